import { nameIn, type Language } from '../../../src/messages/index.ts'
import { figuresOf, rowsOf, type Book, type RowFigure } from '../../subjects/facts.ts'

export interface Site {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly control: string
  readonly stage: string
  readonly status: string
  /** Left out: nobody publishes where it lies. */
  readonly lat: number | undefined
  readonly lon: number | undefined
  readonly capacity: RowFigure['range']
  readonly unit: string
  readonly source: string
}

/** Sites of a stage, a status and a control; an empty word asks for all. */
export function sitesOf(
  book: Book,
  wanted: { readonly stage: string; readonly status: string; readonly control: string },
  lang: Language,
): Site[] {
  return rowsOf(book, 'sites').flatMap((entry) => {
    const { row, cells } = entry
    if (Object.entries(wanted).some(([column, word]) => word !== '' && cells[column] !== word)) return []
    const text = (column: string): string => cells[column] ?? ''
    const number = (column: string): number | undefined => (text(column) === '' ? undefined : Number(text(column)))
    return [
      {
        id: row,
        name: nameIn(lang, { name: text('name'), name_ja: text('name_ja') }),
        place: text('place'),
        control: text('control'),
        stage: text('stage'),
        status: text('status'),
        lat: number('lat'),
        lon: number('lon'),
        capacity: figuresOf(book, entry)[0]?.range,
        unit: text('unit'),
        source: text('source'),
      },
    ]
  })
}

/** Different words and how often each comes: the most frequent first, or as they are found. */
export function distinct(words: readonly string[], order: 'frequent' | 'found' = 'frequent'): [string, number][] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const list = [...counts]
  return order === 'found' ? list : list.sort((a, b) => b[1] - a[1])
}
