import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { at } from '../../lists/index.ts'
import { MONTHS_PER_YEAR, type MillionUsd } from '../../quantity/index.ts'
import { attackedIn } from './period-options.ts'
import { levelIn, type Levels } from './master-problem.ts'
import { attackedYear } from './plan-evaluator.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'

/**
 * What a plan leaves to be lost if projects come a year late, each by its own chance and independently: this many cases drawn,
 * each searched exactly.
 *
 * What is funded to stand in a period stands a year before the attack in the next at the earliest then: periods are whole years.
 */
export function delaysOf(
  { master: problem, evaluator, start }: PlanProblem,
  plan: Levels,
  draws: number,
  seed: number,
): PlanResult['delays'] {
  const { decisions, periods } = problem
  const generator = xoroshiro128plus(seed)
  // Its first numbers follow the seed too closely.
  for (let i = 0; i < 16; i++) uniformFloat64(generator)
  const known = new Map<string, MillionUsd>()
  const lossOf = (levels: Float64Array): MillionUsd => {
    const key = levels.join(' ')
    const loss = known.get(key) ?? attackedYear(at(evaluator.evaluate({ v: [levels] }, true).worst, 0)).loss
    known.set(key, loss)
    return loss
  }
  const losses = periods.map((): MillionUsd[] => [])
  for (let draw = 0; draw < draws; draw++) {
    const is = decisions.map(({ delayProbability }) => uniformFloat64(generator) < delayProbability)
    periods.forEach((period, b) => {
      const attacked = attackedIn(start, period)
      const levels = Float64Array.from(decisions, ({ expected, delay }, i) => {
        if (!at(is, i)) return levelIn(plan, b, i)
        if (expected !== undefined) return expected + delay + MONTHS_PER_YEAR <= attacked ? 1 : 0
        // Before the first period nothing stands.
        return b > 0 ? levelIn(plan, b - 1, i) : 0
      })
      at(losses, b).push(lossOf(levels))
    })
  }
  return { samples: draws, seed, losses: losses.map((own) => own.sort((one, other) => one - other)) }
}
