import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { at } from '../../lists/index.ts'
import { MONTHS_PER_YEAR, type MillionUsd } from '../../quantity/index.ts'
import type { Month } from '../../world/index.ts'
import type { CandidateDecision } from './decisions.ts'
import type { InvestmentPeriod } from './periods.ts'
import { attackedIn } from './period-options.ts'
import { levelIn, type Levels } from './master-problem.ts'
import { attackedYear } from './plan-evaluator.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'

/** What stands in a period of a plan if some decisions come a year late. */
export const lateIn = (
  { decisions, start }: { readonly decisions: readonly CandidateDecision[]; readonly start: Month },
  plan: Levels,
  { b, period }: { readonly b: number; readonly period: InvestmentPeriod },
  isLate: (decision: number) => boolean,
): Float64Array =>
  Float64Array.from(decisions, ({ expected, delay }, i) => {
    if (!isLate(i)) return levelIn(plan, b, i)
    if (expected !== undefined) return expected + delay + MONTHS_PER_YEAR <= attackedIn(start, period) ? 1 : 0
    // Before the first period nothing stands.
    return b > 0 ? levelIn(plan, b - 1, i) : 0
  })

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
      at(losses, b).push(lossOf(lateIn({ decisions, start }, plan, { b, period }, (i) => at(is, i))))
    })
  }
  return { samples: draws, seed, losses: losses.map((own) => own.sort((one, other) => one - other)) }
}
