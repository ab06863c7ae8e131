// Made by `npm run messages` from bank.en.json and bank.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './bank.en.json' with { type: 'json' }
import ja from './bank.ja.json' with { type: 'json' }

export const bankMessages: Messages<{
  title: Plain
  lede: Plain
  readOnly: Plain
  account: Plain
  accountNone: Plain
  setAct: Plain
  setOther: Plain
  setSure: { iban: Value; name: Value }
  holder: Plain
  statement: Plain
  statementHow: Plain
  file: Plain
  payFile: Plain
  fileHint: Plain
  refused: { file: Value }
  preview: { file: Value }
  close: Plain
  totals: Plain
  deposits: Plain
  paidOut: Plain
  cameBack: Plain
  leftOut: Plain
  leftOutIs: Plain
  already: Plain
  alreadyIs: Plain
  entries: { n: number }
  show: Plain
  'show-all': Plain
  'show-taken': Plain
  'show-out': Plain
  'show-in': Plain
  statementOf: { id: Value; account: Value }
  otherAccount: Plain
  otherNone: Plain
  otherIs: { account: Value }
  noEntry: Plain
  noneShown: Plain
  showAll: { n: Value }
  entry: Plain
  verdict: Plain
  amount: Plain
  whose: Plain
  written: Plain
  nothing: Plain
  take: Plain
  sureIn: { n: number; sum: Value }
  sureOut: { n: number; sum: Value }
  sureBack: { n: number; sum: Value }
  sure: Plain
  takenDone: { n: number }
  payouts: Plain
  payoutsHow: Plain
  payoutsNone: Plain
  payoutsOpen: { n: number }
  payoutsOver: { n: number }
  choose: Plain
  chooseOf: { payout: Value; amount: Value }
  chosen: { n: number; sum: Value }
  payout: Plain
  member: Plain
  to: Plain
  state: Plain
  release: { n: number }
  releaseSure: { n: number; sum: Value }
  releaseWhich: Plain
  releaseSum: { n: number; sum: Value }
  proposals: Plain
  proposalsHow: Plain
  files: Plain
  filesHow: Plain
  noneReleased: Plain
  released: { n: number; sum: Value }
  date: Plain
  dateHint: Plain
  dateMade: Plain
  make: Plain
  makeSure: { n: number; sum: Value; date: Value }
  made: Plain
  filesNone: Plain
  filesList: Plain
  day: Plain
  payments: Plain
  madeAt: Plain
  allDone: Plain
  someDone: { done: Value; n: Value }
  download: Plain
  compare: Plain
  references: Plain
  referencesHow: Plain
  referencesNone: Plain
  reference: Plain
}> = { en, ja }
