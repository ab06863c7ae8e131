import type { WorldTable } from '../../model/protocol.ts'
import type { StepKind } from './price-curve.ts'

export type TableRow = Readonly<Record<string, string>>

/** Rows of a table of the world by the names of its columns. */
export function rowsOf(tables: readonly WorldTable[], name: WorldTable['name']): TableRow[] {
  const table = tables.find((one) => one.name === name)
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries((table?.columns ?? []).map((column, c) => [column.name, row[c] ?? ''])),
  )
}

export interface Ranged {
  readonly low: number
  readonly value: number
  readonly high: number
}
export const ranged = (row: TableRow | undefined, column = 'value'): Ranged => ({
  low: Number(row?.[column === 'value' ? 'low' : `${column}_low`] ?? Number.NaN),
  value: Number(row?.[column] ?? Number.NaN),
  high: Number(row?.[column === 'value' ? 'high' : `${column}_high`] ?? Number.NaN),
})

/** A use's way of giving way: from a share of it to another, worth so many times the price of 2024. */
interface UseStep {
  readonly kind: StepKind
  readonly from: number
  readonly to: number
  readonly share: Ranged
  readonly worth: Ranged
  /** Months from the alarm after which it stops no line. */
  readonly ready: Ranged
}

export interface Profile {
  readonly id: string
  readonly sectors: readonly string[]
  readonly steps: readonly UseStep[]
}

/** Every profile of steps, cheapest step first, with the sectors that follow it. */
export function profilesOf(tables: readonly WorldTable[]): Profile[] {
  const steps = rowsOf(tables, 'steps')
  const sectors = rowsOf(tables, 'sectors')
  return [...new Set(steps.map(({ profile }) => profile ?? ''))].map((id) => {
    let at = 0
    return {
      id,
      sectors: sectors.filter(({ profile }) => profile === id).map((row) => row['id'] ?? ''),
      steps: steps
        .filter(({ profile }) => profile === id)
        .sort((a, b) => Number(a['step']) - Number(b['step']))
        .map((row) => {
          const share = ranged(row, 'share')
          const from = at
          at += share.value
          return {
            kind: row['kind'] as StepKind,
            from,
            to: at,
            share,
            worth: ranged(row, 'willingness_to_pay'),
            ready: ranged(row, 'ready_months'),
          }
        }),
    }
  })
}

export interface StockRow {
  readonly stage: string
  /** Empty: everywhere else. */
  readonly place: string
  readonly holder: string
  readonly months: Ranged
}

/** Months of use that lie in somebody's hands, at the stages that lie long. */
export const stocksOf = (tables: readonly WorldTable[], stages: readonly string[]): StockRow[] =>
  stages.flatMap((stage) =>
    rowsOf(tables, 'stocks')
      .filter((row) => row['stage'] === stage)
      .map((row) => ({ stage, place: row['place'] ?? '', holder: row['holder'] ?? '', months: ranged(row) })),
  )
