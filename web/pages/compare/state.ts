import { stopRows } from '../../subjects/stress.ts'
import type { StressResult } from '../../../src/studies/index.ts'

/** When the first line of a sector stops under each scenario; null: it goes on. */
export interface SectorStops {
  readonly sector: string
  readonly stops: readonly (string | null)[]
  readonly lost: readonly number[]
}

/** Sectors in which a line stops under any of the scenarios, the earliest first. */
export function stopsBySector(results: readonly StressResult[]): SectorStops[] {
  const rows = results.map(stopRows)
  const sectors = new Set(rows.flatMap((own) => own.flatMap(({ sector, stops }) => (stops === null ? [] : [sector]))))
  return [...sectors]
    .map((sector) => ({
      sector,
      stops: rows.map(
        (own) =>
          own.flatMap((row) => (row.sector === sector && row.stops !== null ? [row.stops] : [])).sort()[0] ?? null,
      ),
      lost: rows.map((own) =>
        own.filter((row) => row.sector === sector).reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0),
      ),
    }))
    .sort((a, b) => earliest(a).localeCompare(earliest(b)) || Math.max(...b.lost) - Math.max(...a.lost))
}

const earliest = ({ stops }: SectorStops): string => stops.flatMap((stop) => stop ?? []).sort()[0] ?? '9999'

/** Months from the first of all scenarios to the last. */
export function monthsOf(results: readonly StressResult[]): string[] {
  const number = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1
  const spans = results.map(({ scenario: { start, months } }) => [number(start), number(start) + months] as const)
  const first = Math.min(...spans.map(([from]) => from))
  const last = Math.max(...spans.map(([, to]) => to))
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => {
    const month = first + i
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
