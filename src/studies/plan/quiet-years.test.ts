import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { loadMenu, loadWorld, readLayers } from '../../files/index.ts'
import { quantity, vector, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { InputError, parseWorld } from '../../world/index.ts'
import type { GuardedWorld } from './guarded-worlds.ts'
import type { PlanOptions } from './problem.ts'
import type { PlanResult } from './result.ts'
import { quietWeight, quietYear, withQuietYears } from './quiet-years.ts'
import type { SecondStage } from './second-stage.ts'
import { plan } from './study.ts'

/**
 * C sells J 90 t of oxide a month and K 50, and M sells J 10 (`study.test.ts`). Here C has let only half through to K since the end of 2023. J can buy
 * more from C, so that K has the 10 t of M, and misses 15 in each month: 180 t in a year without an attack, at 290,000 each. With the mine that M
 * could open it misses none. What is stored is kept for an attack.
 */
const solver = await loadSolver()
const bare = await loadWorld('test/worlds/two-members')
const layers = await readLayers('test/worlds/two-members')
const controlled = (until: string) =>
  parseWorld([
    ...layers,
    {
      name: 'controls',
      files: new Map([
        [
          'controls.csv',
          `id,name,name_ja,instrument,by,materials,to,users,origin,waits,announced,from,until,source,note\nhalf,Half,,quota,C,oxide,K,,no,no,,2023-12,${until},case,\n`,
        ],
        [
          'allowances.csv',
          'measure,from,value,low,high,date,source,confidence,note\nhalf,2023-12,0.5,0.5,0.5,2023,case,high,\n',
        ],
      ]),
    },
  ])
const world = await controlled('')
/** Where all is let through again from 2028 on. */
const ended = await controlled('2027-12')
const { baseline } = makeBaseline(world, solver)
const bans = await loadMenu('test/scenarios/two-bans.yaml', world)
const musd = (amount: number): MillionUsd => quantity<'MUSD'>(amount)
const OPTIONS: PlanOptions = {
  members: ['J', 'K'],
  start: 12 * 2027,
  maxMeasures: 1,
  gap: 1e-7,
  periods: [
    { from: 1, years: 1 },
    { from: 2, years: 2 },
  ],
}
const asked = (more: Partial<PlanOptions> = {}): PlanResult =>
  plan(world, baseline, bans, solver, { ...OPTIONS, ...more })
const QUIET = { quietYears: true }
const MISSED = 180 * 0.29
/** To one percent: ties between ways cost a little. */
const about = (amount: number) => expect.closeTo(amount, -Math.log10(Math.abs(amount) / 50))
const ids = ({ decisions }: PlanResult): string[] => decisions.map(({ id }) => id)

describe('years without an attack', () => {
  it('count what the plan spares in them, and are shown apart', () => {
    const { objective, objectiveParts, periods, discountedCost, check, options } = asked(QUIET)
    expect(options.quietYears).toBe(true)
    for (const { quietYear } of periods)
      expect(quietYear).toEqual({ doNothing: 0, plan: about(-MISSED), rechecked: about(-MISSED) })
    // Half a chance of an attack in each of three years, not discounted.
    const attacked = periods.reduce((sum, { years, lossUpperBound }) => sum + 0.5 * years * lossUpperBound, 0)
    expect(objectiveParts?.plan).toEqual({
      cost: discountedCost,
      attacks: expect.closeTo(attacked, 9),
      quietYears: about(-0.5 * 3 * MISSED),
    })
    const { cost, attacks, quietYears } = objectiveParts?.plan ?? { cost: 0, attacks: 0, quietYears: 0 }
    expect(cost + attacks + quietYears).toBeCloseTo(objective.upperBound, 9)
    expect(objectiveParts?.doNothing).toEqual({
      cost: 0,
      attacks: expect.closeTo(objective.doNothing, 9),
      quietYears: 0,
    })
    expect(objective).toMatchObject({ optimal: true, termination: 'gap-reached' })
    expect(check).toMatchObject({ feasible: true, difference: expect.closeTo(0, 9) })
  })
  it('leave stocks where they are', () => {
    const { periods, decisions } = asked({ ...QUIET, exclude: ['new'] })
    expect(decisions.some(({ id }) => id === 'stockpile oxide K')).toBe(true)
    for (const { quietYear, worstCase, doNothing } of periods) {
      expect(quietYear?.plan).toBeCloseTo(0, 9)
      expect(worstCase.loss).toBeLessThan(doNothing.loss)
    }
  })
  it('fund what is too dear as a shield alone', () => {
    const rare = { attackProbability: 0.02 }
    expect(ids(asked(rare))).not.toContain('new')
    const counted = asked({ ...rare, ...QUIET, verdicts: ['new'], values: true })
    expect(ids(counted)).toContain('new')
    const without = asked({ ...rare, ...QUIET, exclude: ['new'] })
    const [verdict] = counted.verdicts
    expect(verdict).toMatchObject({
      verdict: 'chosen',
      extraCost: { atLeast: expect.closeTo(without.objective.upperBound - counted.objective.upperBound, 4) },
    })
    // In the mean year it spares what is missed without an attack, and hardly more by its part in an attack.
    const value = counted.decisions.find(({ id }) => id === 'new')?.value
    expect(value?.leaveOneOut).toBeGreaterThan(0.98 * 0.99 * MISSED)
    expect(value?.leaveOneOut).toBeLessThan(0.98 * MISSED + 0.02 * 100)
    // As a shield it costs more than it could save; once these years count it may be worth it, and is not judged away.
    const reasonOf = ({ screening }: PlanResult): string | undefined => screening.find(({ id }) => id === 'new')?.reason
    expect(reasonOf(asked(rare))).toBe('too-dear')
    expect(reasonOf(asked({ ...rare, ...QUIET, budget: musd(3.5) }))).toBe('open')
  })
  it('change nothing where an attack is certain, or where they are not asked for', () => {
    const certain = { attackProbability: 1 }
    const [off, on] = [asked(certain), asked({ ...certain, ...QUIET })]
    expect(on.objective.upperBound).toBeCloseTo(off.objective.upperBound, 6)
    expect(on.objectiveParts?.plan.quietYears).toBeCloseTo(0, 12)
    expect(asked({ quietYears: false })).toEqual(asked())
    expect(off.objectiveParts).toBeUndefined()
    expect(off.periods.every(({ quietYear }) => quietYear === undefined)).toBe(true)
  })
  it('are as the first year in which the plan may be of use, and not as the first of the menu', () => {
    const { periods, objectiveParts } = plan(ended, makeBaseline(ended, solver).baseline, bans, solver, {
      ...OPTIONS,
      ...QUIET,
    })
    expect(periods.map(({ quietYear }) => quietYear?.plan)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)])
    expect(objectiveParts?.plan.quietYears).toBeCloseTo(0, 9)
    // A plan that begins a year before: its first year is one in which the control holds.
    const before = plan(ended, makeBaseline(ended, solver).baseline, bans, solver, {
      ...OPTIONS,
      ...QUIET,
      start: 12 * 2026,
    })
    expect(before.periods[0]?.quietYear?.plan).toEqual(about(-MISSED))
    expect(quietYear(bans, bans.start - 5).start).toBe(bans.start)
  })
  it('are weighed by their chance, which the chance of an attack has to leave', () => {
    expect(quietWeight(true, 0.1)).toBeCloseTo(9, 12)
    expect(quietWeight(true, 1)).toBe(0)
    for (const isAsked of [false, undefined]) expect(quietWeight(isAsked, 0)).toBeUndefined()
    for (const chance of [0, Number.NaN]) expect(() => quietWeight(true, chance)).toThrow(InputError)
  })
  it.each(['worst', { tailShare: 0.5 }, { tailShare: 1 }] as const)(
    'are checked in the worlds that count, wherever these stand (%j)',
    (risk) => {
      const free = { id: 'free', world: bare, baseline: makeBaseline(bare, solver).baseline, conduct: [] }
      const central = { id: 'central', world, baseline, conduct: [] }
      const again = { ...central, id: 'again' }
      for (const worlds of [
        [central, free, again],
        [central, again, free],
        [{ ...free, id: 'central' }, { ...free, id: 'again' }, again],
      ])
        for (const attackProbability of [0.1, 0.5, 0.9]) {
          const { check } = asked({ ...QUIET, worlds, risk, attackProbability })
          expect(check.difference).toBeCloseTo(0, 9)
        }
    },
  )
  it('are those of each world that is guarded against', () => {
    const worlds: GuardedWorld[] = [
      { id: 'central', world, baseline, conduct: [] },
      { id: 'free', world: bare, baseline: makeBaseline(bare, solver).baseline, conduct: [] },
    ]
    const guarded = asked({ ...QUIET, worlds, risk: { tailShare: 1 }, fresh: worlds.slice(1) })
    const [central, free] = guarded.worlds
    expect(central?.periods[0]?.quietYear).toMatchObject({ doNothing: 0, plan: about(-MISSED) })
    // Without controls nobody misses anything, which is so much better than a year of the central case; the mine is of no use but in an attack.
    expect(free?.periods[0]?.quietYear).toMatchObject({ doNothing: about(-MISSED), plan: about(-MISSED) })
    expect(guarded.periods[0]?.quietYear?.plan).toEqual(about(-MISSED))
    const { cost, attacks, quietYears } = guarded.objectiveParts?.plan ?? { cost: 0, attacks: 0, quietYears: 0 }
    expect(cost + attacks + quietYears).toBeCloseTo(guarded.objective.upperBound, 9)
    const each = guarded.worlds.map(({ objective }) => objective.plan)
    expect((Number(each[0]) + Number(each[1])) / 2).toBeCloseTo(guarded.objective.upperBound, 5)
    expect(guarded.outOfSample?.draws[0]?.plan).toBeCloseTo(Number(each[1]), 4)
    expect(guarded.check).toMatchObject({ feasible: true, difference: expect.closeTo(0, 9) })
    // By the worst of both, the year of the worst world counts with what it loses in both kinds of years.
    const worst = asked({ ...QUIET, worlds })
    expect(worst.objective.upperBound).toBeCloseTo(Math.max(...worst.worlds.map(({ objective }) => objective.plan)), 5)
    expect(worst.check.difference).toBeCloseTo(0, 9)
  })
})

describe('the second stage of both kinds of years', () => {
  const kusd = (amount: number) => quantity<'kUSD'>(amount)
  const stage = (loss: number, spared: number, asked: (number | undefined)[] = []): SecondStage => {
    let standing = 0
    const now = (): number => loss - spared * standing
    return {
      reference: kusd(100),
      trifle: musd(0),
      contingencyCount: 1,
      isSearched: true,
      columns: 1,
      setPlan: (levels) => void (standing = levels[0] ?? 0),
      cut: (attack) => ({
        attack,
        constant: kusd(loss),
        slope: vector<ThousandUsd>(Float64Array.of(-spared)),
        loss: kusd(now()),
      }),
      exactLosses: (above) => {
        asked.push(above)
        return above !== undefined && now() <= above ? [] : [{ attack: [3], loss: kusd(now()), bound: kusd(now() + 1) }]
      },
      lossLowerBounds: () => {
        standing = 1
        return [kusd(loss - spared)]
      },
      subproblem: () => ({
        model: {
          columns: 1,
          rows: 1,
          starts: Int32Array.of(0, 1),
          indices: Int32Array.of(0),
          values: Float64Array.of(spared),
          cost: Float64Array.of(loss),
          lower: Float64Array.of(0),
          upper: Float64Array.of(1),
          rowLower: Float64Array.of(0),
          rowUpper: Float64Array.of(5),
        },
        shifts: [{ columns: [[0, 7]], rows: [[0, 8]], stocks: [[0, 9]] }],
        reference: kusd(100),
      }),
      dispose: () => undefined,
    }
  }
  it('adds what a year without an attack loses to what each attack does, by its weight', () => {
    const floors: (number | undefined)[] = []
    const both = withQuietYears(stage(50, 20, floors), stage(10, 30), 2)
    both.setPlan(Float64Array.of(0.5))
    // 40 under attack; a year without costs 10 - 15, and counts twice.
    expect(both.exactLosses()).toEqual([{ attack: [3], loss: 30, bound: 31, quiet: -5 }])
    expect(both.cut([3])).toEqual({ attack: [3], constant: 70, slope: Float64Array.of(-80), loss: 30, quiet: -5 })
    expect(both.exactLosses(kusd(29))).toHaveLength(1)
    expect(both.exactLosses(kusd(30))).toEqual([])
    expect(floors).toEqual([undefined, 39, 40])
    expect(both.lossLowerBounds()).toEqual([50 - 20 + 2 * (10 - 30)])
    // What the bound left in force is no plan that was asked about.
    both.setPlan(Float64Array.of(0.1))
    expect(both.exactLosses()).toEqual([{ attack: [3], loss: 48 + 2 * 7, bound: 49 + 2 * 7, quiet: 7 }])
  })
  it('puts both linear programs side by side, with one reference', () => {
    const { model, shifts, reference } = withQuietYears(stage(50, 20), stage(10, 30), 2).subproblem([3])
    expect(reference).toBe(300)
    expect(model).toMatchObject({ columns: 2, rows: 2 })
    expect([...model.starts]).toEqual([0, 1, 2])
    expect([...model.indices]).toEqual([0, 1])
    expect([...model.values]).toEqual([20, 30])
    expect([...model.cost]).toEqual([50, 20])
    expect(shifts).toEqual([
      {
        columns: [
          [0, 7],
          [1, 7],
        ],
        rows: [
          [0, 8],
          [1, 8],
        ],
        stocks: [
          [0, 9],
          [1, 9],
        ],
      },
    ])
  })
})
