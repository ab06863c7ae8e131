import type { OrderContent } from '../../../../src/market/index.ts'
import { orderSchema } from '../../../../src/market/venue/events/order.ts'
import type { Known } from './outlook.ts'

/** A round, what is known of a member, and one order of each kind: what the tests of this page write down and read back. */

export const MONTHS = ['2027-03', '2027-04']
export const GRADES = ['democracies', 'traced']
export const ROUND = {
  terms: { places: ['JPN', 'USA'], months: MONTHS, margin: 0.1, materials: [{ material: 'ndpr-oxide', value: '60' }] },
  grades: [
    { material: 'ndpr-oxide', grades: GRADES },
    { material: 'dy-oxide', grades: GRADES },
  ],
}
export const LOT = {
  id: 'urn:lot:a',
  material: 'ndpr-oxide',
  made: '200',
  left: '150',
  bound: '0',
  grade: 'democracies',
  qualifications: ['iatf'],
  site: 's',
  country: 'JPN',
  way: null,
  container: null,
  from: [],
  events: [],
}
export const CONTRACT = {
  id: 'c1',
  organisation: 'acme',
  material: 'ndpr-oxide',
  strike: '80',
  budget: 'b',
  amount: '3000',
}
export const KNOWN: Known = {
  round: ROUND,
  market: { shortages: [], grades: GRADES.map((id) => ({ id, title: id, title_ja: id })) },
  account: { balances: [{ account: 'cash acme', balance: '1000' }] },
  suspended: false,
  unscreened: [],
  contracts: [CONTRACT],
  sites: [
    {
      id: 'urn:site:plant',
      name: 'Plant',
      name_ja: '工場',
      country: 'JPN',
      operator: 'acme',
      standards: [],
      processes: [{ process: 'work', materials: null, kgPerYear: '6000' }],
    },
  ],
  recipes: [
    { process: 'work', inputs: [{ material: 'ndpr-oxide', per: 1.2 }], outputs: [{ material: 'dy-oxide', per: 1 }] },
  ],
  lots: [LOT],
  others: [],
  before: '0',
  depositClass: 'standard',
}
const AT = { place: 'JPN', month: '2027-03' }
const goods = { material: 'ndpr-oxide', grade: 'democracies' }
export const part = (material: string, kg: string) => ({ material, grade: 'democracies', kg })
export const ORDERS = {
  buy: { kind: 'buy', ...goods, place: 'JPN', kg: '12000', at: [{ month: '2027-03', bid: '82' }] },
  sell: { kind: 'sell', ...goods, ...AT, kg: '100', least: '40', ask: '63.50', lots: [LOT.id] },
  package: {
    kind: 'package',
    ...AT,
    least: '100',
    parts: [part('ndpr-oxide', '90'), part('dy-oxide', '10')],
    ask: '95',
    lots: [LOT.id, 'urn:lot:b'],
  },
  convert: {
    kind: 'convert',
    ...AT,
    site: 'urn:site:plant',
    kg: '500',
    recipes: [{ process: 'work', fee: '4', inputs: [part('ndpr-oxide', '1.2')], outputs: [part('dy-oxide', '1')] }],
  },
  floor: { kind: 'floor', ...goods, ...AT, kg: '100', contract: 'c1', floor: '50', lots: [LOT.id] },
  basket: {
    kind: 'basket',
    place: 'JPN',
    whole: true,
    money: '9000',
    baskets: [
      { month: '2027-03', bid: '95', parts: [part('ndpr-oxide', '90'), part('dy-oxide', '10')] },
      { month: '2027-04', bid: '60', parts: [{ ...part('ndpr-oxide', '150'), grade: 'traced' }] },
    ],
  },
  store: { kind: 'store', ...goods, ...AT, until: '2027-04', kg: '100', least: '100', fee: '0.5' },
} as const
export const orderOf = (given: object): OrderContent => orderSchema.parse(given)
