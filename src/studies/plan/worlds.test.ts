import { beforeAll, describe, expect, it } from 'vitest'
import { makeBaseline } from '../../baseline/index.ts'
import { loadMenu, loadWorld, readLayers } from '../../files/index.ts'
import { quantity } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { parseWorld } from '../../world/index.ts'
import type { GuardedWorld } from './guarded-worlds.ts'
import type { PlanOptions } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { Exact, SecondStage } from './second-stage.ts'
import { plan } from './study.ts'
import { worldsSecondStage } from './worlds-second-stage.ts'

/**
 * C sells J 90 t of oxide a month and K 50 (`study.test.ts`). In the other world K uses what J does here, and J what K does: a ban on K
 * costs 270 t of three months there, and one on J 150. A tonne that is missed costs 290,000.
 */
const solver = await loadSolver()
const world = await loadWorld('test/worlds/two-members')
const bans = await loadMenu('test/scenarios/two-bans.yaml', world)
const { baseline } = makeBaseline(world, solver)
const swap = (text: string): string => text.replaceAll(/\b[JK]\b/g, (place) => (place === 'J' ? 'K' : 'J'))
const layers = await readLayers('test/worlds/two-members')
const tables = layers.at(-1)?.files ?? new Map<string, string>()
const swapped = await parseWorld([
  ...layers,
  {
    name: 'swapped',
    files: new Map(['demand.csv', 'routes.csv'].map((file) => [file, swap(tables.get(file) ?? '')])),
  },
])
const WORLDS: readonly GuardedWorld[] = [
  { id: 'central', world, baseline, conduct: [] },
  { id: 'swapped', world: swapped, baseline: makeBaseline(swapped, solver).baseline, conduct: [] },
]
const CENTRAL = WORLDS.slice(0, 1)

const asked = (more: Partial<PlanOptions>): PlanResult =>
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
const LOST = 0.29
const near = (tonnes: number) => expect.closeTo(tonnes * LOST, 0)
/** Weighs losses of both periods: half a chance of an attack in each of three years, not discounted. */
const expected = (loss: number): number => 0.5 * 3 * loss

describe('a plan against several worlds', () => {
  let guarded: PlanResult
  beforeAll(() => void (guarded = asked({ worlds: WORLDS })))

  it('stores for K too, as far as the mine does not reach in the other world', () => {
    const amount = (id: string): number | undefined => guarded.decisions.find((item) => item.id === id)?.amounts[0]
    expect(amount('new')).toBeCloseTo(600, 1)
    expect(amount('stockpile oxide J')).toBeCloseTo(120, 0)
    expect(amount('stockpile oxide K')).toBeCloseTo(120, 0)
    expect(guarded.options.worlds).toEqual(['central', 'swapped'])
    expect(guarded.check).toMatchObject({ feasible: true, difference: expect.closeTo(0, 9) })
  })
  it('stands between two bounds that meet, and its objective is its cost and the worst of both worlds', () => {
    const { objective, discountedCost, periods } = guarded
    expect(objective).toMatchObject({ optimal: true, termination: 'gap-reached' })
    expect(objective.lowerBound).toBeLessThanOrEqual(objective.upperBound)
    const [one, two] = periods.map(({ lossUpperBound }) => lossUpperBound)
    expect(objective.upperBound).toBeCloseTo(discountedCost + 0.5 * ((one ?? 0) + 2 * (two ?? 0)), 9)
    expect(objective.doNothing).toBeCloseTo(expected(270 * LOST), -1)
  })
  it('measures all worlds from the zero of the central case, so that what controls cost already counts where they hold', async () => {
    // K, which buys 90 t a month from C there, has been denied it since October. It has put by the 30 t that M sold it since then: 240 t
    // are lost in three months before any attack.
    const controls = [
      'id,name,name_ja,instrument,by,materials,to,users,origin,waits,announced,from,until,source,note',
      'held,Oxide withheld from K,,ban,C,oxide,K,,no,no,,2023-10,,case,',
    ].join('\n')
    const allowances = [
      'measure,from,value,low,high,date,source,confidence,note',
      'held,2023-10,0,0,0,2023,case,high,',
    ].join('\n')
    const files = new Map([
      ['controls.csv', `${controls}\n`],
      ['allowances.csv', allowances],
      ...['demand.csv', 'routes.csv'].map((file) => [file, swap(tables.get(file) ?? '')] as const),
    ])
    const controlled = await parseWorld([...layers, { name: 'controlled', files }])
    const held = { id: 'held', world: controlled, baseline: makeBaseline(controlled, solver).baseline, conduct: [] }
    const { worlds, periods } = asked({ worlds: [...CENTRAL, held], budget: quantity<'MUSD'>(0) })
    expect(worlds.map(({ heldBefore }) => heldBefore)).toEqual([0, near(240)])
    // The attacker then strikes J, which uses 50 t a month there.
    expect(worlds[1]?.periods[0]).toMatchObject({ doNothing: near(240 + 150), measures: ['ban-J'] })
    expect(periods[0]?.worstCase.loss).toEqual(near(390))
  })
  it('has the plan for the central case beside it, which leaves the other world to lose 150 t', () => {
    // Its mine is four fifths of the whole: with what comes from M already, that is enough for K where K uses less.
    const { centralPlan, worlds } = guarded
    expect(centralPlan?.decisions.map(({ id }) => id)).toEqual(['new', 'stockpile oxide J'])
    const [central, other] = worlds
    expect([central?.id, central?.isDrawn, other?.id, other?.isDrawn]).toEqual(['central', false, 'swapped', true])
    expect(other?.periods[0]).toMatchObject({ from: 2028, doNothing: near(270), centralPlan: near(150), plan: near(0) })
    expect(central?.periods[0]).toMatchObject({ doNothing: near(270), centralPlan: near(0), plan: near(0) })
    expect(centralPlan?.guarded).toBeCloseTo((centralPlan?.discountedCost ?? 0) + expected(150 * LOST), -0.5)
    expect(centralPlan?.guarded).toBeGreaterThan(guarded.objective.upperBound)
    expect(centralPlan?.upperBound).toBeLessThan(guarded.objective.upperBound)
  })
  it('counts the mean of the worlds where it is asked for, each with its own worst attack', () => {
    const none = { budget: quantity<'MUSD'>(0), risk: { tailShare: 1 } }
    const { worlds, periods, objective } = asked({ worlds: WORLDS, ...none })
    expect(worlds.map((world) => world.periods[0]?.plan)).toEqual([near(270), near(270)])
    // What stands there is exact in each world; a search leaves out those that lose too little to count.
    expect(periods[0]?.losses).toEqual([])
    expect(objective.upperBound).toBeCloseTo(expected(270 * LOST), -1)
    const mean = asked({ worlds: WORLDS, risk: { tailShare: 1 } })
    expect(mean.objective.optimal).toBe(true)
    expect(mean.objective.upperBound).toBeLessThanOrEqual(guarded.objective.upperBound + 1e-6)
    expect(mean.check.difference).toBeCloseTo(0, 9)
  })
  it('is the plan for the central case where that is the only world', () => {
    const alone = asked({})
    const same = asked({ worlds: CENTRAL })
    expect(same).toEqual(alone)
    expect(same).toMatchObject({ worlds: [], centralPlan: null, outOfSample: null, samplingGap: null })
  })
  it('is worth as much out of sample as the worlds there say', () => {
    const [central, other] = WORLDS as [GuardedWorld, GuardedWorld]
    const fresh = [other, central, other].map((each, n) => ({ ...each, id: `fresh-${n}` }))
    const { outOfSample, worlds } = asked({ worlds: WORLDS, fresh })
    const objectiveIn = (w: number) => worlds[w]?.objective
    expect(outOfSample?.draws).toEqual(
      [1, 0, 1].map((w, n) => ({
        id: `fresh-${n}`,
        conduct: [],
        doNothing: expect.closeTo(objectiveIn(w)?.doNothing ?? 0, 4),
        centralPlan: expect.closeTo(objectiveIn(w)?.centralPlan ?? 0, 4),
        plan: expect.closeTo(objectiveIn(w)?.plan ?? 0, 4),
      })),
    )
    const central3 = outOfSample?.draws.map(({ centralPlan }): number => centralPlan ?? 0) ?? []
    const mean = central3.reduce((sum, each) => sum + each, 0) / 3
    expect(outOfSample?.centralPlan?.mean).toBeCloseTo(mean, 9)
    // Two standard errors of three numbers of which two are the same.
    const error = (2 * Math.abs((central3[0] ?? 0) - (central3[1] ?? 0))) / 3
    expect((outOfSample?.centralPlan?.meanHigh ?? 0) - mean).toBeCloseTo(error, 3)
    expect(outOfSample?.saved.most).toBeGreaterThan(0)
    const told: (readonly [draws: number, mean: number | undefined])[] = []
    const onPartialResult = ({ outOfSample: soFar }: PlanResult): void => {
      if (soFar !== null && soFar.draws.length > (told.at(-1)?.[0] ?? 0))
        told.push([soFar.draws.length, soFar.plan.mean])
    }
    asked({ worlds: WORLDS, fresh, onPartialResult })
    // Who stops waiting keeps what the worlds until then say.
    const plans = outOfSample?.draws.map(({ plan }): number => plan) ?? []
    expect(told).toEqual(
      [1, 2, 3].map((n) => [n, expect.closeTo(plans.slice(0, n).reduce((sum, each) => sum + each, 0) / n, 4)]),
    )
    expect(asked({ fresh: [other] }).outOfSample).toMatchObject({ centralPlan: null, plan: { meanLow: null } })
  })
  it('is as far from the best of other samples as these say', () => {
    const [central, other] = WORLDS as [GuardedWorld, GuardedWorld]
    const samples = [WORLDS, [central, central], [other, other]]
    const { samplingGap, discountedCost } = asked({ worlds: WORLDS, risk: { tailShare: 1 }, samples })
    const [same, firstOnly] = samplingGap?.gaps ?? []
    expect(same).toBeCloseTo(0, 4)
    // What it stores for K is of no use in the central case.
    expect(firstOnly).toBeGreaterThan(1)
    expect(firstOnly).toBeLessThan(discountedCost)
    const { mean, atMost, gaps } = samplingGap ?? { mean: 0, atMost: 0, gaps: [] }
    expect(mean).toBeCloseTo(gaps.reduce((sum, each) => sum + each, 0) / 3, 9)
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / 2)
    expect(atMost).toBeCloseTo(mean + (2.92 * deviation) / Math.sqrt(3), 9)
  })
})

describe('the second stage of several worlds', () => {
  const kusd = (amount: number) => quantity<'kUSD'>(amount)
  /** A world with one attack, whose loss falls with what stands. */
  const stage = (loss: number, asked: (number | undefined)[]): SecondStage => {
    let standing = 0
    const now = (): number => loss * (1 - standing)
    return {
      reference: kusd(1000),
      trifle: quantity<'MUSD'>(0),
      contingencyCount: 1,
      isSearched: true,
      columns: 3,
      setPlan: (levels) => void (standing = levels[0] ?? 0),
      cut: (attack) => ({
        attack,
        constant: kusd(loss),
        slope: Float64Array.of(-loss) as never,
        loss: kusd(now()),
      }),
      exactLosses: (above) => {
        asked.push(above)
        const found: Exact = { attack: [7], loss: kusd(now()), bound: kusd(now() + 0.5) }
        return above !== undefined && now() <= above ? [] : [found]
      },
      lossLowerBounds: () => [kusd(loss / 10)],
      subproblem: () => ({ model: {} as never, shifts: [], reference: kusd(1000) }),
      dispose: () => undefined,
    }
  }
  it('finds the worst of all, and looks in the others only for what is worse', () => {
    const floors: (number | undefined)[][] = [[], [], []]
    const both = worldsSecondStage(
      [stage(10, floors[0] ?? []), stage(30, floors[1] ?? []), stage(20, floors[2] ?? [])],
      {
        kind: 'worst',
      },
    )
    both.setPlan(Float64Array.of(0))
    expect(both.exactLosses()).toEqual([{ attack: [1, 7], loss: 30, bound: 30.5 }])
    expect(floors).toEqual([[undefined], [10], [30]])
    // The last worst is asked first.
    both.setPlan(Float64Array.of(0.5))
    expect(both.exactLosses()).toEqual([{ attack: [1, 7], loss: 15, bound: 15.5 }])
    expect(floors).toEqual([
      [undefined, 15],
      [10, undefined],
      [30, 15],
    ])
    expect(both.exactLosses(kusd(100))).toEqual([])
    expect(both.lossLowerBounds()).toEqual([3])
    expect(both.cut([2, 7])).toMatchObject({ attack: [2, 7], loss: 10 })
  })
  it('tells the worlds apart where the mean counts', () => {
    const each = worldsSecondStage([stage(10, []), stage(30, [])], { kind: 'tail', tailShare: 1, chances: [0.5, 0.5] })
    each.setPlan(Float64Array.of(0))
    expect(each.contingencyCount).toBe(2)
    expect(each.exactLosses().map(({ attack, loss }) => [attack, loss])).toEqual([
      [[0, 7], 10],
      [[1, 7], 30],
    ])
    expect(each.lossLowerBounds()).toEqual([1, 3])
  })
})
