import type { Fault } from '../world/index.ts'
import type { LeftOutReason } from './entry.ts'
import { countsIn, examplesIn, type LeftOutCount } from './left-out.ts'
import { officialFault } from './official-fault.ts'

/** Reasons that lie in the goods of a row, whatever else it says. */
const OF_GOODS: ReadonlySet<LeftOutReason> = new Set(['code', 'total', 'confidential'])

/** Files that were read, and said nothing that the world has a place for: why, and what helps where most rows were left out. */
export function officialNothing(counts: readonly LeftOutCount[]): Fault {
  const [main, ...others] = [...counts].sort((one, other) => other.rows - one.rows)
  if (main === undefined) return officialFault('OFFICIAL_EMPTY', {})
  const short = counts.find(({ reason }) => reason === 'short')
  if (short !== undefined && counts.every(({ reason }) => reason === 'short' || OF_GOODS.has(reason)))
    return officialFault('OFFICIAL_NOTHING:short', { goods: (language) => examplesIn(language, short) })
  if ([main, ...others].every(({ reason }) => OF_GOODS.has(reason)))
    return officialFault('OFFICIAL_NOTHING:goods', { goods: (language) => examplesIn(language, main) })
  return officialFault('OFFICIAL_NOTHING', {
    reasons: (language) => countsIn(language, counts),
    reason: main.reason,
  })
}
