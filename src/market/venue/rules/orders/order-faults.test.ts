import { describe, expect, it } from 'vitest'
import { validateBook } from '../../../round/index.ts'
import { bookOrder, orderSchema, type OrderContent } from '../../../round/index.ts'
import { depositFor } from '../money/deposits.ts'
import { plantOf, type SiteFacts } from './conversion.ts'
import { orderFaults } from './order-faults.ts'
import { quantity } from '../../../../quantity/index.ts'

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

const VALUES = new Map([['nd', quantity<'µUSD/kg'>(60_000_000)]])
const RECIPES = [
  {
    process: 'work',
    inputs: [{ material: 'nd', per: 1_250_000_000n }],
    outputs: [{ material: 'dy', per: 1_000_000_000n }],
  },
]
const SITE = {
  own: true,
  place: 'JPN',
  processes: new Map([['work', { yearly: 12_000_000n }]]),
  standards: new Set(['iso']),
}
const SITES: Readonly<Record<string, SiteFacts>> = {
  mine: SITE,
  theirs: { ...SITE, own: false },
  away: { ...SITE, place: 'USA' },
  unlimited: { ...SITE, processes: new Map([['work', { yearly: undefined }]]) },
}

function faultsOf(
  content: OrderContent,
  {
    contracts = new Set<string>(),
    taken = new Map<string, bigint>(),
    made = new Map<string, bigint>(),
    ownGrade = 'strict',
  } = {},
) {
  const cover = depositFor(bookOrder('', content, { contract: CONTRACT, share: 1 }), { margin: 0.1, values: VALUES })
  return [
    ...orderFaults(
      { content, cover },
      {
        suspended: undefined,
        unscreened: [],
        terms: TERMS,
        margin: 0.1,
        values: VALUES,
        plants: { recipes: RECIPES, siteOf: (id) => SITES[id], gradeOf: () => ownGrade, made },
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
  it('is reported all at once', () => {
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
    expect(() => validateBook({ ...book, priceRule: 'middle', orders: [booked] })).toThrow()
  })
  it('is a second order under one contract, whose budget pays once', () => {
    expect(faultsOf(orderOf(floor()), { contracts: new Set(['c']) })).toEqual(['contract-taken'])
  })
})

describe('a conversion', () => {
  const goods = (material: string, kg: string, grade = 'any') => ({ material, grade, kg })
  const conversion = (more: object = {}, recipe: object = {}): OrderContent =>
    orderSchema.parse({
      kind: 'convert',
      site: 'mine',
      place: 'JPN',
      month: '2027-03',
      kg: '1000',
      recipes: [{ process: 'work', fee: '1', inputs: [goods('nd', '1.25')], outputs: [goods('dy', '1')], ...recipe }],
      ...more,
    })
  const told = (content: OrderContent, facts: Parameters<typeof faultsOf>[1] = {}): string[] =>
    faultsOf(content, facts).filter((kind) => kind !== 'unknown')
  it('is taken by its plant, of the recipe, up to what the plant makes in a month', () => {
    expect(told(conversion())).toEqual([])
    expect(told(conversion({}, { outputs: [goods('dy', '0.5', 'any+iso')] }))).toEqual([])
  })
  it.each([
    ['no site', conversion({ site: undefined }), 'plant-unnamed'],
    ['a recipe without a process', conversion({}, { process: undefined }), 'plant-unnamed'],
    ['an unknown site', conversion({ site: 'none' }), 'site-unknown'],
    ['the site of another', conversion({ site: 'theirs' }), 'site-owner'],
    ['a site elsewhere', conversion({ site: 'away' }), 'site-place'],
    ['a site without capacity', conversion({ site: 'unlimited' }), 'capacity'],
    ['more than a twelfth of the year', conversion({ kg: '1001' }), 'capacity'],
    ['more than the recipe makes', conversion({}, { outputs: [goods('dy', '1.001')] }), 'recipe-yield'],
    ['what the recipe does not make', conversion({}, { outputs: [goods('tb', '0.001')] }), 'recipe-yield'],
    [
      'what no recipe takes',
      conversion({}, { inputs: [goods('dy', '1')], outputs: [goods('nd', '1')] }),
      'recipe-unknown',
    ],
    ['a grade that did not go in', conversion({}, { outputs: [goods('dy', '1', 'strict')] }), 'recipe-grade'],
    [
      'a standard that the plant has not',
      conversion({}, { outputs: [goods('dy', '1', 'any+iatf')] }),
      'recipe-standards',
    ],
    ['goods of which nobody knows the worth', conversion({}, { inputs: [goods('tb', '1')] }), 'value-unknown'],
  ])('is refused with %s', (_, content, kind) => expect(told(content)).toContain(kind))
  it('is refused for a process that the site does not have', () =>
    expect(told(conversion({}, { process: 'other' }))).toContain('site-process'))
  it('is of no stricter grade than its plant', () => {
    const strict = conversion({}, { inputs: [goods('nd', '1.25', 'strict')], outputs: [goods('dy', '1', 'strict')] })
    expect(told(strict)).toEqual([])
    expect(told(strict, { ownGrade: 'any' })).toEqual(['recipe-grade'])
  })
  it('shares the capacity of its plant and month with others', () => {
    const made = new Map([[plantOf('mine', 'work', '2027-03'), 1_000n]])
    expect(told(conversion(), { made })).toEqual(['capacity'])
    expect(told(conversion({ kg: '999' }), { made })).toEqual([])
    expect(told(conversion({ month: '2027-04' }), { made })).not.toContain('capacity')
  })
  it('counts all that its recipe makes, whatever it gives to the round', () =>
    expect(told(conversion({ kg: '1001' }, { outputs: [goods('dy', '0.001')] }))).toEqual(['capacity']))
  it('deposits on its fee and on what it is handed', () => {
    const needed = depositFor(bookOrder('', conversion(), { contract: undefined, share: 1 }), {
      margin: 0.1,
      values: VALUES,
    })
    // 1000 kg: a fee of 1 each, and 1250 kg at 60.
    expect(needed).toBe(7_600n * 1_000_000_000n)
  })
})
