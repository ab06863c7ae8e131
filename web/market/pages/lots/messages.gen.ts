// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const lotsMessages: Messages<{
  title: Plain
  lede: Plain
  record: Plain
  on: Plain
  onHint: Plain
  usedUp: Plain
  empty: Plain
  emptyHow: Plain
  emptyReader: Plain
  onlyUsedUp: Plain
  totals: Plain
  material: Plain
  left: Plain
  made: Plain
  grade: Plain
  noGrade: Plain
  where: Plain
  lot: Plain
  at: { site: Value; country: Value }
  onWay: { from: Value; to: Value }
  inContainer: { container: Value }
  list: Plain
}> = { en, ja }
