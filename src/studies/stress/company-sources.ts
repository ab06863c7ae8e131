import { at, numberAt } from '../../lists/index.ts'
import { shippedOn, type Run } from '../../clearing/index.ts'
import { MONTHS_PER_YEAR, quantity, tonnesPerYear, type TonnesPerYear, type UsdPerKg } from '../../quantity/index.ts'

/** A place outside the supplier state that makes a material, and what a firm elsewhere could have of it in a run. */
export interface OtherSource {
  readonly place: string
  /** Made there in a year of the baseline by plants that the supplier state does not control. */
  readonly made: TonnesPerYear
  /** Whether it delivered to the place in the baseline year, or is that place. */
  readonly isKnown: boolean
  /** What a usual customer gets in each month, as a share of the usual. */
  readonly shares: readonly number[]
  /** What one with a firm contract gets: it is served before others. */
  readonly contractShares: readonly number[]
  /** USD/kg in the baseline. */
  readonly price: UsdPerKg
}

/**
 * Who else makes a material, most first. A usual customer gets its share of what arrives, or of what is made where nothing came before. A firm contract
 * binds at most the part of the place's use that `offtakes.csv` allows, and is served first.
 */
export function otherSources(run: Run, material: string, place: string): OtherSource[] {
  const { world } = run.network
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const made = madeOf(run, material)
  const stage = world.materials.get(material)?.stage ?? ''
  const bound = (world.offtakes.get(stage)?.maxShare.value ?? 0) * usedAt(run, material, place)
  return [...made]
    .filter(([from, { base }]) => from !== coercer && base > 0)
    .map(([from, { base, byMonth }]): OtherSource => {
      const shipped = from === place ? undefined : shippedFrom(run, material, from, place)
      const firm = Math.min(bound, base)
      return {
        place: from,
        made: tonnesPerYear(base * MONTHS_PER_YEAR),
        isKnown: from === place || shipped !== undefined,
        shares: shipped ?? byMonth.map((now) => Math.min(1, now / base)),
        contractShares: firm > 0 ? byMonth.map((now) => Math.min(1, now / firm)) : [],
        price: priceAt(run, material, from),
      }
    })
    .sort((a, b) => b.made - a.made || (a.place < b.place ? -1 : 1))
}

/** t a month in the baseline and in each month of the run, by place. */
function madeOf(run: Run, material: string): Map<string, { base: number; byMonth: number[] }> {
  const { network } = run
  const { world } = network
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const made = new Map<string, { base: number; byMonth: number[] }>()
  network.activities.forEach((known, r) => {
    if (world.sites.get(at(network.sites, known.site).id)?.control === coercer) return
    for (const { node, perTonne } of known.outputs) {
      const good = at(network.nodes, node)
      if (good.material !== material) continue
      const at0 = made.get(good.place) ?? { base: 0, byMonth: run.months.map(() => 0) }
      made.set(good.place, {
        base: at0.base + perTonne * known.base,
        byMonth: at0.byMonth.map((now, t) => now + perTonne * numberAt(at(run.months, t).run, r)),
      })
    }
  })
  return made
}

/** What arrives from one place at another by month, as a share of the usual; undefined where nothing came in the baseline. */
function shippedFrom(run: Run, material: string, from: string, to: string): number[] | undefined {
  const arcs = run.network.arcs.flatMap((ship, s) =>
    ship.material === material && ship.fromPlace === from && ship.toPlace === to ? [{ s, base: ship.base }] : [],
  )
  const usual = arcs.reduce((sum, { base }) => sum + base, 0)
  if (usual <= 0) return undefined
  return run.months.map((flows) => Math.min(1, arcs.reduce((sum, { s }) => sum + shippedOn(flows, s), 0) / usual))
}

/** t a month in the baseline. */
const usedAt = (run: Run, material: string, place: string): number =>
  run.network.demands.reduce(
    (sum, { fact, base }) => (fact.material === material && fact.place === place ? sum + base : sum),
    0,
  )

/** The dearer where origins are kept apart: that of what is not the supplier state's. */
export const priceAt = (run: Run, material: string, place: string): UsdPerKg =>
  quantity<'USD/kg'>(
    run.network.nodes.reduce(
      (most, node) => (node.material === material && node.place === place ? Math.max(most, node.price) : most),
      0,
    ),
  )
