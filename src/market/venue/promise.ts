import { gradeOf, qualificationsOf, type Lot } from '../origin/index.ts'
import { partsOfGrade } from '../round/index.ts'
import type { Goods } from './plain.ts'
import type { Venue } from './venue.ts'

/**
 * Why a lot is not what a node promises, wherever it lies; undefined if it is. Its grade is looked up for the first day of the delivery
 * month.
 */
export function whyNotPromised(
  { grades, registry }: Venue,
  lot: Lot,
  { material, grade: promised, month }: Pick<Goods, 'material' | 'grade' | 'month'>,
): string | undefined {
  if (lot.material !== material) return `The lot ${lot.id} is ${lot.material}, and ${material} is promised.`
  const { origin, qualifications } = partsOfGrade(promised)
  const { grade } = gradeOf(grades, lot, registry, { on: `${month}-01` })
  const order = grades.map(({ id }) => id)
  if (grade === undefined || order.indexOf(grade.id) > order.indexOf(origin))
    return `The lot ${lot.id} is of grade ${grade?.id ?? 'none'} by its origin, and "${origin}" is promised.`
  const kept = qualificationsOf(lot, registry)
  const missing = qualifications.filter((one) => !kept.has(one))
  return missing.length === 0
    ? undefined
    : `The lot ${lot.id} comes from a site that was not found to keep to ${missing.join(', ')}, which is promised.`
}
