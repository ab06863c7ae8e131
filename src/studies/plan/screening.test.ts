import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { loadMenu, loadWorld } from '../../files/index.ts'
import { quantity } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import type { PlanOptions } from './problem.ts'
import type { PlanResult, PlanScreening } from './result.ts'
import { notChosen } from './not-chosen.ts'
import { plan } from './study.ts'

/** As in `study.test.ts`: a mine for 6 million that can do for K what it does for J, a stock for each of both, and contracts with M. */
const solver = await loadSolver()
const world = await loadWorld('test/worlds/two-members')
const bans = await loadMenu('test/scenarios/two-bans.yaml', world)
const { baseline } = makeBaseline(world, solver)
const asked = (more: Partial<PlanOptions> = {}): PlanResult =>
  plan(world, baseline, bans, solver, {
    members: ['J', 'K'],
    start: 12 * 2027,
    maxMeasures: 1,
    gap: 1e-7,
    periods: [
      { from: 1, years: 1 },
      { from: 2, years: 2 },
    ],
    ...more,
  })
const reasonOf = ({ screening }: PlanResult, id: string): PlanScreening | undefined =>
  screening.find((each) => each.id === id)

describe('why each item is in a plan or not', () => {
  it('is said of all that may be decided, once', () => {
    const { screening, decisions, choices } = asked()
    expect(screening).toHaveLength(choices.plants + choices.thrifting + choices.stockpiles + choices.offtakes)
    expect(new Set(screening.map(({ id }) => id)).size).toBe(screening.length)
    const chosen = screening.filter(({ reason }) => reason === 'chosen').map(({ id }) => id)
    expect(chosen.sort()).toEqual(decisions.map(({ id }) => id).sort())
  })
  it('too dear where it costs more than it could save: 6 million against a hundredth of a chance', () => {
    const found = reasonOf(asked({ attackProbability: 0.01 }), 'new')
    expect(found).toMatchObject({ reason: 'too-dear', availableFrom: '2028-01' })
    // Half of it, its smallest size: 3 million that are fixed, and half of the other 3.
    expect(found?.leastCost).toBeCloseTo(4.5, 6)
    // All that is lost, 270 t for three years at that chance, and no more.
    expect(found?.savedAtMost).toBeLessThanOrEqual(0.01 * 3 * 270 * 0.3)
  })
  it('first of what is pinned, as asked or by the world', () => {
    const plants = (result: PlanResult): string[] => notChosen(result).map(({ id }) => id)
    const dear = { attackProbability: 0.01 }
    expect(asked(dear).screening.filter(({ pinned }) => pinned)).toEqual([])
    const result = asked({ ...dear, pin: ['new'] })
    expect(result.screening.filter(({ pinned }) => pinned).map(({ id }) => id)).toEqual(['new'])
    expect(plants(result)[0]).toBe('new')
    expect(() => asked({ pin: ['old'] })).toThrow('"old"')
  })
  it('excluded, or too late', () => {
    expect(reasonOf(asked({ exclude: ['new'] }), 'new')?.reason).toBe('excluded')
    expect(reasonOf(asked({ delay: 60 }), 'new')?.reason).toBe('too-late')
  })
  it('never calls too dear what a plan has that is made with it, and bounds what a search finds', () => {
    const told = { 'too-dear': 0, open: 0 }
    for (const attackProbability of [0.001, 0.003, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1])
      for (const budget of [0.5, 3, 5, 20]) {
        const more = { attackProbability, budget: quantity<'MUSD'>(budget) }
        const result = asked({ ...more, verdicts: ['new', 'stockpile oxide K'] })
        for (const verdict of result.verdicts) {
          const found = reasonOf(result, verdict.id)
          if (verdict.verdict === 'chosen') expect(found?.reason).toBe('chosen')
          if (found?.reason !== 'too-dear' && found?.reason !== 'open') continue
          told[found.reason] += 1
          expect(found.savedAtMost ?? Number.NaN).toBeGreaterThanOrEqual((verdict.worthIfFree?.atLeast ?? 0) - 1e-6)
          const switching = verdict.capitalCost?.atLeast ?? 0
          expect(found.notChosenAbove ?? Number.NaN).toBeGreaterThanOrEqual(switching - 1e-6)
          if (found.reason === 'too-dear') expect(['too-dear', 'no-effect']).toContain(verdict.verdict)
        }
      }
    expect(Math.min(...Object.values(told))).toBeGreaterThan(3)
  })
})
