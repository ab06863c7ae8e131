import { STAGES } from './schema.ts'
import type { World } from './world.ts'

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
