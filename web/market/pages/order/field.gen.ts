// Made by `npm run messages` from field.en.json and field.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './field.en.json' with { type: 'json' }
import ja from './field.ja.json' with { type: 'json' }

export const fieldMessages: Messages<{
  kg: Plain
  least: Plain
  price: Plain
  fee: Plain
  bids: Plain
  lots: Plain
  parts: Plain
  baskets: Plain
  money: Plain
  recipes: Plain
  site: Plain
  contract: Plain
  goods: Plain
}> = { en, ja }
