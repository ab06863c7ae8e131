import { InputError, type Scenario, type World } from '../../world/index.ts'
import { placesNamed } from '../places.ts'
import { studyFault } from '../study-fault.ts'

/** The measures of a menu that aim at some of these places, and the answer about them. */
export function aimedAt(menu: Scenario, targets: readonly string[], world: World): Scenario {
  const places = new Set(placesNamed(world, targets))
  const measures = menu.measures.filter(({ to }) => [...to].some((place) => places.has(place)))
  if (measures.length === 0)
    throw new InputError([studyFault('MENU_MISSES_TARGET', { menu: menu.id, targets: targets.join(', ') })])
  return { ...menu, measures, focus: [...places] }
}
