/** What can be looked for by its names, and by what else is said of it. */
export interface Searchable {
  readonly names: readonly string[]
  readonly about: readonly string[]
}

/** How well something is met, the best first: by a whole name, its beginning, the beginnings of its words, anything in it, what is said of it, or but for a slip of the keyboard. */
export const RANKS = ['exact', 'prefix', 'words', 'inner', 'about', 'slip'] as const
const [EXACT, PREFIX, WORDS, INNER, ABOUT, SLIP] = [0, 1, 2, 3, 4, 5] as const
const NOT_MET = Number.POSITIVE_INFINITY

export interface SearchHit<T> {
  readonly thing: T
  /** Which of `RANKS`. */
  readonly rank: number
  /** Which of its names was met best. */
  readonly at: number
}

/** More than anybody types, and less than would take long. */
const MAX_LENGTH = 1000

/** A letter of a script that puts no space between words. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー]'
const GAP = new RegExp(` (?=${UNSPACED})|(?<=${UNSPACED}) `, 'gu')

/**
 * A text as it is compared: letters and digits alone, with one space between words. Upper and lower case, accents, full and half width,
 * hiragana and katakana make no difference. A mark of voicing does: が is another letter than か.
 */
export const fold = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?![\u3099\u309a])\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + HIRAGANA_TO_KATAKANA))
    .replaceAll('・', '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const HIRAGANA_TO_KATAKANA = 0x60

/** A folded text without the spaces that Japanese may have between words or not. */
const tight = (folded: string): string => folded.replace(GAP, '')

/**
 * Finds things by what is typed, the best met first. All words must be met, in any order.
 *
 * @param things in the order in which those stand that are met alike
 */
export function searcher<T extends Searchable>(things: readonly T[]): (typed: string) => readonly SearchHit<T>[] {
  const prepared = things.map((thing) => {
    const names = thing.names.map(nameOf)
    const all = [...names.map(({ folded }) => folded), ...thing.about.map(fold)].join('\n')
    return { thing, names, all: tight(all) }
  })
  return (typed) => {
    const whole = fold(typed)
    if (whole === '') return []
    const terms = [...new Set(whole.split(' '))]
    const tightWhole = tight(whole)
    const hits = prepared.flatMap(({ thing, names, all }) => {
      const ranks = names.map((name) => rankOf(name, terms, tightWhole))
      const rank = Math.min(...ranks, terms.every((term) => all.includes(term)) ? ABOUT : NOT_MET)
      const at = Math.max(0, ranks.indexOf(rank))
      return rank === NOT_MET ? [] : [{ thing, rank, at, length: names[at]?.folded.length ?? 0 }]
    })
    return hits.sort((a, b) => a.rank - b.rank || a.length - b.length)
  }
}

interface Name {
  readonly folded: string
  /** The same with a space before each word. */
  readonly spaced: string
  readonly tight: string
  readonly words: readonly string[]
}

function nameOf(name: string): Name {
  const folded = fold(name)
  return { folded, spaced: ` ${folded}`, tight: tight(folded), words: folded.split(' ') }
}

function rankOf({ folded, spaced, tight, words }: Name, terms: readonly string[], whole: string): number {
  if (tight === whole) return EXACT
  if (tight.startsWith(whole)) return PREFIX
  if (terms.every((term) => spaced.includes(` ${term}`))) return WORDS
  const holds = (term: string): boolean => tight.includes(term) || folded.includes(term)
  if (tight.includes(whole) || terms.every(holds)) return INNER
  const isMet = (term: string): boolean => holds(term) || words.some((word) => isOneSlipFrom(term, word))
  return terms.every(isMet) ? SLIP : NOT_MET
}

/** As many letters as a word must have before a slip in it is forgiven: a shorter one would be many others. */
const ENOUGH = /^[a-z]{5,}$/

/** Whether a word begins with what was typed but for one letter: another, one too many, one too few, or two that changed places. */
export function isOneSlipFrom(typed: string, word: string): boolean {
  if (!ENOUGH.test(typed)) return false
  let i = 0
  while (i < typed.length && typed[i] === word[i]) i++
  const goesOn = (rest: number, from: number): boolean => word.startsWith(typed.slice(rest), from)
  return (
    goesOn(i + 1, i + 1) ||
    goesOn(i + 1, i) ||
    goesOn(i, i + 1) ||
    (typed[i] === word[i + 1] && typed[i + 1] === word[i] && goesOn(i + 2, i + 2))
  )
}
