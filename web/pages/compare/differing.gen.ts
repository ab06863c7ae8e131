// Made by `npm run messages` from differing.en.json and differing.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './differing.en.json' with { type: 'json' }
import ja from './differing.ja.json' with { type: 'json' }

export const differingMessages: Messages<{
  title: Plain
  answer: { n: number }
  answerMany: { n: number }
  note: Plain
  noteApart: Plain
  line: { name: Value; second: Value; first: Value }
  otherLine: { name: Value }
  compared: Plain
  control: Plain
  alone: Plain
  measures: Plain
  begins: Plain
  users: Plain
  start: Plain
  run: Plain
  other: Plain
  none: Plain
  yes: Plain
  no: Plain
  allUsers: Plain
  inMonth: { n: Value }
  places: { n: Value }
  sectors: { n: Value }
}> = { en, ja }
