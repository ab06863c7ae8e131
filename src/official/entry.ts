import type { Kilograms } from '../quantity/index.ts'
import type { CodeSystem, Country, Month } from '../world/index.ts'

/** Files of statistics that are read, by who publishes them. */
export const OFFICIAL_FORMATS = ['comtrade', 'e-stat', 'comext', 'mcs'] as const
export type OfficialFormat = (typeof OFFICIAL_FORMATS)[number]

/** A file as it came. */
export interface OfficialFile {
  readonly name: string
  readonly text: string
  /** Tells files apart whatever they are called: the beginning of the hash of their bytes. */
  readonly hash: string
}

export interface ReadFile {
  readonly name: string
  readonly hash: string
  readonly format: OfficialFormat
  /** When its figures were last changed, where it says so: YYYY-MM-DD. */
  readonly published: string | undefined
  readonly entries: number
}

/** Why a row of a file is not among what is written. */
export const LEFT_OUT_REASONS = [
  'code',
  'country',
  'aggregate',
  'detail',
  'flow',
  'pieces',
  'weight',
  'withheld',
  'within',
  'revised',
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
  readonly systems: readonly CodeSystem[]
  readonly code: string
  readonly from: Month
  readonly to: Month
  readonly mass: Kilograms
  readonly value: { readonly amount: number; readonly currency: string } | undefined
  readonly isEstimated: boolean
}

/** What readers collect. */
export interface Reading {
  readonly files: readonly ReadFile[]
  readonly entries: readonly TradeEntry[]
  readonly leftOut: readonly UnusedRow[]
}
