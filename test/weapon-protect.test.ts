import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork } from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { openInterdiction, BoundedEnumeration, weapon, weaponSchema, type WeaponResult } from '../src/studies/index.ts'
import { targetGroupsOf, protect } from '../src/studies/weapon/protect.ts'
import { measures, menuOf, type MeasureRecipe } from './random-menu.ts'
import { randomWorld, recipes, type Recipe } from './random-world.ts'
import { loadMenu, loadWorld } from '../src/files/index.ts'
import { runHere, testWorld } from './run-cli.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()

/** All choices of at most `most` of `n`, rising. */
function choices(n: number, most: number): number[][] {
  if (most === 0) return [[]]
  const less = choices(n, most - 1)
  return [
    ...less,
    ...less
      .filter((chosen) => chosen.length === most - 1)
      .flatMap((chosen) =>
        Array.from({ length: n }, (_, c) => c)
          .filter((c) => c > (chosen.at(-1) ?? -1))
          .map((c) => [...chosen, c]),
      ),
  ]
}

/** Where two groups save everything, what is lost then is -7e-12: no share of that is nearly as good. */
const lessThanNone: [Recipe, MeasureRecipe[]] = [
  {
    places: 3,
    use: [21, 33, 50],
    making: [
      [5, 1, 2],
      [3, 0, 4],
      [5, 4, 4],
      [2, 2, 0],
    ],
    transit: 1,
    lead: 0,
    cover: 0,
    capacity: 0,
    stopShare: 0.4,
  },
  [
    { materials: ['oxide', 'metal'], to: ['P2', 'P3'], share: 0, leakage: 0.1, from: 0, origin: false, users: false },
    { materials: ['ore', 'metal'], to: ['P1', 'P2'], share: 0.5, leakage: 0, from: 2, origin: true, users: false },
    { materials: ['metal', 'magnet'], to: ['P3'], share: 0, leakage: 0.1, from: 2, origin: true, users: true },
    { materials: ['oxide', 'metal'], to: ['P2', 'P3'], share: 0, leakage: 0, from: 2, origin: true, users: false },
  ],
]

describe('what to protect, on random worlds', () => {
  it('is what trying every choice finds, with all others that are nearly as good and need each of their groups', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, async (recipe, list) => {
        const world = await randomWorld(recipe)
        const menu = menuOf(list)
        const network = buildNetwork(world, makeBaseline(world, solver).baseline, menu, { exogenousPlace: 'P0' })
        const interdiction = openInterdiction(solver, network, menu)
        try {
          const losses = new BoundedEnumeration(interdiction, 2, 1e-6).sets.map((set) => ({
            set,
            loss: interdiction.loss(set),
          }))
          const tolerance = 1e-6 * Math.max(1, ...losses.map(({ loss }) => Math.abs(loss))) + 1e-5
          const groups = targetGroupsOf(menu)
          const worst = (chosen: readonly number[]): number => {
            const gone = new Set(chosen.flatMap((c) => groups[c] ?? []))
            return Math.max(...losses.map(({ set, loss }) => (set.some((a) => gone.has(a)) ? 0 : loss)))
          }
          const levels = protect(new BoundedEnumeration(interdiction, 2, tolerance), groups, 3)
          const all = choices(groups.length, 3).map((chosen) => ({ chosen, left: worst(chosen) }))
          for (let n = 1; n <= Math.min(3, groups.length); n++) {
            const best = Math.min(...all.filter(({ chosen }) => chosen.length === n).map(({ left }) => left))
            const level = levels[n - 1] ?? levels.at(-1)
            if (level === undefined) {
              // Where no set costs anything there is nothing to protect.
              expect(worst([])).toBeLessThan(tolerance)
              continue
            }
            expect(Math.abs(level.best.worst.loss - best), `best of ${n}`).toBeLessThan(2 * tolerance)
            expect(Math.abs(worst(level.best.targetGroups) - best), `worst left by ${n}`).toBeLessThan(2 * tolerance)
            if (levels[n - 1] === undefined) continue
            const told = [level.best, ...level.alternatives].map((one) => one.targetGroups.join(' '))
            for (const { chosen, left } of all) {
              const needsEach = chosen.every(
                (c) => worst(chosen.filter((other) => other !== c)) > 1.01 * best + tolerance,
              )
              if (chosen.length === n && left <= 1.01 * best - tolerance && needsEach)
                expect(told).toContain(chosen.join(' '))
            }
            for (const other of level.alternatives) {
              expect(worst(other.targetGroups)).toBeLessThan(1.01 * best + 2 * tolerance)
              expect(Math.abs(worst(other.targetGroups) - other.worst.loss)).toBeLessThan(2 * tolerance)
            }
          }
        } finally {
          interdiction.dispose()
        }
      }),
      { numRuns: RUNS, endOnFailure: true, examples: [lessThanNone] },
    ))

  it('counts measures on the same trade as one group, however strict they are', () => {
    const ban = { share: 0, leakage: 0, from: 0, origin: false, users: false }
    const menu = menuOf([
      { ...ban, materials: ['ore', 'oxide'], to: ['P1'] },
      { ...ban, materials: ['ore'], to: ['P1'] },
      { ...ban, materials: ['oxide', 'ore'], to: ['P1'], share: 0.5, from: 2 },
    ])
    expect(targetGroupsOf(menu)).toEqual([[0, 2], [1]])
  })
})

/** Four goods, each made of either of two feeds; to lose one takes both: A needs 1 or 3, B 2 or 3, C 1 or 4, D 2 or 5. */
describe('two feeds to a good', () => {
  it('are protected best by feeds of which the first choice is none', async () => {
    const { code, stdout, stderr } = await runHere(
      'weapon',
      join(import.meta.dirname, 'scenarios', 'any-feed.yaml'),
      '--world',
      testWorld('protection'),
      '--max-measures',
      '2',
      '--simulate',
      '0',
      '--protect',
      '3',
      '--json',
    )
    expect([code, stderr]).toEqual([0, ''])
    const { protection, worst } = weaponSchema.parse(JSON.parse(stdout))
    expect([worst.measures, 1000 * worst.loss]).toEqual([['feed-1', 'feed-3'], expect.closeTo(91, 9)])
    const [one, two, ...more] = protection?.levels ?? []
    // Without feed 3, A and B cannot be lost; C and D can, at 80 each, and no second group saves both.
    expect([one?.protect, 1000 * (one?.worst.loss ?? 0), one?.alternatives]).toEqual([
      [['feed-3']],
      expect.closeTo(80, 9),
      [],
    ])
    expect([two?.protect, two?.worst.loss, two?.worst.measures]).toEqual([[['feed-1'], ['feed-2']], 0, []])
    expect(two?.alternatives).toEqual([])
    // Nothing is left to protect.
    expect(more).toEqual([])
  })
})

it('an answer grows part by part: the worst and its proof first, and what is last is all', async () => {
  const world = await loadWorld(testWorld('protection'))
  const menu = await loadMenu(join(import.meta.dirname, 'scenarios', 'any-feed.yaml'), world)
  const parts: WeaponResult[] = []
  const whole = weapon(world, makeBaseline(world, solver).baseline, menu, solver, {
    maxMeasures: 2,
    simulate: 1,
    protect: 1,
    threshold: 10,
    onPartialResult: (soFar) => parts.push(soFar),
  })
  const has = ({ protection, runnersUp, worst, curve, belowThreshold }: WeaponResult): boolean[] => [
    protection !== null,
    runnersUp.length > 0,
    worst.simulated !== undefined,
    curve.length > 0,
    belowThreshold !== null,
  ]
  expect(parts.map((part) => has(part).filter(Boolean).length)).toEqual([0, 1, 3, 4, 5])
  expect(parts.map(({ proof, worst }) => [proof, worst.loss])).toEqual(parts.map(() => [whole.proof, whole.worst.loss]))
  expect(parts.at(-1)).toEqual(whole)
})
