// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const lotMessages: Messages<{
  title: { material: Value; kg: Value }
  titleOf: { lot: Value }
  id: Plain
  left: Plain
  leftOf: { left: Value; made: Value }
  grade: Plain
  noGrade: Plain
  lies: Plain
  lieAt: { site: Value; country: Value }
  onWay: { from: Value; to: Value }
  container: Plain
  madeOf: Plain
  fresh: Plain
  record: Plain
  on: Plain
  onHint: Plain
  verdicts: Plain
  verdictsWhy: Plain
  isGrade: Plain
  passes: Plain
  fails: Plain
  next: { grade: Value }
  nextWhy: Plain
  nextPast: Plain
  strictest: Plain
  good: Plain
  bad: Plain
}> = { en, ja }
