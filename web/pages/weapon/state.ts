import type { Catalogue, ScenarioSpec, WeaponSpec } from '../../desk/protocol.ts'
import type { WeaponResult } from '../../../src/studies/index.ts'
// By its file: the index would bring the readers of tables along.
import { measuresName } from '../../../src/world/measure-names.ts'

export type WeaponSet = WeaponResult['worst']

/** Month by month, a loss this much larger is told. */
const LARGER = 1.005

/** The worst set first, then the runners-up with their ranks; those that cost as much as the worst share its rank. */
export function ranked({ worst, runnersUp, ties }: WeaponResult): { rank: number; tied: boolean; set: WeaponSet }[] {
  return [worst, ...runnersUp].map((set, i) => ({ rank: i <= ties ? 1 : i + 1, tied: ties > 0 && i <= ties, set }))
}

/** The runner-up that costs most month by month, if it costs more than the worst set does. */
export function worseRolled({ worst, runnersUp }: WeaponResult): WeaponSet | undefined {
  const lost = ({ rolled }: WeaponSet): number => rolled?.lostAdded ?? 0
  return worst.rolled === undefined
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
  readonly gives: number
  /** It serves the supplier state best from this price of a dollar given up, and up to that. */
  readonly from: number
  readonly to: number
}

/** The sets of the leverage curve, the worst first; nothing at its end is left out. */
export const curveRows = ({ curve }: WeaponResult): CurveRow[] =>
  curve.flatMap(({ kappa, measures, loss, gives }, i) =>
    measures.length === 0
      ? []
      : [{ measures, loss, gives, from: kappa, to: curve[i + 1]?.kappa ?? Number.POSITIVE_INFINITY }],
  )

export interface PlaceRow {
  readonly place: string
  readonly lost: number
  /** Month by month, where that was run. */
  readonly rolled: number | undefined
}

/** Less than this part of what the hardest hit place loses is nothing to tell. */
const NOTICE = 0.001

/** Places that lose value added under a set, in the best response or month by month. */
export function placeRows({ places, rolled }: WeaponSet): PlaceRow[] {
  const best = new Map(places.map(({ place, lostAdded }) => [place, lostAdded]))
  const monthly = rolled && new Map(rolled.places.map(({ place, lostAdded }) => [place, lostAdded]))
  const least = NOTICE * Math.max(0, ...best.values(), ...(monthly?.values() ?? []))
  return [...new Set([...best.keys(), ...(monthly?.keys() ?? [])])]
    .map((place) => ({
      place,
      lost: best.get(place) ?? 0,
      rolled: monthly === undefined ? undefined : (monthly.get(place) ?? 0),
    }))
    .filter(({ lost, rolled = 0 }) => Math.max(lost, rolled) > least)
    .sort((a, b) => b.lost - a.lost || (b.rolled ?? 0) - (a.rolled ?? 0))
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
  const dearest = [...uses].sort((a, b) => b.lostAdded - a.lostAdded)
  return [...new Set(dearest.map(({ sector }) => sector))]
    .map((sector) => {
      const own = dearest.filter((use) => use.sector === sector)
      return {
        sector,
        lost: own.reduce((sum, { lostAdded }) => sum + lostAdded, 0),
        materials: [...new Set(own.map(({ material }) => material))],
        firstStop: own.flatMap(({ firstStop }) => firstStop ?? []).sort()[0] ?? null,
      }
    })
    .sort((a, b) => b.lost - a.lost)
}

/** A set of measures as the scenario that `stress` runs for it. */
export const asScenario = ({ menu, target, months }: WeaponSpec, measures: readonly string[]): ScenarioSpec => ({
  id: menu,
  edit: { only: measures, ...(target.length === 0 ? {} : { report: target }) },
  ...(months === undefined ? {} : { months }),
})

type Menu = Catalogue['menus'][number]

/** A set of a menu's measures in a few words; what has no title is told by its id. */
export function setNames(
  menu: Menu | undefined,
  lang: 'en' | 'ja',
  place: (id: string) => string,
): (measures: readonly string[]) => string {
  const known = new Map(menu?.measures.map((measure) => [measure.id, measure]))
  return (ids) =>
    known.size === 0
      ? ids.join(' + ')
      : measuresName(
          ids.map((id) => {
            const { name, nameJa, to } = known.get(id) ?? { name: id, nameJa: id, to: [] }
            return { what: lang === 'ja' ? nameJa : name, to }
          }),
          lang,
          place,
        )
}

/** The command that gives the same answer. */
export const commandOf = ({ menu, target, most, months, threshold }: WeaponSpec): string =>
  [
    'ytterby weapon',
    menu,
    ...target.map((place) => `--target ${place}`),
    `--max-measures ${most}`,
    ...(months === undefined ? [] : [`--months ${months}`]),
    ...(threshold === undefined ? [] : [`--threshold ${threshold}`]),
    '--json',
  ].join(' ')
