import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CheckFailed } from '../../clearing/index.ts'
import { quantity, type ThousandUsd } from '../../quantity/index.ts'
import { leverageCurve } from './curve.ts'
import { protect } from './protect.ts'
import {
  allSets,
  countSets,
  BoundedEnumeration,
  type Cut,
  type Found,
  type MeasureSet,
  type Oracle,
} from './enumeration.ts'

const kusd = (value: number): ThousandUsd => quantity<'kUSD'>(value)
const NONE = Number.POSITIVE_INFINITY

/** What sets of the measures 0, 1 and 2 cost the side, and what they cost the coercer. */
const LOSSES: Readonly<Record<string, number>> = { '': 0, 0: 5, 1: 3, 2: 4, '0 1': 6, '0 2': 9, '1 2': 7, '0 1 2': 10 }
const GIVES = [2, 1, 4]

/** A solved set says of its subsets that they lose no more, of alternatives that a measure adds 10 at most, of supersets no less. */
function gameOf(losses = LOSSES, lie: (set: MeasureSet, cut: Cut) => Partial<Cut> = () => ({})) {
  const solved: string[] = []
  const oracle: Oracle = {
    measures: 3,
    exportsForgone: (set) => kusd(set.reduce((sum, a) => sum + (GIVES[a] ?? 0), 0)),
    solve: (set) => {
      solved.push(set.join(' '))
      const loss = losses[set.join(' ')] ?? Number.NaN
      const cut: Cut = {
        loss: kusd(loss),
        error: kusd(0),
        slope: { none: 0, each: Float64Array.of(NONE, NONE, NONE) },
        upperBound: (other) => kusd(loss + 10 * other.filter((a) => !set.includes(a)).length),
        lowerBound: (other) => kusd(set.every((a) => other.includes(a)) ? loss : 0),
      }
      return { ...cut, ...lie(set, cut) }
    },
  }
  return { oracle, solved }
}
const searched = (most = 2, losses = LOSSES): BoundedEnumeration =>
  new BoundedEnumeration(gameOf(losses).oracle, most, 1e-6)
const told = (found: readonly Found[]): [string, number, number, number][] =>
  found.map(({ set, loss, exportsForgone, value }) => [set.join(' '), loss, exportsForgone, value])

describe('sets of measures', () => {
  it('come by their size, the empty one first, each rising', () => {
    expect(allSets(3, 2).map((set) => set.join(' '))).toEqual(['', '0', '1', '2', '0 1', '0 2', '1 2'])
    expect(allSets(2, 5).map((set) => set.join(' '))).toEqual(['', '0', '1', '0 1'])
    expect(allSets(3, 0)).toEqual([[]])
  })
  it('are counted without being made', () => {
    for (const [n, k] of [
      [3, 2],
      [2, 5],
      [3, 0],
      [7, 3],
    ] as const)
      expect(countSets(n, k)).toBe(allSets(n, k).length)
    // 1 + 65 + 65.64/2 + 65.64.63/6
    expect(countSets(65, 3)).toBe(45_826)
  })
})

describe('a ranking', () => {
  it('is of the worst sets, the worst first, and says what none exceeds', () => {
    expect(searched().rank(1)).toMatchObject({
      found: [{ set: [0, 2], loss: 9, exportsForgone: 6, value: 9 }],
      bound: 9,
    })
    expect(told(searched().rank(3).found)).toEqual([
      ['0 2', 9, 6, 9],
      ['1 2', 7, 5, 7],
      ['0 1', 6, 3, 6],
    ])
    expect(searched(3).rank(1)).toMatchObject({ found: [{ set: [0, 1, 2], loss: 10 }], bound: 10 })
    expect(searched().rank(99).found).toHaveLength(7)
  })
  it('weighs what the coercer forgoes; of sets that are worth the same, the smaller comes first', () => {
    expect(told(searched().rank(4, 1).found)).toEqual([
      ['0', 5, 2, 3],
      ['0 1', 6, 3, 3],
      ['0 2', 9, 6, 3],
      ['1', 3, 1, 2],
    ])
    expect(searched().rank(1, 10)).toMatchObject({ found: [{ set: [], value: 0 }], bound: 0 })
  })
  it('leaves out sets with measures that do not count, and is bounded by the alternatives alone', () => {
    expect(searched().rank(1, 0, { without: new Set([2]) })).toMatchObject({
      found: [{ set: [0, 1], loss: 6 }],
      bound: 6,
    })
    expect(
      searched()
        .rank(9, 0, { without: new Set([0, 1]) })
        .found.map(({ set }) => set),
    ).toEqual([[2], []])
  })
  it('ends as soon as one set is certain to be worse than enough, and at the worst where none is', () => {
    const soon = gameOf()
    const [first] = new BoundedEnumeration(soon.oracle, 2, 1e-6).rank(1, 0, { stopAbove: 4 }).found
    expect(first?.loss).toBeGreaterThan(4)
    expect(soon.solved).toEqual(['', '0 1 2', '0'])
    expect(searched().rank(1, 0, { stopAbove: 9 })).toMatchObject({ found: [{ set: [0, 2] }], bound: 9 })
  })
  it('does not solve what is certain to be worse than enough', () => {
    const { oracle, solved } = gameOf()
    const known = {
      sets: allSets(3, 2),
      upper: Float64Array.of(0, 5, 3, 4, 6, 20, 7),
      lower: Float64Array.of(0, 0, 0, 0, 0, 8, 0),
    }
    const search = new BoundedEnumeration(oracle, 2, 1e-6, undefined, { bounds: known })
    expect(search.rank(1, 0, { stopAbove: 7 }).found).toMatchObject([{ set: [0, 2], loss: 8 }])
    expect(solved).toEqual([''])
  })
  it('solves each set once, and none that the bounds settle', () => {
    const { oracle, solved } = gameOf({ ...LOSSES, 0: 10, '0 1': 10, '0 2': 10 })
    const search = new BoundedEnumeration(oracle, 2, 1e-6)
    expect(search.rank(1)).toMatchObject({ found: [{ set: [0], loss: 10 }], bound: 10 })
    expect(solved).toEqual(['', '0 1 2', '0'])
    search.rank(7)
    search.rank(7)
    expect(solved.toSorted()).toEqual(Object.keys(LOSSES).toSorted())
    expect(search.solves).toBe(8)
  })
  it('reports no set that was not solved, though bounds leave nothing open about it', () => {
    // Solving all says of each pair, wrongly, that it loses 10 at least.
    const { oracle, solved } = gameOf({ ...LOSSES, '0 1': 10, '0 2': 10, '1 2': 10 }, (set) =>
      set.length === 3 ? { lowerBound: (other) => kusd(other.length === 2 ? 10 : 0) } : {},
    )
    expect(new BoundedEnumeration(oracle, 2, 1e-6).rank(1).found).toMatchObject([{ set: [0, 1], loss: 10 }])
    expect(solved).toEqual(['', '0 1 2', '0 1'])
  })
  it('solves more measures at once where that settles more: as many as are not expected to lose too much', () => {
    const slope = { none: 0, each: Float64Array.of(1, 1, 4) }
    const { oracle, solved } = gameOf({ ...LOSSES, 0: 9, '0 1': 9 }, () => ({ slope }))
    new BoundedEnumeration(oracle, 2, 1e-6).rank(1)
    // 9 is known of 0. More than six tenths of it are too much: 0 and 1 lose 2 by the slopes, 0 and 2 lose 5, and all three 6.
    expect(solved).toEqual(['', '0 1 2', '0', '0 1', '0 2', '1 2'])
  })
  it('tries first what settled a search like it, and finds the same whatever is tried', () => {
    const sets = fc.uniqueArray(fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1 }), { maxLength: 8 })
    const amounts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 30 }), sets, (each, cap, tried) => {
        const loss = (set: MeasureSet): number =>
          Math.min(
            cap,
            set.reduce((sum, a) => sum + (each[a] ?? 0), 0),
          )
        const oracle: Oracle = {
          measures: each.length,
          exportsForgone: () => kusd(0),
          solve: (set) => ({
            loss: kusd(loss(set)),
            error: kusd(0),
            slope: { none: 0, each: Float64Array.from(each) },
            upperBound: (other) => kusd(loss(set) + loss(other.filter((a) => !set.includes(a)))),
            lowerBound: (other) => kusd(set.every((a) => other.includes(a)) ? loss(set) : 0),
          }),
        }
        const search = (likely: readonly MeasureSet[]): BoundedEnumeration =>
          new BoundedEnumeration(oracle, 2, 1e-6, undefined, { likely })
        const worst = Math.max(...allSets(each.length, 2).map(loss))
        const plain = search([])
        for (const one of [plain, search(tried.map((set) => set.toSorted((a, b) => a - b))), search(plain.settled)]) {
          const { found, bound } = one.rank(1)
          expect([found[0]?.loss, bound]).toEqual([worst, worst])
          for (const set of one.settled) expect(loss(set)).toBeLessThanOrEqual(worst)
        }
      }),
    )
  })
  it('solves no set but one that settled the search before and the worst, where nothing else is in doubt', () => {
    // The worst is 0; all others together lose less, which no slope says.
    const slope = { none: 0, each: Float64Array.of(NONE, NONE, NONE) }
    const game = gameOf({ ...LOSSES, 0: 9, '0 1': 9, '0 1 2': 20, '1 2': 7 }, () => ({ slope }))
    const before = new BoundedEnumeration(game.oracle, 1, 1e-6)
    before.rank(1)
    expect(game.solved).toEqual(['', '0 1 2', '0', '1', '2'])
    game.solved.length = 0
    expect(new BoundedEnumeration(game.oracle, 1, 1e-6, undefined, { likely: [[1, 2]] }).rank(1).bound).toBe(9)
    expect(game.solved).toEqual(['', '0 1 2', '0', '1 2'])
  })
  it('says on the way how many sets were solved, what none exceeds, and the worst known before', () => {
    const steps: [number, number, number][] = []
    new BoundedEnumeration(gameOf().oracle, 2, 1e-6, (...step) => steps.push(step)).rank(1)
    expect(steps).toEqual(
      [
        [3, 10, 0],
        [4, 10, 5],
        [5, 10, 5],
        [6, 10, 5],
        [7, 10, 6],
        [8, 9, 9],
      ].map(([solved, bound, best]) => [solved, bound, best]),
    )
  })
})

describe('what is certain', () => {
  it('of a set that was solved is its loss, give or take what the solve may err', () => {
    const { oracle } = gameOf(LOSSES, () => ({ error: kusd(0.25) }))
    expect(new BoundedEnumeration(oracle, 2, 1e-6).rank(1)).toMatchObject({
      found: [{ set: [0, 2], loss: 9 }],
      bound: 9.25,
    })
  })
  it('is there before a search, if it is known, and then all measures at once need no solve', () => {
    const { oracle, solved } = gameOf()
    const known = {
      sets: allSets(3, 2),
      upper: Float64Array.of(0, 5, 3, 4, 6, 20, 7),
      lower: Float64Array.of(0, 0, 0, 0, 0, 8, 0),
    }
    const search = new BoundedEnumeration(oracle, 2, 1e-6, undefined, { bounds: known })
    expect(search.lowerBound(new Set())).toBe(8)
    expect(search.lowerBound(new Set([2]))).toBe(0)
    expect(search.rank(1)).toMatchObject({ found: [{ set: [0, 2], loss: 9 }], bound: 9 })
    expect(solved).toEqual(['', '0 2'])
    expect([...search.upperBounds]).toEqual([0, 5, 3, 4, 6, 9, 7])
    expect([...known.upper]).toEqual([0, 5, 3, 4, 6, 9, 7])
  })
  it('includes each measure alone, once asked for', () => {
    const { oracle, solved } = gameOf()
    const search = new BoundedEnumeration(oracle, 2, 1e-6)
    search.solveSingles()
    search.solveSingles()
    expect(solved).toEqual(['', '0 1 2', '0', '1', '2'])
    expect(search.lowerBound(new Set([0]))).toBe(4)
  })

  /** Solving nothing says of every other set that it loses no more, or no less, than this. */
  const claims = (bound: number, which: 'upperBound' | 'lowerBound', error = 0): BoundedEnumeration =>
    new BoundedEnumeration(
      gameOf({ ...LOSSES, '0 1 2': 30 }, (set) => ({
        error: kusd(error),
        ...(set.length === 0 ? { [which]: () => kusd(bound) } : {}),
      })).oracle,
      1,
      1e-6,
    )
  it.each<[string, () => BoundedEnumeration]>([
    ['loses more than it could', () => claims(4.999, 'upperBound')],
    ['loses less than it must', () => claims(5.001, 'lowerBound')],
    ['loses no number', () => new BoundedEnumeration(gameOf({ ...LOSSES, 0: Number.NaN }).oracle, 1, 1e-6)],
  ])('is not believed once a set %s', (_, search) => expect(() => search().rank(9)).toThrow(CheckFailed))
  it('is believed as far as solves err, and a hundred times what counts as the same', () => {
    // A first solve is 1e-6 off, and so is this one: all is 5 at most, and 5 it is.
    expect(() => claims(5 - 5e-5, 'upperBound').rank(9)).not.toThrow()
    expect(() => claims(5 - 1.9e-3, 'upperBound', 1e-3).rank(9)).not.toThrow()
    expect(() => claims(5 - 2.2e-3, 'upperBound', 1e-3).rank(9)).toThrow(CheckFailed)
  })
})

describe('the worst as a dollar forgone weighs more', () => {
  it('passes from set to set where their lines cross, and ends with none', () => {
    // 9 - 6 k, 5 - 2 k, 3 - k, 0: they cross at 1, 2 and 3.
    expect(leverageCurve(searched(), 1e-6).map(({ kappa, found }) => [kappa, ...found.set])).toEqual([
      [0, 0, 2],
      [1, 0],
      [2, 1],
      [3],
    ])
  })
  it('is one set throughout where that costs the coercer nothing', () => {
    const { oracle } = gameOf()
    const free = new BoundedEnumeration({ ...oracle, exportsForgone: () => kusd(0) }, 2, 1e-6)
    expect(leverageCurve(free, 1e-6).map(({ kappa, found }) => [kappa, ...found.set])).toEqual([[0, 0, 2]])
  })
})

describe('what to protect', () => {
  const levels = (groups: readonly number[][], most: number, losses = LOSSES) =>
    protect(searched(2, losses), groups, most).map(({ best, alternatives }) => ({
      best: [best.targetGroups, best.worst.loss, best.worst.set],
      alternatives: alternatives.map((one) => [one.targetGroups, one.worst.loss]),
    }))
  it('is what leaves the least, one group, two, and so on until nothing is left', () => {
    expect(levels([[0], [1], [2]], 9)).toEqual([
      { best: [[2], 6, [0, 1]], alternatives: [] },
      { best: [[0, 2], 3, [1]], alternatives: [] },
      { best: [[0, 1, 2], 0, []], alternatives: [] },
    ])
    expect(levels([[0], [1], [2]], 2)).toHaveLength(2)
    expect(levels([[0, 1], [2]], 9)).toEqual([
      { best: [[0], 4, [2]], alternatives: [] },
      { best: [[0, 1], 0, []], alternatives: [] },
    ])
  })
  it('may be something else that leaves a hundredth more, and no more than that', () => {
    const near = (loss: number) => levels([[0], [1], [2]], 1, { ...LOSSES, '1 2': loss })
    expect(near(6.06)).toEqual([{ best: [[2], 6, [0, 1]], alternatives: [[[0], 6.06]] }])
    expect(near(5.95)).toEqual([{ best: [[0], 5.95, [1, 2]], alternatives: [[[2], 6]] }])
    expect(near(6.061)).toEqual([{ best: [[2], 6, [0, 1]], alternatives: [] }])
  })

  /** At first no set but the worst is known, and that no other loses more than 8. */
  const unknown = (losses: typeof LOSSES) => {
    const { oracle, solved } = gameOf({ ...LOSSES, ...losses }, (set) =>
      set.length === 0 ? { upperBound: (other) => kusd(other.join(' ') === '0 2' ? 9 : 8) } : {},
    )
    const found = protect(new BoundedEnumeration(oracle, 2, 1e-6), [[0], [1], [2]], 1)
    return {
      told: found.map(({ best, alternatives }) =>
        [best, ...alternatives].map((one) => [one.targetGroups, one.worst.loss]),
      ),
      solved,
    }
  }
  it('is reported best first, though what each leaves is known only in the end', () =>
    expect(unknown({ '1 2': 6.03 }).told).toEqual([
      [
        [[2], 6],
        [[0], 6.03],
      ],
    ]))
  it('is given up as soon as a set is certain to leave too much', () => {
    const { told, solved } = unknown({ '1 2': 6, 0: 6.5, '0 1': 7 })
    expect(told).toEqual([[[[0], 6]]])
    expect(solved).not.toContain('0 1')
  })
})
