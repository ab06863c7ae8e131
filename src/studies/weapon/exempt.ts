import type { Network } from '../../clearing/index.ts'
import { InputError, suggested, type Exemption, type Scenario, type World } from '../../world/index.ts'
import { placesNamed } from '../places.ts'
import { studyFault } from '../study-fault.ts'

/** One route or one plant, as it was asked for, that no measure of a menu may hold back. */
export interface Protectable {
  readonly asked: string
  readonly kind: 'route' | 'plant'
  readonly exempt: Exemption
}

const NONE: ReadonlySet<string> = new Set()

/** Reads `MATERIAL:FROM:TO`, or the id of a site. What is neither is a fault. */
export function protectableNamed(world: World, asked: string): Protectable {
  if (world.sites.has(asked)) return { asked, kind: 'plant', exempt: { routes: NONE, plants: new Set([asked]) } }
  const [material, from, to, ...more] = asked.split(':')
  if (material === undefined || from === undefined || to === undefined || more.length > 0)
    throw new InputError([
      studyFault('PROTECT_UNKNOWN', { asked, suggestion: suggested(asked, world.sites.keys(), 'sites.csv') }),
    ])
  if (!world.materials.has(material))
    throw new InputError([
      studyFault('PROTECT_UNKNOWN', {
        asked,
        suggestion: suggested(material, world.materials.keys(), 'materials.csv'),
      }),
    ])
  const [one, other] = [placesNamed(world, [from]), placesNamed(world, [to])]
  const routes = one.flatMap((source) => other.map((goal) => `${material} ${source} ${goal}`))
  return { asked, kind: 'route', exempt: { routes: new Set(routes), plants: NONE } }
}

/** The menu, none of whose measures may touch a route or a plant. */
export const sparing = (menu: Scenario, { exempt }: Protectable): Scenario => ({
  ...menu,
  measures: menu.measures.map((measure) => ({ ...measure, exempt })),
})

/** @throws InputError for a route on which nothing can go, and for a plant outside the clearing */
export function refuseAbsent({ arcs, sites }: Network, { asked, kind, exempt: { routes, plants } }: Protectable): void {
  const isThere =
    kind === 'route'
      ? arcs.some(({ material, fromPlace, toPlace }) => routes.has(`${material} ${fromPlace} ${toPlace}`))
      : sites.some(({ id, activities }) => plants.has(id) && activities.length > 0)
  if (!isThere) throw new InputError([studyFault('PROTECT_ABSENT', { asked, kind })])
}
