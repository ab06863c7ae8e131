import { at } from '../../lists/index.ts'
import { larger, quantity, smaller, type ThousandUsd } from '../../quantity/index.ts'
import type { Attack, PlanCut } from './bound-shifts.ts'
import type { Exact, SecondStage } from './second-stage.ts'
import { countsAbove, type Risk } from './risk.ts'

/** In which of several worlds an attack comes, and what it is there. */
const worldOf = (attack: Attack): number => at(attack, 0)
export const attackThere = (attack: Attack): Attack => attack.slice(1)

/**
 * Several worlds, each with its own worst attack. With Q_w what is lost in world w:
 *
 *   worst:  max over w, S of Q_w(v, S)           tail:  the risk of ( max over S of Q_w(v, S) ) over the worlds
 *
 * An attack is a world and an attack there. The attacker knows the world that it strikes, and the plan does not: what is decided is the
 * same in all of them.
 */
export function worldsSecondStage(stages: readonly [SecondStage, ...SecondStage[]], risk: Risk): SecondStage {
  const { setPlan, inForce, forgetPlans, shared } = openWorlds(stages)
  /** The last worst world first: it is likely to be worst again, and leaves little to look for in the others. */
  let order = stages.map((_, w) => w)
  const worstOfAll = (above?: ThousandUsd): readonly Exact[] => {
    let worst: Exact | undefined
    // What no search of the other worlds reached bounds them all.
    let bound = above ?? quantity<'kUSD'>(Number.NEGATIVE_INFINITY)
    for (const w of order) {
      const least = worst === undefined ? above : larger(worst.loss, above ?? worst.loss)
      for (const found of inForce(w).exactLosses(least)) {
        bound = larger(bound, found.bound)
        if (worst === undefined || found.loss > worst.loss) worst = named(w, found)
      }
    }
    if (worst === undefined) return []
    const first = worldOf(worst.attack)
    order = [first, ...order.filter((w) => w !== first)]
    return [{ ...worst, bound }]
  }
  /** The latest attack found in each world. */
  const latest: Attack[] = []
  /** Each world's own worst. Of one that loses too little to count, that is all that is sought; the latest attack there stands for it. */
  const worstOfEach = (chances: readonly number[]): readonly Exact[] => {
    const found = new Map<number, Exact>()
    for (const w of order) {
      const above = countsAbove(
        [...found].map(([one, { loss }]) => [loss, at(chances, one)]),
        risk,
      )
      const [worst] = inForce(w).exactLosses(above)
      if (worst !== undefined) found.set(w, named(w, worst))
      else if (above !== undefined) {
        const attack = [w, ...(latest[w] ?? attackThere(at([...found.values()], 0).attack))]
        const { loss, quiet } = shared.cut(attack)
        found.set(w, { attack, loss, bound: larger(above, loss), ...(quiet === undefined ? {} : { quiet }) })
      }
    }
    for (const [w, { attack }] of found) latest[w] = attackThere(attack)
    order = [...found].sort(([, one], [, other]) => other.loss - one.loss).map(([w]) => w)
    return stages.flatMap((_, w) => found.get(w) ?? [])
  }
  return {
    ...shared,
    contingencyCount: risk.kind === 'worst' ? 1 : stages.length,
    setPlan,
    exactLosses: (above) => (risk.kind === 'worst' ? worstOfAll(above) : worstOfEach(risk.chances)),
    lossLowerBounds: () => {
      forgetPlans()
      const each = stages.flatMap((stage) => stage.lossLowerBounds())
      return risk.kind === 'worst' ? [each.reduce(larger)] : each
    },
  }
}

/**
 * Several worlds of which news tells the one that is asked about, which `setPlan` names: what is lost is the worst there.
 */
export function newsSecondStage(stages: readonly [SecondStage, ...SecondStage[]]): SecondStage {
  const { setPlan, inForce, forgetPlans, shared } = openWorlds(stages)
  let world = 0
  return {
    ...shared,
    contingencyCount: 1,
    setPlan: (levels, asked = 0) => {
      world = asked
      setPlan(levels)
    },
    exactLosses: (above) => {
      const w = world
      return inForce(w)
        .exactLosses(above)
        .map((found) => named(w, found))
    },
    // Whichever world it is, no plan goes below the least of all.
    lossLowerBounds: () => {
      forgetPlans()
      return [stages.flatMap((stage) => stage.lossLowerBounds()).reduce(smaller)]
    },
  }
}

const named = (w: number, { attack, ...rest }: Exact): Exact => ({ attack: [w, ...attack], ...rest })

/** Worlds side by side, each with the plan in force as soon as it is asked. */
function openWorlds(stages: readonly [SecondStage, ...SecondStage[]]): {
  readonly setPlan: (levels: Float64Array) => void
  readonly inForce: (w: number) => SecondStage
  /** After worlds were asked with other plans. */
  readonly forgetPlans: () => void
  readonly shared: Pick<
    SecondStage,
    'reference' | 'trifle' | 'isSearched' | 'quietWeight' | 'columns' | 'cut' | 'subproblem' | 'dispose'
  >
} {
  const { quietWeight } = at(stages, 0)
  let standing: Float64Array | undefined
  /** The plan that each world has in force: putting one in force takes a solve. */
  const applied: (Float64Array | undefined)[] = stages.map(() => undefined)
  const inForce = (w: number): SecondStage => {
    const stage = at(stages, w)
    if (standing !== undefined && applied[w] !== standing) stage.setPlan(standing)
    applied[w] = standing
    return stage
  }
  return {
    setPlan: (levels) => void (standing = Float64Array.from(levels)),
    inForce,
    forgetPlans: () => void applied.fill(undefined),
    shared: {
      reference: at(stages, 0).reference,
      trifle: stages.reduce((most, { trifle }) => larger(most, trifle), quantity<'MUSD'>(0)),
      isSearched: true,
      ...(quietWeight === undefined ? {} : { quietWeight }),
      columns: stages.reduce((all, { columns }) => all + columns, 0),
      cut: (attack): PlanCut => ({ ...inForce(worldOf(attack)).cut(attackThere(attack)), attack }),
      subproblem: (attack) => {
        applied[worldOf(attack)] = undefined
        return at(stages, worldOf(attack)).subproblem(attackThere(attack))
      },
      dispose: () => {
        for (const stage of stages) stage.dispose()
      },
    },
  }
}
