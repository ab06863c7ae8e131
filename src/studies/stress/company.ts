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
  for (const part of company.parts)
    if (deliveredShare(run, part, 0) === undefined)
      faults.add(notTraded(part, { file: `${company.name}.csv`, line: part.line }))
  faults.throwIfAny()
  const terms = termsOf(run.network.world)
  const sharesAt = arrivals(run)
  const months = run.months.map((_, t) => formatMonth(run.scenario.start + t))
  return company.parts.map((part) => {
    const shares =
      (isFromAbroad(part) ? undefined : sharesAt(part.material, part.place)) ??
      run.months.map((_, t) => deliveredShare(run, part, t) ?? 1)
    const chances = chancesOf(shares.map(toFull), { ...terms, stock: part.stockDays / DAYS_PER_MONTH, lines: 1 })
    const need = perMonth(part.kgPerYear)
    let shelf = (part.stockDays / DAYS_PER_MONTH) * need
    let missing = 0
    let worst = 1
    let stop: { t: number; served: number } | undefined
    for (const [t] of run.months.entries()) {
      const delivery = deliveredShare(run, part, t) ?? 1
      worst = Math.min(worst, delivery)
      const there = shelf + delivery * need
      if (there < need * (1 - PART_NEED)) {
        missing += need - there
        // Within the month, the shelf lasts while it bridges the gap.
        stop ??= { t, served: need > delivery * need ? Math.min(1, shelf / (need - delivery * need)) : 0 }
      }
      shelf = Math.max(0, there - need)
    }
    return {
      part: part.part,
      material: part.material,
      place: part.place,
      stops: stop === undefined ? null : formatMonth(run.scenario.start + stop.t),
      timeToSurvive: stop === undefined ? null : stop.t + stop.served,
      minFillRate: worst,
      missingKg: quantity<'kg'>(missing),
      chances: months.map((month, t) => ({ month, chance: at(chances, t) })),
    }
  })
}

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
