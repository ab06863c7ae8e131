import type { AccountStatement } from '../../market/index.ts'
import type { DataTable } from '../../studies/index.ts'

/** A name that is safe in headers and folders. */
export const statementName = ({ round }: AccountStatement): string => `statement-${round.replaceAll(/[^\w.-]/g, '-')}`

/** A statement as a table. Money in and out have a column each: a minus in front would be taken for a formula. */
export function statementTable(statement: AccountStatement): DataTable {
  const { lines } = statement
  return {
    name: statementName(statement),
    columns: ['of', 'what', 'material', 'grade', 'place', 'month', 'kg', 'usd_per_kg', 'received', 'paid'],
    rows: lines.map(({ of, what, material, grade, place, month, kg, price, amount = '' }) => [
      of,
      what,
      ...[material, grade, place, month, kg, price].map((cell) => cell ?? null),
      ...(amount.startsWith('-') ? [null, amount.slice(1)] : [amount === '' ? null : amount, null]),
    ]),
  }
}
