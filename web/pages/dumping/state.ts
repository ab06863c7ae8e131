import type { DumpingResult } from '../../../src/studies/index.ts'
import {
  atRisk,
  averts,
  contradictedOf,
  costPerNeed,
  fateOf,
  inCase,
  type Instrument,
  isPaidByTreasury,
  lastChance,
  shortfallsOf,
  type PriceInstrument,
  type Support,
  supportBy,
  yearlyCostOf,
} from '../../../src/studies/light.ts'
import { QUESTIONS } from '../../url/questions.ts'

export {
  atRisk,
  averts,
  contradictedOf,
  costPerNeed,
  fateOf,
  inCase,
  isPaidByTreasury,
  lastChance,
  shortfallsOf,
  supportBy,
  yearlyCostOf,
  type Support,
}

/** All there are, as the record of the study lists them. */
export const INSTRUMENTS: readonly Instrument[] = QUESTIONS.dumping.options.instruments.choices

export type Site = DumpingResult['sites'][number]
export type SiteCase = Site['cases'][number]
export type Case = SiteCase['case']
export type State = SiteCase['finalState']

/** From the softest to the hardest. */
export const CASES: readonly Case[] = ['mild', 'central', 'severe']

/** The case that an address names; the central one if it names none, or one that there is no longer. */
export const caseNamed = (text: string): Case => CASES.find((one) => one === text) ?? 'central'

/** All months of a path, as they are written. */
export function monthsOf({ start, months }: DumpingResult['path']): string[] {
  const first = 12 * Number(start.slice(0, 4)) + Number(start.slice(5)) - 1
  return Array.from({ length: months }, (_, t) => {
    const month = first + t
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** The last months of the years that chances are of: each ends where the next begins. */
export function yearEnds(result: DumpingResult): string[] {
  const months = monthsOf(result.path)
  const starts = result.sites[0]?.chances.map(({ from }) => months.indexOf(from)) ?? []
  return starts.map((_, y) => months[(starts[y + 1] ?? months.length) - 1] ?? '')
}

/** Statements on how the tables agree with the past: how far to trust the others. */
export const PAST: readonly string[] = ['contradicted', 'losses', 'noLosses']

/** The first month in which a plant to be kept stops; null: none does. */
export function firstStop({ sites }: DumpingResult, which: Case): string | null {
  const stops = sites.filter(({ core }) => core).flatMap((site) => stopOf(inCase(site, which)) ?? [])
  return stops.sort()[0] ?? null
}

/** The month in which a plant is mothballed, or closed at once. */
const stopOf = ({ mothballed, closed }: SiteCase): string | null => mothballed ?? closed

export interface Spell {
  readonly state: State
  /** Positions of its first month, and of the one after its last. */
  readonly from: number
  readonly to: number
}

/** The same by spells. */
export function spellsOf(states: readonly State[]): Spell[] {
  const spells: Spell[] = []
  states.forEach((state, t) => {
    const last = spells.at(-1)
    if (last?.state === state) spells[spells.length - 1] = { ...last, to: t + 1 }
    else spells.push({ state, from: t, to: t + 1 })
  })
  return spells
}

/** Producers in the order in which they are listed: the core first, the largest first. */
export const inOrder = ({ sites }: DumpingResult): Site[] => [
  ...sites.filter(({ core }) => core),
  ...sites.filter(({ core }) => !core),
]

/** What was asked of a case, instrument by instrument. */
export const allSupport = (result: DumpingResult, which: Case): Support[] =>
  INSTRUMENTS.flatMap((instrument) => supportBy(result, instrument, which) ?? [])

/** Those that raise prices: all but a grant, which is what each is short of. */
export const raisingSupport = (result: DumpingResult, which: Case): (Support & { instrument: PriceInstrument })[] =>
  allSupport(result, which).flatMap(({ instrument, ...rest }) =>
    instrument === 'grant' ? [] : [{ ...rest, instrument }],
  )

export interface StrikeRow {
  readonly material: string
  /** Price on the path in the year that asks most, USD/kg, and what the good costs then with each instrument. */
  readonly price: number
  readonly raised: ReadonlyMap<PriceInstrument, number>
}

/** By material the year that asks most of each instrument; what is worth most first. */
export function strikeRows(result: DumpingResult, which: Case): StrikeRow[] {
  const kept = raisingSupport(result, which)
  const rank = new Map(result.prices.map(({ material }, i) => [material, i]))
  const materials = new Set(
    kept.flatMap(({ years }) => years.flatMap(({ topUps }) => topUps.map(({ material }) => material))),
  )
  return [...materials]
    .sort((one, other) => (rank.get(one) ?? Infinity) - (rank.get(other) ?? Infinity))
    .map((material) => {
      const most = kept.flatMap(({ instrument, years }) => {
        const [first] = years
          .flatMap(({ topUps }) => topUps.filter((each) => each.material === material))
          .sort((one, other) => other.topUp - one.topUp)
        return first === undefined ? [] : [{ instrument, ...first }]
      })
      return {
        material,
        price: most[0]?.price ?? 0,
        raised: new Map(most.map(({ instrument, price, topUp }) => [instrument, price + topUp])),
      }
    })
}

export interface NeedRow {
  readonly producer: string
  /** What it is short of a year on average, million USD. */
  readonly needs: number
  readonly gets: ReadonlyMap<Instrument, number>
  /** Instruments that cannot keep it. */
  readonly lost: readonly Instrument[]
  /** Part of the cost of each instrument that its need sets, 0 to 1. */
  readonly part: ReadonlyMap<Instrument, number>
}

type ProducerYear = Support['years'][number]['producers'][number]

/** What each producer of the core is short of and what each instrument brings it; the neediest first. */
export function needRows(result: DumpingResult, which: Case): NeedRow[] {
  const kept = allSupport(result, which)
  const years = result.path.months / 12
  const rowsOf = (each: Support): ProducerYear[] => each.years.flatMap(({ producers }) => producers)
  const sum = (rows: readonly ProducerYear[], of: (row: ProducerYear) => number): number =>
    rows.reduce((all, row) => all + of(row), 0)
  const ofOne = (each: Support, producer: string): ProducerYear[] =>
    rowsOf(each).filter((row) => row.producer === producer)
  const whole = new Map(kept.map((each) => [each.instrument, sum(rowsOf(each), ({ allocatedCost }) => allocatedCost)]))
  const byInstrument = (of: (each: Support) => number): Map<Instrument, number> =>
    new Map(kept.map((each) => [each.instrument, of(each)]))
  return [...new Set(kept.flatMap((each) => rowsOf(each).map(({ producer }) => producer)))]
    .map((producer) => ({
      producer,
      needs: kept[0] === undefined ? 0 : sum(ofOne(kept[0], producer), (row) => row.requiredSupport) / years,
      gets: byInstrument((each) => sum(ofOne(each, producer), (row) => row.receivedSupport) / years),
      lost: kept.flatMap((each) =>
        shortfallsOf(each).some((row) => row.producer === producer) ? [each.instrument] : [],
      ),
      part: byInstrument((each) => {
        const all = whole.get(each.instrument) ?? 0
        return all > 0 ? sum(ofOne(each, producer), (row) => row.allocatedCost) / all : 0
      }),
    }))
    .filter(({ needs, gets, lost }) => needs > 0 || lost.length > 0 || [...gets.values()].some((value) => value !== 0))
    .sort((one, other) => other.needs - one.needs)
}

/** The attack with and without the core; what is found for the central case stands for the mild one. */
export const avertedIn = (
  { averted }: DumpingResult,
  which: Case,
): NonNullable<DumpingResult['averted']>['cases'][number] | undefined =>
  averted?.cases.find((each) => each.case === (which === 'severe' ? 'severe' : 'central'))
