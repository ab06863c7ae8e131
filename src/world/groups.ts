import type { FaultList } from './fault.ts'
import { BLOCS, STAGES, type Tables } from './schema.ts'
import type { World } from './world.ts'

/** Words that stand for several places, where a file names places. */
export const PLACE_GROUPS: readonly string[] = [...BLOCS, 'all']

/** Words that stand for several materials, where a file names materials. */
export const MATERIAL_GROUPS = (world: World): string[] => [
  'all',
  'heavy',
  ...STAGES.map((stage) => `stage:${stage}`),
  ...[...world.elements.keys()].map((element) => `element:${element}`),
]

/** The materials that a word stands for: one, or those of a group that are traded; undefined for a word that is neither. */
export function materialsIn(world: World, word: string): string[] | undefined {
  const all = [...world.materials.values()].filter(({ tradable }) => tradable)
  const heavies = [...world.elements.values()].filter(({ heavy }) => heavy).map(({ id }) => id)
  const ids = (keep: (material: (typeof all)[number]) => boolean): string[] => all.filter(keep).map(({ id }) => id)
  if (word === 'all') return ids(() => true)
  if (word === 'heavy')
    return ids(({ contents, stage }) => stage !== 'ore' && heavies.some((element) => contents.has(element)))
  if (word.startsWith('stage:') && (STAGES as readonly string[]).includes(word.slice(6)))
    return ids(({ stage }) => stage === word.slice(6))
  if (word.startsWith('element:') && world.elements.has(word.slice(8)))
    return ids(({ contents, stage }) => stage !== 'ore' && contents.has(word.slice(8)))
  return world.materials.has(word) ? [word] : undefined
}

/** A place or material whose id is the word of a group could not be named: a file that names it would mean the group. */
export function checkGroupWords(tables: Tables, faults: FaultList): void {
  const isPlaceGroup = (id: string): boolean => PLACE_GROUPS.includes(id)
  // Whatever begins as a group of a stage or element does: which there are depends on other tables.
  const isMaterialGroup = (id: string): boolean => ['all', 'heavy', 'feed'].includes(id) || /^(stage|element):/.test(id)
  for (const [rows, isGroup, what] of [
    [tables.places, isPlaceGroup, 'places'],
    [tables.materials, isMaterialGroup, 'materials'],
  ] as const)
    for (const row of rows)
      if (isGroup(row.text('id')))
        faults.add({
          code: 'ID_IS_A_GROUP',
          message: `"${row.text('id')}" is a word of its own where files name ${what}, so it cannot be the id of one.`,
          file: row.file,
          line: row.line,
          column: 'id',
          remedy: 'Give it another id, and change it wherever it is named.',
        })
}
