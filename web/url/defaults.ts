import text from '../../data/world/defaults.csv?raw'
import type { DefaultId } from '../../src/world/index.ts'

/**
 * What counts where an address says nothing, from the shipped tables. It is built in and not read with the world: an
 * address that is handed on means the same to all who open it. No value or id needs quotes, which a test holds.
 */
const ROWS = new Map(
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','))
    .map(([id = '', value = '']) => [id, value.split(' ')]),
)

export const defaultsOf = (id: DefaultId): readonly string[] => ROWS.get(id) ?? []
/** The first of them; empty where there is none. */
export const defaultOf = (id: DefaultId): string => defaultsOf(id)[0] ?? ''
