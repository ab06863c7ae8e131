// Made by `npm run messages` from table.en.json and table.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './table.en.json' with { type: 'json' }
import ja from './table.ja.json' with { type: 'json' }

export const tableMessages: Messages<{
  sources: Plain
  places: Plain
  elements: Plain
  materials: Plain
  contents: Plain
  processes: Plain
  recipes: Plain
  costs: Plain
  sites: Plain
  firms: Plain
  countries: Plain
  codes: Plain
  notices: Plain
  operations: Plain
  lanes: Plain
  routes: Plain
  sectors: Plain
  steps: Plain
  demand: Plain
  stocks: Plain
  buyers: Plain
  switching: Plain
  parameters: Plain
  prices: Plain
  observations: Plain
  projects: Plain
  stockpiles: Plain
  offtakes: Plain
  shutdowns: Plain
  owners: Plain
  'owner-books': Plain
  'plant-costs': Plain
  products: Plain
  bills: Plain
  words: Plain
  contracts: Plain
  controls: Plain
  allowances: Plain
  conduct: Plain
  currencies: Plain
  stages: Plain
  units: Plain
  groups: Plain
  variants: Plain
  defaults: Plain
  industries: Plain
  accounts: Plain
  inputs: Plain
  multipliers: Plain
  concordance: Plain
}> = { en, ja }
