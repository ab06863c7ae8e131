import { describe, expect, it } from 'vitest'
import type { Scenario } from '../world/index.ts'
import { emptyBaseline } from './baseline.ts'
import type { Network } from './network.ts'
import { initialState } from './roll.ts'
import { shippedOn, type MonthFlows } from './run.ts'
import type { Layout } from './window-layout.ts'

/** Ore at two places and metal at one, then a buyer. */
const node = (material: string, place: string, cover: number, state: number) => ({ material, place, cover, state })
const network = {
  world: {
    materials: new Map([
      ['ore', { stage: 'ore' }],
      ['metal', { stage: 'metal' }],
    ]),
  },
  nodes: [node('ore', 'C', 7, 90), node('ore', 'J', 5, 12), node('metal', 'J', 0, 30)],
  buyers: [{ cover: 3 }],
  arcs: [
    { to: 1, transit: 2, base: 10 },
    { to: 1, transit: 0, base: 99 },
  ],
  activities: [{ outputs: [{ node: 2, perTonne: 0.5 }], lead: 1, base: 8 }],
} as unknown as Network

describe('what is there when a run begins', () => {
  const opened = (...stockReleases: object[]) => {
    const scenario = { start: 100, stockReleases } as unknown as Scenario
    const layout = { longest: 2, queues: [3] } as unknown as Layout
    const { inventory, arriving, waiting, lastPrice } = initialState(network, scenario, layout)
    return { inventory: [...inventory], arriving: arriving.map((list) => [...list]), waiting: [...waiting], lastPrice }
  }
  const usual = [
    [0, 10, 4, 0],
    [0, 10, 0, 0],
    [0, 0, 0, 0],
  ]
  it('is the usual shelf, and what is usually under way', () =>
    expect(opened()).toEqual({ inventory: [7, 5, 0, 3], arriving: usual, waiting: [0], lastPrice: undefined }))
  it('is also what a state lets out, in equal parts, however late', () => {
    const release = { place: 'J', stage: 'ore', from: 101, overMonths: 3 }
    const [first, second, third] = usual
    expect(opened(release).arriving).toEqual([first, [0, 14, 0, 0], [0, 4, 0, 0], [0, 4, 0, 0]])
    // Of what it lets out before the run, nothing is left for it.
    expect(opened({ ...release, from: 98 }).arriving).toEqual([[0, 14, 4, 0], second, third])
    expect(opened({ ...release, stage: 'metal', from: 100, overMonths: 1 }, release).arriving[0]).toEqual([
      0, 10, 34, 0,
    ])
  })
})

it('what is shipped on a route is what goes within its baseline, above it, past measures, and after a wait', () => {
  const ship = [Float64Array.of(1, 10), Float64Array.of(2, 20), Float64Array.of(4, 40), Float64Array.of(8, 80)]
  expect(shippedOn({ ship } as unknown as MonthFlows, 1)).toBe(150)
})

it('a baseline of a world that knows no flows has its uses a month, costs as its facts say, and no prices', () => {
  const world = {
    operations: [
      { process: 'mine', site: 'pit' },
      { process: 'mine', site: 'nowhere' },
    ],
    routes: [{ from: 'C', to: 'J' }],
    demand: [{ use: { value: 24 } }],
    sites: new Map([['pit', { place: 'C' }]]),
    cost: (process: string, place: string) => (process === 'mine' && place === 'C' ? { value: 7 } : undefined),
    lane: () => ({ freight: { value: 0.5 } }),
  }
  const { price, calibrated, ...lists } = emptyBaseline(world as never)
  expect(Object.entries(lists).map(([name, list]) => [name, ...list])).toEqual([
    ['run', 0, 0],
    ['ship', 0],
    ['use', 2],
    ['runCost', 7, 0],
    ['freight', 0.5],
  ])
  expect([price('ore', 'C'), calibrated]).toEqual([undefined, false])
})
