// Made by `npm run messages` from review.en.json and review.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './review.en.json' with { type: 'json' }
import ja from './review.ja.json' with { type: 'json' }

export const reviewMessages: Messages<{
  title: Plain
  deposit: { money: Value }
  sealedFor: { trustees: Value; n: Value }
  until: { at: Value }
  others: Plain
  seal: Plain
  replace: { version: Value }
  change: Plain
  refusedAnyway: Plain
  placedTitle: Plain
  replacedTitle: Plain
  id: Plain
  version: Plain
  versionIs: { n: Value }
  depositName: Plain
  kept: Plain
  keptText: Plain
  notKept: Plain
  nobody: { n: Value; trustees: Value; at: Value }
  another: Plain
  mine: Plain
  unknown: Plain
  amend: Plain
  withdraw: Plain
  withdrawSure: { money: Value }
  withdrawYes: Plain
  withdrawNo: Plain
  import: Plain
  importHint: Plain
  importText: Plain
  importTake: Plain
  importNoJson: { why: Value }
  importFault: Plain
  importTaken: Plain
  importTwice: Plain
  exported: Plain
}> = { en, ja }
