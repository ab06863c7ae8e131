/** As much of a text as about fits into a width, in letters of 14 pixels: Chinese and Japanese ones are square. */
export function fit(text: string, width: number): string {
  const letters = Array.from(text)
  let used = 0
  const kept = letters.findIndex((letter) => (used += letter > '\u2e80' ? 14 : 7.6) > width)
  return kept < 0 ? text : `${letters.slice(0, Math.max(1, kept - 1)).join('')}…`
}
