import { TERM_IDS, type TermId } from '../../src/messages/index.ts'

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
