import type { Row } from './table.ts'
import type { NamedRow } from './world.ts'

export const named = (row: Row): NamedRow => ({
  id: row.text('id'),
  name: row.text('name'),
  nameJa: row.text('name_ja'),
})

/** Rows in the order that they are to be shown in. */
export const inPlace = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => a.number('position') - b.number('position'))

export const byId = <T extends { id: string }>(items: T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]))
