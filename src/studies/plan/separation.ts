import { at } from '../../lists/index.ts'
import { inMillions, type MillionUsd } from '../../quantity/index.ts'
import { cutAt, type PlanCut } from './bound-shifts.ts'
import type { Master } from './master.ts'
import { newsOf, type Levels } from './master-problem.ts'
import { isPossibleIn } from './news.ts'
import type { PlanEvaluator } from './plan-evaluator.ts'
import { contingencyOf, type SecondStage } from './second-stage.ts'
import { CUT_VIOLATION } from './tolerances.ts'

/** Cuts that a period takes from the pool in a round, the most violated first. */
const CUTS_PER_ROUND = 4
/** A first stage with more cuts than this lets go of those that have not bound for some solves. */
const MANY_CUTS = 1500
const IDLE_SOLVES = 10

/** Which cuts of the pool each period of a first stage has. */
export class Separation {
  private readonly master: Master
  private readonly stage: SecondStage
  private readonly evaluator: PlanEvaluator
  private readonly taken: readonly Set<PlanCut>[]

  constructor(master: Master, stage: SecondStage, evaluator: PlanEvaluator) {
    this.master = master
    this.stage = stage
    this.evaluator = evaluator
    this.taken = master.problem.periods.map(() => new Set<PlanCut>())
  }

  /**
   * Gives each period the cuts of the pool that a plan of the master does not keep, for each attack that is distinguished.
   *
   * @param losses what the master takes each attack to cost, where that is known
   * @returns how many of them the plan broke
   */
  separate({ v }: Levels, losses?: readonly (readonly MillionUsd[])[]): number {
    const { master, stage, evaluator } = this
    let broken = 0
    const news = newsOf(master.problem)
    this.taken.forEach((own, b) => {
      const levels = at(v, b)
      const given = new Map<number, number>()
      evaluator.pool
        .filter((cut) => !own.has(cut) && isPossibleIn(news, b, cut.attack))
        .map((cut) => ({ cut, value: inMillions(cutAt(cut, levels)) }))
        .sort((one, other) => other.value - one.value)
        .forEach(({ cut, value }) => {
          const contingency = contingencyOf(stage, cut.attack)
          const before = given.get(contingency) ?? 0
          const known = losses === undefined ? undefined : at(at(losses, b), contingency)
          // Where the master's own losses are known, only what they fall short of is of use.
          if (before >= CUTS_PER_ROUND || (known !== undefined && value <= known + CUT_VIOLATION * master.unit)) return
          given.set(contingency, before + 1)
          master.add(b, cut, contingency)
          own.add(cut)
          broken += 1
        })
    })
    return broken
  }

  /** Lets go of cuts that have not bound for some solves, where there are many. */
  forgetIdle(): void {
    if (this.master.cutCount <= MANY_CUTS) return
    for (const { period, cut } of this.master.forgetIdle(IDLE_SOLVES)) at(this.taken, period).delete(cut)
  }
}
