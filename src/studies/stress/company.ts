import { at, numberAt } from '../../lists/index.ts'
import { shippedOn, SOURCES, type Run } from '../../clearing/index.ts'
import { DAYS_PER_YEAR, MONTHS_PER_YEAR, perMonth, quantity, type Kilograms } from '../../quantity/index.ts'
import { FaultList, formatMonth, type Fault, type Where } from '../../world/index.ts'
import type { Company, CompanyPart } from '../company.ts'
import { anyOfChances, arrivals, chancesOf, termsOf } from './line-stops.ts'
import { PART_NEED } from './tolerances.ts'
import { studyFault } from '../study-fault.ts'

/** When a company's line stops because a part is missing. */
export interface PartStop {
  readonly part: string
  readonly material: string
  readonly place: string
  /** First month in which stock and deliveries no longer cover the need; null: it does not stop. */
  readonly stops: string | null
  /** Months from the start until then, with a fraction. */
  readonly timeToSurvive: number | null
  /** Least share of normal deliveries in any month. */
  readonly minFillRate: number
  /** Missing over the run. */
  readonly missingKg: Kilograms
  /** That the line has stood still because this part is missing by the end of each month, goods coming by lot. */
  readonly chances: ChanceInMonth[]
}

interface ChanceInMonth {
  readonly month: string
  readonly chance: number
}

const DAYS_PER_MONTH = DAYS_PER_YEAR / MONTHS_PER_YEAR

/**
 * A company is small: it gets the same share of its usual deliveries as all buyers of the material at its place (or of
 * what its supplier's place ships there), and lives on its shelf for the rest.
 *
 *   shelf[t] = max(0, shelf[t-1] + delivered[t] - need),   it stops when need > shelf[t-1] + delivered[t]
 *
 * Its chance of a stop is that of one line of a sector (`line-stops.ts`) with this stock as its mean: goods come to it by lot.
 */
export function companyStops(run: Run, company: Company): PartStop[] {
  const faults = new FaultList()
  const delivered = company.parts.map((part) => deliveries(run, part))
  for (const [p, part] of company.parts.entries())
    if (!at(delivered, p).isTraded) faults.add(notTraded(part, { file: `${company.name}.csv`, line: part.line }))
  faults.throwIfAny()
  const terms = termsOf(run.network.world)
  const months = run.months.map((_, t) => formatMonth(run.scenario.start + t))
  return company.parts.map((part, p) => {
    const { shares, lots } = at(delivered, p)
    const chances = chancesOf(lots, { ...terms, stock: part.stockDays / DAYS_PER_MONTH, lines: 1 })
    const { stop, missing } = onShelf(shares, perMonth(part.kgPerYear), part.stockDays)
    return {
      part: part.part,
      material: part.material,
      place: part.place,
      stops: stop === undefined ? null : formatMonth(run.scenario.start + stop.t),
      timeToSurvive: stop === undefined ? null : stop.t + stop.served,
      minFillRate: shares.reduce((worst, share) => Math.min(worst, share), 1),
      missingKg: quantity<'kg'>(missing.reduce((sum, month) => sum + month, 0)),
      chances: months.map((month, t) => ({ month, chance: at(chances, t) })),
    }
  })
}

/** What is missing in each month to somebody with this need a month and this many days of it on the shelf, and when that begins. */
export function onShelf(
  shares: readonly number[],
  need: number,
  stockDays: number,
): { readonly missing: readonly number[]; readonly stop: { readonly t: number; readonly served: number } | undefined } {
  let shelf = (stockDays / DAYS_PER_MONTH) * need
  let stop: { t: number; served: number } | undefined
  const missing = shares.map((delivery, t) => {
    const there = shelf + delivery * need
    const isShort = there < need * (1 - PART_NEED)
    // Within the month, the shelf lasts while it bridges the gap.
    if (isShort) stop ??= { t, served: need > delivery * need ? Math.min(1, shelf / (need - delivery * need)) : 0 }
    shelf = Math.max(0, there - need)
    return isShort ? need - there : 0
  })
  return { missing, stop }
}

/** What comes of a part in each month, as a share of the usual: in equal shares, and as it is drawn by lot. */
export interface Deliveries {
  readonly isTraded: boolean
  readonly shares: readonly number[]
  readonly lots: readonly number[]
}

/** The same for all parts of a material that a place has from the same source: told once for a run. */
export function deliveries(run: Run, part: CompanyPart): Deliveries {
  const kept = known.get(run) ?? { arrivals: arrivals(run), byPart: new Map<string, Deliveries>() }
  known.set(run, kept)
  const key = `${part.material} ${part.place} ${part.supplier ?? ''}`
  const before = kept.byPart.get(key)
  if (before !== undefined) return before
  const told = run.months.map((_, t) => deliveredShare(run, part, t))
  const shares = told.map((share) => share ?? 1)
  const lots = (isFromAbroad(part) ? undefined : kept.arrivals(part.material, part.place)) ?? shares
  const found = { isTraded: !told.includes(undefined), shares, lots: lots.map(toFull) }
  kept.byPart.set(key, found)
  return found
}
const known = new WeakMap<
  Run,
  { readonly arrivals: ReturnType<typeof arrivals>; readonly byPart: Map<string, Deliveries> }
>()

/** The same of a line that needs all of them: their goods come by lots of their own. */
export function lineChances(parts: readonly PartStop[]): ChanceInMonth[] {
  const any = anyOfChances(parts.map(({ chances }) => chances.map(({ chance }) => chance)))
  return any.map((chance, t) => ({ month: at(at(parts, 0).chances, t).month, chance }))
}

/** What is missing by rounding alone comes. */
const toFull = (share: number): number => (share > 1 - PART_NEED ? 1 : share)

/** From one place alone, and not from wherever its own buys. */
const isFromAbroad = ({ supplier, place }: CompanyPart): boolean => supplier !== undefined && supplier !== place

function deliveredShare(run: Run, part: CompanyPart, t: number): number | undefined {
  const { network } = run
  const flows = run.months[t]
  if (flows === undefined) return 1
  let usual = 0
  let now = 0
  if (isFromAbroad(part)) {
    network.arcs.forEach((ship, s) => {
      if (ship.material !== part.material || ship.fromPlace !== part.supplier || ship.toPlace !== part.place) return
      usual += ship.base
      now += shippedOn(flows, s)
    })
  } else {
    network.demands.forEach(({ fact, base }, d) => {
      if (fact.material !== part.material || fact.place !== part.place) return
      usual += base
      for (let source = 0; source < SOURCES; source++) now += numberAt(flows.deliver, d * SOURCES + source)
    })
    // A material that no sector of the place uses as such: what its plants take.
    if (usual === 0)
      network.activities.forEach((known, r) => {
        for (const { node, perTonne } of known.inputs) {
          const { material, place } = at(network.nodes, node)
          if (material !== part.material || place !== part.place) continue
          usual += perTonne * known.base
          now += perTonne * numberAt(flows.run, r)
        }
      })
  }
  return usual > 0 ? Math.min(1, now / usual) : undefined
}

function notTraded({ part, material, place, supplier }: CompanyPart, where: Where): Fault {
  return supplier === undefined || supplier === place
    ? studyFault('COMPANY_PART_NOT_TRADED', { part, material, place }, where)
    : studyFault('COMPANY_PART_NOT_TRADED:supplier', { part, material, place, supplier }, where)
}
