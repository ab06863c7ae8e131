import { allocationStudy } from './allocation/definition.ts'
import { baselineStudy } from './baseline/definition.ts'
import { clearStudy } from './clear/definition.ts'
import { exposureStudy } from './exposure/definition.ts'
import { hindcastStudy } from './hindcast/definition.ts'
import type { RequestOf } from './options.ts'
import { planStudy } from './plan/definition.ts'
import type { Study } from './study.ts'
import { stockpileStudy } from './stockpile/definition.ts'
import { stressStudy } from './stress/definition.ts'
import { dumpingStudy } from './dumping/definition.ts'
import { weaponStudy } from './weapon/definition.ts'

/** All studies, in the order in which they are listed. */
export const STUDIES = {
  stress: stressStudy,
  exposure: exposureStudy,
  baseline: baselineStudy,
  clear: clearStudy,
  weapon: weaponStudy,
  plan: planStudy,
  allocation: allocationStudy,
  stockpile: stockpileStudy,
  dumping: dumpingStudy,
  hindcast: hindcastStudy,
} as const

export type StudyId = keyof typeof STUDIES

/** A study by its id, where it does not matter which it is. */
export const studyOf = (id: StudyId): Study => STUDIES[id] as unknown as Study

export type StudyRequest<K extends StudyId = StudyId> = {
  [I in K]: { readonly study: I } & RequestOf<(typeof STUDIES)[I]['options']>
}[K]
export type StudyResult<K extends StudyId = StudyId> = { [I in K]: ReturnType<(typeof STUDIES)[I]['run']> }[K]
