import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Levels } from './master.ts'
import type { Question } from './question.ts'
import type { PlanResult } from './result.ts'

/** What comes late comes so many months later. */
const YEAR = 12

/**
 * What a plan leaves to be lost if projects come a year late, each by its own chance and independently: so many cases drawn,
 * each searched exactly.
 *
 * What is funded to stand in a block stands a year before the attack in the next at the earliest then: blocks are whole years.
 */
export function ifLate(
  { terms, inquiry, start }: Question,
  { v }: Levels,
  draws: number,
  seed: number,
): PlanResult['late'] {
  const { decisions, blocks } = terms
  const generator = xoroshiro128plus(seed)
  // Its first numbers follow the seed too closely.
  for (let i = 0; i < 16; i++) uniformFloat64(generator)
  const known = new Map<string, number>()
  const lossOf = (levels: Float64Array): number => {
    const key = levels.join(' ')
    const loss = known.get(key) ?? inquiry.look({ v: [levels] }, true).losses[0] ?? 0
    known.set(key, loss)
    return loss
  }
  const losses = blocks.map((): number[] => [])
  for (let draw = 0; draw < draws; draw++) {
    const is = decisions.map(({ slip }) => uniformFloat64(generator) < slip)
    blocks.forEach(({ from }, b) => {
      const attacked = start + 12 * from
      const levels = Float64Array.from(decisions, ({ expected, late: months }, i) => {
        if (is[i] !== true) return v[b]?.[i] ?? 0
        if (expected !== undefined) return expected + months + YEAR <= attacked ? 1 : 0
        return v[b - 1]?.[i] ?? 0
      })
      losses[b]?.push(lossOf(levels))
    })
  }
  return { draws, seed, losses: losses.map((own) => own.sort((one, other) => one - other)) }
}
