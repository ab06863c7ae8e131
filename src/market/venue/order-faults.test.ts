import { describe, expect, it } from 'vitest'
import { openBook } from '../round/index.ts'
import { bookOrder, depositFor, orderSchema, type OrderContent } from './order.ts'
import { orderFaults } from './order-faults.ts'
import { quantity } from '../../quantity/index.ts'

const GOODS = { grade: 'any', place: 'JPN', month: '2027-03' }
const CONTRACT = {
  id: 'c',
  organisation: 'acme',
  material: 'nd',
  strike: quantity<'µUSD/kg'>(80_000_000),
  budget: 'b',
  amount: quantity<'µUSD'>(1e12),
}
const TERMS = {
  materials: ['nd', 'dy'].map((name) => ({ name, grades: ['any'] })),
  places: ['JPN'],
  months: ['2027-03'],
}
const LOT = { own: true, place: 'JPN', gradeOn: () => 'any', qualifications: new Set<string>(), left: 10_000_000n }
const orderOf = (given: object): OrderContent => orderSchema.parse({ ...GOODS, ...given })

function faultsOf(content: OrderContent, { contracts = new Set<string>(), taken = new Map<string, bigint>() } = {}) {
  const cover = depositFor(bookOrder('', content, { contract: CONTRACT, share: 1 }), 0.1)
  return [
    ...orderFaults(
      { content, cover },
      {
        suspended: undefined,
        terms: TERMS,
        margin: 0.1,
        contract: CONTRACT,
        share: 1,
        grades: ['strict', 'any'],
        lotOf: (id) => (id === 'unknown' ? undefined : { ...LOT, material: id }),
        taken,
        contracts,
      },
    ),
  ].map(({ kind }) => kind)
}

const sale = (more: object = {}): object => ({
  kind: 'sell',
  material: 'nd',
  kg: '100',
  ask: '60',
  lots: ['nd'],
  ...more,
})
const floor = (more: object = {}): object => ({
  kind: 'floor',
  material: 'nd',
  kg: '100',
  floor: '50',
  contract: 'c',
  lots: ['nd'],
  ...more,
})
const part = (material: string) => ({ material, grade: 'any', kg: '100' })
const mix = (parts: readonly object[], more: object = {}): object => {
  const { grade: _, ...at } = GOODS
  return { ...at, kind: 'package', parts, ask: '60', lots: ['nd', 'dy'], ...more }
}
const packageOf = (parts: readonly object[], more?: object): OrderContent => orderSchema.parse(mix(parts, more))

describe('what an order is refused for', () => {
  it('is nothing where it keeps to the rules', () => {
    expect(faultsOf(orderOf(sale()))).toEqual([])
    expect(faultsOf(orderOf(floor()))).toEqual([])
    expect(faultsOf(packageOf([part('nd'), part('dy')], { least: '200' }))).toEqual([])
  })
  it('is told all at once', () => {
    expect(faultsOf(orderOf(sale({ place: 'USA', least: '101', lots: ['nd', 'unknown'] })))).toEqual([
      'unknown',
      'least',
      'lot-place',
      'lot-unknown',
    ])
    expect(faultsOf(orderOf(sale()), { taken: new Map([['nd', 9_950_000n]]) })).toEqual(['lots-short'])
  })
  // Each of these was accepted once, and no book that held it could be opened: one order stopped the round for everybody.
  it.each([
    [
      'a package that asks for more than there is of it',
      packageOf([part('nd'), part('dy')], { least: '201' }),
      'least',
    ],
    ['a package of twice the same', packageOf([part('nd'), part('nd')], { lots: ['nd'] }), 'twice'],
    ['a floor above the strike', orderOf(floor({ floor: '81' })), 'floor-over-strike'],
    [
      'a conversion of something into itself',
      orderSchema.parse({
        kind: 'convert',
        kg: '10',
        place: 'JPN',
        month: '2027-03',
        recipes: [{ fee: '1', inputs: [part('nd')], outputs: [part('nd')] }],
      }),
      'twice',
    ],
    [
      'a conversion of more than there can be',
      orderSchema.parse({
        kind: 'convert',
        kg: '1000000000',
        place: 'JPN',
        month: '2027-03',
        recipes: [{ fee: '1', inputs: [part('nd')], outputs: [part('dy')] }],
      }),
      'unclear',
    ],
  ])('is what would stop the clearing: %s', (_, content, kind) => {
    expect(faultsOf(content)).toContain(kind)
    const booked = bookOrder('o', content, { contract: CONTRACT, share: 1 })
    const terms = { materials: TERMS.materials.map((one) => ({ ...one, wasteCost: 0 })), places: ['JPN'] }
    const book = { ...terms, round: 'r', months: ['2027-03'], routes: [], budgets: { b: CONTRACT.amount } }
    expect(() => openBook({ ...book, priceRule: 'middle', orders: [booked] })).toThrow()
  })
  it('is a second order under one contract, whose budget pays once', () => {
    expect(faultsOf(orderOf(floor()), { contracts: new Set(['c']) })).toEqual(['contract-taken'])
  })
})
