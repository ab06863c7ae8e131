// Made by `npm run messages` from value.en.json and value.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './value.en.json' with { type: 'json' }
import ja from './value.ja.json' with { type: 'json' }

export const valueMessages: Messages<{
  places: Plain
  contents: Plain
  recipes: Plain
  costs: Plain
  sites: Plain
  operations: Plain
  lanes: Plain
  routes: Plain
  demand: Plain
  stocks: Plain
  projects: Plain
  stockpiles: Plain
  offtakes: Plain
  'owner-books': Plain
  'plant-costs': Plain
  bills: Plain
  contracts: Plain
  allowances: Plain
  currencies: Plain
  multipliers: Plain
}> = { en, ja }
