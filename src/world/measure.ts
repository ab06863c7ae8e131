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

/** What a measure leaves alone: routes by `material from to`, and sites. */
export interface Exemption {
  readonly routes: ReadonlySet<string>
  readonly plants: ReadonlySet<string>
}

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
  /** Sites that get nothing of the supplier state's material; with `equipment` those that get none. Undefined: it names no site. */
  readonly plants?: ReadonlySet<string> | undefined
  /** Equipment and spare parts are withheld: the share is of the capacity of plants that make the materials. */
  readonly equipment?: true | undefined
  /** Places whose sales it closes, in place of those of the one that acts. */
  readonly through?: ReadonlySet<string> | undefined
  /** What it leaves alone; no file says it. */
  readonly exempt?: Exemption | undefined
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

/** What a measure limits: what routes carry, what some sectors take, what some plants take, or what plants can run. */
export const limitsWhat = ({
  users,
  plants,
  equipment,
}: Pick<Measure, 'users' | 'plants' | 'equipment'>): 'trade' | 'users' | 'plants' | 'capacity' => {
  if (equipment === true) return 'capacity'
  if (plants !== undefined) return 'plants'
  return users === undefined ? 'trade' : 'users'
}

/** A measure that really held, with what it let through as figures that have ranges. */
export interface ExportControl extends Omit<Measure, 'allowedShare'> {
  /** By the month from which each holds, rising months. */
  readonly allowed: readonly { readonly from: Month; readonly share: Figure }[]
}
