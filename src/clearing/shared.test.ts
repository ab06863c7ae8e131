import { describe, expect, it } from 'vitest'
import type { ActivityLimits } from './limits.ts'
import { arcsByRoute, type Network } from './network.ts'
import { sharedLimits } from './shared.ts'

const NONE = Number.POSITIVE_INFINITY
const ship = (material: string, fromPlace: string, base: number, limit = NONE) => ({
  material,
  fromPlace,
  toPlace: 'J',
  base,
  limit,
})
const network = (
  ships: readonly object[],
  demands: readonly object[] = [],
  calibrated = true,
  more: object = {},
): Network =>
  ({
    world: {
      parameter: () => 0.25,
      switching: new Map([['ore', {}]]),
      materials: new Map([
        ['ore', { stage: 'ore' }],
        ['metal', { stage: 'metal' }],
      ]),
    },
    baseline: { calibrated },
    arcs: ships,
    quotas: [],
    contracts: [],
    demands,
    ...more,
  }) as unknown as Network
/** Whose growth is asked for, and in which months. */
const limits = {
  quota: ({ base }: { base: number }, month: number, seen: number) => 1000 * month + 100 * seen + base,
  route: (ships: readonly number[], month: number, seen: number) => 1000 * month + 100 * seen + ships.length,
} as unknown as ActivityLimits
const told = (of: Network) =>
  sharedLimits(of).map(({ kind, columns, most }) => [kind, columns.join(', '), most(limits, 2, 1)])

describe('ships of a route', () => {
  it('are one, or one for each origin; what lies beside a place goes nowhere', () =>
    expect(
      arcsByRoute(
        network([
          ship('ore', 'C', 1),
          ship('metal', 'C', 1),
          ship('ore', 'C', 1),
          ship('ore', 'J', 1),
          ship('ore', 'K', 1),
        ]),
      ),
    ).toEqual([[0, 2], [1], [4]]))
})

describe('a limit that origins share', () => {
  it('is the growth of their route where buyers need a trial, and its limit where it has one', () => {
    expect(told(network([ship('ore', 'C', 3), ship('ore', 'C', 4)]))).toEqual([['growth', 'ship 0 1, ship 1 1', 2102]])
    const all = 'ship 0 0, ship 0 1, ship 0 2, ship 1 0, ship 1 1, ship 1 2'
    expect(told(network([ship('ore', 'C', 3, 9), ship('ore', 'C', 4, 9)]))).toEqual([
      ['growth', 'ship 0 1, ship 1 1', 2102],
      ['limit', all, 9],
    ])
    expect(told(network([ship('metal', 'C', 3, 9), ship('metal', 'C', 4, 9)]))).toEqual([['limit', all, 9]])
    // What went before there was a limit goes still.
    expect(told(network([ship('metal', 'C', 3, 5), ship('metal', 'C', 4, 5)]))).toEqual([['limit', all, 7]])
  })
  it('is none where there is one alone', () =>
    expect(told(network([ship('ore', 'C', 3, 9), ship('ore', 'K', 4, 9), ship('metal', 'C', 4, 9)]))).toEqual([]))
  it('is what a quota by weight lets through, and what waited', () => {
    const quotas = [{ measure: 'q', arcs: [0, 2], base: 7 }]
    const all = 'ship 0 0, ship 0 1, ship 0 3, ship 2 0, ship 2 1, ship 2 3'
    expect(told(network([ship('ore', 'C', 3)], [], true, { quotas }))).toEqual([['quota', all, 2107]])
  })
  it('is the growth of a route and what waits there for a licence, and its limit with what waits', () => {
    const waits = (how: string) => told(network([{ ...ship('ore', 'C', 3, 9), waits: how }]))
    const limit = ['limit', 'ship 0 0, ship 0 1, ship 0 2, ship 0 3', 9]
    expect(waits('as-made')).toEqual([['growth', 'ship 0 1, ship 0 3', 2101], limit])
    expect(waits('at-once')).toEqual([limit])
  })
  it('is what users buy because it is cheap, of all they use', () => {
    const demands = [
      { sources: [{}], base: 8 },
      { sources: [{}, {}], base: 12 },
    ]
    expect(told(network([], demands))).toEqual([['elastic', 'elastic 1 0, elastic 1 1', 3]])
    // Without prices nobody buys because it is cheap.
    expect(told(network([], demands, false))).toEqual([])
  })
})
