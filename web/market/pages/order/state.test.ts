import { describe, expect, it } from 'vitest'
import type { OrderContent } from '../../../../src/market/index.ts'
import { buy, convert, sell } from '../../../../src/market/round/index.ts'
import { bookOrder, depositFor, orderSchema, valuesIn } from '../../../../src/market/venue/order.ts'
import { sayer } from '../../../messages.ts'
import { withSeparators } from '../../parts/naming.ts'
import { contentOf, draftFrom, newDraft } from './draft.ts'
import { importOrder } from './import.ts'
import { fitOf, offeredIn, outlookOf, type Known } from './outlook.ts'
import { lastPast, tryAt, type Prices } from './prices.ts'
import { readBack } from './read-back.ts'
import { READ_WORDS } from './read-words.ts'
import { recipesFor } from './recipes.ts'
import { quantity } from '../../../../src/quantity/index.ts'

const MONTHS = ['2027-03', '2027-04']
const GRADES = ['democracies', 'traced']
const ROUND = {
  terms: { places: ['JPN', 'USA'], months: MONTHS, margin: 0.1, materials: [{ material: 'ndpr-oxide', value: '60' }] },
  grades: [
    { material: 'ndpr-oxide', grades: GRADES },
    { material: 'dy-oxide', grades: GRADES },
  ],
}
const LOT = {
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
const CONTRACT = { id: 'c1', organisation: 'acme', material: 'ndpr-oxide', strike: '80', budget: 'b', amount: '3000' }
const KNOWN: Known = {
  round: ROUND,
  market: { shortages: [], grades: GRADES.map((id) => ({ id, title: id, title_ja: id })) },
  account: { balances: [{ account: 'cash acme', balance: '1000' }] },
  suspended: false,
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
}
const AT = { place: 'JPN', month: '2027-03' }
const goods = { material: 'ndpr-oxide', grade: 'democracies' }
const part = (material: string, kg: string) => ({ material, grade: 'democracies', kg })
const ORDERS = {
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
} as const
const orderOf = (given: object): OrderContent => orderSchema.parse(given)

describe('what an order would mean', () => {
  it.each(Object.keys(ORDERS) as (keyof typeof ORDERS)[])('is a deposit as the market asks for: %s', (kind) => {
    const content = orderOf(ORDERS[kind])
    const contract = { ...CONTRACT, strike: quantity<'µUSD/kg'>(80_000_000), amount: quantity<'µUSD'>(3_000_000_000) }
    const needed = depositFor(bookOrder('any', content, { contract, share: 1 }), {
      margin: 0.1,
      values: valuesIn(ROUND.terms),
    })
    expect(needed).toBeGreaterThan(0n)
    const { deposit, needed: asked, faults } = outlookOf(content, KNOWN)
    expect(asked).toBe(needed)
    expect(deposit >= needed).toBe(true)
    expect(faults.some((fault) => fault.kind === 'deposit')).toBe(false)
  })
  it('is money at its limit: at most what it costs, at least what it brings', () => {
    expect(outlookOf(orderOf(ORDERS.buy), KNOWN).limit).toBe(-984_000n * 1_000_000_000n)
    expect(outlookOf(orderOf(ORDERS.sell), KNOWN).limit).toBe(6350n * 1_000_000_000n)
  })
  it('is told where the deposit is more than is free, but for what comes back of the order it replaces', () => {
    const sale = orderOf({ ...ORDERS.sell, kg: '150', least: '150', ask: '70' })
    expect(outlookOf(sale, KNOWN).faults.map(({ kind }) => kind)).toContain('cash')
    expect(outlookOf(sale, { ...KNOWN, before: '50' }).faults).toEqual([])
  })
  it('is what is left under a declared shortage, with a deposit for all of it, since the shortage may end', () => {
    const shortages = [{ material: 'ndpr-oxide', share: 0.6, why: 'a mine stands still' }]
    const outlook = outlookOf(orderOf(ORDERS.buy), { ...KNOWN, market: { ...KNOWN.market, shortages } })
    expect(outlook.order?.most).toBe(7_200_000)
    const { deposit, limit } = outlookOf(orderOf(ORDERS.buy), KNOWN)
    expect(outlook).toMatchObject({ deposit, limit })
  })
  it('is no more than the budget of a price contract covers', () =>
    expect(outlookOf(orderOf({ ...ORDERS.floor, kg: '140' }), KNOWN).order?.most).toBe(100_000))
  it('holds a conversion against its plant', () => {
    const faults = (change: object, others: OrderContent[] = []) =>
      outlookOf(orderOf({ ...ORDERS.convert, ...change }), { ...KNOWN, others, before: '10000' }).faults.map(
        ({ kind }) => kind,
      )
    expect(faults({})).toEqual([])
    expect(faults({ site: 'urn:site:other' })).toEqual(['site-unknown'])
    expect(faults({}, [orderOf({ ...ORDERS.convert, kg: '1' })])).toEqual(['capacity'])
  })
  it('counts what other orders of the round take from the same lots', () => {
    const others = [orderOf(ORDERS.sell)]
    expect(outlookOf(orderOf(ORDERS.sell), { ...KNOWN, others }).faults.map(({ kind }) => kind)).toEqual(['lots-short'])
  })
  it('says of each lot why it will not do', () => {
    const wanted = new Map([['ndpr-oxide', 'democracies']])
    const fit = (change: object) => fitOf({ ...LOT, ...change }, { wanted, place: 'JPN', grades: GRADES })
    expect([{}, { material: 'dy-oxide' }, { left: '0' }, { country: 'USA' }, { grade: 'traced' }].map(fit)).toEqual([
      'fits',
      'material',
      'empty',
      'place',
      'grade',
    ])
  })
})

describe('at the last prices', () => {
  const node = 'nd/any/JPN/2027-03'
  const ends = (low: bigint, price: bigint, high: bigint) => ({ low, price, high })
  const prices: Prices = new Map([[node, ends(66_000_000n, 67_000_000n, 68_000_000n)]])
  const id = { id: '', owner: '', most: quantity<'g'>(1000) }
  it.each([
    [65_000_000, 'yes'],
    [66_000_000, 'edge'],
    [67_500_000, 'edge'],
    [69_000_000, 'no'],
  ])('a sale for at least %d would have traded: %s', (ask, fate) =>
    expect(tryAt(sell({ ...id, node, ask: quantity(ask) }), prices)?.fate).toBe(fate),
  )
  it('a purchase would have cost the price, and gains what its bid is above it', () => {
    const tried = tryAt(buy({ ...id, at: [{ node, bid: quantity(70_000_000) }] }), prices)
    expect(tried).toMatchObject({ fate: 'yes', gain: 3_000_000_000n })
    expect(tried?.money).toEqual({ worst: -68_000_000_000n, price: -67_000_000_000n, best: -66_000_000_000n })
  })
  it('the best of several months is taken, of those that had a price', () => {
    const at = [
      { node: 'nd/any/JPN/2027-04', bid: quantity<'µUSD/kg'>(90_000_000) },
      { node, bid: quantity<'µUSD/kg'>(67_000_000) },
    ]
    expect(tryAt(buy({ ...id, at }), prices)).toMatchObject({ alternative: 1, gain: 0n })
  })
  it('a conversion needs both prices', () => {
    const recipes = [
      {
        fee: quantity<'µUSD/kg'>(1_000_000),
        inputs: [[node, quantity<'g'>(1000)]] as const,
        outputs: [['dy/any/JPN/2027-03', quantity<'g'>(500)]] as const,
      },
    ]
    const order = convert({ ...id, recipes })
    expect(tryAt(order, prices)).toBeUndefined()
    const both: Prices = new Map([...prices, ['dy/any/JPN/2027-03', ends(200_000_000n, 200_000_000n, 200_000_000n)]])
    expect(tryAt(order, both)).toMatchObject({ fate: 'yes' })
  })
  it('the last round with these goods counts; failing that, the last with another month', () => {
    const shown = (month: string, price: string) => ({
      prices: [{ material: 'nd', grade: 'any', place: 'JPN', month, price, low: price, high: price }],
    })
    const rounds = [
      { id: 'r3', result: shown('2027-05', '70') },
      { id: 'r2', result: shown('2027-03', '60') },
    ] as unknown as Parameters<typeof lastPast>[1]
    const order = sell({ ...id, node, ask: quantity(65_000_000) })
    expect(lastPast(order, rounds)).toMatchObject({ round: 'r2', month: undefined, tried: { fate: 'no' } })
    expect(lastPast(order, rounds.slice(0, 1))).toMatchObject({ round: 'r3', month: '2027-05', tried: { fate: 'yes' } })
    expect(lastPast(order, [])).toBeUndefined()
  })
})

describe('an order that is written', () => {
  const empty = newDraft(ROUND, 'USA')
  it.each(Object.values(ORDERS))('is the same after it was filled into the form: $kind', (given) => {
    const content = orderOf(given)
    expect(contentOf(draftFrom(content, empty), MONTHS)).toEqual({ content })
  })
  it('says what is missing', () => {
    expect(empty.place).toBe('USA')
    expect(contentOf(empty, MONTHS)).toEqual({ content: undefined, wrong: ['kg', 'bids'] })
    expect(contentOf({ ...empty, kind: 'sell', kg: '1', price: '63,5' }, MONTHS)).toMatchObject({
      wrong: ['price', 'lots'],
    })
  })
  it('may be pasted: what is wrong with it is told', () => {
    const offered = offeredIn(ROUND)
    expect(importOrder('{', offered).kind).toBe('no-json')
    expect(importOrder('{"kind":"buy"}', offered).kind).toBe('no-order')
    expect(importOrder(JSON.stringify({ ...ORDERS.buy, place: 'EUR' }), offered)).toMatchObject({
      kind: 'unknown',
      names: [{ what: 'place', name: 'EUR' }],
    })
    const at = [...ORDERS.buy.at, { month: '2027-03', bid: '80' }]
    expect(importOrder(JSON.stringify({ ...ORDERS.buy, at }), offered).kind).toBe('twice')
    expect(importOrder(JSON.stringify(ORDERS.buy), offered)).toEqual({ kind: 'order', content: ORDERS.buy })
  })
  it('is offered the processes that a round has a market for', () => {
    const recipes = [
      {
        process: 'a',
        inputs: [{ material: 'ndpr-oxide', per: 1.1701 }],
        outputs: [{ material: 'dy-oxide', per: 0.9999 }],
      },
      { process: 'b', inputs: [{ material: 'ore', per: 1 }], outputs: [{ material: 'dy-oxide', per: 1 }] },
      { process: 'c', inputs: [{ material: 'ndpr-oxide', per: 2 }], outputs: [{ material: 'dy-oxide', per: 1 }] },
    ]
    expect(recipesFor(recipes, ROUND.grades, new Set(['a', 'b']))).toEqual([
      { process: 'a', inputs: [part('ndpr-oxide', '1.171')], outputs: [part('dy-oxide', '0.999')] },
    ])
  })
})

describe('an order read back', () => {
  const titles = {
    en: { democracies: 'Democracies only', traced: 'Traced' },
    ja: { democracies: '民主主義国のみ', traced: '追跡済み' },
  }
  const told = (content: OrderContent, lang: 'en' | 'ja'): string => {
    const names: Readonly<Record<string, string>> =
      lang === 'en'
        ? { 'ndpr-oxide': 'NdPr oxide', 'dy-oxide': 'Dysprosium oxide', JPN: 'Japan', USA: 'United States' }
        : { 'ndpr-oxide': '酸化ジジム', 'dy-oxide': '酸化ジスプロシウム', JPN: '日本', USA: '米国' }
    const list = new Intl.ListFormat(lang)
    const name = (id: string): string => names[id] ?? id
    return readBack(content, {
      say: sayer(READ_WORDS, lang),
      strictest: 'democracies',
      contracts: [CONTRACT],
      names: {
        lang,
        material: name,
        place: name,
        site: () => (lang === 'en' ? 'Plant' : '工場'),
        grade: (id) => (titles[lang] as Readonly<Record<string, string>>)[id] ?? id,
        month: (month) =>
          lang === 'en' ? (month === '2027-03' ? 'March 2027' : 'April 2027') : month.replace('-0', '年') + '月',
        price: (digits) => `${withSeparators(digits)} USD/kg`,
        kg: (digits) => `${withSeparators(digits)} kg`,
        list: (items) => list.format([...items]),
      },
    })
  }
  const two = { ...ORDERS.buy, grade: 'traced', place: 'USA', at: MONTHS.map((month) => ({ month, bid: '82' })) }
  it('says in English what it does', () => {
    expect(told(orderOf(ORDERS.buy), 'en')).toBe(
      'You buy up to 12,000 kg of NdPr oxide, democracies only, in Japan, for March 2027, at most 82 USD/kg.',
    )
    expect(told(orderOf(two), 'en')).toBe(
      'You buy up to 12,000 kg of NdPr oxide, traced or stricter, in the United States, in whichever of these months suits the round: for March 2027, at most 82 USD/kg; for April 2027, at most 82 USD/kg.',
    )
    expect(told(orderOf(ORDERS.sell), 'en')).toBe(
      'You sell up to 100 kg of NdPr oxide, democracies only, in Japan, for March 2027, at least 63.50 USD/kg. At least 40 kg of it, or nothing. From the lot a.',
    )
    expect(told(orderOf(ORDERS.package), 'en')).toBe(
      'You sell together, in Japan, for March 2027: 90 kg of NdPr oxide (democracies only) and 10 kg of Dysprosium oxide (democracies only). That is 100 kg in all, for at least 95 USD/kg of the mix, and always in these proportions. All of it or nothing. From the lots a and b.',
    )
    expect(told(orderOf(ORDERS.convert), 'en')).toBe(
      'You convert for a fee at Plant, in Japan, in March 2027, with a capacity of up to 500 kg: each kilogram of it makes 1 kg of Dysprosium oxide (democracies only) out of 1.2 kg of NdPr oxide (democracies only), for at least 4 USD/kg.',
    )
    expect(told(orderOf(ORDERS.floor), 'en')).toBe(
      'You sell up to 100 kg of NdPr oxide, democracies only, in Japan, for March 2027, at any price from 50 USD/kg on, under the price contract c1: with what its budget pays or gets back, it comes to 80 USD/kg. From the lot a.',
    )
  })
  it('says in Japanese what it does', () => {
    expect(told(orderOf(ORDERS.buy), 'ja')).toBe(
      '日本渡し、酸化ジジム（民主主義国のみ）を最大12,000 kg購入。2027年3月引渡し、82 USD/kg以下。',
    )
    expect(told(orderOf(two), 'ja')).toContain('（追跡済み又はより厳格な等級）')
    expect(told(orderOf(ORDERS.sell), 'ja')).toBe(
      '日本渡し、2027年3月引渡し、酸化ジジム（民主主義国のみ）を最大100 kg売却。63.50 USD/kg以上。最低40 kg、それ未満は約定しない。ロット：a。',
    )
    expect(told(orderOf(ORDERS.package), 'ja')).toContain('合計100 kg、セット1 kg当たり95 USD/kg以上。')
    expect(told(orderOf(ORDERS.convert), 'ja')).toContain('加工賃4 USD/kg以上')
    expect(told(orderOf(ORDERS.floor), 'ja')).toContain('価格契約c1に基づき、50 USD/kg以上であればどの価格でも可')
  })
})
