import { describe, expect, it } from 'vitest'
import type { ActivityLimits } from './limits.ts'
import type { Network } from './network.ts'
import { buildWindow, type WindowState, type Window } from './window.ts'
import { upperBounds } from './window-columns.ts'

const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const NONE = Number.POSITIVE_INFINITY

const PARAMETERS: Readonly<Record<string, number>> = {
  discount: 1,
  'holding-cost': 0.25,
  'convenience-yield': 0.5,
  'disposal-cost': 0.125,
  hoarding: 2,
  'hoarding-yield': 0.75,
  'leakage-price-multiple': 3,
  'elastic-demand-share': 0.25,
  'elastic-demand-price': 0.5,
  'terminal-value-1': 1,
  'terminal-value-2': 0.5,
  'terminal-value-3': 0.25,
}
/**
 * Ore of a market goes to J, where a part is free of the coercer's. A plant with two ways makes metal of it in a month. A
 * sector takes ore of either kind for one buyer.
 *
 * Rows: ore of the market, free ore, the coercer's ore, metal; the buyer; the plant's capacity.
 */
const node = (price: number, more: object = {}) => ({
  material: 'ore',
  place: 'J',
  origin: 'any',
  price,
  cover: 0,
  pipeline: 0,
  storable: true,
  exogenous: false,
  ...more,
})
const run = (more: object) => ({
  site: 0,
  inputs: [{ node: 2, perTonne: 2 }],
  outputs: [{ node: 3, perTonne: 1 }],
  lead: 1,
  base: 0,
  baseCost: 7,
  extraCost: 9,
  ...more,
})
const network = {
  world: { parameter: (id: string) => PARAMETERS[id] ?? Number.NaN },
  baseline: { calibrated: true },
  nodes: [
    node(4, { exogenous: true, storable: false, cover: 50 }),
    node(8, { origin: 'free', cover: 6, pipeline: 2 }),
    node(6, { origin: 'coercer' }),
    node(0, { material: 'metal', storable: false }),
  ],
  sites: [{ activities: [0, 1] }, { activities: [2] }],
  activities: [run({ base: 5 }), run({}), run({ site: 1 })],
  arcs: [
    { from: 0, to: 2, transit: 2, base: 10, baseCost: 2, extraCost: 3 },
    { from: 0, to: 1, transit: 0, base: 0, baseCost: 2, extraCost: 3 },
  ].map((ship, s) => ({ ...ship, material: 'ore', fromPlace: `${s}`, toPlace: 'J', limit: NONE })),
  downgrades: [[1, 2]],
  quotas: [],
  contracts: [],
  demands: [
    {
      fact: { material: 'ore', place: 'J' },
      base: 12,
      price: 16,
      buyers: [0],
      sources: [{ node: 1 }, { node: 2 }],
    },
  ],
  buyers: [
    {
      demand: 0,
      share: 1,
      cover: 3,
      steps: [
        { size: 4, willingnessToPay: 20, valueBeforeReady: 40, readyMonths: 2 },
        { size: 8, willingnessToPay: 50, valueBeforeReady: 50, readyMonths: 0 },
      ],
    },
  ],
} as unknown as Network

/** All that may depend on the month does, on the month that is looked at and the month of looking. */
const limits = {
  ship: (s: number, month: number, seen: number) => ({ base: 10 - month, growth: 1 + s + seen, leak: 2, tariff: 0.5 }),
  route: () => NONE,
  deliver: (_: number, source: number, month: number) => (source === 0 ? NONE : month),
  site: (site: number, month: number, seen: number) => (site === 0 ? 3 + month + seen : 4),
  adoption: (r: number) => (r === 1 ? 2 : NONE),
  plant: () => NONE,
  demand: (_: number, month: number) => month / 10,
  isAvailable: (months: number, month: number) => month > months,
  isHoarding: (material: string, place: string, month: number, seen: number) =>
    material === 'ore' && place === 'J' && month === 2 && seen === 1,
  changes: { run: () => true, ship: () => true, deliver: () => true, demand: true },
} as unknown as ActivityLimits

const state: WindowState = {
  inventory: f(9, 1, 2, 3, 4),
  arriving: [f(9, 10, 0, 0, 0), f(9, 0, 0, 20, 30), f(9, 5, 0, 0, 0)],
  waiting: f(),
  lastPrice: undefined,
}
const opened = (foresight: 'believed' | 'perfect' = 'believed', from: WindowState = state, month = 1): Window => {
  const window = buildWindow(network, limits, 2, foresight)
  window.refresh(month, from)
  return window
}
const place = ({ layout }: Window, kind: string, ref: number, part: number, k: number): number => {
  const found = layout.columns.findIndex((one) => one.kind === kind && one.ref === ref && one.part === part)
  if (found < 0) throw new Error(`no column ${kind} ${ref} ${part}`)
  return k * layout.columns.length + found
}
/** Cost and most of a column in the first and the second month, where costs count half. */
const terms = (window: Window, kind: string, ref: number, part = 0): (readonly [number, number])[] =>
  [0, 1].map((k) => {
    const j = place(window, kind, ref, part, k)
    return [(window.model.cost[j] ?? 0) * 2 ** k, window.model.upper[j] ?? 0] as const
  })
const entries = (window: Window, kind: string, ref: number, part = 0, k = 0): [number, number][] => {
  const { starts, indices, values } = window.model
  const j = place(window, kind, ref, part, k)
  const found: [number, number][] = []
  for (let e = starts[j] ?? 0; e < (starts[j + 1] ?? 0); e++) found.push([indices[e] ?? 0, values[e] ?? 0])
  return found
}

describe('what can be done in a month', () => {
  it('of a plant costs less within its baseline than above it, and is as much as its site and its users allow', () => {
    // 3 + 1 + 1 in January, and 3 + 2 + 1 in February, as it is seen in January.
    expect(terms(opened(), 'run', 0, 0)).toEqual([
      [7, 5],
      [7, 5],
    ])
    expect(terms(opened(), 'run', 0, 1)).toEqual([
      [9, 0],
      [9, 1],
    ])
    expect(terms(opened('perfect'), 'run', 0, 1)[1]).toEqual([9, 2])
    expect(terms(opened(), 'run', 1, 1)).toEqual([
      [9, 2],
      [9, 2],
    ])
    expect(() => terms(opened(), 'run', 1, 0)).toThrow('no column')
  })
  it('on a route costs its freight and the tariff, and past a measure the price of leaking', () => {
    expect([0, 1, 2].map((part) => terms(opened(), 'ship', 0, part))).toEqual([
      [
        [4, 9],
        [4, 8],
      ],
      [
        [5, 2],
        [5, 2],
      ],
      [
        [13, 2],
        [13, 2],
      ],
    ])
    expect(terms(opened('perfect'), 'ship', 1, 1)).toEqual([
      [5, 3],
      [5, 4],
    ])
    for (const part of [0, 2]) expect(() => terms(opened(), 'ship', 1, part)).toThrow('no column')
  })
  it('is to deliver or to mix: what is free of the coercer’s is spared by a thousandth', () => {
    expect(terms(opened(), 'deliver', 0, 0)[0]).toEqual([0.016, NONE])
    expect(terms(opened(), 'deliver', 0, 1).map(([cost, most]) => [cost, most])).toEqual([
      [0, 1],
      [0, 2],
    ])
    expect(terms(opened(), 'downgrade', 0)[0]).toEqual([0.008, NONE])
  })
  it('is to buy because it is cheap, where nobody forbids it', () =>
    expect([0, 1].map((part) => terms(opened(), 'elastic', 0, part)[0])).toEqual([
      [-8, 3],
      [-8, 0],
    ]))
  it('is to keep: the usual shelf pays, more costs, and what fear asks for pays most', () => {
    expect([0, 1, 2].map((part) => terms(opened(), 'store', 1, part))).toEqual([
      [
        [-4, 6],
        [-4, 6],
      ],
      [
        [2, NONE],
        [2, NONE],
      ],
      [
        [-6, 0],
        [-6, 18],
      ],
    ])
    // A buyer's, at the price of its sector.
    expect([0, 1, 2].map((part) => terms(opened(), 'store', 4, part)[1])).toEqual([
      [-8, 3],
      [4, NONE],
      [-12, 9],
    ])
    // Nothing is usual there; what cannot be stored has no shelf.
    expect(() => terms(opened(), 'store', 2, 0)).toThrow('no column')
    expect(() => terms(opened(), 'store', 2, 2)).toThrow('no column')
    for (const row of [0, 3]) expect(() => terms(opened(), 'store', row, 1)).toThrow('no column')
  })
  it('is to waste, but not at a market', () => {
    expect(terms(opened(), 'dispose', 3)[0]).toEqual([0.125, NONE])
    expect(() => terms(opened(), 'dispose', 0)).toThrow('no column')
  })
  it('is to serve, as much as is used then, for what it is worth once that can be curtailed', () => {
    expect(terms(opened('believed', state, 2), 'serve', 0, 0).map(([cost, most]) => [cost, most])).toEqual([
      [-40, 0.8],
      [-20, expect.closeTo(1.2, 12)],
    ])
    expect(terms(opened(), 'serve', 0, 1)[0]).toEqual([-50, 0.8])
  })
  it('moves goods from row to row, in the months in which they come, or to what is left at the end', () => {
    const window = opened()
    const { rows } = window.layout
    // Two months: what comes in a third is left.
    const end = 2 * rows
    expect(entries(window, 'run', 0, 0)).toEqual([
      [2, -2],
      [rows + 3, 1],
      [5, 1],
    ])
    expect(entries(window, 'run', 0, 0, 1)).toEqual([
      [rows + 2, -2],
      [end + 3, -1],
      [rows + 5, 1],
    ])
    // It has its site for itself.
    expect(entries(window, 'run', 2, 1)).toEqual([
      [2, -2],
      [rows + 3, 1],
    ])
    expect(entries(window, 'ship', 0, 0)).toEqual([
      [0, -1],
      [end + 2, -1],
    ])
    expect(entries(window, 'downgrade', 0)).toEqual([
      [1, -1],
      [2, 1],
    ])
    expect(entries(window, 'deliver', 0, 1)).toEqual([
      [2, -1],
      [4, 1],
    ])
    expect(entries(window, 'serve', 0, 1)).toEqual([[4, -1]])
    expect(entries(window, 'store', 1, 1)).toEqual([
      [1, -1],
      [rows + 1, 1],
    ])
    expect(entries(window, 'dispose', 3)).toEqual([[3, -1]])
  })
  it('is at most what a horizon that is known from its start allows', () => {
    const window = opened('perfect')
    const bounds = upperBounds(network, limits, window.layout, 1, 2)
    expect([...bounds]).toEqual([...window.model.upper.subarray(0, bounds.length)])
  })
})

describe('what is there', () => {
  const rows = ({ model, layout: { rows } }: Window, k: number): [number, number][] =>
    Array.from({ length: k < 2 ? rows : 5 }, (_, r) => [
      model.rowLower[k * rows + r] ?? Number.NaN,
      model.rowUpper[k * rows + r] ?? Number.NaN,
    ])
  it('is what lies on shelves at first, and what comes by and by; a market has what it likes', () => {
    expect(rows(opened(), 0).slice(0, 6)).toEqual([
      [-NONE, NONE],
      [-11, -11],
      [-2, -2],
      [-3, -3],
      [-4, -4],
      [-NONE, 5],
    ])
    expect(rows(opened(), 1).slice(0, 6)).toEqual([
      [-NONE, NONE],
      [0, 0],
      [0, 0],
      [-20, -20],
      [-30, -30],
      [-NONE, 6],
    ])
    expect(rows(opened('perfect'), 1)[5]).toEqual([-NONE, 7])
  })
  it('is, at the end, what is under way by then, but nothing that nobody can count on yet', () => {
    const ends = (arriving: Float64Array[]) => rows(opened('believed', { ...state, arriving }), 2)
    // The longest way takes two months, so that a third and what comes after it are the state's.
    expect(ends([...state.arriving, f(0, 7, 0, 0, 0)])).toEqual([
      [-NONE, NONE],
      ...[0, 0, 0, 0].map((later) => [-NONE, later]),
    ])
    const slow = { ...network, arcs: network.arcs.map((ship) => ({ ...ship, transit: 4 })) } as Network
    const window = buildWindow(slow, limits, 2, 'believed')
    window.refresh(1, { ...state, arriving: [...state.arriving, f(0, 7, 0, 0, 0), f(0, 99, 0, 0, 0)] })
    expect(rows(window, 2)[1]).toEqual([-NONE, 12])
    window.refresh(1, state)
    expect(rows(window, 2)[1]).toEqual([-NONE, 5])
  })
  it('is worth its price at the end, up to what is usual, then less and less', () => {
    const tiers = (window: Window, r: number): (readonly [number, number])[] =>
      [0, 1, 2].map((tier) => {
        const j = 2 * window.layout.columns.length + 3 * r + tier
        // A quarter after two months.
        return [4 * (window.model.cost[j] ?? 0), window.model.upper[j] ?? 0] as const
      })
    expect(tiers(opened(), 1)).toEqual([
      [-8, 8],
      [-4, 8],
      [-2, NONE],
    ])
    expect(tiers(opened(), 4)).toEqual([
      [-16, 3],
      [-8, 3],
      [-4, NONE],
    ])
    // A market's, and what has no price, are worth nothing.
    for (const r of [0, 3])
      expect(tiers(opened(), r).map(([cost, most]) => [cost + 0, most])).toEqual([0, 0, 0].map(() => [0, 0]))
    // What it last cost, by half, where that is more.
    const last = (price: number) => tiers(opened('believed', { ...state, lastPrice: f(0, price, 0, 0, 0) }), 1)[0]?.[0]
    expect([last(10), last(20)]).toEqual([-8, -10])
  })
})
