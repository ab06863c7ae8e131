import { bandsOf, type Band, type Drawn } from '../../../src/studies/light.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import type { PriceRow, StopRow } from '../../subjects/stress.ts'

/** The ends of fewer draws than this are chance. */
const LEAST = 5

/** A line that does not stop as tabled is named if it stops in this many of the draws. */
const OFTEN = 0.1

type Months = readonly (Band | undefined)[]
type Use = Pick<StopRow, 'place' | 'sector' | 'material'>
interface Monthly {
  readonly place: string
  readonly material: string
  readonly sector?: string
  readonly months: readonly { readonly month: string }[]
}

/** What the draws tell of each figure of the page. */
export interface ShockBands {
  /** Worlds that were solved, and those that could not be and are left out. */
  readonly draws: number
  readonly failed: number
  /** Over the places asked about, M USD. */
  readonly lost: Readonly<Record<'added' | 'output' | 'evenly' | 'bill', Band | undefined>>
  /** Share of the draws that lose less value added than this, M USD. */
  readonly shareLosing: (less: number) => number | undefined
  /** Of some uses together, M USD. */
  readonly lostIn: (uses: readonly Use[]) => Band | undefined
  /** Months from the start to the first stop of a use. */
  readonly stop: (use: Use) => Band | undefined
  /** Uses that stop in some draws, but are not short as tabled; the likeliest first. */
  readonly stopsElse: (rows: readonly StopRow[]) => readonly (Use & { readonly share: number })[]
  /** Month by month: share of the need that is served, months of use on the shelf, multiples of the usual price. */
  readonly served: (row: StopRow) => Months
  readonly monthsOfCover: (row: StopRow) => Months
  readonly spotPrice: (row: PriceRow) => Months
  readonly averagePrice: (row: PriceRow) => Months
  readonly elsewhere: (place: string) => { readonly lostAdded: Band | undefined; readonly bill: Band | undefined }
  readonly coercer: { readonly notSold: Band | undefined; readonly soldElsewhere: Band | undefined }
}

/** The bands of a shock from its draws; undefined while there are too few of them. */
export function shockBands(drawn: Drawn | undefined, { focus, central }: StressResult): ShockBands | undefined {
  if (drawn === undefined) return undefined
  const { draws, failed, of, shareBelow } = bandsOf(drawn)
  if (draws < LEAST) return undefined
  const total = (what: string): Band | undefined => of(...focus.map((place) => ({ what, place })))
  const monthly =
    (what: string) =>
    ({ place, material, sector, months }: Monthly): Months =>
      months.map(({ month }) => of({ what, place, material, month, ...(sector === undefined ? {} : { sector }) }))
  return {
    draws,
    failed,
    lost: {
      added: total('value-added-lost'),
      output: total('gross-output-lost'),
      evenly: total('value-added-lost-pro-rata'),
      bill: total('import-cost-increase'),
    },
    shareLosing: (less) => shareBelow(less, ...focus.map((place) => ({ what: 'value-added-lost', place }))),
    lostIn: (uses) =>
      of(...uses.map(({ place, sector, material }) => ({ what: 'value-added-lost', place, sector, material }))),
    stop: ({ place, sector, material }) => of({ what: 'first-stop', place, sector, material }),
    stopsElse: (rows) => {
      const told = new Set(rows.map(useId))
      return drawn.columns
        .flatMap(({ what, place, sector, material }) => {
          if (what !== 'first-stop' || place === undefined || sector === undefined || material === undefined) return []
          const use = { place, sector, material }
          if (told.has(useId(use))) return []
          const share = 1 - (of({ what, ...use })?.shareUndefined ?? 1)
          return share >= OFTEN ? [{ ...use, share }] : []
        })
        .sort((a, b) => b.share - a.share)
    },
    served: monthly('served'),
    monthsOfCover: monthly('months-of-cover'),
    spotPrice: monthly('spot-price'),
    averagePrice: monthly('average-price'),
    elsewhere: (place) => ({
      lostAdded: of({ what: 'value-added-lost-elsewhere', place }),
      bill: of({ what: 'import-cost-increase-elsewhere', place }),
    }),
    coercer: {
      notSold: of({ what: 'exports-forgone', place: central.coercer.place }),
      soldElsewhere: of({ what: 'exports-diverted', place: central.coercer.place }),
    },
  }
}

const useId = ({ place, sector, material }: Use): string => `${place} ${sector} ${material}`
