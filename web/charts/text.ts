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

/** A text in lines of about a width, px. Chinese and Japanese may break after any letter, but not before a stop. */
export function wrap(text: string, width: number, size = 14): string[] {
  const lines: string[] = []
  let line = ''
  for (const [word] of text.matchAll(WORD)) {
    if (line !== '' && textWidth((line + word).trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return line === '' ? lines : [...lines, line.trimEnd()]
}
const WORD = /[（「]*(?:[\u2e80-\uffff]|[^\s\u2e80-\uffff]+)[）」、。・ー～]*\s*|\s+/g
