import { at, numberAt } from '../../lists/index.ts'
import {
  gameOf,
  hasCore,
  nucleolus,
  playersIn,
  shapleyOf,
  testSplit,
  type CoreTest,
  type Game,
  type GameRange,
} from '../../games/index.ts'
import { less, quantity, sum, sumOf, times, type MillionUsd } from '../../quantity/index.ts'
import { coalitionPlans, LEAST_MEMBERS, type CoalitionPlans } from './coalition-plans.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { SolvedPlan } from './solve.ts'
import { solidarityOf } from './solidarity.ts'
import { SAVED_NOTHING } from './tolerances.ts'

type CostSharing = NonNullable<PlanResult['costSharing']>

/**
 * What members save by acting together. Alone, each plans against what aims at itself, with its own stocks and contracts, any
 * plant, and its part of the budget. Plans side by side are looked at under all that aims at any of them; a plant that
 * several would fund is paid for once, so that the saving is rather too low than too high.
 *
 * With T(C) the objective if C acts together and the others each alone, C saves v(C) = T({}) - T(C): a game, whose Shapley value and
 * nucleolus are two ways to split what all save. What the common plan costs more or less than the plans alone is borne in the parts of the first.
 */
export function costSharing(question: PlanProblem, best: SolvedPlan): PlanResult['costSharing'] {
  const { members, menu, solver, master } = question
  if (members.length < LEAST_MEMBERS || menu.contingencies.length > 0) return null
  const parts = members.map(() => 1 / members.length)
  const plans = coalitionPlans(question, best, (member) => at(parts, member))
  const separate = plans.totalOf([]).atMost
  const saved = savings(members.length, separate, (group) => separate - plans.totalOf(group).atMost)
  const range = savingsBetween(plans, members.length)
  const byShapley = shapleyOf(saved)
  const byNucleolus = nucleolus(solver, saved)
  const all = separate - best.upperBound
  const costs = members.map((_, member) => plans.planOf([member]).cost)
  const more = less(best.discountedCost, sumOf(costs))
  const named = (coalition: number): string[] =>
    playersIn(coalition, members.length).map((member) => at(members, member))
  const stability = ({ held, leaving }: CoreTest): CostSharing['core']['shapley'] => ({
    stable: held,
    couldLeave: leaving.map(({ coalition, atLeast, atMost }) => ({
      members: named(coalition),
      gain: { atLeast, atMost },
    })),
  })
  return {
    separatePlans: separate,
    jointPlan: best.upperBound,
    members: members.map((place, m) => {
      const [standaloneCost, allocatedSaving] = [at(costs, m), quantity<'MUSD'>(at(byShapley, m))]
      const allocatedCost = sum(standaloneCost, times(more, all > 0 ? allocatedSaving / all : 1 / members.length))
      return {
        place,
        budget: Number.isFinite(master.budget) ? times(master.budget, at(parts, m)) : null,
        standaloneCost,
        allocatedSaving,
        nucleolusSaving: byNucleolus === undefined ? null : quantity<'MUSD'>(at(byNucleolus, m)),
        allocatedCost,
      }
    }),
    coalitions: [...range.least.worth.keys()]
      .filter((coalition) => playersIn(coalition, members.length).length >= LEAST_MEMBERS)
      .map((coalition) => ({
        members: named(coalition),
        saving: { atLeast: numberAt(range.least.worth, coalition), atMost: numberAt(range.most.worth, coalition) },
      })),
    core: {
      exists: hasCore(solver, range),
      shapley: stability(testSplit(range, byShapley)),
      nucleolus: byNucleolus === undefined ? null : stability(testSplit(range, byNucleolus)),
    },
    solidarity: solidarityOf(question, best.levels),
  }
}

/** What coalitions save: nothing each alone, and nothing where it is rounding of what separate plans come to. */
function savings(players: number, separate: MillionUsd, of: (group: readonly number[]) => number): Game {
  return gameOf(players, (group) => {
    const saved = group.length < LEAST_MEMBERS ? 0 : of(group)
    return Math.abs(saved) > SAVED_NOTHING * Math.abs(separate) ? saved : 0
  })
}

/**
 * What coalitions save, at least and at most. A group that plans is known to do at most its gap better, against what aims at itself: so much lower
 * may an arrangement come that it takes part in.
 *
 *   least  T({}) at least - the gaps of C's members - T(C) at most
 *   most   T({}) at most - ( T(C) at least - the gap of C )          of all members, the checked lower bound in place of the last
 *
 * Others are alone in both, with the same plans.
 */
export function savingsBetween({ planOf, totalOf }: CoalitionPlans, players: number): GameRange {
  const separate = totalOf([])
  const bounds = (side: (group: readonly number[]) => number): Game => savings(players, separate.atMost, side)
  return {
    least: bounds(
      (group) =>
        separate.atLeast - group.reduce((gaps, member) => gaps + planOf([member]).gap, 0) - totalOf(group).atMost,
    ),
    most: bounds((group) => {
      const { atLeast } = totalOf(group)
      return separate.atMost - (group.length === players ? atLeast : atLeast - planOf(group).gap)
    }),
  }
}
