import { type SayOf } from '../../../src/messages/index.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import type { Quantiles } from '../../../src/studies/light.ts'
import type { ShockBands } from './bands.ts'
import type { Catalogue } from '../../model/protocol.ts'
import { cell, type Cell, type FigureTable } from '../../ui/table.ts'
import type { Formatters } from '../../language/messages.ts'
import type { shockMessages } from './messages.gen.ts'

type Words = SayOf<typeof shockMessages>

/** At most this many drawings side by side; the table has all. */
export const DRAWN = 12

/** The places asked about, by name. */
export const placesOf = (result: StressResult, words: Formatters): string => words.list(result.focus.map(words.place))

/** GDP of a year of the places asked about, bn USD. */
export const gdpOf = ({ focus }: StressResult, places: Catalogue['places']): number =>
  places.filter(({ id }) => focus.includes(id)).reduce((sum, { gdp }) => sum + gdp, 0)

/** Names the row of the table `demand` that a use rests on. */
export const demandRow = ({ place, sector, material }: { place: string; sector: string; material: string }): string =>
  `${place}|${sector}|${material}`

/** A place's name without what it is made up of. */
export const shortName = (name: string): string => name.replace(/（.*/, '')

export function buyerName(say: Words, id: string | null): string {
  return id === 'lean' || id === 'usual' || id === 'covered' || id === 'all' ? say(id) : (id ?? '')
}

export function stepName(say: Words, kind: string): string {
  return kind === 'curtail' || kind === 'thrifting' || kind === 'substitute' ? say(kind) : say('stop')
}

type Column = FigureTable['columns'][number]

/** Columns for both ends and the middle of the draws of something. */
export const bandColumns = (say: Words, what: string, column: (name: string) => Column): Column[] =>
  (['bandLow', 'bandMiddle', 'bandHigh'] as const).map((name) => column(say(name, { what })))

/** The cells that go with them; what there is no number of is a dash. */
export const bandCells = (band: Quantiles | undefined, tell: (value: number) => string): Cell[] =>
  [band?.p5, band?.p50, band?.p95].map((value) =>
    value === undefined || !Number.isFinite(value) ? cell('–', '') : cell(tell(value), value),
  )

/** What draws tell of the loss: those made here, and until then those of the ensemble that is kept of this very question. */
export function lossBands(
  { band }: StressResult,
  bands: ShockBands | undefined,
):
  | { readonly draws: number; readonly lost: Partial<Record<keyof ShockBands['lost'], Quantiles | undefined>> }
  | undefined {
  if (bands !== undefined) return bands
  if (band === undefined || band.provisional) return undefined
  return { draws: band.draws, lost: { added: band.valueAddedLost } }
}
