import { nameIn, sayer, titleIn, type Language } from '../../messages/index.ts'
import { sumOf, type MillionUsd } from '../../quantity/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import type { StressBand } from './kept.ts'
import type { StressResult, StressRun, WithoutMeasure } from './result.ts'
import { summaryMessages } from './summary.gen.ts'

const { state, summary } = statementsIn(summaryMessages)

/** Less than this part of the usual supply, in any month, counts as short. */
export const ENOUGH = 0.9
/** At most this many materials are named; the tables have them all. */
const NAMED = 6

/** What it costs, what stops first, what carries the loss, what runs short. */
export const stressSummary = summary((result: StressResult): readonly Statement[] => {
  if (result.focus.length === 0) return [state('noPlace')]
  return [
    loss(result),
    stops(result),
    ...carries(result),
    ...spread(result),
    ...follows(result),
    ...heldBefore(result),
    ...short(result),
  ]
})

function stops({ central, focus, focusSectors }: StressResult): Statement {
  const stopped = central.uses
    .flatMap((use) => (use.firstStop === null ? [] : [{ ...use, month: use.firstStop.month }]))
    .filter(({ place }) => focus.includes(place))
    .sort((a, b) => a.month.localeCompare(b.month) || b.valueAddedLost - a.valueAddedLost)
  const [first] = stopped
  if (first === undefined) return state('noLineStops')
  return state('linesStop', {
    count: { count: new Set(stopped.map(({ sector }) => sector)).size },
    sectors: { count: focusSectors },
    sector: { names: 'sectors', ids: [first.sector] },
    material: { names: 'materials', ids: [first.material] },
    month: { month: first.month },
  })
}

/** The headline: its band is that of drawn worlds where there is one, and from mild to severe where there is none. */
function loss(result: StressResult): Statement {
  const { central, mild, severe, focusGdp, band } = result
  const lost = lostIn(result, central)
  const range =
    band !== undefined
      ? ninety(band.valueAddedLost, band)
      : mild === undefined || severe === undefined
        ? {}
        : { low: lostIn(result, mild), high: lostIn(result, severe) }
  return state('valueAddedLost', {
    places: { names: 'places', ids: [...result.focus] },
    loss: { value: lost, unit: 'MUSD', ...range },
    share: { value: focusGdp > 0 ? lost / focusGdp : 0, unit: 'share' },
  })
}

/** What the places asked about lose in a run. */
const lostIn = ({ focus }: Pick<StressResult, 'focus'>, { places }: StressRun): MillionUsd =>
  sumOf(places.filter(({ place }) => focus.includes(place)).map(({ valueAddedLost }) => valueAddedLost))

/** The range that holds nine draws in ten. */
const ninety = ({ p5, p95 }: StressBand['valueAddedLost'], { provisional }: Pick<StressBand, 'provisional'>) =>
  ({ low: p5, high: p95, within: 90, ...(provisional ? { provisional } : {}) }) as const

/** Measures without which less of the loss goes away than this are not named, and no second one without which less goes away than that. */
const NAMED_FIRST = 0.1
const NAMED_SECOND = 0.25

/** Measures by how much of the loss goes away without them, most first: shares may overlap, and one that shields from others has a negative one. */
export function carriedBy(
  result: Pick<StressResult, 'focus' | 'central' | 'withoutMeasures'>,
): readonly (WithoutMeasure & { readonly share: number })[] {
  const lost = lostIn(result, result.central)
  if (!(lost > 0)) return []
  return (result.withoutMeasures ?? [])
    .map((one) => ({ ...one, share: 1 - one.valueAddedLost / lost }))
    .sort((a, b) => b.share - a.share || a.measure.localeCompare(b.measure))
}

/** The one or two measures that carry most of the loss. */
function carries(result: StressResult): readonly Statement[] {
  const [first, second] = carriedBy(result)
  if (first === undefined || first.share < NAMED_FIRST) return []
  if (second === undefined || second.share < NAMED_SECOND)
    return [state('carriedBy', { share: share(first.share), what: inWords(first, true) })]
  return [
    state('carriedByTwo', {
      share: share(first.share),
      what: inWords(first, false),
      other: inWords(second, false),
      otherShare: share(second.share),
    }),
  ]
}

const share = (value: number) => ({ value, unit: 'share' }) as const

/** Who reported a measure and in which year, or the id of the source where the tables say neither; null: the scenario assumes it. */
export function reportOf(
  { source, publisher, published }: Pick<WithoutMeasure, 'source' | 'publisher' | 'published'>,
  language: Language,
): string | null {
  if (source === null || publisher === null) return source
  const [year] = /^\d{4}/.exec(published ?? '') ?? []
  return year === undefined ? publisher : sayer(summaryMessages, language)('reportOf', { publisher, year })
}

/** What is lost without any of its measures, where earlier controls go on. */
const heldBefore = ({ withoutAnyMeasure }: StressResult): readonly Statement[] =>
  withoutAnyMeasure === undefined ? [] : [state('heldBefore', { loss: { value: withoutAnyMeasure, unit: 'MUSD' } })]

/** What stands behind a measure, as the end of a sentence about one alone or within one about two. */
function inWords(one: WithoutMeasure, alone: boolean): StatementValue {
  const { title, titleJa, judgement, judgementJa } = one
  const words = (language: Language): string => {
    const say = sayer(summaryMessages, language)
    const measure = titleIn(language, { title, titleJa })
    if (judgement !== null)
      return say(alone ? 'byJudgement' : 'judged', {
        judgement: nameIn(language, { name: judgement, nameJa: judgementJa ?? '' }),
      })
    const source = reportOf(one, language)
    if (source !== null) return say(alone ? 'byReport' : 'reported', { measure, source })
    return say(alone ? 'byAssumption' : 'assumed', { measure })
  }
  return { en: words('en'), ja: words('ja') }
}

/** Where the central run lies among the draws, and which factors explain how far they go. */
function spread({ band }: StressResult): readonly Statement[] {
  if (band === undefined) return []
  const { draws, below, valueAddedLost, factors, provisional, scenario, tables } = band
  const values = {
    draws: { count: draws },
    median: { value: valueAddedLost.p50, unit: 'MUSD' },
    below: share(below),
  } as const
  const [first, second] = factors
  const explained =
    first === undefined
      ? state('spreadOfMany', values)
      : second === undefined
        ? state('spreadBy', { ...values, factor: factorInWords(first), share: explains(first) })
        : state('spreadByTwo', {
            ...values,
            factor: factorInWords(first),
            share: explains(first),
            other: factorInWords(second),
            otherShare: explains(second),
          })
  if (!provisional) return [explained]
  const name = { en: scenario, ja: scenario }
  const hash = tables.slice(0, HASH)
  return [explained, state('bandProvisional', { scenario: name, tables: { en: hash, ja: hash } })]
}

/** What a factor explains of the spread, with its interval where the record has one. */
const explains = ({ share: value, low, high }: StressBand['factors'][number]) =>
  ({ ...share(value), ...(low === undefined || high === undefined ? {} : { low, high }) }) as const

/** Digits of a fingerprint that are shown. */
const HASH = 12

function factorInWords({ name, nameJa, figures, judged }: StressBand['factors'][number]): StatementValue {
  const words = (language: Language, named: string): string =>
    judged === 0
      ? sayer(summaryMessages, language)('factorSourced', { name: named })
      : sayer(summaryMessages, language)('factorJudged', { name: named, figures, judged })
  return { en: words('en', name), ja: words('ja', nameJa) }
}

/** What follows from the stopped lines: three figures, or two where a place has no input-output table. */
function follows({ central, focus, band }: StressResult): readonly Statement[] {
  const hit = central.knockOn.filter(({ place }) => focus.includes(place))
  if (hit.every(({ lostOrders }) => lostOrders === null)) return []
  const figure = (values: readonly number[]) =>
    ({ value: values.reduce((total, one) => total + one, 0), unit: 'MUSD' }) as const
  const of = (quantiles: StressBand['lostOrders'] | undefined) => (quantiles && band ? ninety(quantiles, band) : {})
  const values = {
    stopped: figure(hit.map(({ stoppedLines }) => stoppedLines)),
    orders: {
      ...figure(hit.map(({ stoppedLines, lostOrders }) => lostOrders ?? stoppedLines)),
      ...of(band?.lostOrders),
    },
  }
  const untold = hit.filter(({ rationedParts }) => rationedParts === null)
  return untold.length === 0
    ? [
        state('knockOn', {
          ...values,
          parts: { ...figure(hit.map(({ rationedParts }) => rationedParts ?? 0)), ...of(band?.rationedParts) },
        }),
      ]
    : [state('knockOnOfOrders', { ...values, places: { names: 'places', ids: untold.map(({ place }) => place) } })]
}

function short({ central, focus }: StressResult): readonly Statement[] {
  const least = ({ byMonth, baselineSupply }: StressRun['supply'][number]): number =>
    Math.min(...byMonth.map(({ supply }) => supply / baselineSupply))
  const low = central.supply
    .filter((supply) => focus.includes(supply.place) && least(supply) < ENOUGH)
    .sort((a, b) => least(a) - least(b))
  const ids = [...new Set(low.map(({ material }) => material))]
  const materials = { names: 'materials', ids: ids.slice(0, NAMED) } as const
  if (ids.length === 0) return []
  return ids.length <= NAMED
    ? [state('materialsShort', { materials })]
    : [state('moreMaterialsShort', { materials, more: { count: ids.length - NAMED } })]
}
