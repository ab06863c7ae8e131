import { formatMonth, parseMonth } from './month.ts'
import { LONGEST_RUN_MONTHS } from './check-measures.ts'
import type { World } from './world.ts'

interface Told {
  readonly message: string
  readonly remedy: string
  readonly path: PropertyKey[]
}

/** What of a scenario's entries is looked at here. */
interface Patches {
  readonly start: string
  readonly months?: number | undefined
  readonly outages?:
    readonly (Lasting & { readonly site: string; readonly capacity_factor?: number | undefined })[] | undefined
  readonly demand?:
    | readonly (Lasting & {
        readonly place?: string | undefined
        readonly sector?: string | undefined
        readonly material?: string | undefined
        readonly factor: number
      })[]
    | undefined
}
interface Lasting {
  readonly from: string
  readonly until?: string | undefined
}

/** Outages and changes of demand that can do nothing in any run of their scenario. Unknown ids have been reported already. */
export function idlePatches({ start, months, outages = [], demand = [] }: Patches, world: World): Told[] {
  const first = parseMonth(start) ?? 0
  const last = first + (months ?? LONGEST_RUN_MONTHS) - 1
  const outside = (what: string, span: Lasting, path: PropertyKey[]): Told[] => {
    const remedy = `Let it hold in a month of the run, ${formatMonth(first)} to ${formatMonth(last)}.`
    if ((parseMonth(span.from) ?? 0) > last)
      return [{ message: `${what} begins in ${span.from}, after the run.`, remedy, path: [...path, 'from'] }]
    if (span.until !== undefined && (parseMonth(span.until) ?? 0) < first)
      return [{ message: `${what} ends in ${span.until}, before the run.`, remedy, path: [...path, 'until'] }]
    return []
  }
  return [
    ...outages.flatMap((outage, i): Told[] => {
      const path = ['outages', i]
      const what = `The outage of "${outage.site}"`
      if (outage.capacity_factor === 1)
        return [
          {
            message: `${what} leaves all of its capacity.`,
            remedy: 'Write the share that is left, such as `capacity_factor: 0.5`, or take it out.',
            path: [...path, 'capacity_factor'],
          },
        ]
      return outside(what, outage, path)
    }),
    ...demand.flatMap((change, i): Told[] => {
      const path = ['demand', i]
      if (change.factor === 1)
        return [
          {
            message: 'A change of demand by the factor 1 is none.',
            remedy: 'Write by what it is multiplied, such as `factor: 1.2`, or take it out.',
            path: [...path, 'factor'],
          },
        ]
      const { place, sector, material } = change
      const known =
        (place === undefined || world.places.has(place)) &&
        (sector === undefined || world.sectors.has(sector)) &&
        (material === undefined || world.materials.has(material))
      const reached = world.demand.some(
        (row) =>
          row.use.value > 0 &&
          (place ?? row.place) === row.place &&
          (sector ?? row.sector) === row.sector &&
          (material ?? row.material) === row.material,
      )
      if (known && !reached)
        return [
          {
            message: `No use in this world is of ${[place, sector, material].filter((word) => word !== undefined).join(', ')}, so that no demand changes.`,
            remedy: 'Correct place, sector or material; `demand.csv` lists the uses.',
            path,
          },
        ]
      return outside('The change of demand', change, path)
    }),
  ]
}
