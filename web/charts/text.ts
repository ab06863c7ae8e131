import { linesWithin } from '../picture/words.ts'

/** About how wide a text is, px: Chinese and Japanese letters are as wide as high. */
export const textWidth = (text: string, size: number): number =>
  size * (0.56 * text.length + 0.44 * (text.match(WIDE)?.length ?? 0))
const WIDE = /[\u2e80-\uffff]/g

/** As much of a text as about fits into a width, px. */
export function fit(text: string, width: number, size = 14): string {
  const letters = Array.from(text)
  let used = 0
  const kept = letters.findIndex((letter) => (used += textWidth(letter, size)) > width)
  return kept < 0 ? text : `${letters.slice(0, Math.max(1, kept - 1)).join('')}…`
}

/** A text in lines of about a width, px. */
export const wrap = (text: string, width: number, size = 14): string[] =>
  linesWithin(text, width, (line) => textWidth(line, size))
