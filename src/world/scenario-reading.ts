import type { Text } from '../messages/index.ts'
import type { Fault, FaultList } from './fault.ts'
import { MATERIAL_GROUPS, materialsIn, PLACE_GROUPS, placesIn } from './groups.ts'
import { sitesNamed } from './measure-aims.ts'
import { parseMonth, type Month } from './month.ts'
import type { readYaml } from './read-yaml.ts'
import type { ScenarioEntries } from './scenario-schema.ts'
import { worldFault } from './world-fault.ts'
import type { World } from './world.ts'

type Unknown = 'siteOrOwner' | 'place' | 'stage' | 'placeOrBloc' | 'material' | 'materialOrGroup' | 'sector' | 'site'

/** A scenario file that is read against a world. */
export interface OpenedScenario {
  readonly file: string
  readonly given: ScenarioEntries
  readonly find: ReturnType<typeof readYaml>['find']
  readonly world: World
  /** Months of the run. */
  readonly months: number
  readonly coercer: string
  readonly faults: FaultList
  /** Says that an id is not in this world, and where those that are stand. */
  readonly unknown: (what: Unknown, id: string, known: Iterable<string>, where: string, path: PropertyKey[]) => void
  /** Says that an entry would do nothing. */
  readonly idle: (fault: Fault, path: PropertyKey[]) => void
}

export const month = (text: string): Month => parseMonth(text) ?? 0

export const until = (text: string | undefined): Month | undefined => (text === undefined ? undefined : month(text))

export function checkMonths(
  { file, find, faults }: OpenedScenario,
  what: Text,
  span: { from: string; until?: string | undefined },
  path: PropertyKey[],
): void {
  if (span.until === undefined || month(span.until) >= month(span.from)) return
  faults.add(
    worldFault('SCENARIO_MONTHS_REVERSED', { what, until: span.until, from: span.from }, { file, ...find(path) }),
  )
}

export function placesOf(
  { world, unknown }: OpenedScenario,
  word: string,
  except: string,
  path: PropertyKey[],
): string[] {
  const found = placesIn(world, word, except)
  if (found === undefined) unknown('placeOrBloc', word, [...world.places.keys(), ...PLACE_GROUPS], 'places.csv', path)
  return found ?? [word]
}

export function materialsOf({ world, unknown }: OpenedScenario, word: string, path: PropertyKey[]): string[] {
  const found = materialsIn(world, word)
  if (found === undefined)
    unknown('materialOrGroup', word, [...world.materials.keys(), ...MATERIAL_GROUPS(world)], 'materials.csv', path)
  return found ?? [word]
}

export function plantsOf({ world, unknown }: OpenedScenario, word: string, path: PropertyKey[]): readonly string[] {
  const found = sitesNamed(world, word)
  if (found === undefined)
    unknown('siteOrOwner', word, [...world.sites.keys(), ...world.owners.keys()], 'sites.csv', path)
  return found ?? [word]
}
