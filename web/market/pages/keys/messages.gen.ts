// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const keysMessages: Messages<{
  title: Plain
  lede: Plain
  trusteeKey: Plain
  trusteeWhat: Plain
  signingKey: Plain
  signingWhat: Plain
  whereKept: Plain
  stateTitle: Plain
  stateClosed: Plain
  haveFile: Plain
  trusteeGood: { n: number }
  trusteeOther: Plain
  trusteeNone: Plain
  trusteeKeep: Plain
  registerTrustee: Plain
  moreTrustee: Plain
  signingGood: { id: Value; until: Value }
  signingRevoked: { id: Value }
  signingLate: { id: Value }
  signingNone: { id: Value }
  signingOther: { id: Value }
  signingProposed: { id: Value; at: Value }
  printOf: { print: Value }
  printWhat: Plain
  print: Plain
  trusteeAfter: Plain
  listTitle: Plain
  listEmpty: Plain
  id: Plain
  from: Plain
  until: Plain
  standing: Plain
  valid: Plain
  notYet: Plain
  expired: Plain
  revokedAt: { at: Value }
  change: Plain
  revoke: Plain
  revokeTakes: Plain
  revokeAsk: { id: Value }
  revokeYes: Plain
  revokeNo: Plain
  revokeDone: Plain
}> = { en, ja }
