import type { MappedPart } from './mapping.ts'

/** A company's file of parts, as `parseCompany` reads it. It is read and not opened in a spreadsheet: names stand as they are. */
export function partsCsv(parts: readonly Omit<MappedPart, 'row' | 'notes'>[]): string {
  const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
  const rows = parts.map((one) => [
    plain(one.part),
    one.material,
    one.place,
    one.supplier,
    String(one.kgPerYear),
    String(one.stockDays),
    plain(one.line),
    one.sector,
    one.sales === undefined ? '' : String(one.sales),
  ])
  const head = ['part', 'material', 'place', 'supplier', 'kg_per_year', 'stock_days', 'line', 'sector', 'sales_musd']
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n'
}

/** Signs that a table refuses, as a question mark. */
const plain = (text: string): string => text.replaceAll('\u0000', '?').replaceAll('\uFFFD', '?')
