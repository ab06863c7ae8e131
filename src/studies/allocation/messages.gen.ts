// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const allocationMessages: Messages<{
  made: { version: Value; hash: Value; world: Value; scenario: Value }
  span: { months: Value; start: Value; foresight: Value }
  heading: { title: Value }
  brief: Plain
  compare: Plain
  compareNote: { reserved: Value; sectors: Value }
  nobodyFirst: Plain
  sectors: Plain
  sector: Plain
  elsewhere: Plain
  place: Plain
  goods: Plain
  toRun: Plain
  toRunNote: Plain
  money: Plain
  moneyNote: Plain
  how: Plain
  free: Plain
  where: Plain
  books: { balance: Value; excess: Value }
  none: Plain
  'rule-market': Plain
  'rule-auction': Plain
  'rule-mix': Plain
  'rule-priority': Plain
  'rule-pro-rata': Plain
  yes: Plain
  no: Plain
}> = { en, ja }
