import type { Network } from '../../clearing/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Month, Scenario, World } from '../../world/index.ts'
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
): (guarded: GuardedWorld) => OpenedWorld {
  const [attackedFrom, quietFrom] = [fromOneZero(solver), fromOneZero(solver)]
  return (guarded) => {
    const scenario = menuUnder(guarded.world, menu, guarded.conduct)
    const quiet = quietYear(scenario, from)
    const build: Build = (levels) => networkIn(guarded, scenario, levels)
    const isTabled = guarded.world === world
    const sized = isTabled ? decisions : sizedIn(guarded.world, decisions)
    const isCentral = isTabled && guarded.conduct.length === 0
    const own = isCentral ? network : build()
    const zeroed = { isFirst: isAlike && isCentral, uncontrolled: () => networkIn(guarded, withoutControls(scenario)) }
    const attacked = attackedFrom({
      ...zeroed,
      menu: scenario,
      open: (zero) => menuSecondStage(solver, own, scenario, sized, maxMeasures, zero),
    })
    const stage =
      weight === undefined
        ? attacked
        : withQuietYears(
            attacked,
            quietFrom({ ...zeroed, menu: quiet, open: (zero) => quietStage(solver, own, quiet, sized, zero) }),
            weight,
          )
    return { ...guarded, menu: scenario, quiet, build, stage }
  }
}
