import { describe, expect, it } from 'vitest'
import { quantity, vector, type ThousandUsd } from '../../quantity/index.ts'
import { openPlanEvaluator } from './plan-evaluator.ts'
import type { Attack, PlanCut } from './bound-shifts.ts'
import type { MasterProblem } from './master-problem.ts'
import type { SecondStage } from './second-stage.ts'

const kusd = (value: number): ThousandUsd => quantity<'kUSD'>(value)
const plan = (...levels: number[]) => ({ v: levels.map((level) => Float64Array.of(level)) })

/** One decision; what each attack costs with none of it and what all of it spares, and the attacks that a search finds there. */
const COSTS: Readonly<Record<string, readonly [none: number, spared: number]>> = {
  '0': [9000, 5000],
  '1': [5000, 2000],
}
function evaluator(
  found: Readonly<Record<number, readonly number[]>>,
  risk: object,
  periods = [{ from: 1, years: 1 }],
) {
  const searched: number[] = []
  let standing = 0
  const asked: string[] = []
  const costsOf = (attack: Attack): readonly [number, number] => COSTS[attack.join(' ')] ?? [Number.NaN, Number.NaN]
  const lossOf = (attack: Attack): ThousandUsd => kusd(costsOf(attack)[0] - costsOf(attack)[1] * standing)
  const stage = {
    contingencyCount: 'tailShare' in risk ? 2 : 1,
    setPlan: (levels: Float64Array) => void (standing = levels[0] ?? 0),
    cut: (attack: Attack): PlanCut => {
      asked.push(`${attack.join(' ')} at ${standing}`)
      const [none, spared] = costsOf(attack)
      const slope = vector<ThousandUsd>(Float64Array.of(-spared))
      return { attack, constant: kusd(none), slope, loss: lossOf(attack) }
    },
    exactLosses: () => {
      searched.push(standing)
      return (found[standing] ?? []).map((a) => ({ attack: [a], loss: lossOf([a]), bound: kusd(lossOf([a]) + 500) }))
    },
  } as unknown as SecondStage
  const decision = { fixed: 0, sized: 4, annualCost: 0, lead: 12 }
  const terms = {
    decisions: [decision],
    periods,
    discount: 1,
    attackProbability: 0.5,
    availability: () => 'optional',
    risk,
  } as unknown as MasterProblem
  return { ...openPlanEvaluator(stage, terms), searched, asked }
}

describe('what a plan is asked about', () => {
  const worst = { kind: 'worst' }
  it('is what the worst attack costs, be it one that was found for another plan', () => {
    const { evaluate, attacks, exactSubproblems } = evaluator({ 0: [0], 1: [1] }, worst)
    expect(evaluate(plan(0), true)).toMatchObject({ losses: [9], worst: [{ set: [0], losses: [9], bounds: [9.5] }] })
    // A search finds 3 here, and what is known already costs 4.
    expect(evaluate(plan(1), true)).toMatchObject({ losses: [4], worst: [{ set: [1], losses: [3], bounds: [3.5] }] })
    expect([attacks(), exactSubproblems()]).toEqual([[[0], [1]], 2])
  })
  it('is, without a search, the worst of those known, with no bound on others', () => {
    const { evaluate, searched } = evaluator({ 0: [0, 1] }, worst)
    evaluate(plan(0), true)
    const [told] = evaluate(plan(0.5), false).worst
    expect(told).toMatchObject({ loss: 6.5, bound: Number.POSITIVE_INFINITY, set: [0] })
    expect(searched).toEqual([0])
  })
  it('leaves alone an attack that costs less by what is known of it than another by a solve', () => {
    const { evaluate, asked, pool } = evaluator({ 0: [0, 1] }, worst)
    evaluate(plan(0), true)
    evaluate(plan(0.5), false)
    expect(asked).toEqual(['0 at 0', '1 at 0', '0 at 0.5'])
    expect(pool).toHaveLength(3)
  })
  it('is asked once for periods in which the same stands', () => {
    const years = [1, 2, 3].map((from) => ({ from, years: 1 }))
    const { evaluate, searched } = evaluator({ 0: [0], 1: [1] }, worst, years)
    expect(evaluate(plan(0, 1, 0), true).losses).toEqual([9, 4, 9])
    expect(searched).toEqual([0, 1])
  })
  it('is weighed by its chances where attacks are distinguished, and then always searched', () => {
    const risk = { kind: 'tail', tailShare: 1, chances: [0.25, 0.75] }
    const { evaluate, searched } = evaluator({ 0: [0, 1], 1: [0, 1] }, risk)
    expect(evaluate(plan(0), false)).toMatchObject({
      losses: [6],
      worst: [{ set: [0], losses: [9, 5], bounds: [9.5, 5.5] }],
    })
    expect(evaluate(plan(1), false).losses).toEqual([3.25])
    expect(searched).toEqual([0, 1])
  })
  it('is what is paid and lost, by the years of each period and the chance of an attack', () => {
    const periods = [
      { from: 1, years: 1 },
      { from: 2, years: 2 },
    ]
    const { objective, objectiveUpperBound, evaluate, doNothing } = evaluator({ 0: [0], 1: [0] }, worst, periods)
    const { losses, worst: told } = evaluate(plan(0, 1), true)
    // 4 once; half of 9, and of 4 in each of two years.
    expect(objective(plan(0, 1), losses)).toBe(4 + 4.5 + 4)
    expect(objectiveUpperBound(plan(0, 1), told)).toBe(4 + 4.75 + 4.5)
    expect(doNothing()).toMatchObject({ objective: 9.5 * 1.5, levels: plan(0, 0) })
    expect(doNothing().worst).toBe(doNothing().worst)
  })
})
