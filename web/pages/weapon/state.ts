import { nameIn, type Language } from '../../../src/messages/index.ts'
import type { Catalogue } from '../../model/protocol.ts'
import type { WeaponRequest } from '../../url/questions.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import type { WeaponResult } from '../../../src/studies/index.ts'
// By their files: the index would bring the readers of tables along.
import { countSets, MAX_MEMBER_SETS } from '../../../src/studies/light.ts'
import { measuresName } from '../../../src/world/index.ts'

export type WeaponSet = WeaponResult['worst']

/** Month by month, a loss this much larger is told. */
const LARGER = 1.005

/** The worst set first, then the runners-up with their ranks; those that cost as much as the worst share its rank. */
export function ranked({ worst, runnersUp, ties }: WeaponResult): { rank: number; tied: boolean; set: WeaponSet }[] {
  return [worst, ...runnersUp].map((set, i) => ({ rank: i <= ties ? 1 : i + 1, tied: ties > 0 && i <= ties, set }))
}

/** The runner-up that costs most month by month, if it costs more than the worst set does. */
export function worseSimulated({ worst, runnersUp }: WeaponResult): WeaponSet | undefined {
  const lost = ({ simulated }: WeaponSet): number => simulated?.valueAddedLost ?? 0
  return worst.simulated === undefined
    ? undefined
    : runnersUp
        .filter((set) => lost(set) > LARGER * lost(worst))
        .reduce<WeaponSet | undefined>(
          (most, set) => (most === undefined || lost(set) > lost(most) ? set : most),
          undefined,
        )
}

export interface CurveRow {
  readonly measures: readonly string[]
  readonly loss: number
  readonly exportsForgone: number
  /** It serves the supplier state best from this price of a dollar of exports forgone, and up to that. */
  readonly from: number
  readonly to: number
}

/** The sets of the leverage curve, the worst first; nothing at its end is left out. */
export const curveRows = ({ curve }: WeaponResult): CurveRow[] =>
  curve.flatMap(({ kappa, measures, loss, exportsForgone }, i) =>
    measures.length === 0
      ? []
      : [{ measures, loss, exportsForgone, from: kappa, to: curve[i + 1]?.kappa ?? Number.POSITIVE_INFINITY }],
  )

export interface PlaceRow {
  readonly place: string
  readonly lost: number
  /** Month by month, where that was run. */
  readonly simulated: number | undefined
}

/** Less than this part of what the hardest hit place loses is nothing to tell. */
const NOTICE = 0.001

/** Places that lose value added under a set, in the best response or month by month. */
export function placeRows({ places, simulated }: WeaponSet): PlaceRow[] {
  const best = new Map(places.map(({ place, valueAddedLost }) => [place, valueAddedLost]))
  const monthly = simulated && new Map(simulated.places.map(({ place, valueAddedLost }) => [place, valueAddedLost]))
  const least = NOTICE * Math.max(0, ...best.values(), ...(monthly?.values() ?? []))
  return [...new Set([...best.keys(), ...(monthly?.keys() ?? [])])]
    .map((place) => ({
      place,
      lost: best.get(place) ?? 0,
      simulated: monthly === undefined ? undefined : (monthly.get(place) ?? 0),
    }))
    .filter(({ lost, simulated = 0 }) => Math.max(lost, simulated) > least)
    .sort((a, b) => b.lost - a.lost || (b.simulated ?? 0) - (a.simulated ?? 0))
}

export interface SectorRow {
  readonly sector: string
  readonly lost: number
  /** What it lacks, the dearest first. */
  readonly materials: readonly string[]
  readonly firstStop: string | null
}

/** Sectors that lose value added under a set, the hardest hit first. */
export function sectorRows({ uses }: WeaponSet): SectorRow[] {
  const dearest = [...uses].sort((a, b) => b.valueAddedLost - a.valueAddedLost)
  return [...new Set(dearest.map(({ sector }) => sector))]
    .map((sector) => {
      const own = dearest.filter((use) => use.sector === sector)
      return {
        sector,
        lost: own.reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0),
        materials: [...new Set(own.map(({ material }) => material))],
        firstStop: own.flatMap(({ firstStop }) => firstStop ?? []).sort()[0] ?? null,
      }
    })
    .sort((a, b) => b.lost - a.lost)
}

interface SafeRow {
  /** How much of the menu is made safe, by its measures. */
  readonly count: number
  readonly safe: readonly string[]
  /** The worst that remains. */
  readonly loss: number
  readonly measures: readonly string[]
}

/** The worst that remains with nothing made safe, with one thing, two, ..., at best. */
export const safeSteps = ({ worst, protection }: WeaponResult): SafeRow[] =>
  [{ protect: [], worst }, ...(protection?.levels ?? [])].map(({ protect, worst: { loss, measures } }, count) => ({
    count,
    safe: protect.flat(),
    loss,
    measures,
  }))

/** The same, with all choices that are nearly as good behind the best. */
export const safeRows = (result: WeaponResult): (SafeRow & { readonly rank: number })[] =>
  safeSteps(result).flatMap((step) => [
    { ...step, rank: 1 },
    ...(result.protection?.levels[step.count - 1]?.alternatives ?? []).map(({ protect, loss, measures }, i) => ({
      count: step.count,
      safe: protect.flat(),
      loss,
      measures,
      rank: i + 2,
    })),
  ])

type Member = NonNullable<WeaponResult['member']>
export type AloneLoss = Member['worstGuaranteed']

/** Whether what a place loses hangs on how ties in the best response fall. */
export const isTied = ({ optimistic, pessimistic }: Pick<AloneLoss, 'optimistic' | 'pessimistic'>): boolean =>
  pessimistic - optimistic > 1e-6 * Math.abs(pessimistic)

/** What the sets cost one place, the worst for it first; the set that is worst for all is among them, or the last. */
export function aloneRows({ worst, runnersUp, worstOverall }: Member): { one: AloneLoss; forAll: boolean }[] {
  const same = (one: AloneLoss): boolean => one.measures.join() === worstOverall.measures.join()
  const rows = [worst, ...runnersUp]
    .filter(({ measures }) => measures.length > 0)
    .map((one) => ({ one, forAll: same(one) }))
  return rows.length === 0 || rows.some(({ forAll }) => forAll) ? rows : [...rows, { one: worstOverall, forAll: true }]
}

/** Why one place's own loss cannot be sought: too many sets; and how many measures at once could be, if any. */
export function tooManyAlone(
  { menu, target = [], maxMeasures, member }: WeaponRequest,
  menus: Catalogue['menus'],
): { readonly all: number; readonly sets: number; readonly fewer: number | undefined } | undefined {
  const measures = menus.find(({ id }) => id === menu)?.measures ?? []
  const all = measures.filter(({ to }) => target.length === 0 || to.some((place) => target.includes(place))).length
  const sets = countSets(all, maxMeasures)
  if (member === undefined || sets <= MAX_MEMBER_SETS) return undefined
  return { all, sets, fewer: [2, 1].find((n) => countSets(all, n) <= MAX_MEMBER_SETS) }
}

/** A set of measures as the scenario that `stress` runs for it. */
export const asScenario = (
  { menu, target = [], months }: WeaponRequest,
  measures: readonly string[],
): ScenarioSpec => ({
  id: menu,
  edit: { only: measures, ...(target.length === 0 ? {} : { focus: target }) },
  ...(months === undefined ? {} : { months }),
})

type Menu = Catalogue['menus'][number]

/** A set of a menu's measures in a few words; what has no title is told by its id. */
export function setNames(
  menu: Menu | undefined,
  lang: Language,
  place: (id: string) => string,
): (measures: readonly string[]) => string {
  const known = new Map(menu?.measures.map((measure) => [measure.id, measure]))
  return (ids) =>
    known.size === 0
      ? ids.join(' + ')
      : measuresName(
          ids.map((id) => {
            const one = known.get(id) ?? { name: id, nameJa: id, to: [] }
            return { what: nameIn(lang, one), to: one.to }
          }),
          lang,
          place,
        )
}

/** What was asked and is not in an answer yet, by the words for it. */
export const missing = (
  { protect, member }: WeaponRequest,
  { runnersUp, curve, protection, member: alone }: WeaponResult,
): ('partSafe' | 'partSets' | 'partCurve' | 'partAlone')[] => [
  ...(protect !== undefined && protection === null ? (['partSafe'] as const) : []),
  ...(runnersUp.length === 0 ? (['partSets'] as const) : []),
  ...(curve.length === 0 ? (['partCurve'] as const) : []),
  ...(member !== undefined && alone === null ? (['partAlone'] as const) : []),
]
