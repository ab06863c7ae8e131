// Made by `npm run messages` from copy.en.json and copy.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './copy.en.json' with { type: 'json' }
import ja from './copy.ja.json' with { type: 'json' }

export const copyMessages: Messages<{
  copy: Plain
  copyOf: { label: Value }
  copied: Plain
  notCopied: Plain
}> = { en, ja }
