import { fromBillions, quantity, type MillionUsd } from '../quantity/index.ts'
import { BLOCS, InputError, type World, suggested } from '../world/index.ts'
import { studyFault } from './study-fault.ts'

/** Places by id or the beginning of one, by name in either language, or by bloc. What is none of these is a fault. */
export function placesNamed(world: World, words: readonly string[]): string[] {
  const places = [...world.places.values()]
  const found = words.map((word) => {
    const said = word.toLowerCase()
    // A blank word would name every place without a Japanese name.
    const named = places.filter(
      ({ id, name, nameJa, bloc }) =>
        word !== '' && (id === word || bloc === word || name.toLowerCase() === said || nameJa === word),
    )
    // `us` and `jp` as people write them, where only one place can be meant.
    const short = /^[a-z]{2,}$/.test(said) ? places.filter(({ id }) => id.toLowerCase().startsWith(said)) : []
    return { word, ids: (named.length === 0 && short.length === 1 ? short : named).map(({ id }) => id) }
  })
  const known = [...world.places.keys(), ...places.map(({ name }) => name), ...BLOCS]
  const unknown = found.filter(({ ids }) => ids.length === 0)
  if (unknown.length > 0)
    throw new InputError(
      unknown.map(({ word }) =>
        studyFault('PLACE_UNKNOWN', {
          kind: (BLOCS as readonly string[]).includes(word) ? 'bloc' : 'place',
          word,
          suggestion: suggested(
            word,
            known.filter((one) => one !== word),
            'places.csv',
          ),
        }),
      ),
    )
  return [...new Set(found.flatMap(({ ids }) => ids))]
}

/** The places to look at: those asked for; if none is, the default of the tables, or all of a world without one. */
export function placesToLookAt(world: World, asked: readonly string[]): readonly string[] {
  if (asked.length > 0) return placesNamed(world, asked)
  const usual = world.defaults('place')
  return usual.length > 0 ? usual : [...world.places.keys()]
}

/** Product of a year. */
export const gdpOf = (world: World, place: string): MillionUsd =>
  fromBillions(quantity<'bn USD'>(world.places.get(place)?.gdp.value ?? 0))
