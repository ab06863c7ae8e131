// Made by `npm run messages` from graph.en.json and graph.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './graph.en.json' with { type: 'json' }
import ja from './graph.ja.json' with { type: 'json' }

export const graphMessages: Messages<{
  commission: Plain
  scrap: Plain
  transform: Plain
  separation: Plain
  metal: Plain
  alloy: Plain
  magnet: Plain
  product: Plain
  split: Plain
  merge: Plain
  ship: Plain
  receive: Plain
  inspect: Plain
  withdraw: Plain
  transfer: Plain
  pack: Plain
  unpack: Plain
  install: Plain
  remove: Plain
  question: Plain
  answer: { n: number; steps: Value }
  answerMine: { mines: Value }
  answerUnknown: Plain
  source: Plain
  note: Plain
  aside: { n: number }
  label: Plain
  hint: Plain
  thisLot: Plain
  ofMade: { used: Value; made: Value }
  lots: { n: Value; material: Value }
  times: { what: Value; n: Value }
  more: { n: Value }
  control: { countries: Value }
  runBy: { operator: Value; countries: Value }
  signed: { signer: Value }
  tellEvent: { what: Value; at: Value; site: Value; country: Value; run: Value; signed: Value }
  tellLot: { name: Value; made: Value; used: Value; ids: Value }
  tellTarget: { name: Value; made: Value; ids: Value }
  keyEvent: Plain
  keyLot: Plain
  keyMoves: Plain
  when: Plain
  what: Plain
  process: Plain
  where: Plain
  country: Plain
  operator: Plain
  controller: Plain
  into: Plain
  out: Plain
  signer: Plain
  event: Plain
}> = { en, ja }
