import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork } from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { openInterdiction, BoundedEnumeration, weaponSchema, type WeaponResult } from '../src/studies/index.ts'
import { leverageCurve } from '../src/studies/weapon/curve.ts'
import { measures, measuresOfAllKinds, menuOf, tight, type MeasureRecipe } from './random-menu.ts'
import { randomWorld, recipes } from './random-world.ts'
import { runHere, temporaryFolder, toldFaults, writeFolder } from './run-cli.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 200)
const solver = await loadSolver()

describe.each<[string, fc.Arbitrary<readonly MeasureRecipe[]>]>([
  ['measures of single flows', measures],
  ['quotas by weight, lists of plants, equipment withheld and ways closed among them', measuresOfAllKinds],
])('weapon, on random worlds, with %s,', (_, lists) => {
  it('finds what enumeration finds, and no bound is ever wrong', () =>
    fc.assert(
      fc.asyncProperty(
        recipes,
        lists,
        fc.constantFrom(0, 0.5, 3),
        fc.boolean(),
        async (recipe, list, kappa, switching) => {
          const world = await randomWorld(recipe, { switching })
          const menu = menuOf(tight(list))
          const network = buildNetwork(world, makeBaseline(world, solver).baseline, menu, { exogenousPlace: 'P0' })
          const interdiction = openInterdiction(solver, network, menu)
          try {
            const all = new BoundedEnumeration(interdiction, 2, 1e-6)
            const cuts = all.sets.map((set) => interdiction.solve(set))
            const tolerance = 1e-6 * Math.max(1, ...cuts.map(({ loss }) => Math.abs(loss))) + 1e-5
            all.sets.forEach((set, i) => {
              const loss = cuts[i]?.loss ?? Number.NaN
              for (const [j, cut] of cuts.entries()) {
                const told = `${set.join('+')} by ${all.sets[j]?.join('+')}`
                expect(cut.upperBound(set), told).toBeGreaterThan(loss - tolerance)
                expect(cut.lowerBound(set), told).toBeLessThan(loss + tolerance)
              }
              expect(cuts[i]?.upperBound(set)).toBe(loss + (cuts[i]?.error ?? 0))
              expect(cuts[i]?.error).toBeLessThan(tolerance)
            })
            const values = all.sets
              .map((set, i) => (cuts[i]?.loss ?? 0) - kappa * interdiction.exportsForgone(set))
              .sort((a, b) => b - a)
            const search = new BoundedEnumeration(interdiction, 2, tolerance)
            const { found, bound } = search.rank(3, kappa)
            found.forEach(({ value }, i) =>
              expect(Math.abs(value - (values[i] ?? Number.NaN))).toBeLessThan(2 * tolerance),
            )
            expect(bound).toBeLessThan((values[0] ?? 0) + 2 * tolerance)
            const curve = leverageCurve(search, tolerance)
            expect(curve.map((segment) => segment.kappa)).toEqual(
              curve.map((segment) => segment.kappa).toSorted((a, b) => a - b),
            )
            for (const at of [0, 0.3, 1, 2, 10, 100]) {
              const { found: best } = curve.findLast((segment) => segment.kappa <= at) ?? {
                found: { loss: 0, exportsForgone: 0 },
              }
              const most = Math.max(
                ...all.sets.map((set, i) => (cuts[i]?.loss ?? 0) - at * interdiction.exportsForgone(set)),
              )
              expect(Math.abs(best.loss - at * best.exportsForgone - most), `kappa ${at}`).toBeLessThan(
                (4 + at) * tolerance,
              )
            }
          } finally {
            interdiction.dispose()
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    ))
})

async function told(...args: string[]): Promise<WeaponResult> {
  const { code, stdout, stderr } = await runHere('weapon', ...args, '--json')
  expect([code, stderr]).toEqual([0, ''])
  return weaponSchema.parse(JSON.parse(stdout))
}

describe('weapon, on the shipped world', () => {
  it('proves the worst pair of bans, and tells who loses, what is forgone and what comes next', async () => {
    const { worst, withoutAnyMeasure, proof, runnersUp, curve, belowThreshold, menu } = await told(
      '--max-measures',
      '2',
      '--months',
      '6',
      '--runners-up',
      '3',
      '--simulate',
      '1',
      '--threshold',
      '1000000',
    )
    expect(menu.measures.length).toBe(50)
    expect(proof.sets).toBe(1276)
    expect(proof.solves).toBeLessThan(0.15 * proof.sets)
    expect(proof.gap).toBeLessThan(1e-6)
    expect(proof.coldStartDifference).toBeLessThan(1e-9)
    expect(worst.measures).toHaveLength(2)
    // Value added is most of the loss; the rest is dearer supply and uses curtailed. The loss is discounted, it is not.
    // Earlier controls cost some of it without any of these measures.
    const more = worst.valueAddedLost - (withoutAnyMeasure ?? 0)
    expect(withoutAnyMeasure).toBeGreaterThan(0)
    expect(more).toBeGreaterThan(0.8 * worst.loss)
    expect(more * (1 - 0.01) ** 6).toBeLessThan(worst.loss)
    expect(worst.exportsForgone).toBeGreaterThan(0)
    expect(worst.places.reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0)).toBeCloseTo(
      worst.valueAddedLost,
      3,
    )
    expect(worst.simulated?.valueAddedLost).toBeGreaterThan(0)
    expect(runnersUp.map(({ loss }) => loss)).toEqual(runnersUp.map(({ loss }) => loss).toSorted((a, b) => b - a))
    expect(curve[0]?.measures).toEqual(worst.measures)
    // What earlier controls have stopped already can be banned for next to nothing: no leverage is out of reach.
    expect(curve.at(-1)?.exportsForgone).toBeLessThan(1e-3)
    expect(belowThreshold).toBe(false)
  })

  it('is asked of one target, by its name', async () => {
    const { menu, worst } = await told(
      '--target',
      'japan',
      '--max-measures',
      '2',
      '--months',
      '4',
      '--runners-up',
      '1',
      '--simulate',
      '0',
    )
    expect(menu.measures.every((id) => id.endsWith('-japan'))).toBe(true)
    expect(worst.places[0]?.place).toBe('JPN')
  })
})

describe('weapon, of a menu that cannot be used,', () => {
  const HEAD = 'title: x\nstart: 2026-01\nmonths: 2\nmeasures:\n'
  const ban = (id: string, more = ''): string =>
    `  - { id: ${id}, instrument: ban, materials: [ndpr-oxide], to: [JPN], from: 2026-01${more} }\n`
  const CASES: Readonly<Record<string, readonly [string, readonly string[], string]>> = {
    'says that it is empty': ['title: x\nstart: 2026-01\nmeasures: []\n', [], 'MENU_EMPTY'],
    'says which measure is a tariff': [
      `${HEAD}  - { id: dear, instrument: tariff, tariff: 0.5, materials: [dy-oxide], to: [JPN], from: 2026-01 }\n`,
      [],
      'MENU_TARIFF',
    ],
    'says that there are too many sets': [
      HEAD + Array.from({ length: 200 }, (_, i) => ban(`m${i}`)).join(''),
      ['--max-measures', '4'],
      'MENU_TOO_LARGE',
    ],
    'says that it misses the target': [HEAD + ban('m'), ['--target', 'USA'], 'MENU_MISSES_TARGET'],
    'says that the target is unknown': [HEAD + ban('m'), ['--target', 'Atlantis'], 'PLACE_UNKNOWN'],
    'says which measures cross': [
      HEAD + ban('leaky', ', leakage: 0.9') + ban('half', ', allowed_share: 0.5, leakage: 0'),
      [],
      'MENU_CROSSES',
    ],
  }
  it.each(Object.entries(CASES))('%s', async (_, [text, args, code]) => {
    const folder = writeFolder(await temporaryFolder(), { 'menu.yaml': text })
    const ran = await runHere('weapon', `${folder}/menu.yaml`, ...args)
    expect(ran.code).toBe(1)
    expect(ran.stdout).toBe('')
    const faults = toldFaults(ran.stderr)
    expect(faults.map((fault) => fault.code)).toContain(code)
    for (const { remedy } of faults) expect(remedy).not.toBe('')
  })
  it('says which menus there are', async () => {
    const { code, stderr } = await runHere('weapon', 'bands')
    expect([code, toldFaults(stderr)[0]?.code]).toEqual([1, 'MENU_UNKNOWN'])
    expect(stderr).toContain('Did you mean "bans"')
  })
})
