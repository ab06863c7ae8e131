import type { SayOf } from '../../messages/index.ts'
import type { World } from '../../world/index.ts'
import type { headersOf } from '../columns.ts'
import type { Language } from '../report.ts'
import type { WorldNames } from '../words.ts'
import type { stressColumns } from './columns.ts'
import type { stressMessages } from './messages.gen.ts'
import type { StressResult, StressUse } from './result.ts'

export type StressSay = SayOf<typeof stressMessages>

/** What the sections of a report are written from. */
export interface StressReportContext {
  readonly world: World
  readonly result: StressResult
  readonly language: Language
  readonly say: StressSay
  readonly names: WorldNames
  readonly column: ReturnType<typeof headersOf<typeof stressColumns>>
  /** Places asked about, and their uses in the central case. */
  readonly asked: ReadonlySet<string>
  readonly own: readonly StressUse[]
  /** Whether several places were asked about, so that each row names its own. */
  readonly many: boolean
}

/** Months from the start after which chances are shown. */
const SHOWN_AFTER = [1, 3, 6, 12, 24] as const
export const shownAfter = (all: number): number[] => SHOWN_AFTER.filter((months) => months <= all)
