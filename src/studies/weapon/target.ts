import { InputError, type Scenario, type World } from '../../world/index.ts'
import { placesNamed } from '../places.ts'

/** The measures of a menu that aim at some of these places, and the answer about them. */
export function aimedAt(menu: Scenario, targets: readonly string[], world: World): Scenario {
  const places = new Set(placesNamed(world, targets))
  const measures = menu.measures.filter(({ to }) => [...to].some((place) => places.has(place)))
  if (measures.length === 0)
    throw new InputError([
      {
        code: 'MENU_MISSES_TARGET',
        message: `No measure of "${menu.id}" aims at ${targets.join(', ')}.`,
        remedy: 'Name another target, or a menu that aims at it.',
      },
    ])
  return { ...menu, measures, focus: [...places] }
}
