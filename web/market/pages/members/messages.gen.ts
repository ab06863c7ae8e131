// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const membersMessages: Messages<{
  title: Plain
  lede: Plain
  readOnly: Plain
  sections: Plain
  membersTitle: Plain
  membersHint: Plain
  filter: Plain
  none: Plain
  noneFound: Plain
  name: Plain
  country: Plain
  controlledFrom: Plain
  standing: Plain
  trusteeKeys: Plain
  usersCount: Plain
  good: Plain
  suspended: Plain
  byItself: { from: Value }
  fromAbroad: { from: Value }
  othersTitle: Plain
  othersHint: Plain
  close: Plain
  idOf: Plain
  registeredIn: Plain
  ownersTitle: Plain
  ownersNone: Plain
  owner: Plain
  share: Plain
  unknownOwner: Plain
  controlTitle: Plain
  controlWhy: Plain
  controlSelf: { country: Value }
  controlBy: { countries: Value; party: Value; weight: Value }
  holds: { owner: Value; share: Value; owned: Value }
  whichHolds: { share: Value; owned: Value }
  moneyTitle: Plain
  cash: Plain
  fund: Plain
  usersTitle: Plain
  usersNone: Plain
  apiKeys: Plain
  apiKey: { id: Value; scopes: Value; until: Value }
  apiKeysNone: Plain
  sitesTitle: Plain
  sitesNone: Plain
  site: Plain
  processes: Plain
  yearly: { process: Value; materials: Value; kg: Value }
  unlimited: { process: Value; materials: Value }
  signingTitle: Plain
  signingHint: Plain
  signingNone: Plain
  key: Plain
  validFrom: Plain
  validUntil: Plain
  keyState: Plain
  revokedAt: { at: Value }
  valid: Plain
  notYet: Plain
  expired: Plain
  contractsTitle: Plain
  contractsHint: Plain
  contractsNone: Plain
  contract: Plain
  material: Plain
  strike: Plain
  budget: Plain
  bound: Plain
  staffTitle: Plain
  staffHint: Plain
  relatedTitle: Plain
  relatedHint: Plain
  relatedNone: Plain
  registerTitle: Plain
  registerHint: Plain
  registerOpen: Plain
  proposalsTitle: Plain
  capitalTitle: Plain
  capitalHint: Plain
}> = { en, ja }
