import type { OtherWords, World } from '../../world/index.ts'
import { narrow } from './amounts.ts'

/** Of what a list of parts may speak: rows of tables, by id and names, and other words for them. */
export interface KnownNames {
  readonly materials: readonly NamedThing[]
  readonly places: readonly NamedThing[]
  readonly sectors: readonly NamedThing[]
  readonly words: readonly OtherWords[]
}
interface NamedThing {
  readonly id: string
  readonly name: string
  readonly nameJa: string
}
export type WordedTable = Exclude<OtherWords['table'], 'currencies'>

/** A row that a text may mean. */
export interface Likeness {
  readonly id: string
  /** 1: it is called so; less: its likeness. */
  readonly score: number
}

export interface Lexicon {
  /** What a text may mean, likeliest first; nothing below `LEAST_LIKE`. */
  readonly find: (table: WordedTable, text: string) => readonly Likeness[]
}

/** Texts less alike than this are not suggested. */
const LEAST_LIKE = 0.34
/** As many are suggested at most. */
const SUGGESTED = 5

export const knownNamesOf = ({ materials, places, sectors, words }: World): KnownNames => ({
  materials: [...materials.values()].filter(({ tradable }) => tradable),
  places: [...places.values()],
  sectors: [...sectors.values()],
  words,
})

/** Letters that count where names are compared: no signs, no case, one width. */
const bare = (text: string): string => narrow(text).replaceAll(/[^\p{L}\p{N}]+/gu, '')

interface Entry {
  readonly id: string
  readonly bare: string
  readonly pairs: ReadonlyMap<string, number>
}

export function lexiconOf(known: KnownNames): Lexicon {
  const entries = new Map<WordedTable, readonly Entry[]>(
    (['materials', 'places', 'sectors', 'columns'] as const).map((table) => [table, entriesOf(known, table)]),
  )
  // The same names come again and again.
  const found = new Map<string, readonly Likeness[]>()
  return {
    find: (table, text) => {
      const key = `${table} ${bare(text)}`
      const likenesses = found.get(key) ?? likenessesOf(entries.get(table) ?? [], bare(text))
      found.set(key, likenesses)
      return likenesses
    },
  }
}

function entriesOf(known: KnownNames, table: WordedTable): Entry[] {
  const named =
    table === 'columns'
      ? []
      : known[table].flatMap(({ id, name, nameJa }) => [id, name, nameJa].map((text) => [id, text] as const))
  const worded = known.words
    .filter((one) => one.table === table)
    .flatMap(({ row, words }) => [row, ...words].map((text) => [row, text] as const))
  const seen = new Set<string>()
  return [...named, ...worded].flatMap(([id, text]) => {
    const letters = bare(text)
    const key = `${id} ${letters}`
    if (letters === '' || seen.has(key)) return []
    seen.add(key)
    return [{ id, bare: letters, pairs: pairsOf(letters) }]
  })
}

function likenessesOf(entries: readonly Entry[], text: string): Likeness[] {
  if (text === '') return []
  const pairs = pairsOf(text)
  const best = new Map<string, number>()
  for (const entry of entries) {
    const score = likeness(text, pairs, entry)
    if (score > (best.get(entry.id) ?? 0)) best.set(entry.id, score)
  }
  return (
    [...best]
      .filter(([, score]) => score >= LEAST_LIKE)
      .map(([id, score]) => ({ id, score }))
      // Of those that are as like, in the order of the tables.
      .sort((a, b) => b.score - a.score)
      .slice(0, SUGGESTED)
  )
}

/** 1 where they are the same; else by pairs of letters in common (Dice), a name that stands whole in the other counting more. */
function likeness(text: string, pairs: Entry['pairs'], entry: Entry): number {
  if (text === entry.bare) return 1
  const [short, long] = text.length < entry.bare.length ? [text, entry.bare] : [entry.bare, text]
  const least = /^[\p{ASCII}]+$/u.test(short) ? 4 : 2
  const within = short.length >= least && long.includes(short) ? 0.5 + (0.45 * short.length) / long.length : 0
  let common = 0
  let all = 0
  for (const [pair, n] of pairs) {
    common += Math.min(n, entry.pairs.get(pair) ?? 0)
    all += n
  }
  for (const n of entry.pairs.values()) all += n
  return Math.min(0.99, Math.max(within, (2 * common) / Math.max(1, all)))
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  const letters = Array.from(text)
  for (const [i, letter] of letters.entries()) {
    const pair = letter + (letters[i + 1] ?? '')
    if (letters[i + 1] !== undefined || letters.length === 1) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
