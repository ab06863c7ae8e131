import { numberAt } from '../lists/index.ts'
import { sum, times, tonnes, type Tonnes } from '../quantity/index.ts'
import { openingOf, startMonth, type Month, type Scenario, type Site, type World } from '../world/index.ts'
import type { Baseline } from './baseline.ts'

export interface Candidate {
  readonly material: string
  readonly from: string
  readonly to: string
  /** First month in which the material is made there; minus infinity: always. */
  readonly start: Month
}

/**
 * Month from which a site can run in a scenario: always for one that ran in the baseline, from its start for a project
 * that the scenario includes, and for one that is ramping up where the run begins with what has happened since the baseline;
 * otherwise never. Sites contained in another never run themselves.
 */
function siteStart(
  site: Site,
  ran: boolean,
  projects: Scenario['projects'],
  sinceBaseline: boolean,
): Month | undefined {
  if (site.partOf !== undefined || site.status === 'stopped') return undefined
  if (ran || site.status === 'operating') return Number.NEGATIVE_INFINITY
  const wanted =
    (sinceBaseline && site.status === 'ramping') ||
    (projects === 'dated' ? site.status !== 'study' : projects.has(site.id))
  // Even after the end of the run: foresight beyond the end is the same as in a longer run.
  return wanted && site.start !== undefined ? startMonth(site.start) : undefined
}

/** Sites that can run at some time in a scenario, with the month from which they can. */
export function siteStarts(world: World, baseline: Baseline, scenario: Scenario): ReadonlyMap<string, Month> {
  const ran = new Set(world.operations.filter((_, o) => numberAt(baseline.run, o) > 0).map(({ site }) => site))
  const sinceBaseline = openingOf(world, scenario) !== undefined
  return new Map(
    [...world.sites.values()].flatMap((site) => {
      const from = siteStart(site, ran.has(site.id), scenario.projects, sinceBaseline)
      return from === undefined ? [] : [[site.id, from] as const]
    }),
  )
}

/**
 * Routes that did not carry anything in the baseline but could after qualification: from every place that makes a
 * tradable material to every place that uses it. A world without switching rules has the routes it lists and no others.
 */
export function candidateRoutes(world: World, baseline: Baseline, open: ReadonlyMap<string, Month>): Candidate[] {
  if (world.switching.size === 0) return []
  const makes = new Map<string, Map<string, Month>>()
  const uses = new Map<string, Set<string>>()
  const makesFrom = (material: string, place: string, start: Month): void => {
    const makers = makes.get(material) ?? new Map<string, Month>()
    makes.set(material, makers.set(place, Math.min(start, makers.get(place) ?? Number.POSITIVE_INFINITY)))
  }
  const usedAt = (material: string, place: string): void =>
    void uses.set(material, (uses.get(material) ?? new Set()).add(place))
  world.operations.forEach(({ site, recipe }, o) => {
    const known = world.sites.get(site)
    const start = open.get(site)
    if (known === undefined || start === undefined || (numberAt(baseline.run, o) === 0 && known.capacity === undefined))
      return
    for (const { material } of recipe.outputs) makesFrom(material, known.place, start)
    for (const { material } of recipe.inputs) usedAt(material, known.place)
  })
  for (const { material, place } of world.demand) usedAt(material, place)
  const listed = new Set(world.routes.map(({ material, from, to }) => `${material} ${from} ${to}`))
  const found: Candidate[] = []
  for (const [material, makers] of makes) {
    if (!world.materials.get(material)?.tradable) continue
    for (const [from, start] of makers)
      for (const to of uses.get(material) ?? [])
        if (from !== to && !listed.has(`${material} ${from} ${to}`)) found.push({ material, from, to, start })
  }
  return found
}

/** Use of each material at each place, plants and sectors together, t a month, by `material place`. */
export function placeUse(world: World, baseline: Baseline): Map<string, Tonnes> {
  const use = new Map<string, Tonnes>()
  const add = (material: string, place: string, amount: Tonnes): void =>
    void use.set(`${material} ${place}`, sum(use.get(`${material} ${place}`) ?? tonnes(0), amount))
  world.operations.forEach(({ site, recipe }, o) => {
    for (const { material, perTonne } of recipe.inputs)
      add(material, world.sites.get(site)?.place ?? '', times(numberAt(baseline.run, o), perTonne))
  })
  world.demand.forEach(({ material, place }, d) => add(material, place, numberAt(baseline.use, d)))
  return use
}
