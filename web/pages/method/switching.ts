import type { WorldTable } from '../../model/protocol.ts'
import { ranged, rowsOf, type Ranged } from './steps.ts'

/** How fast another supplier of a stage can step in. */
export interface Switching {
  readonly stage: string
  /** Months from the alarm to the first delivery. */
  readonly qualification: Ranged
  /** Part of the buyer place's use added each month after that, by each route. */
  readonly ramp: Ranged
  /** Part of its usual flow that a known route can carry more at once. */
  readonly headroom: Ranged
}

export function switchingOf(tables: readonly WorldTable[]): Switching[] {
  const rows = rowsOf(tables, 'switching')
  const of = (stage: string, what: string): Ranged =>
    ranged(rows.find((row) => row['stage'] === stage && row['what'] === what))
  return [...new Set(rows.map((row) => row['stage'] ?? ''))].map((stage) => ({
    stage,
    qualification: of(stage, 'qualification'),
    ramp: of(stage, 'ramp'),
    headroom: of(stage, 'headroom'),
  }))
}

/**
 * Part of a place's use that one new route can carry this many months after the alarm, as `src/clearing/limits.ts` has
 * it: the month of qualification is the first of the ramp.
 */
export const newcomer = (qualification: number, ramp: number, month: number): number =>
  Math.max(0, Math.min(1, ramp * (month - qualification + 1)))

/** First month in which a single new route could carry all of it. */
export const coversAll = ({ qualification, ramp }: Switching): number =>
  Math.ceil(qualification.value - 1 + 1 / ramp.value - 1e-9)

export interface Adoption {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly atOnce: Ranged
  readonly ramp: Ranged
  readonly from: Ranged
}

/** Variants: how many makers can take to them, and when. */
export function adoptionsOf(tables: readonly WorldTable[]): Adoption[] {
  const rows = rowsOf(tables, 'parameters')
  const of = (id: string): Ranged => ranged(rows.find((row) => row['id'] === id))
  return rowsOf(tables, 'variants').map(({ id = '', name = '', name_ja: nameJa = '' }) => ({
    id,
    name,
    nameJa,
    atOnce: of(`${id}-initial-share`),
    ramp: of(`${id}-ramp`),
    from: of(`${id}-lag`),
  }))
}

/** Part of the makers that can have switched this many months after the alarm; as in `src/clearing/limits.ts`. */
export const adopted = ({ atOnce, ramp, from }: Adoption, month: number): number =>
  Math.min(1, atOnce.value + ramp.value * Math.max(0, month - from.value + 1))
