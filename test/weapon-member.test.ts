import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork } from '../src/clearing/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { openInterdiction, weaponSchema, type WeaponResult } from '../src/studies/index.ts'
import { memberLosses } from '../src/studies/weapon/member.ts'
import { allSets } from '../src/studies/weapon/enumeration.ts'
import { measures, menuOf } from './random-menu.ts'
import { randomWorld, recipes } from './random-world.ts'
import { copyWorld, runHere, temporaryFolder, testWorld, toldFaults } from './run-cli.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const MENU = join(import.meta.dirname, 'scenarios', 'oxide-and-metal.yaml')
const solver = await loadSolver()

describe("one member's loss, on random worlds", () => {
  it('is for every set what solving it alone finds, though fewer are solved', () => {
    let [all, solved] = [0, 0]
    return fc
      .assert(
        fc.asyncProperty(recipes, measures, async (recipe, list) => {
          const world = await randomWorld(recipe)
          const menu = menuOf(list)
          const network = buildNetwork(world, makeBaseline(world, solver).baseline, menu, { exogenousPlace: 'P0' })
          const interdiction = openInterdiction(solver, network, menu)
          try {
            const endsOf = interdiction.endsAt(new Set(['P1']))
            const truth = new Map(
              allSets(list.length, 2).map((set) => {
                const { loss, most, least } = endsOf(set)
                return [set.join(' '), { loss, most: most.worth, least: least.worth }]
              }),
            )
            const worth = truth.get('')?.most ?? Number.NaN
            const tolerance = 1e-6 * Math.max(1, Math.abs(worth))
            const search = memberLosses(list.length, 2, endsOf, tolerance, () => undefined)
            all += search.sets
            solved += search.solved
            let [most, certain] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
            for (const set of allSets(list.length, 2)) {
              const known = truth.get(set.join(' '))
              if (known === undefined) throw new Error('a set that was not solved')
              expect(known.most).toBeGreaterThan(known.least - tolerance)
              const found = search.of(set)
              expect(Math.abs(found.loss - known.loss)).toBeLessThan(tolerance)
              expect(Math.abs(worth - found.optimistic - known.most)).toBeLessThan(tolerance)
              expect(Math.abs(worth - found.pessimistic - known.least)).toBeLessThan(tolerance)
              most = Math.max(most, worth - known.least)
              certain = Math.max(certain, worth - known.most)
            }
            expect(Math.abs((search.found[0]?.pessimistic ?? Number.NaN) - most)).toBeLessThan(2 * tolerance)
            expect(Math.abs(search.worstGuaranteed.optimistic - certain)).toBeLessThan(2 * tolerance)
          } finally {
            interdiction.dispose()
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
      .then(() => {
        expect(solved).toBeLessThan(0.5 * all)
      })
  })
})

async function alone(world: string, ...args: string[]): Promise<WeaponResult> {
  const { code, stdout, stderr } = await runHere('weapon', MENU, '--world', world, '--simulate', '0', ...args, '--json')
  expect([code, stderr]).toEqual([0, ''])
  return weaponSchema.parse(JSON.parse(stdout))
}

/**
 * An ally's mine serves B. The coercer offers A oxide and a metal; a magnet is worth 20 there, and takes one of each at
 * 1 and 1.1. Without the oxide, A pays up to 18.8 for the mine's, where B pays 9. Without the metal it wants none.
 */
describe('a mine that serves B until A needs it', () => {
  it('costs B 9 without the oxide, nothing without the metal, and nothing without both', async () => {
    const { worst, runnersUp, member, options } = await alone(testWorld('member'), '--member', 'B')
    expect(options.maxMeasures).toBe(2)
    // Thousand USD: 8.1 without the oxide, 17.9 without the metal or both.
    expect(new Map([worst, ...runnersUp].map(({ measures, loss }) => [measures.join(' + '), 1000 * loss]))).toEqual(
      new Map([
        ['oxide-A + metal-A', expect.closeTo(17.9, 9)],
        ['metal-A', expect.closeTo(17.9, 9)],
        ['oxide-A', expect.closeTo(8.1, 9)],
      ]),
    )
    expect(member).toMatchObject({ places: ['B'], referenceSurplus: 0.009, sets: 4, solved: 3, runnersUp: [] })
    expect(member?.worst).toMatchObject({ measures: ['oxide-A'], optimistic: 0.009, pessimistic: 0.009 })
    expect(member?.worstGuaranteed.measures).toEqual(['oxide-A'])
    expect(member?.worstOverall).toMatchObject({ measures: ['oxide-A', 'metal-A'], optimistic: 0, pessimistic: 0 })
    expect(member?.mitigatingMeasure).toMatchObject({
      without: { measures: ['oxide-A'], optimistic: 0.009 },
      with: { measures: ['oxide-A', 'metal-A'], pessimistic: 0 },
    })
  })

  it('costs B anything from nothing to 9 if A can pay no more than B', async () => {
    const world = copyWorld('member', await temporaryFolder())
    // 10.2 less 1.1 for the metal and 0.1 of freight is the 9 that B pays.
    world.cells('steps.csv', 2, {
      willingness_to_pay: '10.2',
      willingness_to_pay_low: '10.2',
      willingness_to_pay_high: '10.2',
    })
    const { member } = await alone(world.folder, '--member', 'B')
    expect(member?.worst).toMatchObject({
      measures: ['oxide-A'],
      optimistic: expect.closeTo(0, 9),
      pessimistic: expect.closeTo(0.009, 9),
    })
    expect(member?.worstGuaranteed.measures).toEqual([])
    expect(member?.mitigatingMeasure).toBeNull()
    const { stdout } = await runHere('weapon', MENU, '--world', world.folder, '--simulate', '0', '--member', 'B')
    expect(stdout).toContain('0 M USD to 9,000 USD')
  })
})

describe("one member's loss that cannot be found", () => {
  it.each([
    [['--member', 'japan', '--max-measures', '3'], 'MEMBER_TOO_MANY', '62628 solves'],
    [['--member', 'china'], 'MEMBER_USES_NOTHING', 'china'],
    [['--member', 'Atlantis'], 'PLACE_UNKNOWN', 'Atlantis'],
  ])('%s says why: %s', async (args, code, words) => {
    const ran = await runHere('weapon', 'bans', ...args)
    expect([ran.code, ran.stdout]).toEqual([1, ''])
    const [fault] = toldFaults(ran.stderr)
    expect([fault?.code, fault?.remedy === '']).toEqual([code, false])
    expect(fault?.message).toContain(words)
  })
})
