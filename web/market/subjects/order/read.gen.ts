// Made by `npm run messages` from read.en.json and read.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './read.en.json' with { type: 'json' }
import ja from './read.ja.json' with { type: 'json' }

export const readMessages: Messages<{
  buy: { kg: Value; material: Value; grade: Value; place: Value; at: Value }
  buyMonth: { month: Value; price: Value }
  buyMonths: { list: Value }
  anyStricter: { grade: Value }
  sell: { kg: Value; material: Value; grade: Value; place: Value; month: Value; price: Value }
  package: { place: Value; month: Value; parts: Value; kg: Value; price: Value }
  part: { kg: Value; material: Value; grade: Value }
  convert: { site: Value; place: Value; month: Value; kg: Value; recipes: Value }
  recipe: { outputs: Value; inputs: Value; price: Value }
  becomes: { kg: Value; material: Value; grade: Value }
  floor: { kg: Value; material: Value; grade: Value; place: Value; month: Value; price: Value; contract: Value; strike: Value }
  basket: { place: Value; basket: Value }
  baskets: { place: Value; list: Value }
  oneBasket: { month: Value; parts: Value; kg: Value; price: Value }
  money: { money: Value }
  moneyAny: { money: Value }
  store: { kg: Value; material: Value; grade: Value; place: Value; month: Value; until: Value; price: Value }
  least: { least: Value }
  all: Plain
  from: { n: number; lots: Value }
  orRecipe: Plain
}> = { en, ja }
