// Made by `npm run messages` from accounts.en.json and accounts.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './accounts.en.json' with { type: 'json' }
import ja from './accounts.ja.json' with { type: 'json' }

export const accountsMessages: Messages<{
  accountsVariance: Plain
  accountsVarianceText: Plain
  accountsOf: { owner: Value }
  accountsText: Plain
  accountYear: Plain
  accountOwner: Plain
  modelEbitda: Plain
  publishedEbitda: Plain
  'part-volume': Plain
  'part-stock': Plain
  'part-price': Plain
  'part-cost': Plain
  'part-overheads': Plain
  'part-support': Plain
  'part-other': Plain
  accountLine: Plain
  accountStudy: { year: Value }
  accountMade: Plain
  accountSeen: Plain
  accountCapacity: Plain
  'line-produced': { what: Value }
  'line-sold': { what: Value }
  allGoods: Plain
  'line-revenue': Plain
  'line-cost-of-sales': Plain
  'line-gross-margin': Plain
  'line-overheads': Plain
  'line-ebitda': Plain
  'line-interest': Plain
  'line-cash': Plain
  'line-write-down': Plain
  'line-support': Plain
}> = { en, ja }
