import type { DumpingResult } from '../../../src/studies/index.ts'
import { inCase, type Instrument, shortfallsOf, type Support, supportBy } from '../../../src/studies/light.ts'
import { QUESTIONS } from '../../url/questions.ts'

export { inCase, shortfallsOf, supportBy, type Support }

/** All there are, as the record of the study lists them. */
export const INSTRUMENTS: readonly Instrument[] = QUESTIONS.dumping.options.instruments.choices

export type Site = DumpingResult['sites'][number]
export type SiteCase = Site['cases'][number]
export type Case = SiteCase['case']
export type State = SiteCase['finalState']

/** In the order in which a reader is asked: what is taken for granted first. */
export const CASES: readonly Case[] = ['central', 'no-support', 'mild', 'severe']

/** The case that an address names; the central one if it names none. */
export const caseNamed = (text: string): Case => CASES.find((one) => one === text) ?? 'central'

/** All months of a path, as they are written. */
export function monthsOf({ start, months }: DumpingResult['path']): string[] {
  const first = 12 * Number(start.slice(0, 4)) + Number(start.slice(5)) - 1
  return Array.from({ length: months }, (_, t) => {
    const month = first + t
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

export interface Spell {
  readonly state: State
  /** Positions of its first month, and of the one after its last. */
  readonly from: number
  readonly to: number
}

/** The same told by spells. */
export function spellsOf(states: readonly State[]): Spell[] {
  const spells: Spell[] = []
  states.forEach((state, t) => {
    const last = spells.at(-1)
    if (last?.state === state) spells[spells.length - 1] = { ...last, to: t + 1 }
    else spells.push({ state, from: t, to: t + 1 })
  })
  return spells
}

/** Producers in the order in which they are told: the core first, the largest first. */
export const inOrder = ({ sites }: DumpingResult): Site[] => [
  ...sites.filter(({ core }) => core),
  ...sites.filter(({ core }) => !core),
]

/** What becomes of the core in a case. */
export function fateOf(
  { sites }: DumpingResult,
  which: Case,
): { readonly n: number; readonly down: number; readonly closed: number; readonly first: string } {
  const core = sites.filter((site) => site.core).map((site) => inCase(site, which))
  return {
    n: core.length,
    down: core.filter(({ mothballed }) => mothballed !== null).length,
    closed: core.filter(({ closed }) => closed !== null).length,
    first: core.flatMap(({ mothballed }) => mothballed ?? []).sort()[0] ?? '',
  }
}

/** What was asked of a case, instrument by instrument. */
export const allSupport = (result: DumpingResult, which: Case): Support[] =>
  INSTRUMENTS.flatMap((instrument) => supportBy(result, instrument, which) ?? [])

export interface StrikeRow {
  readonly material: string
  /** Price on the path in the year that asks most, USD/kg, and what the good costs then with each instrument. */
  readonly price: number
  readonly raised: ReadonlyMap<Instrument, number>
}

/** By material the year that asks most of each instrument; what is worth most first. */
export function strikeRows(result: DumpingResult, which: Case): StrikeRow[] {
  const kept = allSupport(result, which)
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
  readonly site: string
  /** What it is short of a year on average, million USD. */
  readonly needs: number
  readonly gets: ReadonlyMap<Instrument, number>
  /** Instruments that cannot keep it. */
  readonly lost: readonly Instrument[]
  /** Part of the cost of each instrument that its need sets, 0 to 1. */
  readonly part: ReadonlyMap<Instrument, number>
}

/** What each producer of the core is short of and what each instrument brings it; the neediest first. */
export function needRows(result: DumpingResult, which: Case): NeedRow[] {
  const kept = allSupport(result, which)
  const years = result.path.months / 12
  const sum = (each: Support, site: string, of: (row: Support['years'][number]['sites'][number]) => number): number =>
    each.years.reduce(
      (all, { sites }) => all + sites.filter((row) => row.site === site).reduce((s, r) => s + of(r), 0),
      0,
    )
  const whole = new Map(
    kept.map((each) => [
      each.instrument,
      each.years.reduce((all, { sites }) => all + sites.reduce((s, { allocatedCost }) => s + allocatedCost, 0), 0),
    ]),
  )
  const sites = new Set(kept.flatMap((each) => each.years.flatMap((year) => year.sites.map(({ site }) => site))))
  const byInstrument = (of: (each: Support) => number): Map<Instrument, number> =>
    new Map(kept.map((each) => [each.instrument, of(each)]))
  return [...sites]
    .map((site) => ({
      site,
      needs: kept[0] === undefined ? 0 : sum(kept[0], site, ({ requiredSupport }) => requiredSupport) / years,
      gets: byInstrument((each) => sum(each, site, ({ receivedSupport }) => receivedSupport) / years),
      lost: kept.flatMap((each) => (shortfallsOf(each).some((row) => row.site === site) ? [each.instrument] : [])),
      part: byInstrument((each) => {
        const all = whole.get(each.instrument) ?? 0
        return all > 0 ? sum(each, site, ({ allocatedCost }) => allocatedCost) / all : 0
      }),
    }))
    .filter(({ needs, gets, lost }) => needs > 0 || lost.length > 0 || [...gets.values()].some((value) => value !== 0))
    .sort((one, other) => other.needs - one.needs)
}

/** Of an instrument, who pays what its least cost counts. */
export const costOf = ({ instrument, yearly }: Support): number =>
  instrument === 'cfd' ? yearly.fiscalCost : yearly.consumerCost

/** The attack with and without the core; what is found for the central case stands for the mild and the severe one. */
export function avertedIn(
  { averted }: DumpingResult,
  which: Case,
): NonNullable<DumpingResult['averted']>['cases'][number] | undefined {
  return averted?.cases.find((each) => each.case === (which === 'no-support' ? 'no-support' : 'central'))
}

/** A difference of two losses smaller than this part of them is what solvers leave. */
const NOTICE = 1e-5

/** Whether a living core averts anything that can be told. */
export const averts = ({ avertedLoss, withoutCore }: NonNullable<ReturnType<typeof avertedIn>>): boolean =>
  avertedLoss > NOTICE * withoutCore.loss
