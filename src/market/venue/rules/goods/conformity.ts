import { gradeOf, qualificationsOf, type Lot } from '../../../origin/index.ts'
import { partsOfGrade } from '../../../round/index.ts'
import type { Goods } from '../../forms/plain.ts'
import type { MarketState } from '../../state/market-state.ts'

/** What a lot is, for those to whom a grade is promised. */
export interface Graded {
  /** By origin; undefined: it passes no rule. */
  readonly grade: string | undefined
  readonly qualifications: ReadonlySet<string>
}

/** What a promise asks for that a lot does not have. */
export interface Deficiency {
  /** The grade by origin, if the lot's is looser. */
  readonly origin: string | undefined
  readonly qualifications: readonly string[]
}

/** @param grades by origin, the strictest first */
export function deficiencyOf(
  promised: string,
  { grade, qualifications: kept }: Graded,
  grades: readonly string[],
): Deficiency {
  const { origin, qualifications } = partsOfGrade(promised)
  const isEnough = grade !== undefined && grades.indexOf(grade) <= grades.indexOf(origin)
  return { origin: isEnough ? undefined : origin, qualifications: qualifications.filter((one) => !kept.has(one)) }
}

/**
 * Why a lot is not what a node promises, wherever it lies; undefined if it is. Its grade is looked up for the first day of the delivery
 * month.
 */
export function nonconformityOf(
  { grades, registry }: Pick<MarketState, 'grades' | 'registry'>,
  lot: Lot,
  { material, grade: promised, month }: Pick<Goods, 'material' | 'grade' | 'month'>,
): string | undefined {
  if (lot.material !== material) return `The lot ${lot.id} is ${lot.material}, and ${material} is promised.`
  const grade = gradeOf(grades, lot, registry, { on: `${month}-01` }).grade?.id
  const qualifications = qualificationsOf(lot, registry)
  const ids = grades.map(({ id }) => id)
  return deficiencyInWords(lot.id, grade, deficiencyOf(promised, { grade, qualifications }, ids))
}

export function deficiencyInWords(lot: string, grade: string | undefined, lacking: Deficiency): string | undefined {
  if (lacking.origin !== undefined)
    return `The lot ${lot} is of grade ${grade ?? 'none'} by its origin, and "${lacking.origin}" is promised.`
  return lacking.qualifications.length === 0
    ? undefined
    : `The lot ${lot} comes from a site that was not found to keep to ${lacking.qualifications.join(', ')}, which is promised.`
}
