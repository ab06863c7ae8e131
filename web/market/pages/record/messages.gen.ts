// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const recordMessages: Messages<{
  title: Plain
  lede: Plain
  signed: Plain
  what: Plain
  commission: Plain
  commissionWhy: Plain
  transform: Plain
  transformWhy: Plain
  regroup: Plain
  regroupWhy: Plain
  ship: Plain
  shipWhy: Plain
  receive: Plain
  receiveWhy: Plain
  transfer: Plain
  transferWhy: Plain
  withdraw: Plain
  withdrawWhy: Plain
  correct: Plain
  correctWhy: Plain
  file: Plain
  fileWhy: Plain
  when: Plain
  whenHint: Plain
  whenWrong: Plain
  recorded: { seq: Value }
  newLots: Plain
  again: Plain
  noKeys: Plain
  source: Plain
  sourceOption: { material: Value; site: Value; process: Value }
  noSource: Plain
  capacity: { kg: Value }
  kg: Plain
  kgHint: Plain
  doCommission: Plain
  work: Plain
  workOption: { inputs: Value; outputs: Value; site: Value; process: Value }
  noWork: Plain
  inputs: { material: Value }
  noInputs: { material: Value }
  tolling: Plain
  output: { material: Value }
  outputHint: { kg: Value }
  outputWait: Plain
  outputTooMuch: { kg: Value }
  doTransform: Plain
  pickOf: { material: Value }
  lot: Plain
  choose: Plain
  sure: Plain
  takeKg: { lot: Value }
  group: Plain
  groupOption: { material: Value; site: Value }
  noGroup: Plain
  parts: Plain
  part: { n: Value }
  addPart: Plain
  dropPart: Plain
  sumFits: { kg: Value }
  sumLost: { kg: Value }
  sumMore: { kg: Value }
  doRegroup: Plain
  from: Plain
  to: Plain
  siteOption: { site: Value; country: Value; operator: Value }
  noSites: Plain
  wholeLots: Plain
  containers: Plain
  containerHolds: { container: Value; kg: Value }
  nothingHere: Plain
  doShip: Plain
  way: Plain
  wayOption: { from: Value; to: Value }
  noWay: Plain
  receiveKg: Plain
  doReceive: Plain
  owner: Plain
  noOthers: Plain
  reference: Plain
  referenceHint: Plain
  parcelHint: Plain
  toOrders: Plain
  noLots: Plain
  doTransfer: Plain
  doWithdraw: { kg: Value }
  correctLot: Plain
  correctEvent: Plain
  eventOption: { at: Value; what: Value; masses: Value; id: Value }
  noEvents: Plain
  replacements: Plain
  replacementsHint: Plain
  falls: Plain
  doCorrect: Plain
  chooseFile: Plain
  paste: Plain
  pasteHint: Plain
  read: Plain
  found: { n: number }
  foundCredential: Plain
  doSend: { n: number }
  doSendCredential: Plain
  waiting: Plain
  sending: Plain
  taken: { seq: Value }
  credential: Plain
  sendResult: { taken: Value; n: Value }
  retry: Plain
}> = { en, ja }
