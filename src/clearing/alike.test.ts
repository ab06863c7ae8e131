import { describe, expect, it } from 'vitest'
import type { Optimum } from '../solver/index.ts'
import { evenOut } from './alike.ts'
import type { ActivityLimits } from './limits.ts'
import type { Network } from './network.ts'
import { buildWindow, type Window } from './window.ts'

const f = (...numbers: number[]): Float64Array => Float64Array.from(numbers)
const PARAMETERS: Readonly<Record<string, number>> = {
  'terminal-value-1': 1,
  'terminal-value-2': 0.5,
  'terminal-value-3': 0.25,
}

/** Ore of three places goes to J. The first two are alike. */
const network = (third: object = { cover: 5 }, ships: readonly object[] = [{}, {}, {}]): Network =>
  ({
    world: { parameter: (id: string) => PARAMETERS[id] ?? 0, switching: new Map(), materials: new Map() },
    baseline: { calibrated: false },
    nodes: [{}, {}, third, { place: 'J' }].map((more, n) => ({
      material: 'ore',
      place: `${n}`,
      origin: 'any',
      price: 2,
      cover: 4,
      pipeline: 0,
      storable: true,
      exogenous: false,
      ...more,
    })),
    sites: [],
    activities: [],
    downgrades: [],
    quotas: [],
    contracts: [],
    demands: [],
    buyers: [],
    arcs: ships.map((more, from) => ({
      material: 'ore',
      fromPlace: `${from}`,
      toPlace: 'J',
      from,
      to: 3,
      transit: 0,
      base: 1,
      baseCost: 1,
      extraCost: 2,
      limit: 9,
      start: 0,
      used: 1,
      contracted: 0,
      ...more,
    })),
  }) as unknown as Network
const limits = {
  ship: () => ({ base: 1, growth: 2, leak: 3, tariff: 0 }),
  route: () => Number.POSITIVE_INFINITY,
  changes: { run: () => false, ship: () => false, deliver: () => false, demand: false },
} as unknown as ActivityLimits

/** Evens out an optimum in which every column and row has another value, over two months. */
function evened(of: Network, shelf: readonly number[] = [4, 4, 4, 4]): { window: Window; found: Optimum } {
  const window = buildWindow(of, limits, 2, 'believed')
  window.refresh(0, { inventory: f(...shelf), arriving: [], waiting: f(), lastPrice: undefined })
  const { model, layout } = window
  const count = (length: number): Float64Array => Float64Array.from({ length }, (_, i) => i)
  const optimum = { x: count(model.columns), reducedCost: count(model.columns), rowDual: count(model.rows) }
  return { window, found: evenOut(of, layout, 2)(model, optimum as unknown as Optimum) }
}
/** What was evened: by kind, by what it is of, by its part and month, the difference from what it was. */
const moved = (of: Network, shelf?: readonly number[]): string[] => {
  const { window, found } = evened(of, shelf)
  const { columns } = window.layout
  return columns.flatMap(({ kind, ref, part }, c) =>
    [0, 1].flatMap((k) => {
      const j = k * columns.length + c
      const by = (found.x[j] ?? 0) - j
      return by === 0 ? [] : [`${kind} ${ref} ${part} in ${k} ${by > 0 ? '+' : ''}${by}`]
    }),
  )
}

describe('an optimum that does not depend on names', () => {
  it('gives what is alike the mean, month by month, and leaves the rest', () => {
    // Base, growth and leak of a ship stand beside each other, then the next ship's.
    expect(moved(network())).toEqual([
      ...[0, 1, 2].flatMap((part) => [0, 1].map((k) => `ship 0 ${part} in ${k} +1.5`)),
      ...[0, 1, 2].flatMap((part) => [0, 1].map((k) => `ship 1 ${part} in ${k} -1.5`)),
      // The usual shelf, the rest of it, and what is wasted.
      ...[0, 1].flatMap((part) => [0, 1].map((k) => `store 0 ${part} in ${k} +1.5`)),
      ...[0, 1].map((k) => `dispose 0 0 in ${k} +1.5`),
      ...[0, 1].flatMap((part) => [0, 1].map((k) => `store 1 ${part} in ${k} -1.5`)),
      ...[0, 1].map((k) => `dispose 1 0 in ${k} -1.5`),
    ])
  })
  it('is worth the mean too, in balances, reduced costs and what is left at the end', () => {
    const { window, found } = evened(network())
    const { rows, columns } = window.layout
    const first = (k: number): number[] => Array.from(found.rowDual.subarray(k * rows, k * rows + 4))
    expect([first(0), first(1), first(2)]).toEqual([0, 1, 2].map((k) => [0.5, 0.5, 2, 3].map((r) => k * rows + r)))
    expect([...found.reducedCost]).toEqual([...found.x])
    // Three tiers each: one is evened with its like, and with no other.
    const end = 2 * columns.length
    expect(Array.from(found.x.subarray(end, end + 9), (x) => x - end)).toEqual([1.5, 2.5, 3.5, 1.5, 2.5, 3.5, 6, 7, 8])
  })
  it('does so wherever they stand among what can be done', () => {
    const own = [{ base: 0 }, { base: 0 }, { base: 0 }]
    const ways = moved(network(undefined, own)).filter((text) => text.startsWith('ship'))
    expect(ways).toEqual([0, 1].flatMap((s) => [0, 1].map((k) => `ship ${s} 1 in ${k} ${s === 0 ? '+' : '-'}0.5`)))
  })
  it('leaves a buyer alone, in each month and at the end', () => {
    const used = {
      ...network(),
      demands: [
        {
          fact: { use: { value: 1 }, grossOutput: { value: 1 }, valueAdded: { value: 1 } },
          price: 2,
          sources: [],
          buyers: [0],
        },
      ],
      buyers: [{ demand: 0, share: 1, cover: 3, steps: [] }],
    } as unknown as Network
    const { window, found } = evened(used, [4, 4, 4, 4, 3])
    const { columns, rows } = window.model
    expect(Array.from(found.x.subarray(columns - 3))).toEqual([columns - 3, columns - 2, columns - 1])
    expect(Array.from(found.rowDual.subarray(rows - 5))).toEqual([0.5, 0.5, 2, 3, 4].map((r) => rows - 5 + r))
  })
  it('gives it to three as to two', () => {
    const { window, found } = evened(network({ cover: 4 }))
    expect(Array.from(found.rowDual.subarray(0, window.layout.rows))).toEqual([1, 1, 1, 3])
  })
  it.each<[string, Network, readonly number[] | undefined]>([
    ['costs', network({}, [{}, { baseCost: 1.5 }, { baseCost: 3 }]), undefined],
    [
      'a price',
      {
        ...network({ cover: 5 }),
        nodes: network().nodes.map((node, n) => (n === 1 ? { ...node, price: 3 } : node)),
      } as Network,
      undefined,
    ],
    ['what lies there in a month', network(), [4, 5, 4, 4]],
    ['limits of a route', network({ cover: 5 }, [{}, { limit: 8 }, {}]), undefined],
  ])('tells apart what differs in %s', (_, of, shelf) => {
    const { found } = evened(of, shelf)
    expect(found.rowDual[0]).toBe(0)
    expect(moved(of, shelf).filter((text) => text.startsWith('ship 0'))).toEqual([])
  })
})
