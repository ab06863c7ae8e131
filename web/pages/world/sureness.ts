import { entryOf, figuresOf, rowsOf, type Book, type Entry } from '../../subjects/facts.ts'

/** How well a figure is known: published, and how sure its reader was of it; or judged, since nobody publishes it. */
export const GRADES = ['high', 'medium', 'low', 'judged'] as const
export type Grade = (typeof GRADES)[number]

export const PER = ['table', 'stage', 'place'] as const
export type Per = (typeof PER)[number]

export interface Sureness {
  readonly id: string
  readonly total: number
  readonly counts: Readonly<Record<Grade, number>>
}

/** Stage that a row speaks of, by itself or through its material, process or site. */
function stageOf(book: Book, { cells }: Entry): string {
  if ((cells['stage'] ?? '') !== '') return cells['stage'] ?? ''
  for (const [column, table] of [
    ['material', 'materials'],
    ['process', 'processes'],
  ] as const) {
    const stage = entryOf(book, { table, row: cells[column] ?? '' })?.cells['stage']
    if (stage !== undefined) return stage
  }
  return ''
}

function placeOf(book: Book, { cells }: Entry): string {
  return (
    cells['place'] ?? cells['to'] ?? entryOf(book, { table: 'sites', row: cells['site'] ?? '' })?.cells['place'] ?? ''
  )
}

/** Figures counted by grade, in the order in which tables, stages or places come; what belongs to none is left out. */
export function sureness(book: Book, per: Per): Sureness[] {
  const counts = new Map<string, Record<Grade, number>>()
  for (const table of book.tables.keys())
    for (const entry of rowsOf(book, table)) {
      const group = per === 'table' ? table : per === 'stage' ? stageOf(book, entry) : placeOf(book, entry)
      if (group === '') continue
      for (const { range, source } of figuresOf(book, entry)) {
        if (range === undefined) continue
        const known = counts.get(group) ?? { high: 0, medium: 0, low: 0, judged: 0 }
        known[source === 'judgement' ? 'judged' : gradeOf(entry)] += 1
        counts.set(group, known)
      }
    }
  const list = [...counts].map(([id, own]) => ({
    id,
    counts: own,
    total: GRADES.reduce((sum, grade) => sum + own[grade], 0),
  }))
  return per === 'stage' ? list : list.sort((a, b) => b.total - a.total)
}

const gradeOf = ({ cells }: Entry): Grade => GRADES.find((grade) => grade === cells['confidence']) ?? 'low'
