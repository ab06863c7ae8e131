import { InputError, suggestion, type World } from '../../world/index.ts'

/** The places to look at: those asked for; Japan, or all of a world without it, if none is. An unknown one is a fault. */
export function placesToLookAt(world: World, asked: readonly string[]): readonly string[] {
  const unknown = asked.filter((place) => !world.places.has(place))
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) => ({
        code: 'PLACE_UNKNOWN',
        message: `There is no place "${id}" in this world.`,
        remedy: suggestion(id, world.places.keys(), 'places.csv'),
      })),
    )
  return asked.length > 0 ? asked : world.places.has('JPN') ? ['JPN'] : [...world.places.keys()]
}
