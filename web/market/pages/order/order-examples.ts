import type { OrderContent } from '../../../../src/market/index.ts'
import { BASKET, BUY, CONVERT, FLOOR, orderSchema, PACKAGE, SELL, STORE } from '../../../../src/market/light.ts'
import type { Known } from '../../subjects/order/order-preview.ts'

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
export const part = (material: string, kg: string) => ({ material, grade: 'democracies', kg })
export const ORDERS = {
  buy: BUY.example,
  sell: SELL.example,
  package: PACKAGE.example,
  convert: CONVERT.example,
  floor: FLOOR.example,
  basket: BASKET.example,
  store: STORE.example,
} as const
export const orderOf = (given: object): OrderContent => orderSchema.parse(given)
