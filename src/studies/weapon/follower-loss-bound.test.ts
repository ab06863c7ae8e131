import { describe, expect, it } from 'vitest'
import type { Window } from '../../clearing/index.ts'
import type { LinearModel } from '../../solver/index.ts'
import { followerLossBound } from './follower-loss-bound.ts'

const NONE = Number.POSITIVE_INFINITY

/** Rows of one month: a market, a place, its buyer, a plant's capacity; then what is left of each of the first three. */
const [MARKET, PLACE, BUYER, CAPACITY, , LEFT] = [0, 1, 2, 3, 4, 5]
interface Column {
  readonly entries: readonly (readonly [row: number, value: number])[]
  readonly cost: number
  readonly x: number
}
const SHIP: Column = {
  entries: [
    [MARKET, -1],
    [PLACE, 1],
  ],
  cost: 2,
  x: 10,
}
const REST: readonly Column[] = [
  // Delivered, and served in two steps.
  {
    entries: [
      [PLACE, -1],
      [BUYER, 1],
    ],
    cost: 0.5,
    x: 8,
  },
  { entries: [[BUYER, -1]], cost: -5, x: 6 },
  { entries: [[BUYER, -1]], cost: -9, x: 2 },
  { entries: [[BUYER, -1]], cost: -1, x: 0 },
  // Kept to the end, where it is worth 3.
  {
    entries: [
      [PLACE, -1],
      [LEFT, -1],
    ],
    cost: 0.1,
    x: 2,
  },
  { entries: [[LEFT, 1]], cost: -3, x: 2 },
  // A plant that stands still.
  {
    entries: [
      [PLACE, 1],
      [CAPACITY, 1],
    ],
    cost: 1,
    x: 0,
  },
]
const WASTE = 0.01

const lossOf = (columns: readonly Column[], column = 0, upper: Readonly<Record<number, number>> = {}): number => {
  const entries = columns.flatMap((one) => one.entries)
  let next = 0
  const model = {
    columns: columns.length,
    rows: 8,
    starts: Int32Array.from([0, ...columns.map((one) => (next += one.entries.length))]),
    indices: Int32Array.from(entries, ([row]) => row),
    values: Float64Array.from(entries, ([, value]) => value),
    cost: Float64Array.from(columns, ({ cost }) => cost),
    rowUpper: Float64Array.from([NONE, 0, 0, 5, 0, 0, 0, 0], (most, row) => upper[row] ?? most),
  } as unknown as LinearModel
  const window = { layout: { nodes: 2, buyers: 1, rows: 4 }, months: 1 } as unknown as Window
  return followerLossBound(
    model,
    window,
    Float64Array.from(columns, ({ x }) => x),
    WASTE,
  )(column)
}

describe('what is lost for each unit less of a flow', () => {
  it('is what the uses that take it are worth, all less in proportion, and what it cost is saved', () => {
    // Served: (6 . 5.01 + 2 . 9.01) / 8 = 6.01, delivered 5.52, kept 2.92, at the place (8 . 5.52 + 2 . 2.92) / 10 = 5.
    expect(lossOf([SHIP, ...REST], 1)).toBeCloseTo(6.01 + WASTE - 0.5, 12)
    expect(lossOf([SHIP, ...REST], 5)).toBeCloseTo(3 + 2 * WASTE - 0.1, 12)
    expect(lossOf([SHIP, ...REST])).toBeCloseTo(5 - 2, 12)
    // A capacity is no balance: what the plant does not take of it, nobody throws away.
    expect(lossOf([SHIP, ...REST], 7)).toBeCloseTo(5 - 1, 12)
  })
  it('is never a gain', () => expect(lossOf([{ ...SHIP, cost: 6 }, ...REST])).toBe(0))
  it('is less where more is there than flows bring: on the shelf, or under way to the end', () => {
    expect(lossOf([SHIP, ...REST], 0, { [PLACE]: -10 })).toBeCloseTo(5 / 2 - 2, 12)
    expect(lossOf([SHIP, ...REST], 5, { [LEFT]: 2 })).toBeCloseTo(3.01 / 2 + WASTE - 0.1, 12)
    // Less is there than nothing nowhere.
    expect(lossOf([SHIP, ...REST], 0, { [PLACE]: 10, [LEFT]: -2 })).toBeCloseTo(3, 12)
  })
  it('is shared by what is taken, where more is taken than comes by rounding', () => {
    expect(lossOf([{ ...SHIP, x: 5 }, ...REST])).toBeCloseTo(5 - 2, 12)
  })
  it('is nothing at a row that nobody takes from, and of goods for a market', () => {
    expect(lossOf([{ ...SHIP, cost: 0, entries: [[BUYER + 4, -1]] }])).toBe(0)
    // Nor where nothing comes or goes.
    expect(lossOf([{ entries: [[PLACE, 1]], cost: -1, x: 0 }])).toBe(1)
    expect(
      lossOf([
        { ...SHIP, cost: -1, entries: [[MARKET, 1]] },
        { ...SHIP, cost: -7 },
      ]),
    ).toBe(1)
  })
  it('has no bound where goods go round within a month', () => {
    const there: Column = {
      ...SHIP,
      entries: [
        [PLACE, -1],
        [BUYER, 1],
      ],
    }
    const back: Column = {
      ...SHIP,
      entries: [
        [BUYER, -1],
        [PLACE, 1],
      ],
    }
    expect(lossOf([SHIP, there, back])).toBe(NONE)
    expect(lossOf([SHIP, there, { ...back, x: 0 }])).toBe(0)
  })
})
