import type { Network, Window } from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import { inMillions, less, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import type { CostsAndBounds } from '../../solver/index.ts'
import { BoundedEnumeration, openInterdiction, type InterdictionModel, type MeasureSet } from '../weapon/index.ts'
import type { Levels } from './master-problem.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import { LOSS_TOLERANCE } from './tolerances.ts'

type Solidarity = NonNullable<PlanResult['costSharing']>['solidarity'][number]
type Between = Solidarity['members'][number]['withHelp']

/**
 * What help is worth where one member alone is attacked, in the last period of a plan: the worst set that reaches it and no other member
 * while the others keep to themselves, beside the same set where all share.
 *
 * Sharing is the model's best response: who has a stock or a plant ships where a tonne is worth most. Keeping to themselves, the other members ship to
 * the one no more than they would without the attack, month by month, or what it has under contract. Both begin from the same year without an attack.
 */
export function solidarityOf(question: PlanProblem, { v }: Levels): Solidarity[] {
  const { members, menu, solver, builds, maxMeasures, ids, master } = question
  const network = builds[0](at(v, master.periods.length - 1))
  return members.map((attacked) => {
    const others = members.filter((member) => member !== attacked)
    const measures = menu.measures.filter(({ to }) => to.has(attacked) && !others.some((other) => to.has(other)))
    if (measures.length === 0) return { attacked, measures: [], withoutHelp: null, withHelp: null, members: [] }
    const interdiction = openInterdiction(solver, network, { ...menu, measures })
    try {
      const { x: calm } = interdiction.solveResponse([])
      const peace = members.map((member) => interdiction.endsAt(new Set([member]))([]).most.worth)
      interdiction.refit((model) => keepToThemselves(network, interdiction.window, model, { calm, attacked, others }))
      const most = Math.min(maxMeasures, measures.length)
      const tolerance = LOSS_TOLERANCE * Math.abs(interdiction.followerSurplus)
      const worst = at(new BoundedEnumeration(interdiction, most, tolerance).rank(1).found, 0)
      const withoutHelp = lossesOf(interdiction, worst.set, members, peace)
      interdiction.refit(() => undefined)
      const withHelp = lossesOf(interdiction, worst.set, members, peace)
      return {
        attacked,
        measures: ids(worst.set.map((a) => menu.measures.indexOf(at(measures, a)))),
        withoutHelp: withoutHelp.all,
        withHelp: withHelp.all,
        members: members.map((place, m) => ({
          place,
          withoutHelp: at(withoutHelp.own, m),
          withHelp: at(withHelp.own, m),
        })),
      }
    } finally {
      interdiction.dispose()
    }
  })
}

/** What a set costs all importing places, and what each member's own uses lose, between the responses that are as good for all. */
function lossesOf(
  interdiction: InterdictionModel,
  set: MeasureSet,
  members: readonly string[],
  peace: readonly ThousandUsd[],
): { readonly all: MillionUsd; readonly own: readonly Between[] } {
  return {
    all: inMillions(interdiction.loss(set)),
    own: members.map((member, m) => {
      const { most, least } = interdiction.endsAt(new Set([member]))(set)
      return {
        atLeast: inMillions(less(at(peace, m), most.worth)),
        atMost: inMillions(less(at(peace, m), least.worth)),
      }
    }),
  }
}

/** Limits what others ship to the one that is attacked to what they would without the attack, or what is under contract. */
function keepToThemselves(
  { arcs }: Network,
  { layout, months }: Window,
  model: CostsAndBounds,
  {
    calm,
    attacked,
    others,
  }: { readonly calm: Float64Array; readonly attacked: string; readonly others: readonly string[] },
): void {
  layout.columns.forEach(({ kind, ref, part }, c) => {
    if (kind !== 'ship') return
    const { fromPlace, toPlace, contracted } = at(arcs, ref)
    if (toPlace !== attacked || !others.includes(fromPlace)) return
    for (let k = 0; k < months; k++) {
      const j = k * layout.columns.length + c
      const usual = Math.max(numberAt(calm, j), part === 1 ? contracted : 0)
      model.upper[j] = Math.min(numberAt(model.upper, j), usual)
    }
  })
}
