// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  'stages-or-sectors': Plain
  'materials-or-elements': Plain
  of: { of: Value }
  some: { list: Value; rest: Value }
  'the-file': Plain
  scenario: Plain
  'scenario-begin': Plain
  'scenario-example': Plain
  path: Plain
  'path-begin': Plain
  'path-example': Plain
  entries: { schema: Value }
  outage: { site: Value }
  'demand-change': Plain
  measure: { id: Value }
  buyers: { by: Value; list: Value }
  users: { list: Value }
  sold: { by: Value; list: Value }
  operation: { process: Value; site: Value; with: string; feed: Value }
  goods: Plain
  'counted-in': { element: Value; unit: Value }
  product: { id: Value }
  content: { id: Value }
  shipped: { material: Value }
  use: { material: Value }
  activity: { process: Value }
  observation: { id: Value }
  stock: Plain
  price: Plain
  multiplier: Plain
  capacity: { id: Value }
  cost: { process: Value }
  freight: Plain
  switching: { what: Value }
  'switching-in': { what: Value; unit: Value }
  share: Plain
  shutdown: { what: Value; unit: Value }
  'owner-figure': { what: Value }
  'conduct-lever': { lever: Value; unit: Value }
  parameter: { id: Value; meaning: Value }
  'project-cost': Plain
  stockpile: Plain
  premium: Plain
  rate: { id: Value }
  bill: Plain
}> = { en, ja }
