// Made by `npm run messages` from delivery.en.json and delivery.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './delivery.en.json' with { type: 'json' }
import ja from './delivery.ja.json' with { type: 'json' }

export const deliveryMessages: Messages<{
  title: Plain
  why: Plain
  toDeliver: Plain
  toReceive: Plain
  what: { kg: Value; material: Value; grade: Value }
  to: { member: Value }
  of: { member: Value }
  round: { round: Value; month: Value }
  where: { place: Value }
  whereBoth: { from: Value; to: Value }
  progress: { delivered: Value; kg: Value; left: Value }
  allDone: Plain
  allCame: Plain
  undelivered: { kg: Value }
  cancelled: { kg: Value }
  leftOver: Plain
  handOver: Plain
  close: Plain
  shut: Plain
  noLot: { material: Value; grade: Value; place: Value }
  noLotHow: Plain
  lot: Plain
  lotOption: { lot: Value; kg: Value; site: Value }
  kg: Plain
  kgHint: { most: Value }
  kgWrong: { most: Value }
  wholeOnly: Plain
  plan: { kg: Value; member: Value }
  planWhole: { member: Value }
  planRest: { left: Value }
  planDone: Plain
  act: { kg: Value }
  done: { kg: Value; left: Value }
  doneAll: { kg: Value }
  seeLots: Plain
}> = { en, ja }
