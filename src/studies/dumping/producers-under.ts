import type { Baseline } from '../../clearing/index.ts'
import { entry, numberAt } from '../../lists/index.ts'
import { inYears, quantity, sumOf } from '../../quantity/index.ts'
import {
  InputError,
  startingIn,
  type DumpingPath,
  type Month,
  type PriceContract,
  type World,
  suggested,
  underWay,
} from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'
import { booksUnder, yearsOf, type Books } from './books.ts'
import { contractsOf, type ProducersInYears } from './contracts.ts'
import { FIGURES, type Case } from './figures.ts'
import { producersOf, type Producer } from './owners.ts'
import { coreOf, isOurs, plantsOf, siteNamed, type Added } from './plants.ts'

/** Whose producers are looked at under a path, and for how long. */
export interface ProducersAsked {
  /** Places whose producers are looked at: what stands there or is steered from there. */
  readonly members: readonly string[]
  /** Sites, projects or owners that are to be kept; all that ran in the baseline year if left out. */
  readonly core?: readonly string[]
  /** Sites or projects that come besides those under way. */
  readonly projects?: readonly string[]
  /** The same with their share and month, as a plan says. */
  readonly planned?: readonly Added[]
  /** Ids of contracts to look at; all whose sites are looked at if left out. */
  readonly contracts?: readonly string[]
  /** First month of the path; the path's own if left out. */
  readonly start?: Month
  /** Months looked at; those of the path if left out. */
  readonly months?: number
  /** Count the service of the capital of new plants as a cost. */
  readonly capital?: boolean
}

/** A path and the producers under it: what all parts of the answer are worked out from. */
export interface Producers extends ProducersInYears {
  readonly world: World
  readonly baseline: Baseline
  /** As it is asked for: from its first month, and for `months`. */
  readonly path: DumpingPath
  readonly months: number
  /** The plants by who owns them. */
  readonly producers: readonly Producer[]
  /** Contracts on the record that hold for plants of one of them. */
  readonly contracts: readonly PriceContract[]
  readonly contractsFor: (producer: Producer) => readonly PriceContract[]
  /** Sites that are to be kept. */
  readonly core: ReadonlySet<string>
  readonly capital: boolean
}

/** The producers that are asked about; refused where the world knows no prices, or nobody makes anything. */
export function producersUnder(
  world: World,
  baseline: Baseline,
  given: DumpingPath,
  options: ProducersAsked,
): Producers {
  const { members, capital = false } = options
  const path = startingIn(given, options.start ?? given.start)
  const months = options.months ?? path.months
  if (!baseline.calibrated) throw new InputError([studyFault('DUMPING_NO_PRICES', {})])
  const added = addedOf(world, baseline, path.start, options)
  const plants = plantsOf(world, baseline, members, added).filter(
    ({ availableFrom }) => availableFrom < path.start + months,
  )
  if (plants.length === 0) throw new InputError([studyFault('DUMPING_NO_PRODUCERS', {})])
  const contracts = contractsOf(world, plants, options.contracts)
  const open = booksUnder(world, baseline, path, capital)
  const books = new Map<Case, Books>()
  return {
    world,
    baseline,
    path,
    months,
    years: yearsOf(path.start, months),
    members,
    plants,
    producers: producersOf(world, plants),
    contracts,
    contractsFor: ({ plants: own }) => contracts.filter(({ sites }) => own.some(({ site }) => sites.includes(site))),
    core: coreOf(world, plants, options.core ?? []),
    capital,
    booksOf: (which) => {
      const known = books.get(which) ?? open(FIGURES[which])
      books.set(which, known)
      return known
    },
    mean: (values) => quantity(sumOf(values) / inYears(months)),
  }
}

/** Sites that come: those of the members that are under way at their latest month, what is asked for, and what a plan says; the last word counts. */
function addedOf(world: World, baseline: Baseline, start: Month, options: ProducersAsked): Added[] {
  const added = new Map<string, Added>()
  const ours = new Set(options.members)
  const ran = new Set(world.operations.flatMap(({ site }, o) => (numberAt(baseline.run, o) > 0 ? [site] : [])))
  for (const { site } of world.projects.values()) {
    // A project of thrift opens none.
    if (site === undefined) continue
    const stands = underWay(entry(world.sites, site))
    if (stands !== undefined && isOurs(world, site, ours)) added.set(site, { site, share: 1, availableFrom: stands })
  }
  const unknown = (options.projects ?? []).filter((id) => {
    const site = siteNamed(world, id)
    return site === undefined || ran.has(site) || world.sites.get(site)?.capacity === undefined
  })
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) =>
        studyFault('DUMPING_PROJECT_UNKNOWN', { id, suggestion: suggested(id, world.projects.keys(), 'projects.csv') }),
      ),
    )
  for (const site of (options.projects ?? []).flatMap((id) => siteNamed(world, id) ?? [])) {
    const project = [...world.projects.values()].find((known) => known.site === site)
    const stands =
      added.get(site)?.availableFrom ??
      Math.max(start + (project?.leadMonths.value ?? 0), project?.earliest ?? Number.NEGATIVE_INFINITY)
    added.set(site, { site, share: 1, availableFrom: stands })
  }
  for (const { site: id, share, availableFrom } of options.planned ?? []) {
    const site = siteNamed(world, id) ?? id
    added.set(site, { site, share, availableFrom: availableFrom })
  }
  return [...added.values()]
}
