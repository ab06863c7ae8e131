import { at } from '../../lists/index.ts'
import { inMillions, type MillionUsd } from '../../quantity/index.ts'
import { yearOf } from '../../world/index.ts'
import type { Attack } from './bound-shifts.ts'
import { attackedYear, openPlanEvaluator, type PlanEvaluator } from './plan-evaluator.ts'
import type { Levels, MasterProblem } from './master-problem.ts'
import type { OpenedWorld } from './open-world.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanWorld } from './result.ts'
import { weigh } from './risk.ts'
import type { SolvedPlan } from './solve.ts'

/** What a plan costs and loses in one world. */
interface LossInWorld {
  /** Costs and expected losses there, at most. */
  readonly objective: MillionUsd
  /** The worst in each period, what is lost by it, and what no attack takes more than, with years without one where these count. */
  readonly attacks: readonly Attack[]
  readonly losses: readonly MillionUsd[]
  readonly bounds: readonly MillionUsd[]
  /** What a year without an attack loses; empty where such years do not count. */
  readonly quiet: readonly MillionUsd[]
}

/** What plans lose in a world by the worst attack there, searched exactly. */
export function lossesIn(
  { stage }: Pick<OpenedWorld, 'stage'>,
  problem: MasterProblem,
): (levels: Levels) => LossInWorld {
  const evaluator: PlanEvaluator = openPlanEvaluator(stage, { ...problem, risk: { kind: 'worst' } })
  return (levels) => {
    const { worst } = evaluator.evaluate(levels, true)
    return {
      objective: evaluator.objectiveUpperBound(levels, worst),
      attacks: worst.map(({ set }) => set),
      losses: worst.map((lost) => attackedYear(lost).loss),
      bounds: worst.map(({ bound }) => bound),
      quiet: worst.flatMap(({ quiet }) => quiet?.loss ?? []),
    }
  }
}

/** A plan over all worlds that are guarded against, by what it loses in each: costs and expected losses at most. */
const overAll = ({ master, evaluator }: PlanProblem, levels: Levels, each: readonly LossInWorld[]): MillionUsd =>
  evaluator.objective(
    levels,
    master.periods.map((_, b) =>
      weigh(
        each.map(({ bounds }) => at(bounds, b)),
        master.risk,
      ),
    ),
  )

/** What two plans lose in each world, and what the one against the central case alone loses over all. */
export function lossesByWorld(
  question: PlanProblem,
  central: SolvedPlan,
  best: SolvedPlan,
): { readonly worlds: PlanWorld[]; readonly guarded: MillionUsd } {
  const { master, menu, start } = question
  const nothing = question.doNothing().levels
  const told: PlanWorld[] = []
  const ofCentral: LossInWorld[] = []
  for (const world of question.worlds) {
    const lost = lossesIn(world, master)
    const [without, narrow, guarded] = [lost(nothing), lost(central.levels), lost(best.levels)]
    world.stage.setPlan(new Float64Array(master.decisions.length))
    const heldBefore = inMillions(world.stage.cut([]).loss)
    ofCentral.push(narrow)
    told.push({
      id: world.id,
      conduct: [...world.conduct],
      isDrawn: world.world !== question.world,
      heldBefore,
      objective: { doNothing: without.objective, centralPlan: narrow.objective, plan: guarded.objective },
      periods: master.periods.map(({ from }, b) => ({
        from: yearOf(start) + from,
        doNothing: at(without.losses, b),
        centralPlan: at(narrow.losses, b),
        plan: at(guarded.losses, b),
        measures: at(guarded.attacks, b).map((a) => at(menu.measures, a).id),
        ...(guarded.quiet.length === 0
          ? {}
          : {
              quietYear: {
                doNothing: at(without.quiet, b),
                centralPlan: at(narrow.quiet, b),
                plan: at(guarded.quiet, b),
              },
            }),
      })),
    })
  }
  return { worlds: told, guarded: overAll(question, central.levels, ofCentral) }
}
