import type { Text } from '../messages/index.ts'
import type { Fault } from './fault.ts'
import { word, worldFault } from './world-fault.ts'
import { formatMonth, parseMonth } from './month.ts'
import { LONGEST_RUN_MONTHS } from './check-measures.ts'
import type { World } from './world.ts'

interface Told {
  readonly fault: Fault
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
  const outside = (what: Text, span: Lasting, path: PropertyKey[]): Told[] => {
    const run = { what, start: formatMonth(first), last: formatMonth(last) }
    if ((parseMonth(span.from) ?? 0) > last)
      return [
        { fault: worldFault('SCENARIO_DOES_NOTHING:after-run', { ...run, from: span.from }), path: [...path, 'from'] },
      ]
    if (span.until !== undefined && (parseMonth(span.until) ?? 0) < first)
      return [
        {
          fault: worldFault('SCENARIO_DOES_NOTHING:before-run', { ...run, until: span.until }),
          path: [...path, 'until'],
        },
      ]
    return []
  }
  return [
    ...outages.flatMap((outage, i): Told[] => {
      const path = ['outages', i]
      const what = word('outage', { site: outage.site })
      if (outage.capacity_factor === 1)
        return [
          {
            fault: worldFault('SCENARIO_DOES_NOTHING:whole-capacity', { what }),
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
            fault: worldFault('SCENARIO_DOES_NOTHING:factor-one', {}),
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
            fault: worldFault('SCENARIO_DOES_NOTHING:no-demand', {
              use: [place, sector, material].filter((one) => one !== undefined).join(', '),
            }),
            path,
          },
        ]
      return outside(word('demand-change'), change, path)
    }),
  ]
}
