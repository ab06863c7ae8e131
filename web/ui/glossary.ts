import { glossaryMessages, sayer, TERM_IDS, type Language, type TermId } from '../../src/messages/index.ts'

const isTerm = (id: string): id is TermId => TERM_IDS.some((one) => one === id)

interface Piece {
  readonly term: TermId
  readonly words: string
  /** Brackets and stops that must stay on its line. */
  readonly before: string
  readonly after: string
}

/** A text with `[[term|words]]` in it, in pieces. */
export function termsIn(text: string): (string | Piece)[] {
  const pieces: (string | Piece)[] = []
  let at = 0
  for (const found of text.matchAll(/([(（「“]?)\[\[([a-z-]+)\|([^\]]+)\]\]([.,;:)）」”。、]*)/g)) {
    const [whole, before = '', id = '', words = '', after = ''] = found
    if (!isTerm(id)) continue
    pieces.push(text.slice(at, found.index), { term: id, words, before, after })
    at = found.index + whole.length
  }
  return [...pieces, text.slice(at)]
}

/** Terms that are found in any text. Words that also have an everyday sense (world, measure, round) are not. */
const FOUND: readonly TermId[] = [
  'average-price',
  'baseline',
  'bottleneck-stage',
  'cfd',
  'clawback',
  'cvar',
  'direct-dependence',
  'exports-forgone',
  'foresight',
  'headroom',
  'hhi',
  'hindcast',
  'leakage',
  'leverage',
  'line-stop',
  'months-of-cover',
  'nucleolus',
  'offtake',
  'option-value',
  'qualification',
  'shadow-price',
  'shapley',
  'supplier-state',
  'thrifting',
  'time-to-survive',
  'value-added',
  'willingness-to-pay',
]

/** How a term is written, from its name in the glossary: what stands in brackets explains, and a comma parts two words. */
const spellingsOf = (name: string): string[] =>
  name
    .replaceAll(/[(（][^)）]*[)）]/g, '')
    .split(/, |・/)
    .map((word) => word.trim())

/** A text in pieces, with each term where it is first met; `met` holds those that were, and grows. */
export function findTerms(text: string, lang: Language, met: Set<TermId>): (string | Piece)[] {
  const say = sayer(glossaryMessages, lang)
  const found = FOUND.filter((term) => !met.has(term)).flatMap((term) => {
    const first = spellingsOf(say(term))
      .map((word) => wholeWord(word, lang).exec(text))
      .filter((match) => match !== null)
      .sort((a, b) => a.index - b.index)[0]
    return first === undefined ? [] : [{ term, from: first.index, words: first[0] }]
  })
  const pieces: (string | Piece)[] = []
  let at = 0
  for (const { term, from, words } of found.sort((a, b) => a.from - b.from || b.words.length - a.words.length)) {
    if (from < at) continue
    const after = /^[.,;:)）」”。、]*/.exec(text.slice(from + words.length))?.[0] ?? ''
    pieces.push(text.slice(at, from), { term, words, before: '', after })
    met.add(term)
    at = from + words.length + after.length
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== '')
}

/** Japanese has no blanks between words; in English a term may be plural. */
const WHOLE: Readonly<Record<Language, (escaped: string) => RegExp>> = {
  en: (escaped) => new RegExp(String.raw`(?<![\w-])${escaped}s?(?![\w-])`, 'i'),
  ja: (escaped) => new RegExp(escaped),
}
const wholeWord = (word: string, lang: Language): RegExp => {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return WHOLE[lang](escaped)
}
