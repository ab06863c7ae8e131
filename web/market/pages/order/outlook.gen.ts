// Made by `npm run messages` from outlook.en.json and outlook.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './outlook.en.json' with { type: 'json' }
import ja from './outlook.ja.json' with { type: 'json' }

export const outlookMessages: Messages<{
  title: Plain
  missing: Plain
  deposit: Plain
  depositHint: { money: Value; percent: Value; floor: Value }
  depositRounded: Plain
  depositShort: Plain
  free: Plain
  freeAmending: Plain
  after: Plain
  costsAtMost: Plain
  bringsAtLeast: Plain
  contractBrings: { money: Value }
  contractCut: { kg: Value }
  shortage: { percent: Value; kg: Value; why: Value }
  shortageBaskets: { percent: Value; why: Value }
  basketsCut: { list: Value }
  basketCut: { kg: Value; n: Value }
  lots: Plain
  lotsHold: { material: Value; kg: Value; grade: Value }
  lotsStricter: { grade: Value }
  stillOwed: { kg: Value }
  faultsTitle: Plain
  noFaults: Plain
  pastTitle: Plain
  pastNone: Plain
  pastPrice: { goods: Value; price: Value }
  pastOf: { round: Value }
  pastEnds: { low: Value; high: Value }
  pastMonth: { month: Value }
  yes: Plain
  edge: Plain
  no: Plain
  pays: { money: Value }
  gets: { money: Value }
  bidShort: { gap: Value }
  askOver: { gap: Value }
  better: { money: Value }
  block: Plain
  caveat: Plain
}> = { en, ja }
