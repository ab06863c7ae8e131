import { sumOf, type Kilograms } from '../quantity/index.ts'
import { sayLater, type Text } from '../messages/index.ts'
import type { ReadFile } from './entry.ts'
import { notesMessages } from './notes.gen.ts'

const note = sayLater(notesMessages)

/** Files in older encodings: what a name or a note looks like depends on what they were taken for. */
export const encodingNote = (files: readonly ReadFile[]): Text[] =>
  files.flatMap(({ name, encoding }) => (encoding === undefined ? [] : [note('encoding', { file: name, encoding })]))

/** Totals that are kept beside some of their partners. */
export function totalsNote(totals: readonly { readonly all: Kilograms; readonly singles: Kilograms }[]): Text[] {
  if (totals.length === 0) return []
  const share = sumOf(totals.map(({ singles }) => singles)) / sumOf(totals.map(({ all }) => all))
  return [note('totals', { n: totals.length, percent: String(Math.round(share * 100)) })]
}

/** Rows that are not fitted, since another report of the same trade is. */
export const repeatedNote = (n: number): Text[] => (n === 0 ? [] : [note('repeated', { n })])
