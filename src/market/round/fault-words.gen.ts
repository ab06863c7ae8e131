// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  material: Plain
  place: Plain
  month: Plain
  route: Plain
  order: Plain
  grade: Plain
  node: Plain
  budget: Plain
  'grade-of': { name: Value }
  'material-of-route': { id: Value }
  'node-of-order': { id: Value }
  'the-material': { name: Value }
  'the-route': { id: Value }
  'the-order': { id: Value }
  'waste-cost': { name: Value }
  'route-cost': { id: Value }
  'route-limit': { id: Value }
  'budget-amount': { name: Value }
  'order-size': { id: Value }
  'order-least': { id: Value }
  grain: { id: Value }
  'order-moves': { id: Value }
  'order-limit': { id: Value }
  'order-strike': { id: Value }
}> = { en, ja }
