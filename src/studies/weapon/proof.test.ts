import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CheckFailed } from '../../clearing/index.ts'
import { quantity, sum, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import { BoundedEnumeration, weaponSchema, type WeaponResult } from '../index.ts'
import { refuseContradictions } from './consistent.ts'
import { allSets, type Oracle } from './enumeration.ts'

/** Losses that never fall with a measure: the largest of some random parts, each of which needs some of the measures. */
const games = fc.record({
  measures: fc.integer({ min: 2, max: 6 }),
  most: fc.integer({ min: 1, max: 3 }),
  parts: fc.array(fc.record({ needs: fc.uniqueArray(fc.nat(5), { maxLength: 3 }), loss: fc.nat(1000) }), {
    maxLength: 8,
  }),
  /** What is wrong with bounds from below, solve by solve. */
  lies: fc.array(fc.constantFrom('none', 'high', 'infinite', 'nan', 'low'), { minLength: 1, maxLength: 10 }),
})
const kusd = (value: number): ThousandUsd => quantity<'kUSD'>(value)
const musd = (value: number): MillionUsd => quantity<'MUSD'>(value)

type Lie = 'none' | 'high' | 'infinite' | 'nan' | 'low'

function gameOf(measures: number, parts: readonly { needs: readonly number[]; loss: number }[], lies: readonly Lie[]) {
  const lossOf = (set: readonly number[]): ThousandUsd =>
    sum(
      kusd(0),
      ...parts.map(({ needs, loss }) => kusd(needs.length > 0 && needs.every((a) => set.includes(a)) ? loss : 0)),
    )
  let solves = 0
  const oracle: Oracle = {
    measures,
    exportsForgone: (set) => kusd(set.length),
    solve: (set) => {
      const lie = lies[solves++ % lies.length] ?? 'none'
      const loss = lossOf(set)
      return {
        loss,
        error: kusd(0),
        slope: { none: 0, each: new Float64Array(measures) },
        // What this set tells from above: nothing of sets with measures that it does not hold.
        upperBound: (other) => (other.every((a) => set.includes(a)) ? loss : kusd(Number.POSITIVE_INFINITY)),
        lowerBound: (other) => {
          const honest = set.every((a) => other.includes(a)) ? loss : 0
          const claims = { none: 0, high: 300, infinite: Infinity, nan: Number.NaN, low: -Infinity }
          return kusd(honest + claims[lie])
        },
      }
    },
  }
  return { oracle, lossOf, solves: () => solves }
}

describe('a search whose bounds from below are wrong', () => {
  it('ends within two solves a set, and ranks what enumeration ranks or withholds its answer', () => {
    let [ranked, withheld] = [0, 0]
    fc.assert(
      fc.property(games, fc.integer({ min: 1, max: 30 }), ({ measures, most, parts, lies }, count) => {
        const { oracle, lossOf, solves } = gameOf(measures, parts, lies)
        const sets = allSets(measures, most)
        const losses = sets.map(lossOf).sort((a, b) => b - a)
        try {
          const search = new BoundedEnumeration(oracle, most, 1e-6)
          for (const asked of [1, count]) {
            const { found, bound } = search.rank(asked)
            expect(found.map(({ loss }) => loss)).toEqual(losses.slice(0, asked))
            expect(bound).toBe(losses[0])
          }
          ranked += 1
        } catch (error) {
          if (!(error instanceof CheckFailed)) throw error
          withheld += 1
        }
        expect(solves()).toBeLessThanOrEqual(2 * sets.length + 2)
      }),
      { numRuns: 3000 },
    )
    expect(Math.min(ranked, withheld)).toBeGreaterThan(300)
  })
})

const set = (name: string, loss: number) => ({
  measures: [name],
  loss,
  exportsForgone: 1,
  leverage: loss,
  valueAddedLost: loss,
  places: [],
  uses: [],
})
const alone = (name: string, optimistic: number, pessimistic: number) => ({
  ...set(name, 40),
  optimistic,
  pessimistic,
})
const sound: WeaponResult = weaponSchema.parse({
  study: 'weapon',
  version: '',
  coercer: 'C',
  focus: [],
  focusGdp: 0,
  world: { title: '', hash: '', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  menu: { id: 'bans', title: '', start: '2026-01', months: 12, measures: [], measuresWithoutEffect: [] },
  options: { maxMeasures: 1, threshold: null, existingPlan: null },
  referenceSurplus: 1000,
  worst: set('a', 100),
  proof: { bound: 100, gap: 0, optimal: true, sets: 3, solves: 2, simplexIterations: 1, coldStartDifference: 0 },
  runnersUp: [set('b', 90), set('c', 90), set('d', 20)],
  ties: 0,
  curve: [
    { kappa: 0, measures: ['a'], loss: 100, exportsForgone: 10 },
    { kappa: 4, measures: ['b'], loss: 90, exportsForgone: 1 },
  ],
  belowThreshold: null,
  protection: {
    targetGroups: 2,
    solves: 1,
    coldStartDifference: 0,
    levels: [
      { protect: [['a']], worst: set('b', 90), alternatives: [{ protect: [['b']], loss: 90.5, measures: ['a'] }] },
      { protect: [['a'], ['b']], worst: set('d', 20), alternatives: [] },
    ],
  },
  member: {
    places: ['P'],
    referenceSurplus: 50,
    worst: alone('a', 10, 30),
    worstGuaranteed: alone('b', 20, 25),
    worstOverall: alone('a', 10, 30),
    runnersUp: [alone('c', 5, 28)],
    mitigatingMeasure: null,
    sets: 3,
    solved: 3,
  },
})

describe('a result that contradicts itself', () => {
  const changed = (change: (result: WeaponResult) => void): WeaponResult => {
    const copy = structuredClone(sound)
    change(copy)
    return copy
  }
  it('is distinguished from a sound one', () => expect(() => refuseContradictions(sound)).not.toThrow())

  it.each<[string, (result: WeaponResult) => void]>([
    ['a runner-up that is worse than the worst', (result) => (result.runnersUp[0]!.loss = musd(499))],
    ['a runner-up without a loss', (result) => (result.runnersUp[1]!.loss = musd(Number.NaN))],
    ['runners-up out of order', (result) => (result.runnersUp[2]!.loss = musd(95))],
    ['a worst above its bound', (result) => (result.proof.bound = musd(99))],
    ['a bound that is no number', (result) => (result.proof.bound = musd(Number.NaN))],
    ['a curve that starts above the worst', (result) => (result.curve[0]!.loss = musd(101))],
    ['a curve that runs back', (result) => (result.curve[1]!.kappa = -1)],
    ['protection that makes it worse', (result) => (result.protection!.levels[0]!.worst.loss = musd(120))],
    ['more protection that protects less', (result) => (result.protection!.levels[1]!.worst.loss = musd(95))],
    [
      'another protection that is better than the best',
      (result) => (result.protection!.levels[0]!.alternatives[0]!.loss = musd(80)),
    ],
    [
      'a next set that costs the member more than the worst',
      (result) => (result.member!.runnersUp[0]!.pessimistic = musd(31)),
    ],
    [
      'a member that may lose less than it loses for certain',
      (result) => (result.member!.worstGuaranteed.pessimistic = musd(19)),
    ],
    [
      'a set that costs it more for certain than the one named',
      (result) => (result.member!.worst.optimistic = musd(21)),
    ],
  ])('is withheld: %s', (_, change) => expect(() => refuseContradictions(changed(change))).toThrow(CheckFailed))
})
