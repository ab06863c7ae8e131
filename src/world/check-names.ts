import type { FaultList } from './fault.ts'
import { BLOCS, type Tables } from './schema.ts'

const PLACE_WORDS: ReadonlySet<string> = new Set(['all', ...BLOCS])
/** `feed` stands for the operation's own feed in recipes.csv. */
const MATERIAL_WORDS: ReadonlySet<string> = new Set(['all', 'heavy', 'feed'])
const MATERIAL_GROUP = /^(stage|element):/

/** An id that is also the word for a group: scenarios would get the group, and nobody would notice. */
export function checkNames({ places, materials }: Tables, faults: FaultList): void {
  for (const [what, rows, reserved] of [
    ['place', places, (id: string) => PLACE_WORDS.has(id)],
    ['material', materials, (id: string) => MATERIAL_WORDS.has(id) || MATERIAL_GROUP.test(id)],
  ] as const)
    for (const row of rows)
      if (reserved(row.text('id')))
        faults.add({
          code: 'ID_RESERVED',
          message: `"${row.text('id')}" is the word for a group, so it cannot be the id of a ${what}.`,
          file: row.file,
          line: row.line,
          column: 'id',
          remedy: 'Give it another id, and change it wherever the tables name it.',
        })
}
