import { at } from '../../lists/index.ts'
import { statementsIn, supplierOf, type Statement, type StatementValue } from '../summary.ts'
import type { PlanDumping } from './dumping-result.ts'
import type { PlanResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { NOTHING_SAVED } from './tolerances.ts'

const { state } = statementsIn(summaryMessages)

const musd = (value: number, bound?: 'lower' | 'upper'): StatementValue => ({ value, unit: 'MUSD', bound })

type Plant = PlanDumping['plants'][number]
const named = (plants: readonly Plant[]): StatementValue => ({ names: 'decisions', ids: plants.map(({ id }) => id) })

/** From here on a plant is more likely than not to stand still. */
const LIKELY = 0.5
const idleAtEnd = ({ idle }: Plant): number => idle.at(-1) ?? 0

/** What dumping asks of a plan and takes from it. */
export function dumpedOn({ dumping, coercer }: PlanResult): readonly Statement[] {
  if (dumping === undefined) return []
  const { path, probability, support, spell, notKept } = dumping
  const own = dumping.plants.filter(({ share }) => share > 0)
  if (own.length === 0) return [state('dumpingNone')]
  const withoutBooks = own.filter(({ lacks }) => lacks !== null)
  const likely = own.filter((plant) => idleAtEnd(plant) > LIKELY)
  const before = own.filter(({ idleBefore }) => (idleBefore ?? 0) > LIKELY)
  const years = [...spell].sort((one, other) => other.mean - one.mean).slice(0, 1)
  return [
    state('dumpingKept', {
      supplier: supplierOf(coercer),
      path: { en: path.title, ja: path.titleJa },
      probability: { value: probability, unit: 'share' },
      support: musd(support.undiscounted),
    }),
    ...years.map(({ mean, p95 }) => state('dumpingYear', { worst: musd(mean), high: musd(p95) })),
    likely.length > 0
      ? state('dumpingStill', { plants: named(likely) })
      : state('dumpingRuns', { chance: { value: Math.max(...own.map(idleAtEnd)), unit: 'share' } }),
    ...(before.length > 0 ? [state('dumpingBefore', { plants: named(before) })] : []),
    ...(notKept.length > 0 ? lostWithout(at(notKept, notKept.length - 1)) : []),
    ...(withoutBooks.length > 0 ? [state('dumpingNoBooks', { plants: named(withoutBooks) })] : []),
  ]
}

/** What is lost more than with all of them, where it is more than searches leave. */
function lostWithout({ from, kept, before, dumped, allGone }: PlanDumping['notKept'][number]): readonly Statement[] {
  const more = (loss: number): number => Math.max(0, loss - kept)
  return [
    state('dumpingNotKept', {
      year: { count: from },
      high: musd(more(dumped.atMost), 'upper'),
      all: musd(more(allGone), 'upper'),
    }),
    ...(more(before.atMost) > NOTHING_SAVED
      ? [state('dumpingLostBefore', { high: musd(more(before.atMost), 'upper') })]
      : []),
  ]
}
