import { describe, expect, it } from 'vitest'
import { allocationRows, openingAccounts } from './allocation.ts'
import type { Allocation, Network } from './network.ts'

/** Metal at J, node 1: a plant (site 4) and a sector use 30 and 10 t of it a month, customers abroad 10; of the plant’s 20 come first. */
const allocation = {
  from: 0,
  pools: [
    {
      material: 'metal',
      place: 'J',
      nodes: [1],
      accounts: [
        { user: { kind: 'sector', index: 0 }, usual: 10, first: 0 },
        { user: { kind: 'plant', index: 4 }, usual: 30, first: 20 },
        { user: { kind: 'abroad' }, usual: 10, first: 0 },
      ],
    },
  ],
} as unknown as Allocation
const network = {
  allocation,
  nodes: [{}, {}, {}],
  arcs: [
    { from: 0, to: 1, transit: 2 },
    { from: 1, to: 2, transit: 1 },
  ],
  activities: [
    { site: 4, inputs: [{ node: 1, perTonne: 1.5 }], outputs: [{ node: 2, perTonne: 1 }], lead: 1 },
    { site: 3, inputs: [{ node: 0, perTonne: 1 }], outputs: [{ node: 1, perTonne: 0.5 }], lead: 1 },
  ],
  demands: [{ sources: [{ node: 1 }, { node: 2 }] }],
} as unknown as Network
const { rows, entriesOf, own } = allocationRows(network, 100)
/** Row 100 is the pool; 101 the sector, 102 the plant, 103 customers abroad. */
const of = (kind: string, ref: number, part = 0): string[] =>
  entriesOf(kind, ref, part).map(({ row, lag, value }) => `${row}+${lag}: ${value}`)

describe('what a column is to the accounts of a rule', () => {
  it('is in the pool once it arrives or is made', () => {
    expect(of('ship', 0)).toEqual(['100+2: 1'])
    expect(of('run', 1)).toEqual(['100+1: 0.5'])
  })
  it('is drawn from the account of who takes it', () => {
    expect(of('ship', 1)).toEqual(['103+0: -1'])
    expect(of('run', 0)).toEqual(['102+0: -1.5'])
    expect(of('deliver', 0)).toEqual(['101+0: -1'])
  })
  it('comes as less where it is thrown away, or bought because it is cheap', () => {
    expect(of('dispose', 1)).toEqual(['100+0: -1'])
    expect(of('elastic', 0)).toEqual(['100+0: -1'])
  })
  it('is nothing to them elsewhere, or where it is stored', () => {
    for (const [kind, ref, part] of [
      ['dispose', 2, 0],
      ['deliver', 0, 1],
      ['store', 1, 0],
      ['downgrade', 0, 0],
    ] as const)
      expect(of(kind, ref, part)).toEqual([])
  })
  it('is credited in proportion to use that does not come first, and first to that which does', () => {
    expect(rows).toBe(4)
    const credits = own.filter(({ kind }) => kind === 'credit').map(({ part, entries }) => [part, entries])
    const entry = (row: number, value: number): object => ({ row, lag: 0, value })
    expect(credits).toEqual([
      [0, [entry(100, -1), entry(101, 1 / 3), entry(102, 1 / 3), entry(103, 1 / 3)]],
      [1, [entry(100, -1), entry(102, 1)]],
    ])
  })
  it('is at first of the stock that is there, by all use', () =>
    expect([...openingAccounts(allocation, Float64Array.of(7, 50, 9))]).toEqual([10, 30, 10]))
})
