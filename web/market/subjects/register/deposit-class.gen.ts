// Made by `npm run messages` from deposit-class.en.json and deposit-class.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './deposit-class.en.json' with { type: 'json' }
import ja from './deposit-class.ja.json' with { type: 'json' }

export const depositClassMessages: Messages<{
  title: Plain
  class: Plain
  hint: Plain
  sure: { before: Value; after: Value }
  label: Plain
  reduced: Plain
  standard: Plain
  raised: Plain
}> = { en, ja }
