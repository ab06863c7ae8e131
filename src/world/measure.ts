import type { Month } from './month.ts'
import type { Figure } from './table.ts'

export const INSTRUMENTS = [
  'ban',
  'quota',
  'licence',
  'tariff',
  'technology-ban',
  'extraterritorial',
  'entity-list',
] as const

/** One act, ids checked and groups written out. */
export interface Measure {
  readonly id: string
  /** What it holds back, in words; its id where the file does not say. */
  readonly title?: string | undefined
  readonly titleJa?: string | undefined
  /** Where it is reported; undefined: the scenario assumes it. */
  readonly source?: string | undefined
  /** What of it is judged, in words; undefined: nothing that the file says. */
  readonly judgement?: string | undefined
  readonly judgementJa?: string | undefined
  readonly instrument: (typeof INSTRUMENTS)[number]
  readonly by: string
  readonly materials: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  /** Undefined: all users. */
  readonly users: ReadonlySet<string> | undefined
  readonly from: Month
  /** Last month; undefined: open. */
  readonly until: Month | undefined
  /** Month from which buyers know of it; it may come after `from`. */
  readonly announced: Month
  /** Share let through by the month from which it holds, rising months. */
  readonly allowedShare: readonly { readonly from: Month; readonly share: number }[]
  /** Share that still arrives; undefined: the world's parameter. */
  readonly leakage: number | undefined
  readonly origin: boolean
  readonly tariff: number
  /** Orders that it does not let through wait, and go once it lets all through. */
  readonly waits: boolean
  /** The share is of the weight of all goods together, and not of each flow. */
  readonly byWeight: boolean
}

/** A measure that really held, with what it let through as figures that have ranges. */
export interface ExportControl extends Omit<Measure, 'allowedShare'> {
  /** By the month from which each holds, rising months. */
  readonly allowed: readonly { readonly from: Month; readonly share: Figure }[]
}
