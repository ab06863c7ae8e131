import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { at, canonicalJson, numberAt } from '../../lists/index.ts'
import { InputError, parseMonth, type Month } from '../../world/index.ts'
import { askedWorldSchema } from '../asked-world-result.ts'
import type { TextFile } from '../options.ts'
import { chancesOf } from '../stress/index.ts'
import { studyFault } from '../study-fault.ts'
import type { RunReadout } from './observe.ts'
import { behaviourSchema, named } from './result.ts'
import { seriesIn } from './series-text.ts'

/**
 * Predictions that were written down before what they are about was known. Runs are kept month by month and trade by trade, so that any
 * observation can be answered later, by the code that answers it live.
 */

/** As many as a scenario may have. */
export const MAX_MONTHS = 120

/** Of the form: a later one is refused. */
export const FROZEN_FORMAT = 1

const series = z.number().int().min(0).meta({ 'x-unit': 'number', description: 'number of a text of `series`, from 0' })
const month = z.string().meta({ description: 'YYYY-MM' })
const use = { place: z.string(), sector: z.string(), material: z.string() }
const count = z.number().int().min(0)
const blurSchema = z.strictObject({
  deviation: z.number().min(0).nullable().meta({
    'x-unit': 'share, or logarithm',
    description: 'standard deviation of the error added to the draws; null: none was found',
  }),
  seen: z
    .array(z.number())
    .meta({ 'x-unit': 'share, or logarithm', description: 'what was observed in past episodes, as it is scored' }),
})

export const frozenSchema = z
  .strictObject({
    study: z.literal('hindcast-freeze'),
    format: z.literal(FROZEN_FORMAT),
    version: z.string().meta({ description: 'of the program' }),
    frozen: z.string().meta({ description: 'day, YYYY-MM-DD' }),
    scenario: z.strictObject({
      id: z.string(),
      title: z.string(),
      titleJa: z.string(),
      sha256: z.string().meta({ description: 'of its text' }),
    }),
    world: askedWorldSchema.meta({ description: 'with the hash of its tables' }),
    opened: month.meta({ description: 'first control that came before the runs; their first month where none did' }),
    departed: month.meta({ description: 'first month of departure that is kept, from `opened` on' }),
    start: month.meta({ description: 'first month of the runs' }),
    from: month.meta({ description: 'first month that is predicted' }),
    to: month.meta({ description: 'last month of both' }),
    seed: count,
    samples: count.meta({ description: 'worlds drawn' }),
    fitted: behaviourSchema.nullable().meta({ description: 'behaviour of the second run; null: there is none' }),
    runs: count.meta({
      'x-unit': 'count',
      description: 'as tabled, as fitted where there is a fit, then the drawn worlds',
    }),
    past: z
      .strictObject({
        episodes: z.array(z.string()),
        stale: z.boolean().meta({ description: 'tables had changed since worlds were drawn for them' }),
        trade: blurSchema,
        price: blurSchema,
        use: blurSchema,
        stops: z.strictObject({ rows: count, stopped: count }),
      })
      .meta({ description: 'what episodes say that ended before `from`' }),
    held: z
      .array(z.strictObject({ file: z.string(), id: z.string(), about: z.string() }))
      .meta({ description: 'observations of these months that the product held already' }),
    places: z.array(z.string()),
    materials: z.array(z.strictObject({ ...named.shape, stage: z.string() })),
    sectors: z.array(z.strictObject(named.shape)),
    lines: z.strictObject({ relief: series, spread: series }).meta({ description: 'of lines that may stop' }),
    trade: z.array(
      z.strictObject({
        material: z.string(),
        from: z.string(),
        to: z.string(),
        transit: count.meta({ description: 'months under way' }),
        usual: series.meta({ description: 'tonnes a month, a number for each run' }),
        shipped: series.meta({
          description: 'by month from `departed` on: multiples of the usual, tonnes where that is 0',
        }),
        asWritten: z.string().meta({ description: 'of the first run: what the text lets through, multiples' }),
      }),
    ),
    supply: z.array(
      z.strictObject({
        material: z.string(),
        place: z.string(),
        usual: series.meta({ description: 'tonnes a month, made there or sent there' }),
        price: series.meta({ description: 'usual, USD/kg' }),
        made: series.meta({ description: 'made there, multiples of the usual; `trade` holds what was sent there' }),
        contract: series.meta({ description: 'contract price, multiples of the usual price' }),
        spot: series.meta({ description: 'spot price, in the supplier state the price inside; multiples' }),
        beyond: series.meta({ description: 'part of what came that paid the spot price' }),
      }),
    ),
    demands: z.array(z.strictObject({ ...use, usual: series })),
    earlier: z
      .array(
        z.strictObject({
          material: z.string(),
          place: z.string(),
          came: series.meta({ description: 'by month from `opened` until `start`: share of the usual, at most 1' }),
        }),
      )
      .meta({ description: 'what came of goods whose users may stop; as usual where it is not here' }),
    uses: z.array(z.strictObject({ ...use, short: series.meta({ description: 'tonnes' }) })),
    stops: z.array(
      z.strictObject({
        ...use,
        stock: series.meta({ description: 'months of use' }),
        lines: series.meta({ description: 'how many; 0: none in that run' }),
      }),
    ),
    series: z.array(z.string()).meta({ description: 'numbers by run and month; docs/how-to/freeze-a-forecast.md' }),
    sha256: z.string().meta({ description: 'of all else, as canonical JSON (RFC 8785)' }),
  })
  .meta({ title: 'Ytterby frozen predictions' })

export type FrozenFile = z.infer<typeof frozenSchema>

/** What its content is signed by: the hash of everything but the hash. */
export const hashOf = (content: Omit<FrozenFile, 'sha256'>): string => sha256Of(canonicalJson(content))

export const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** A frozen file that was read: its runs answer observations. */
export interface FrozenRuns {
  /** Without its folder. */
  readonly name: string
  readonly content: FrozenFile
  readonly start: Month
  readonly from: Month
  readonly to: Month
  /** As tabled, as fitted where there is a fit, then the drawn worlds. */
  readonly runs: readonly RunReadout[]
}

/** Reads a frozen file, or throws an `InputError`: where it is none, and where its content is not what its hash says. */
export function readFrozen({ file, text }: TextFile): FrozenRuns {
  const refused = (fault: ReturnType<typeof studyFault>): never => {
    throw new InputError([fault])
  }
  const inFile = { file }
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused(studyFault('FROZEN_UNREADABLE:json', { reason }, inFile))
  }
  const format = (given as { readonly format?: unknown } | null)?.format
  if (typeof format === 'number' && format > FROZEN_FORMAT)
    return refused(studyFault('FROZEN_UNREADABLE:format', { format: String(format) }, inFile))
  const read = frozenSchema.safeParse(given)
  if (!read.success) {
    const [first] = read.error.issues
    const issue = first === undefined ? '' : `${first.path.join('.') || 'file'}: ${first.message}`
    return refused(studyFault('FROZEN_UNREADABLE', { issue }, inFile))
  }
  const { sha256: stated, ...content } = read.data
  const found = hashOf(content)
  if (found !== stated) return refused(studyFault('FROZEN_HASH', { stated, found }, inFile))
  const frozen = opened(file, read.data)
  return typeof frozen === 'string' ? refused(studyFault('FROZEN_UNREADABLE', { issue: frozen }, inFile)) : frozen
}

/** Its runs, or what does not fit together in it. */
function opened(file: string, content: FrozenFile): FrozenRuns | string {
  const { runs, samples, fitted } = content
  const named = [content.opened, content.departed, content.start, content.from, content.to].map(parseMonth)
  const [opened = Number.NaN, departed = Number.NaN, start = Number.NaN, from = Number.NaN, to = Number.NaN] = named
  if (named.includes(undefined)) return 'opened, departed, start, from, to: YYYY-MM'
  const [before, lead] = [start - opened, start - departed]
  const months = to - start + 1
  if (opened > departed || departed > start || start > from || from > to || to - opened >= MAX_MONTHS)
    return 'opened, departed, start, from, to: out of order, or too far apart'
  if (runs !== samples + (fitted === null ? 1 : 2)) return 'runs: not as many as were made'
  const lengths = [
    ...content.trade.map(({ usual, shipped }) => [usual, 1, shipped, lead + months]),
    ...content.supply.flatMap(({ usual, price, made, contract, spot, beyond }) => [
      [usual, 1, made, months],
      [price, 1, contract, months],
      [price, 1, spot, months],
      [price, 1, beyond, months],
    ]),
    ...content.demands.map(({ usual }) => [usual, 1]),
    ...content.earlier.map(({ came }) => [came, before]),
    ...content.uses.map(({ short }) => [short, months]),
    ...content.stops.map(({ stock, lines }) => [stock, 1, lines, 1]),
    [content.lines.relief, 1, content.lines.spread, 1],
  ]
  const byLength = new Map<string, Float64Array>()
  for (const list of lengths)
    for (let i = 0; i < list.length; i += 2) {
      const [number, length] = [numberIn(list, i), numberIn(list, i + 1)]
      const key = `${number} ${length}`
      if (byLength.has(key)) continue
      const values = seriesIn(content.series[number] ?? '', runs, length)
      if (values === undefined) return `series.${number}: not ${runs} runs of ${length}`
      byLength.set(key, values)
    }
  const asWritten = content.trade.map((route) => seriesIn(route.asWritten, 1, lead + months))
  const bad = asWritten.indexOf(undefined)
  if (bad >= 0) return `trade.${bad}.asWritten: not ${lead + months} numbers`
  const valuesOf = (number: number, length: number): Float64Array => {
    const found = byLength.get(`${number} ${length}`)
    if (found === undefined) throw new Error('a series that was not read')
    return found
  }
  return {
    name: file.split(/[/\\]/).at(-1) ?? '',
    content,
    start,
    from,
    to,
    runs: Array.from({ length: runs }, (_, r) =>
      readoutOf(
        content,
        { start, months, before, lead },
        {
          one: (number) => numberAt(valuesOf(number, 1), r),
          by: (number, t, length = months) => numberAt(valuesOf(number, length), r * length + t),
          written: (a, t) => numberAt(at(asWritten, a) ?? new Float64Array(), lead + t),
        },
      ),
    ),
  }
}

const numberIn = (list: readonly number[], i: number): number => at(list, i)

interface Numbers {
  readonly one: (series: number) => number
  /** `length`: numbers of each run, if they are not those of its months. */
  readonly by: (series: number, t: number, length?: number) => number
  readonly written: (trade: number, t: number) => number
}

/** One of its runs. Lists are made when they are asked for, since an observation speaks of few. */
function readoutOf(
  content: FrozenFile,
  {
    start,
    months,
    before,
    lead,
  }: {
    readonly start: Month
    readonly months: number
    /** Months from the first control on, and those of departures, before the first. */
    readonly before: number
    readonly lead: number
  },
  { one, by, written }: Numbers,
): RunReadout {
  const all = Array.from({ length: months }, (_, t) => t)
  const earlier = Array.from({ length: before }, (_, t) => t)
  const cameBefore = new Map(content.earlier.map(({ material, place, came }) => [`${material} ${place}`, came]))
  const shippedOn = ({ usual, shipped }: FrozenFile['trade'][number], t: number): number =>
    (one(usual) > 0 ? one(usual) : 1) * by(shipped, lead + t, lead + months)
  const sentTo = new Map<string, FrozenFile['trade']>()
  for (const route of content.trade) {
    const key = `${route.material} ${route.to}`
    const known = sentTo.get(key)
    if (known === undefined) sentTo.set(key, [route])
    else known.push(route)
  }
  const cameOf = ({ material, place, usual, made }: FrozenFile['supply'][number], t: number): number =>
    (sentTo.get(`${material} ${place}`) ?? []).reduce(
      (sum, route) => sum + shippedOn(route, t),
      one(usual) * by(made, t),
    )
  const shares = new Map(
    content.supply.map((supply) => [
      `${supply.material} ${supply.place}`,
      () => {
        const usual = one(supply.usual)
        if (usual <= 0) return undefined
        const first = cameBefore.get(`${supply.material} ${supply.place}`)
        return [
          ...earlier.map((t) => (first === undefined ? 1 : by(first, t, before))),
          ...all.map((t) => Math.min(1, cameOf(supply, t) / usual)),
        ]
      },
    ]),
  )
  return {
    start,
    months,
    earlier: lead,
    trade: content.trade.map((route, a) => {
      const { material, from, to, transit } = route
      const base = one(route.usual)
      return {
        material,
        fromPlace: from,
        toPlace: to,
        base,
        transit,
        shipped: (t) => shippedOn(route, t),
        asWritten: (t) => base * written(a, t),
      }
    }),
    supply: content.supply.map((entry) => {
      const { material, place, usual, price, contract, spot, beyond } = entry
      const [usualSupply, usualPrice] = [one(usual), one(price)]
      return {
        material,
        place,
        usual: usualSupply,
        usualPrice,
        get byMonth() {
          return all.map((t) => {
            const [onContract, onSpot] = [usualPrice * by(contract, t), usualPrice * by(spot, t)]
            return {
              supply: usualSupply > 0 ? cameOf(entry, t) : 0,
              paid: onContract + by(beyond, t) * (onSpot - onContract),
              contract: onContract,
              spot: onSpot,
              shadow: undefined,
            }
          })
        },
      }
    }),
    demands: content.demands.map(({ place, sector, material, usual }) => ({
      place,
      sector,
      material,
      base: one(usual),
    })),
    uses: content.uses.map(({ place, sector, material, short }) => ({
      place,
      sector,
      material,
      shortfall: all.map((t) => by(short, t)),
    })),
    stops: content.stops.flatMap(({ place, sector, material, stock, lines }) => {
      const own = shares.get(`${material} ${place}`)?.()
      if (own === undefined || one(lines) === 0) return []
      const terms = {
        stock: one(stock),
        lines: one(lines),
        relief: one(content.lines.relief),
        spread: one(content.lines.spread),
      }
      return [
        {
          place,
          sector,
          material,
          terms,
          shares: own,
          since: (first) => chancesOf(own, terms, before + first, before),
        },
      ]
    }),
  }
}
