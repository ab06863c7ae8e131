import type { Network } from '../../clearing/index.ts'
import type { Solver } from '../../solver/index.ts'
import { begunIn, type Month, type Scenario, type World } from '../../world/index.ts'
import { fromOneZero, withoutControls } from './common-zero.ts'
import { sizedIn, type CandidateDecision } from './decisions.ts'
import { menuUnder, type GuardedWorld } from './guarded-worlds.ts'
import { quietStage, quietYear, withQuietYears } from './quiet-years.ts'
import { menuSecondStage, type SecondStage } from './second-stage.ts'

export type Build = (levels?: Float64Array) => Network

/** A world that a plan guards against, with its networks and its own second stage. */
export interface OpenedWorld extends GuardedWorld {
  /** Measures reach as far as its conduct has them reach. */
  readonly menu: Scenario
  /** A year without an attack. */
  readonly quiet: Scenario
  readonly build: Build
  readonly stage: SecondStage
}

/** How an attack may be another than was asked: months that it lasts, measures at once, and the month in which it begins. */
export interface OtherAttack {
  readonly months?: number
  readonly maxMeasures?: number
  readonly start?: Month
}

/** What all worlds of a plan share. */
interface Frame {
  /** The tabled one. */
  readonly world: World
  readonly menu: Scenario
  readonly decisions: readonly CandidateDecision[]
  readonly maxMeasures: number
  /** Of the central case, with nothing decided. */
  readonly network: Network
  readonly networkIn: (world: GuardedWorld, menu: Scenario, levels?: Float64Array) => Network
  readonly quiet: {
    /** How much a year without an attack counts for each with one; left out where such years do not count. */
    readonly weight: number | undefined
    readonly from: Month
  }
  /** Whether all are measured from one zero. Where news tells the world, each has its own: only means count. */
  readonly isAlike: boolean
}

/** Opens one world after another; the central case first, where there are several. The caller ends their second stages. */
export function worldOpener(
  solver: Solver,
  { world, menu, decisions, maxMeasures, network, networkIn, quiet: { weight, from }, isAlike }: Frame,
): (guarded: GuardedWorld, attack?: OtherAttack) => OpenedWorld {
  const [attackedFrom, quietFrom] = [fromOneZero(solver), fromOneZero(solver)]
  return (guarded, attack = {}) => {
    const { months = menu.months, maxMeasures: most = maxMeasures, start = menu.start } = attack
    const scenario = menuUnder(guarded.world, begunIn({ ...menu, months }, start), guarded.conduct)
    const quiet = quietYear(scenario, from)
    const build: Build = (levels) => networkIn(guarded, scenario, levels)
    const isTabled = guarded.world === world
    const sized = isTabled ? decisions : sizedIn(guarded.world, decisions)
    const isCentral = isTabled && guarded.conduct.length === 0
    const own = isCentral && months === menu.months && start === menu.start ? network : build()
    const isFirst = isAlike && isCentral
    const free = (): Network => networkIn(guarded, withoutControls(scenario))
    const attacked = attackedFrom({
      isFirst,
      uncontrolled: { menu: withoutControls(scenario), network: free },
      open: (zero) => menuSecondStage(solver, own, scenario, sized, { most, zero }),
    })
    const calm = (weight: number): SecondStage =>
      withQuietYears(
        attacked,
        quietFrom({
          isFirst,
          uncontrolled: { menu: withoutControls(quiet), network: free },
          open: (zero) => quietStage(solver, own, quiet, sized, zero),
        }),
        weight,
      )
    const stage = weight === undefined ? attacked : calm(weight)
    return { ...guarded, menu: scenario, quiet, build, stage }
  }
}
