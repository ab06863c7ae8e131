import { InputError, type Scenario, type World } from '../../world/index.ts'
import { placesNamed } from '../places.ts'
import { MAX_MEASURES } from '../shared-options.ts'
import { studyFault } from '../study-fault.ts'
import { countSets, MAX_MEMBER_SETS, MAX_SETS } from './enumeration.ts'

/** What is asked, by its ids; refused where there is nothing to choose from, or too much to search. */
export function checkAsked(
  world: World,
  menu: Scenario,
  options: { readonly member?: readonly string[]; readonly maxMeasures?: number },
): { readonly member: readonly string[]; readonly maxMeasures: number } {
  const member = membersOf(world, options.member ?? [])
  const { maxMeasures = MAX_MEASURES.default } = options
  refuseTooMany(menu, maxMeasures, member.length > 0)
  return { member, maxMeasures }
}

/** The places asked about; the coercer's uses are not in the linear program. */
function membersOf(world: World, words: readonly string[]): string[] {
  const places = placesNamed(world, words)
  const uses = world.demand.some(({ place }) => places.includes(place) && world.places.get(place)?.bloc !== 'coercer')
  if (places.length > 0 && !uses)
    throw new InputError([studyFault('MEMBER_USES_NOTHING', { places: words.join(', ') })])
  return places
}

function refuseTooMany({ id, measures }: Scenario, most: number, ofMember: boolean): void {
  if (measures.length === 0) throw new InputError([studyFault('MENU_EMPTY', { id })])
  const sets = countSets(measures.length, most)
  if (ofMember && sets > MAX_MEMBER_SETS)
    throw new InputError([
      studyFault('MEMBER_TOO_MANY', { measures: measures.length, most, solves: 3 * sets, limit: 3 * MAX_MEMBER_SETS }),
    ])
  if (sets > MAX_SETS)
    throw new InputError([
      studyFault('MENU_TOO_LARGE', { measures: measures.length, sets: sets.toExponential(1), most, limit: MAX_SETS }),
    ])
}
