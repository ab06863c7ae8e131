import { describe, expect, it } from 'vitest'
import type { OrderContent } from '../../../../src/market/index.ts'
import { buy, convert, sell, store } from '../../../../src/market/round/index.ts'
import { bookOrder } from '../../../../src/market/round/kinds/registry.ts'
import { depositFor, valuesIn } from '../../../../src/market/venue/rules/money/deposits.ts'
import { CONTRACT, GRADES, KNOWN, LOT, MONTHS, ORDERS, ROUND, orderOf, part } from './order-examples.ts'
import { contentOf, draftFrom, newDraft } from '../../subjects/order/draft.ts'
import { importOrder } from './import.ts'
import { basketsCut, fitOf, offeredIn, outlookOf } from '../../subjects/order/order-preview.ts'
import { lastPast, tryAt, type Prices } from '../../subjects/order/prices.ts'
import { recipesFor } from '../../subjects/order/recipes.ts'
import { quantity } from '../../../../src/quantity/index.ts'

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
  it('is cut by a limit of money: no basket is more than that buys, and none costs more', () => {
    const { limit } = outlookOf(orderOf(ORDERS.basket), KNOWN)
    expect(limit).toBeLessThan(0n)
    expect(-limit <= 9_000_000_000_000n).toBe(true)
    const content = orderOf(ORDERS.basket)
    for (const [i, grams] of (basketsCut(content, 1) ?? []).entries()) {
      const bid = BigInt(ORDERS.basket.baskets[i]?.bid ?? 0)
      expect(grams * bid <= 9_000_000n).toBe(true)
      expect(grams * bid > 8_900_000n).toBe(true)
    }
    expect(basketsCut(content, 1)).toHaveLength(2)
    expect(basketsCut(orderOf({ ...ORDERS.basket, money: '9500' }), 1)).toBeUndefined()
    expect(basketsCut(orderOf({ ...ORDERS.basket, money: undefined }), 0.5)).toEqual([50_000n, 75_000n])
  })
  it('has a basket take its part of the shortest of its materials, and storage what it asks for', () => {
    const shortages = [
      { material: 'ndpr-oxide', share: 0.6, why: 'a mine stands still' },
      { material: 'dy-oxide', share: 0.5, why: 'an export stop' },
    ]
    const short = (given: object) => outlookOf(orderOf(given), { ...KNOWN, market: { ...KNOWN.market, shortages } })
    expect(short(ORDERS.basket)).toMatchObject({ share: 0.5, why: 'an export stop' })
    expect(short({ ...ORDERS.basket, baskets: ORDERS.basket.baskets.slice(1) }).share).toBe(0.6)
    expect(short(ORDERS.store).share).toBe(1)
  })
  it('tells what is wrong with baskets and storage before they are sealed', () => {
    const faults = (given: object) => outlookOf(orderOf(given), KNOWN).faults.map(({ kind }) => kind)
    const basket = (kg: string) => ({
      kind: 'basket',
      place: 'JPN',
      baskets: MONTHS.map((month) => ({ month, bid: '1', parts: [part('dy-oxide', kg), part('ndpr-oxide', '0.007')] })),
    })
    expect(faults(basket('7'))).toContain('baskets-coarse')
    expect(faults({ ...basket('7'), whole: true })).not.toContain('baskets-coarse')
    expect(faults({ ...ORDERS.store, until: '2027-03' })).toContain('store-until')
    expect(faults({ ...ORDERS.store, material: 'dy-oxide' })).toContain('value-unknown')
  })
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

describe('storage at the last prices', () => {
  const shown = (month: string, price: string) => ({
    material: 'nd',
    grade: 'any',
    place: 'JPN',
    month,
    price,
    low: price,
    high: price,
  })
  const rounds = [
    { id: 'r1', result: { prices: [shown('2027-03', '60'), shown('2027-04', '63')] } },
  ] as unknown as Parameters<typeof lastPast>[1]
  const kept = (from: string, to: string, fee: number) =>
    lastPast(
      store({
        id: '',
        owner: '',
        most: quantity<'g'>(1000),
        from: `nd/any/JPN/${from}`,
        to: `nd/any/JPN/${to}`,
        fee: quantity(fee),
      }),
      rounds,
    )
  it('earns what the later month is dearer', () => {
    expect(kept('2027-03', '2027-04', 2_000_000)).toMatchObject({ tried: { fate: 'yes', gain: 1_000_000_000n } })
    expect(kept('2027-03', '2027-04', 4_000_000)).toMatchObject({ tried: { fate: 'no' } })
  })
  it('is not held against prices of one month, which would have it earn nothing', () =>
    expect(kept('2027-04', '2027-05', 0)).toBeUndefined())
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
  it('keeps what was typed for another kind, and makes no least part of a basket', () => {
    const basket = draftFrom(orderOf(ORDERS.basket), empty)
    expect(contentOf({ ...basket, partly: 'least', least: '40', money: '' }, MONTHS)).toEqual({
      content: { kind: 'basket', place: 'JPN', baskets: ORDERS.basket.baskets },
    })
    const sale = { ...draftFrom(orderOf(ORDERS.sell), empty), kind: 'basket' } as const
    expect({ ...sale, kind: 'sell' }).toEqual(draftFrom(orderOf(ORDERS.sell), empty))
  })
  it('says what is missing of a basket and of storage', () => {
    expect(contentOf({ ...empty, kind: 'basket', money: '9,5' }, MONTHS)).toEqual({
      content: undefined,
      wrong: ['baskets', 'money'],
    })
    expect(contentOf({ ...empty, kind: 'store' }, MONTHS)).toEqual({ content: undefined, wrong: ['kg', 'fee'] })
    expect(empty.until).toBe('2027-04')
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
    for (const content of Object.values(ORDERS))
      expect(importOrder(JSON.stringify(content), offered)).toEqual({ kind: 'order', content })
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
