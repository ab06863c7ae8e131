import type { Run } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import {
  DAYS_PER_MONTH,
  inDays,
  inMillions,
  MONTHS_PER_YEAR,
  pay,
  payInYear,
  quantity,
  times,
  tonnesOf,
  type MillionUsd,
  type MillionUsdPerYear,
  type TonnesPerYear,
} from '../../quantity/index.ts'
import { formatMonth } from '../../world/index.ts'
import type { Company, CompanyPart } from '../company.ts'
import { deliveries, onShelf, type Deliveries } from './company.ts'
import { otherSources, priceAt, type OtherSource } from './company-sources.ts'
import { termsOf } from './line-stops.ts'
import { lotOutcome, type LotOutcome, type LotSource } from './part-law.ts'

/** What a company has at stake in a line of its own. */
export interface CompanyLine {
  readonly line: string
  readonly parts: string[]
  /** What it sells in a year: as its file says, or the usual of its sector for as much of the material. */
  readonly value: MillionUsdPerYear | null
  readonly valueFrom: 'file' | 'sector' | null
  /** What is not sold over the run: with its shelf alone, and on average where goods come by lot. */
  readonly lostOnShelf: MillionUsd | null
  readonly lostByLot: MillionUsd | null
}

/** What may be done about a part, and what it does in the same run. */
export interface CompanyMeasure {
  readonly part: string
  readonly material: string
  readonly place: string
  readonly kind: 'stock' | 'second-source' | 'contract'
  /** Of stock: days besides those that are there. */
  readonly days: number | null
  /** As many days as users of such goods can hold at most, by `stockpiles.csv`: beyond, grades change and goods spoil. */
  readonly mostDays: number | null
  /** Of another source: where, what is made there, what part of the need it takes, and months until it may deliver. */
  readonly from: string | null
  readonly made: TonnesPerYear | null
  readonly share: number | null
  readonly ready: number | null
  readonly isKnown: boolean | null
  readonly stops: string | null
  readonly chanceBefore: number
  readonly chance: number
  /** What is sold besides over the run, on average. */
  readonly saved: MillionUsd | null
  readonly cost: MillionUsdPerYear
  /** Paid once: what lies on the shelf. */
  readonly outlay: MillionUsd
}

/** Days of stock that are tried besides. */
const TRIED_DAYS = [30, 90, 180]
/** Fewer days than this are no measure of their own. */
const FEW_DAYS = 10
/** A second source takes at most half: the first one stays. */
const MOST_OF_NEED = 0.5
/** Measures are worked out for this many parts, those with most to lose first. */
const MEASURED_PARTS = 60
/** Places that are tried for a part. */
const TRIED_SOURCES = 4
/** A measure that lowers the chance by less is not told. */
const LEAST_AVOIDED = 0.001

/** What is at stake, line by line: parts without a line of their own are one each. */
export function companyLines(run: Run, company: Company): CompanyLine[] {
  const groups = new Map<string, CompanyPart[]>()
  for (const part of company.parts) {
    const line = part.lineOf ?? part.part
    groups.set(line, [...(groups.get(line) ?? []), part])
  }
  const months = run.months.length / MONTHS_PER_YEAR
  return [...groups].map(([line, parts]) => {
    const told = parts.flatMap(({ sales }) => (sales === undefined ? [] : [sales]))
    const usual = parts.flatMap((part) => usualValue(run, part) ?? [])
    const value = told.length > 0 ? Math.max(...told) : usual.length > 0 ? Math.max(...usual) : null
    const lost = parts.map((part) => lossesOf(run, part))
    // A month is as bad as its worst part; lots of different parts miss it one by one.
    const shelf = run.months.reduce((sum, _, t) => sum + Math.max(...lost.map(({ byMonth }) => at(byMonth, t))), 0)
    const lots = lost.reduce((sum, one) => sum + one.outcome.lost, 0)
    const of = (share: number): MillionUsd | null =>
      value === null ? null : quantity<'MUSD'>((value * Math.min(share, months * MONTHS_PER_YEAR)) / MONTHS_PER_YEAR)
    return {
      line,
      parts: parts.map(({ part }) => part),
      value: value === null ? null : quantity<'MUSD/yr'>(value),
      valueFrom: told.length > 0 ? 'file' : usual.length > 0 ? 'sector' : null,
      lostOnShelf: of(shelf),
      lostByLot: of(lots),
    }
  })
}

/** Months of output that a part costs its line: month by month with its shelf alone, and by lot. */
function lossesOf(run: Run, part: CompanyPart): { readonly byMonth: readonly number[]; readonly outcome: LotOutcome } {
  const { shares, lots } = deliveries(run, part)
  const { missing } = onShelf(shares, 1, part.stockDays)
  return { byMonth: missing, outcome: byLot(run, [{ part: 1, shares: lots }], part.stockDays) }
}

const byLot = (run: Run, sources: readonly LotSource[], days: number): LotOutcome =>
  lotOutcome(sources, { ...termsOf(run.network.world), stock: days / DAYS_PER_MONTH })

/** What the sector that takes most of a material at a place, or the one that is named, makes of as much of it in a year. */
function usualValue(run: Run, { material, place, sector, kgPerYear }: CompanyPart): number | undefined {
  const uses = run.network.demands.filter(
    ({ fact, base }) => fact.material === material && fact.place === place && base > 0,
  )
  const named = uses.filter(({ fact }) => fact.sector === sector)
  const most = (named.length > 0 ? named : uses).reduce<(typeof uses)[number] | undefined>(
    (top, one) => (top === undefined || one.base > top.base ? one : top),
    undefined,
  )
  if (most === undefined) return undefined
  return (most.fact.grossOutput.value * tonnesOf(kgPerYear)) / (most.base * MONTHS_PER_YEAR)
}

/** What to do about each part, by what it saves for what it costs. */
export function companyMeasures(run: Run, company: Company, lines: readonly CompanyLine[]): CompanyMeasure[] {
  const valueOf = (part: CompanyPart): MillionUsdPerYear | null =>
    lines.find(({ line }) => line === (part.lineOf ?? part.part))?.value ?? null
  const sources = new Map<string, OtherSource[]>()
  const sourcesOf = ({ material, place }: CompanyPart): OtherSource[] => {
    const known = sources.get(`${material} ${place}`) ?? otherSources(run, material, place)
    sources.set(`${material} ${place}`, known)
    return known
  }
  return company.parts
    .map((part) => ({ part, value: valueOf(part), lost: lossesOf(run, part).outcome }))
    .sort((a, b) => (b.value ?? 0) * b.lost.lost - (a.value ?? 0) * a.lost.lost || b.lost.chance - a.lost.chance)
    .slice(0, MEASURED_PARTS)
    .flatMap(({ part, value, lost }) => {
      const known = { run, part, value, before: lost, delivered: deliveries(run, part) }
      return [...stockMeasures(known), ...sourceMeasures(known, sourcesOf(part))]
    })
    .filter(({ chance, chanceBefore, isSooner }) => !isSooner && chanceBefore - chance >= LEAST_AVOIDED)
    .map(({ isSooner: _no, ...measure }) => measure)
    .sort(byWorth)
}

/** What saves most for its cost comes first; where nothing is known of its worth, what lowers the chance most. */
const byWorth = (a: CompanyMeasure, b: CompanyMeasure): number =>
  worth(b) - worth(a) || b.chanceBefore - b.chance - (a.chanceBefore - a.chance) || a.cost - b.cost
const worth = ({ saved, cost }: CompanyMeasure): number =>
  saved === null ? 0 : Math.min(Number.MAX_VALUE, saved / Math.max(cost, LEAST_COST))
const LEAST_COST = 1e-9

interface KnownPart {
  readonly run: Run
  readonly part: CompanyPart
  readonly value: MillionUsdPerYear | null
  readonly before: LotOutcome
  readonly delivered: Deliveries
}

/** One that is tried. */
interface TriedMeasure extends CompanyMeasure {
  /** Whether the shelf runs out sooner with it: what firms get on average may be less from there. That is no advice. */
  readonly isSooner: boolean
}

function measureOf(
  { run, part, value, before, delivered }: KnownPart,
  tried: { readonly shares: readonly number[]; readonly lots: readonly LotSource[]; readonly days: number },
): Pick<TriedMeasure, 'part' | 'material' | 'place' | 'stops' | 'isSooner' | 'chanceBefore' | 'chance' | 'saved'> {
  const after = byLot(run, tried.lots, tried.days)
  const { stop } = onShelf(tried.shares, 1, tried.days)
  const { stop: without } = onShelf(delivered.shares, 1, part.stockDays)
  return {
    part: part.part,
    material: part.material,
    place: part.place,
    stops: stop === undefined ? null : formatMonth(run.scenario.start + stop.t),
    isSooner: stop !== undefined && (without === undefined || stop.t < without.t),
    chanceBefore: before.chance,
    chance: after.chance,
    saved: value === null ? null : quantity<'MUSD'>((value * (before.lost - after.lost)) / MONTHS_PER_YEAR),
  }
}

const NO_SOURCE = { from: null, made: null, share: null, ready: null, isKnown: null } as const

/** More on the shelf: some round numbers of days, and what would last through the run in equal shares. */
function stockMeasures(known: KnownPart): TriedMeasure[] {
  const { run, part, delivered } = known
  const { world } = run.network
  const held = world.stockpiles.get(world.materials.get(part.material)?.stage ?? '')
  const lacking = delivered.shares.reduce((sum, share) => sum + 1 - share, 0) * DAYS_PER_MONTH - part.stockDays
  const enough = Math.ceil(lacking)
  const price = priceAt(run, part.material, part.place)
  const keeping = (held?.holdingCost.value ?? 0) + MONTHS_PER_YEAR * world.parameter('discount')
  const tried = new Set([...TRIED_DAYS, ...(enough > FEW_DAYS ? [enough] : [])])
  return [...tried].map((days) => {
    const worthOfStock = inMillions(pay(inDays(tonnesOf(part.kgPerYear), days), price))
    return {
      ...measureOf(known, {
        shares: delivered.shares,
        lots: [{ part: 1, shares: delivered.lots }],
        days: part.stockDays + days,
      }),
      kind: 'stock' as const,
      days,
      mostDays: held?.mostDays.high ?? null,
      ...NO_SOURCE,
      cost: quantity<'MUSD/yr'>(worthOfStock * keeping),
      outlay: quantity<'MUSD'>(worthOfStock * (1 + (held?.premium.value ?? 0))),
    }
  })
}

/**
 * Part of the need from another place: as one of its usual customers, and by a firm contract. What approval of a new supplier costs is in no table: the
 * usual customer is taken to pay the least that firm buyers pay on top, one with a contract the middle of it.
 */
function sourceMeasures(known: KnownPart, sources: readonly OtherSource[]): TriedMeasure[] {
  const { run, part, delivered } = known
  const { world } = run.network
  const stage = world.materials.get(part.material)?.stage ?? ''
  const switching = world.switching.get(stage)
  const offtake = world.offtakes.get(stage)
  const here = priceAt(run, part.material, part.place)
  const need = tonnesOf(part.kgPerYear)
  return sources
    .filter(({ place }) => place !== part.supplier)
    .slice(0, TRIED_SOURCES)
    .flatMap((source) => {
      const room = (switching?.headroom ?? 1) * source.made
      const share = need > 0 ? Math.min(MOST_OF_NEED, room / need) : 0
      const payMore = (premium: number): MillionUsdPerYear => {
        const more = quantity<'USD/kg'>(Math.max(0, source.price * (1 + premium) - here))
        return quantity<'MUSD/yr'>(inMillions(payInYear(times(need, share), more)))
      }
      const measure = (
        kind: 'second-source' | 'contract',
        shares: readonly number[],
        premium: number,
      ): TriedMeasure => ({
        ...measureOf(known, {
          shares: delivered.shares.map((usual, t) => (1 - share) * usual + share * at(shares, t)),
          lots: [
            { part: 1 - share, shares: delivered.lots },
            { part: share, shares },
          ],
          days: part.stockDays,
        }),
        kind,
        days: null,
        mostDays: null,
        from: source.place,
        made: source.made,
        share,
        ready: switching?.qualification ?? 0,
        isKnown: source.isKnown,
        cost: payMore(premium),
        outlay: quantity<'MUSD'>(0),
      })
      return [
        measure('second-source', source.shares, offtake?.premium.low ?? 0),
        ...(source.contractShares.length === 0 || offtake === undefined
          ? []
          : [measure('contract', source.contractShares, offtake.premium.value)]),
      ]
    })
}
