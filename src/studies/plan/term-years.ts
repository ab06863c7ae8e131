import { InputError } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'
import type { ConstraintFrame } from './constraint-frame.ts'

type Years = Pick<ConstraintFrame, 'periods' | 'year'>

/** Last year of a plan. */
export const lastYearOf = ({ periods, year }: Years): number =>
  periods.reduce((latest, period) => Math.max(latest, year + period.from + period.years - 1), year)

/**
 * The last period that begins in a year or before it: what stands then must do. Before all periods, the first.
 *
 * @throws InputError for a year before the plan is decided on, or after its last
 */
export function periodBy(id: string, by: number, frame: Years & Pick<ConstraintFrame, 'where'>): number {
  const { periods, year: first, where } = frame
  const last = lastYearOf(frame)
  if (by < first || by > last)
    throw new InputError([studyFault('TERMS_YEAR_OUTSIDE', { id, year: by, first, last }, where(id))])
  return Math.max(
    0,
    periods.findLastIndex(({ from }) => first + from <= by),
  )
}
