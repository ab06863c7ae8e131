import type { Observed } from './observed.ts'

/** What one observation is about, whenever it was: prices of different kinds, or on different bases, are different things. */
export const thingOf = ({ quantity, kind, basis, place, partner, sectors, materials }: Observed): string =>
  JSON.stringify([quantity, quantity === 'price' ? kind : '', basis ?? '', place, partner, sectors, [...materials]])

/** What was asked about a row: an answer to another question is no answer to this one. */
export const aboutOf = ({ quantity, kind, basis, place, partner, sectors, materials, from, to }: Observed): string =>
  [
    quantity,
    quantity === 'price' ? `${kind} ${basis ?? ''}` : '',
    place ?? '',
    partner ?? '',
    sectors.join(' '),
    [...materials].join(' '),
    String(from),
    String(to),
  ].join('|')

/** The same whatever order its materials and sectors were written in: what is about the same is known where one is known. */
export const aboutKey = (row: Observed): string =>
  aboutOf({ ...row, materials: new Set([...row.materials].sort()), sectors: [...row.sectors].sort() })

/** Answers as numbers, from the line in which a record keeps them. */
export const answersOf = ({ answers }: { readonly answers: string }): number[] =>
  answers === '' ? [] : answers.split(' ').map(Number)
