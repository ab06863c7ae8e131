import type { FaultList } from './fault.ts'
import { worldFault } from './world-fault.ts'
import { BLOCS, type Tables } from './schema.ts'
import type { World } from './world.ts'

/** Words that stand for several places, where a file names places. */
export const PLACE_GROUPS: readonly string[] = [...BLOCS, 'all']

/** The same for a reader of a schema. */
export const GROUP_WORDS = 'Material ids, or a group of groups.csv, stage:<stage>, element:<element>, all'

/** What groups of materials are made of. */
type Grouped = Pick<World, 'materials' | 'groups' | 'stages' | 'elements'>

/** Words that stand for several materials, where a file names materials. */
export const MATERIAL_GROUPS = (world: Omit<Grouped, 'materials'>): string[] => [
  'all',
  ...world.groups.keys(),
  ...[...world.stages.keys()].map((stage) => `stage:${stage}`),
  ...[...world.elements.keys()].map((element) => `element:${element}`),
]

/** The materials that a word stands for: one, or those of a group that are traded; undefined for a word that is neither. */
export function materialsIn(world: Grouped, word: string): string[] | undefined {
  const all = [...world.materials.values()].filter(({ tradable }) => tradable)
  // What is mined holds some of everything: a group of elements means what is made of it.
  const holding = (elements: readonly string[]): string[] =>
    ids(
      ({ contents, stage }) =>
        world.stages.get(stage)?.kind !== 'mined' && elements.some((element) => contents.has(element)),
    )
  const ids = (keep: (material: (typeof all)[number]) => boolean): string[] => all.filter(keep).map(({ id }) => id)
  if (word === 'all') return ids(() => true)
  if (world.groups.has(word))
    return holding([...world.elements.values()].filter(({ group }) => group === word).map(({ id }) => id))
  if (word.startsWith('stage:') && world.stages.has(word.slice(6))) return ids(({ stage }) => stage === word.slice(6))
  if (word.startsWith('element:') && world.elements.has(word.slice(8))) return holding([word.slice(8)])
  return world.materials.has(word) ? [word] : undefined
}

/** The places that a word stands for, where one of them is left out of `all`; undefined for a word that is none. */
export function placesIn({ places }: Pick<World, 'places'>, word: string, except: string): string[] | undefined {
  const all = [...places.values()]
  if (word === 'all') return all.map(({ id }) => id).filter((id) => id !== except)
  if ((BLOCS as readonly string[]).includes(word)) return all.filter(({ bloc }) => bloc === word).map(({ id }) => id)
  return places.has(word) ? [word] : undefined
}

/** A place or material whose id is the word of a group could not be named: a file that names it would mean the group. */
export function checkGroupWords(tables: Tables, faults: FaultList): void {
  const isPlaceGroup = (id: string): boolean => PLACE_GROUPS.includes(id)
  // Whatever begins as a group of a stage or element does: which there are depends on other tables.
  const groups = new Set(tables.groups.map((row) => row.text('id')))
  const isWord = (id: string): boolean => ['all', 'feed'].includes(id) || /^(stage|element):/.test(id)
  for (const [rows, isGroup, what] of [
    [tables.places, isPlaceGroup, 'places'],
    [tables.materials, (id: string): boolean => isWord(id) || groups.has(id), 'materials'],
    [tables.groups, isWord, 'materials'],
  ] as const)
    for (const row of rows)
      if (isGroup(row.text('id')))
        faults.add(
          worldFault('ID_IS_A_GROUP', { id: row.text('id'), what }, { file: row.file, line: row.line, column: 'id' }),
        )
}
