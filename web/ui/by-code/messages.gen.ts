// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const byCodeMessages: Messages<{
  title: { title: Value }
  lead: { rows: Value }
  docs: Plain
  none: Plain
  close: Plain
  copy: Plain
  copyThis: { name: Value }
  copied: Plain
  byHand: Plain
  shell: Plain
  curl: Plain
  python: Plain
  r: Plain
  excel: Plain
  untried: Plain
}> = { en, ja }
