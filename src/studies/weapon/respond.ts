import { clearHorizon, firstSignal, type Baseline, type Network, type WindowState } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { inMillions, sumOf, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { stress, summarise, type StressRun } from '../stress/index.ts'
import { NO_SET, type Found } from './enumeration.ts'
import { openInterdiction } from './interdiction.ts'
import type { WeaponSet } from './result.ts'

/** The best response to a set: cleared once more by itself, its flows added up again. */
export function respond(
  solver: Solver,
  network: Network,
  menu: Scenario,
  found: Found,
  opening: WindowState,
): Omit<WeaponSet, 'simulated'> {
  // Buyers are warned by the whole menu in every set, as in the search.
  const run = summarise(
    clearHorizon(solver, network, { ...chosen(menu, found), focus: [] }, firstSignal(network.world, menu), opening),
  )
  const uses = run.uses.filter(({ valueAddedLost }) => valueAddedLost > 0)
  return {
    measures: idsOf(menu, found),
    loss: inMillions(found.loss),
    exportsForgone: inMillions(found.exportsForgone),
    leverage: found.exportsForgone > 0 ? found.loss / found.exportsForgone : null,
    valueAddedLost: addedUp(uses),
    places: lostBy(run),
    uses: uses.map(({ place, sector, material, valueAddedLost, firstStop }) => ({
      place,
      sector,
      material,
      valueAddedLost,
      firstStop: firstStop?.month ?? null,
    })),
  }
}

/** What stops in the best response to a set of measures of a menu, in a network that may have a plan built in it. */
export function stoppedBy(
  solver: Solver,
  network: Network,
  menu: Scenario,
  set: Found['set'],
): Pick<WeaponSet, 'measures' | 'places' | 'uses'> {
  const interdiction = openInterdiction(solver, network, menu)
  try {
    const { measures, places, uses } = respond(solver, network, menu, { ...NO_SET, set }, interdiction.opening)
    return { measures, places, uses }
  } finally {
    interdiction.dispose()
  }
}

/** Value added lost at the one place asked about, or at all. */
export const lostAt = ({ places }: Pick<WeaponSet, 'places'>, focus: readonly string[]): MillionUsd =>
  addedUp(places.filter(({ place }) => focus.length !== 1 || focus[0] === place))

const lostBy = (run: StressRun): WeaponSet['places'] =>
  run.places
    .filter(({ valueAddedLost }) => valueAddedLost > 0)
    .map(({ place, valueAddedLost }) => ({ place, valueAddedLost }))

const addedUp = (list: readonly { readonly valueAddedLost: MillionUsd }[]): MillionUsd =>
  sumOf(list.map(({ valueAddedLost }) => valueAddedLost))

export function asStressRuns(
  world: World,
  baseline: Baseline,
  menu: Scenario,
  solver: Solver,
  found: Found,
): NonNullable<WeaponSet['simulated']> {
  const { result } = stress(world, baseline, chosen(menu, found), solver)
  const { places } = result.central
  return {
    foresight: result.options.foresight,
    valueAddedLost: addedUp(places.filter(({ place }) => result.focus.includes(place))),
    places: lostBy(result.central),
    firstStop: places.flatMap(({ firstStop }) => firstStop ?? []).sort()[0] ?? null,
  }
}

const chosen = (menu: Scenario, { set }: Found): Scenario => ({
  ...menu,
  measures: menu.measures.filter((_, a) => set.includes(a)),
})

export const idsOf = ({ measures }: Scenario, { set }: Pick<Found, 'set'>): string[] =>
  set.map((a) => at(measures, a).id)
