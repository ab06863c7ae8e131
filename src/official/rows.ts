import { inTonnes, MONTHS_PER_YEAR, quantity, sumOf, type Kilograms, type Tonnes } from '../quantity/index.ts'
import type { Text } from '../messages/index.ts'
import { formatMonth, yearOf, type GoodsCode, type Ranged, type World } from '../world/index.ts'
import type { UnusedRow, OfficialFormat, ReadFile, Reading } from './entry.ts'
import { encodingNote, repeatedNote, totalsNote } from './notes.ts'
import { settle, type TradeFlow } from './settle.ts'

/** Rows of tables, by their columns; what a row leaves out is blank. */
type Cells = Readonly<Record<string, string>>

export interface OfficialRows {
  /** Of the tables of a world: to be laid over it. */
  readonly observations: readonly Cells[]
  readonly prices: readonly Cells[]
  readonly sources: readonly Cells[]
  /** Of the table of observations that runs are scored by. */
  readonly observed: readonly Cells[]
  readonly leftOut: readonly UnusedRow[]
  /** What readers of the rows should know of all of them. */
  readonly notes: readonly Text[]
}

export interface RowOptions {
  /** The year that the baseline is fitted to: its yearly figures count as facts. */
  readonly fit?: number | undefined
  /** The year whose mean month counts as usual. */
  readonly usual: number
}

/** Who publishes each format, and where. */
const PUBLISHERS: Readonly<Record<OfficialFormat, { title: string; publisher: string; url: string }>> = {
  comtrade: { title: 'UN Comtrade', publisher: 'United Nations', url: 'https://comtradeplus.un.org/' },
  'e-stat': { title: 'Trade statistics by code and country', publisher: 'e-Stat', url: 'https://www.e-stat.go.jp/' },
  comext: { title: 'Comext', publisher: 'Eurostat', url: 'https://ec.europa.eu/eurostat/comext/' },
  mcs: {
    title: 'Mineral Commodity Summaries, data release',
    publisher: 'U.S. Geological Survey',
    url: 'https://www.usgs.gov/centers/national-minerals-information-center/mineral-commodity-summaries',
  },
}
/** A unit value of less says more of the parcel than of the market. */
const LEAST_KG = 1000
/** Customs count to the kilogram; what is mined is rounded, and estimated in the last year. */
const SPREADS = { exact: 0, rounded: 0.02, estimated: 0.1 } as const
/** Months of a year that have to be there for their mean to count as usual. */
const FEW_MONTHS = 6

/** Makes rows of what was read. */
export function officialRows(world: World, reading: Reading, options: RowOptions): OfficialRows {
  const { flows, leftOut } = settle(world, reading)
  const left = [...leftOut]
  const goods: TradeFlow[] = []
  for (const flow of flows)
    if (flow.codes.every(({ relation }) => relation === 'is')) goods.push(flow)
    else
      for (const { file, line, code, mass } of flow.entries)
        left.push({ file, line, reason: 'inside', what: `${code} ${round(inTonnes(mass))} t` })
  const usual = usualOf(goods, options.usual)
  const fitted = fittedOf(world, goods, options)
  const used = new Set(goods.flatMap(({ entries }) => entries.map(({ hash }) => hash)))
  return {
    observations: goods.map((flow) => observation(world, flow, fitted, options)),
    prices: goods.flatMap((flow) => price(world, flow)),
    sources: reading.files.filter(({ hash }) => used.has(hash)).map(sourceRow),
    // The usual year itself would only say that it was as usual.
    observed: goods.filter(({ from }) => yearOf(from) !== options.usual).flatMap((flow) => observedRows(flow, usual)),
    leftOut: left,
    notes: [
      ...encodingNote(reading.files),
      ...totalsNote(goods.filter(isBesideSingles).map((flow) => ({ all: massOf(flow), singles: flow.singles }))),
      ...repeatedNote([...fitted.values()].filter((first) => first !== undefined).length),
    ],
  }
}

const sourceId = ({ format, hash }: Pick<ReadFile, 'format' | 'hash'>): string => `${format}-${hash}`

const sourceRow = (file: ReadFile): Cells => {
  const { title, publisher, url } = PUBLISHERS[file.format]
  return { id: sourceId(file), title: `${title}: ${file.name}`, publisher, published: file.published ?? '', url }
}

const massOf = ({ entries }: TradeFlow): Kilograms => sumOf(entries.map(({ mass }) => mass))
const isYear = ({ from, to }: Pick<TradeFlow, 'from' | 'to'>): boolean => to - from + 1 === MONTHS_PER_YEAR
const periodOf = (flow: TradeFlow): string => (isYear(flow) ? String(yearOf(flow.from)) : formatMonth(flow.from))
/** A total whose single partners are flows of their own, some of them. */
const isBesideSingles = ({ singles }: TradeFlow): boolean => singles > 0
const spreadOf = ({ flow, entries }: TradeFlow): number =>
  entries.some(({ isEstimated }) => isEstimated)
    ? SPREADS.estimated
    : flow === 'production'
      ? SPREADS.rounded
      : SPREADS.exact

/** Six digits, which no statistic goes beyond. */
const DIGITS = 6
const round = (value: number): string => String(Number(value.toPrecision(DIGITS)))

/** The trade or output that a row is of, whatever the month. */
function subjectOf({ flow, reporter, partner, system, code, entries }: TradeFlow): string {
  const format = entries[0]?.format ?? ''
  const place = [reporter, partner ?? 'all'].join('-').toLowerCase()
  return `${format}-${flow}-${place}-${system.toLowerCase()}-${code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
}
const idOf = (flow: TradeFlow): string => `${subjectOf(flow)}-${periodOf(flow)}`

/** Tonnes of the materials in a tonne of the code, where all are weighed alike. */
function shareOf(world: World, codes: readonly GoodsCode[]): { share: Ranged; unit: string } | undefined {
  const units = new Set(codes.flatMap(({ materials }) => materials.map((id) => world.materials.get(id)?.unit ?? '')))
  const [unit] = units
  if (units.size !== 1 || unit === undefined || unit === '') return undefined
  const total = (of: 'value' | 'low' | 'high'): number =>
    Math.min(
      1,
      codes.reduce((sum, { share }) => sum + share[of], 0),
    )
  return { share: { value: total('value'), low: total('low'), high: total('high') }, unit }
}

const noteOf = (flow: TradeFlow): string => {
  const { system, code, entries, part } = flow
  const lines = entries.map(({ line }) => line)
  const first = entries[0]?.file ?? ''
  return [
    `${system} ${code}, ${first} line ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ', ...' : ''}.`,
    ...(part.length === 0 ? [] : [`Only ${part.join(' ')} of its place.`]),
    ...(entries.some(({ isQuantity }) => isQuantity)
      ? ['No net weight is given: this is the quantity, which counts kilograms.']
      : []),
    ...(isBesideSingles(flow)
      ? [`Of all partners; rows of single ones have ${percent(flow.singles / massOf(flow))} % of it.`]
      : []),
  ].join(' ')
}
const percent = (share: number): string => String(Number((share * 100).toPrecision(2)))

const confidenceOf = (flow: TradeFlow): 'high' | 'medium' | 'low' =>
  flow.part.length > 0 ? 'low' : spreadOf(flow) > 0 ? 'medium' : 'high'

/** Whether a flow is a fact of the year that the baseline is fitted to. */
function mayBeFitted(world: World, flow: TradeFlow, { fit }: RowOptions): boolean {
  if (fit === undefined || !isYear(flow) || yearOf(flow.from) !== fit || flow.part.length > 0) return false
  // A total of a country that shares its place holds what it traded within the place, which is no trade of the place. Any other is a fact beside those of
  // single partners: they say what came from each, and the total what came from the rest.
  const isShared = [...world.countries.values()].filter(({ place }) => place === flow.reporter).length > 1
  return flow.flow === 'production' || flow.partner !== undefined || !isShared
}

/**
 * Flows of the year that the baseline is fitted to, each with the one that is fitted in its place, or undefined where it is fitted itself. Both sides of
 * a trade report it, and would draw the same flow twice: the importer's report is taken, since customs look more closely at what duty may be due on.
 */
function fittedOf(
  world: World,
  flows: readonly TradeFlow[],
  options: RowOptions,
): ReadonlyMap<TradeFlow, TradeFlow | undefined> {
  const claims = new Map<string, TradeFlow>()
  const candidates = flows
    .filter((flow) => shareOf(world, flow.codes) !== undefined && mayBeFitted(world, flow, options))
    .sort((one, other) => Number(other.flow === 'import') - Number(one.flow === 'import'))
  return new Map(
    candidates.map((flow) => {
      const key = [flow.flow === 'production', ...Object.values(sidesOf(flow)), materialsOf(flow)].join('\t')
      const first = claims.get(key)
      if (first === undefined) claims.set(key, flow)
      return [flow, first]
    }),
  )
}

const materialsOf = ({ codes }: TradeFlow): string => codes.map(({ material }) => material).join(' ')
/** Where goods came to, and from where. */
const sidesOf = ({ flow, reporter, partner }: TradeFlow): { place: string; partner: string } =>
  flow === 'export' ? { place: partner ?? '', partner: reporter } : { place: reporter, partner: partner ?? '' }

/** `check`: of the year of the fit, set beside it, and not drawn to. */
function useOf(flow: TradeFlow, fitted: ReturnType<typeof fittedOf>, { fit }: RowOptions): string {
  if (fitted.has(flow)) return fitted.get(flow) === undefined ? 'fit' : 'check'
  const isOfYear = fit !== undefined && isYear(flow) && yearOf(flow.from) === fit && flow.part.length === 0
  return isOfYear ? 'check' : 'series'
}

/** A row of the world's observations: tonnes of the materials, or of all goods of the code where their units differ. */
function observation(world: World, flow: TradeFlow, fitted: ReturnType<typeof fittedOf>, options: RowOptions): Cells {
  const mass = inTonnes(massOf(flow))
  const found = shareOf(world, flow.codes)
  const share = found?.share ?? { value: 1, low: 1, high: 1 }
  const spread = spreadOf(flow)
  const per = isYear(flow) ? 'yr' : 'month'
  const instead = fitted.get(flow)
  return {
    id: idOf(flow),
    quantity: flow.flow === 'production' ? 'production' : 'trade',
    ...sidesOf(flow),
    materials: materialsOf(flow),
    use: useOf(flow, fitted, options),
    value: round(mass * share.value),
    low: round(mass * share.low * (1 - spread)),
    high: round(mass * share.high * (1 + spread)),
    unit: `${found?.unit ?? 't gross'}/${per}`,
    date: periodOf(flow),
    source: sourceOf(flow),
    confidence: found === undefined || share.low === share.high ? confidenceOf(flow) : lower(confidenceOf(flow)),
    note: `${noteOf(flow)}${instead === undefined ? '' : ` Not fitted: ${idOf(instead)} is.`}`,
  }
}

/** A share that is judged makes a weighed figure less sure. */
const lower = (confidence: 'high' | 'medium' | 'low'): 'medium' | 'low' => (confidence === 'high' ? 'medium' : 'low')
const sourceOf = ({ entries }: TradeFlow): string => (entries[0] === undefined ? '' : sourceId(entries[0]))

interface UnitValue {
  readonly value: number
  readonly currency: string
}

/** Money for a kilogram, of all entries that tell both; undefined where it is too little to say anything. */
function unitValueOf(flow: TradeFlow): UnitValue | undefined {
  const mass = massOf(flow)
  const currencies = new Set(flow.entries.map(({ value }) => value?.currency))
  const [currency] = currencies
  if (currencies.size !== 1 || currency === undefined || mass < LEAST_KG) return undefined
  const amount = flow.entries.reduce((sum, { value }) => sum + (value?.amount ?? 0), 0)
  return amount === 0 ? undefined : { value: amount / mass, currency }
}

/** A row of the world's prices: of one material alone, in dollars; other money only in a year whose rate the world has. */
function price(world: World, flow: TradeFlow): Cells[] {
  const [code, ...others] = flow.codes
  const material = code?.material ?? ''
  const unit = unitValueOf(flow)
  const rate = unit === undefined ? undefined : world.currencies.get(unit.currency)?.perUsd
  const place = flow.flow === 'import' ? flow.reporter : flow.partner
  if (code === undefined || others.length > 0 || !world.materials.has(material) || unit === undefined) return []
  if (rate === undefined || place === undefined || flow.partner === undefined) return []
  if (rate.value !== 1 && rate.date.slice(0, 4) !== String(yearOf(flow.from))) return []
  return [
    {
      material,
      place,
      kind: 'unit-value',
      basis: 'customs-unit-value',
      value: round(unit.value / rate.value / code.share.value),
      low: round(unit.value / rate.high / code.share.high),
      high: round(unit.value / rate.low / Math.max(code.share.low, code.share.value / 10)),
      unit: 'USD/kg',
      date: periodOf(flow),
      source: sourceOf(flow),
      confidence: lower(confidenceOf(flow)),
      note: `${noteOf(flow)} From ${flow.flow === 'import' ? (flow.partner ?? '') : flow.reporter}.`,
    },
  ]
}

interface Usual {
  readonly tonnes: Tonnes
  readonly unitValue: UnitValue | undefined
  readonly months: number
}

/** The mean month of the usual year, for each subject and each length of period. */
function usualOf(flows: readonly TradeFlow[], year: number): ReadonlyMap<string, Usual> {
  const of = new Map<string, TradeFlow[]>()
  for (const flow of flows.filter(({ from }) => yearOf(from) === year)) {
    const key = usualKey(flow)
    of.set(key, [...(of.get(key) ?? []), flow])
  }
  return new Map(
    [...of].flatMap(([key, all]): [string, Usual][] => {
      const [first] = all
      if (first === undefined || (!isYear(first) && all.length < FEW_MONTHS)) return []
      const tonnes = quantity<'t'>(inTonnes(sumOf(all.map(massOf))) / all.length)
      const together = unitValueOf({ ...first, entries: all.flatMap(({ entries }) => entries) })
      return [[key, { tonnes, unitValue: together, months: all.length }]]
    }),
  )
}
/** A part of a place is set beside the same part. */
const usualKey = (flow: TradeFlow): string =>
  `${subjectOf(flow)} ${isYear(flow) ? 'year' : 'month'} ${flow.part.join(' ')}`

/** Rows that runs can be scored by: what was shipped, and what a kilogram of it was worth. Output is no row there. */
function observedRows(flow: TradeFlow, usuals: ReadonlyMap<string, Usual>): Cells[] {
  if (flow.flow === 'production') return []
  const usual = usuals.get(usualKey(flow))
  const { place, partner } = sidesOf(flow)
  const months = usual === undefined || isYear(flow) ? '' : ` Usual: mean of ${usual.months} months.`
  const shared: Cells = {
    place,
    partner,
    materials: materialsOf(flow),
    from: formatMonth(flow.from),
    to: formatMonth(flow.to),
    kind: 'official',
    // What single partners are scored by is not scored again in their sum, if it is most of it.
    ...(flow.singles >= massOf(flow) / 2 && isBesideSingles(flow) ? { scored: 'no', reason: 'contained' } : {}),
    source: sourceOf(flow),
    confidence: confidenceOf(flow),
    note: `${noteOf(flow)}${months}`,
  }
  const row = (id: string, value: number, ofUsual: number | undefined, rest: Cells): Cells => ({
    id,
    ...shared,
    ...rest,
    usual: ofUsual === undefined || ofUsual === 0 ? '' : round(ofUsual),
    value: round(value),
    low: round(value),
    high: round(value),
  })
  const mass = row(idOf(flow), inTonnes(massOf(flow)), usual?.tonnes, { quantity: flow.flow, unit: 't gross' })
  const unit = unitValueOf(flow)
  if (unit === undefined || place === '') return [mass]
  const before = usual?.unitValue?.currency === unit.currency ? usual.unitValue.value : undefined
  return [
    mass,
    row(`${idOf(flow)}-unit-value`, unit.value, before, {
      quantity: 'price',
      basis: 'customs-unit-value',
      unit: `${unit.currency}/kg`,
    }),
  ]
}
