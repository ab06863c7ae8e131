/** A title longer than this many columns of a Latin letter takes too much of a picture: what follows its first sentence goes below. */
const TITLE_COLUMNS = 130

/** What an answer says first, and the rest of it. */
export function titleAndRest(answer: string, lang: string): { readonly title: string; readonly rest: string } {
  const sentences = [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(answer.replaceAll(/\s+/g, ' '))]
  const [first = '', ...others] = sentences.map(({ segment }) => segment)
  let title = first
  while (others.length > 0 && columns(title + (others[0] ?? '')) <= TITLE_COLUMNS) title += others.shift() ?? ''
  return { title: title.trim(), rest: others.join('').trim() }
}

/** Letters of Chinese and Japanese are two columns wide. */
const columns = (text: string): number => text.length + (text.match(/[⺀-￿]/g)?.length ?? 0)

/** Lines of a text that are no wider than allowed; Japanese may break after any letter, but not before a stop. */
export function linesWithin(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [word] of text.matchAll(WORD)) {
    if (line !== '' && measure((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}
const WORD = /[（「]*(?:[⺀-￿]|[^\s⺀-￿]+)[）」、。・ー～]*\s*|\s+/g
