// Made by `npm run messages` from action.en.json and action.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './action.en.json' with { type: 'json' }
import ja from './action.ja.json' with { type: 'json' }

export const actionMessages: Messages<{
  why: Plain
  choose: Plain
  id: Plain
  orgIdHint: Plain
  orgName: Plain
  orgNameJa: Plain
  orgCountry: Plain
  orgCountryHint: Plain
  isMember: Plain
  isMemberHint: Plain
  owners: Plain
  ownersHint: Plain
  ownerShare: Plain
  addOwner: Plain
  takeOut: Plain
  register: Plain
  replace: Plain
  replaceTitle: Plain
  registerSureAlone: { name: Value; country: Value }
  registerSure: { name: Value; country: Value }
  suspend: Plain
  suspendSure: { name: Value }
  resume: Plain
  resumeSure: { name: Value }
  addUser: Plain
  userId: Plain
  userIdHint: Plain
  userName: Plain
  role: Plain
  roleHint: Plain
  enrol: Plain
  enrolHint: Plain
  enrolSure: { user: Value }
  enrolled: { user: Value }
  oneTime: Plain
  secondFactor: Plain
  qr: Plain
  qrHint: Plain
  validUntil: { until: Value }
  handed: Plain
  gone: Plain
  removeUser: Plain
  removeSure: { user: Value }
  revokeApi: Plain
  revokeApiSure: { key: Value }
  subject: { user: Value }
  subjectHint: Plain
  setSubject: Plain
  admitProposed: Plain
  subjectDone: { user: Value }
  addSite: Plain
  changeSite: { name: Value }
  siteIdHint: Plain
  siteName: Plain
  siteNameJa: Plain
  siteCountry: Plain
  processes: Plain
  processHint: Plain
  brings: Plain
  allMaterials: Plain
  yearly: Plain
  yearlyHint: Plain
  addProcess: Plain
  standards: Plain
  standardsHint: Plain
  payment: Plain
  way: Plain
  in: Plain
  out: Plain
  amount: { currency: Value }
  amountHint: Plain
  reference: Plain
  referenceHint: Plain
  payIn: Plain
  payOut: Plain
  payInSure: { amount: Value; name: Value; reference: Value }
  payOutSure: { amount: Value; name: Value; reference: Value }
  after: { before: Value; after: Value }
  addCapital: Plain
  capitalSure: { amount: Value; reference: Value; after: Value }
  capitalOut: Plain
  capitalOutWhy: Plain
  capitalNoticed: { amount: Value }
  capitalWaits: { n: number; rounds: Value }
  capitalNotice: Plain
  capitalNoticeSure: { amount: Value }
  capitalTake: Plain
  capitalTakeSure: { amount: Value; after: Value }
  sign: Plain
  contractIdHint: Plain
  strike: Plain
  budget: Plain
  budgetHint: Plain
  budgetNone: Plain
  budgetFree: { id: Value; free: Value }
  bind: { currency: Value }
  bindHint: Plain
  signSure: { material: Value; name: Value; strike: Value; amount: Value; budget: Value }
  relate: Plain
  groupName: Plain
  groupMembers: Plain
  addGroup: Plain
  groupSure: { n: Value }
  final: Plain
}> = { en, ja }
