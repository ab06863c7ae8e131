import type { Kilograms } from '../quantity/index.ts'
import type { Country, GoodsCode, Month } from '../world/index.ts'

/** Files of statistics that are read, by who publishes them. */
export const OFFICIAL_FORMATS = ['comtrade', 'e-stat', 'comext', 'mcs'] as const
export type OfficialFormat = (typeof OFFICIAL_FORMATS)[number]

/** A file as it came. */
export interface OfficialFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Tells files apart whatever they are called: the beginning of the hash of their bytes. */
  readonly hash: string
}

/** The same as text. */
export interface OfficialText extends Pick<OfficialFile, 'name' | 'hash'> {
  readonly text: string
}

export interface ReadFile {
  readonly name: string
  readonly hash: string
  readonly format: OfficialFormat
  /** The older encoding that it was taken for, where it is not in UTF-8 or UTF-16. */
  readonly encoding: string | undefined
  /** When its figures were last changed, where it says so: YYYY-MM-DD. */
  readonly published: string | undefined
  readonly entries: number
}

/** Why a row of a file is not among what is written. `reasons.en.json` has their words. */
export const LEFT_OUT_REASONS = [
  'code',
  'short',
  'total',
  'confidential',
  'country',
  'group',
  'aggregate',
  'detail',
  'split',
  'flow',
  'pieces',
  'weight',
  'withheld',
  'within',
  'revised',
  'again',
  'inside',
  'type',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export interface UnusedRow {
  readonly file: string
  readonly line: number
  readonly reason: LeftOutReason
  /** The code, the country or the flow that was met. */
  readonly what: string
}

/** One figure of a file, in the words of the file made plain. */
export interface TradeEntry {
  readonly file: string
  readonly hash: string
  readonly format: OfficialFormat
  readonly published: string | undefined
  readonly line: number
  readonly flow: 'import' | 'export' | 'production'
  readonly reporter: Country
  /** Undefined: all countries together. */
  readonly partner: Country | undefined
  /** As written, with a leading zero that was lost. */
  readonly code: string
  /** The longest listed code that it begins with: a row for each material. */
  readonly codes: readonly GoodsCode[]
  readonly from: Month
  readonly to: Month
  readonly mass: Kilograms
  readonly value: { readonly amount: number; readonly currency: string } | undefined
  readonly isEstimated: boolean
  /** No weight was given: it is the quantity, which was counted in kilograms. */
  readonly isQuantity?: true
}

/** What readers collect. */
export interface Reading {
  readonly files: readonly ReadFile[]
  readonly entries: readonly TradeEntry[]
  readonly leftOut: readonly UnusedRow[]
}
