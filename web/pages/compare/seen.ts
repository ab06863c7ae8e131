import type { StressResult } from '../../../src/studies/index.ts'
import type { RowDigests } from '../../model/protocol.ts'
import type { SeenAnswer } from '../../model/saved.ts'
import { casesOf, lossOf, priceRows, sectorsStopped, stopRows } from '../../subjects/stress.ts'
import { lossBySector } from './amounts.ts'

/** Main figures that are saved with a scenario, in the order in which they stand. */
export const SEEN_FIGURES = ['lost', 'sectorsStopped', 'low', 'bill', 'notSold'] as const
type SeenFigure = (typeof SEEN_FIGURES)[number]

/** Figures in M USD; the others are counts. */
export const IN_MONEY: ReadonlySet<string> = new Set<SeenFigure>(['lost', 'bill', 'notSold'])

function figureOf(result: StressResult, figure: SeenFigure): number {
  switch (figure) {
    case 'lost':
      return lossOf(result, undefined).central
    case 'sectorsStopped':
      return sectorsStopped(stopRows(result)).stopped
    case 'low':
      return new Set(priceRows(result).map(({ material }) => material)).size
    case 'bill':
      return casesOf(result, undefined, ({ importCostIncrease }) => importCostIncrease).central
    case 'notSold':
      return result.central.coercer.exportsForgone
    default:
      return figure satisfies never
  }
}

/** An answer as it is saved beside its question. */
export const seenIn = (result: StressResult, rows: RowDigests): SeenAnswer => ({
  version: result.version,
  world: result.world.hash,
  places: [...result.focus],
  figures: Object.fromEntries(SEEN_FIGURES.map((figure) => [figure, figureOf(result, figure)])),
  sectors: Object.fromEntries(lossBySector([result]).map(({ sector, lost: [lost = 0] }) => [sector, lost])),
  rows,
})

/** A figure then and now. */
export interface MovedFigure {
  readonly kind: 'figure' | 'sector'
  readonly id: string
  readonly before: number
  readonly now: number
}

/** By so small a part two figures differ that are the same. */
const SAME = 1e-6

/** Figures that are not what they were: main figures first, then sectors by how far they moved. */
export function movedFigures(before: SeenAnswer, now: SeenAnswer): MovedFigure[] {
  const moved = (kind: MovedFigure['kind'], ids: readonly string[]): MovedFigure[] =>
    ids
      .map((id) => {
        const [then, today] = kind === 'figure' ? [before.figures, now.figures] : [before.sectors, now.sectors]
        return { kind, id, before: then[id] ?? 0, now: today[id] ?? 0 }
      })
      .filter(({ before: a, now: b }) => Math.abs(a - b) > SAME * Math.max(1, Math.abs(a), Math.abs(b)))
  const sectors = moved('sector', [...new Set([...Object.keys(before.sectors), ...Object.keys(now.sectors)])])
  return [
    // A figure that another version did not keep is not said to have moved.
    ...moved(
      'figure',
      SEEN_FIGURES.filter((id) => id in before.figures),
    ),
    ...sectors.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before)),
  ]
}
