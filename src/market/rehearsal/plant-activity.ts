/** Activity and flows as the run has them, over the origins that it tells apart. Tonnes a month, USD/kg. */
import type { Run } from '../../clearing/index.ts'
import type { Operation } from '../../world/index.ts'

/** An operation with what it did and what it costs. */
export interface PlantActivity extends Operation {
  readonly index: number
  /** Place of its site. */
  readonly place: string
  /** Index of its site in the network. */
  readonly siteIndex: number
  /** USD/kg of activity, without what it takes in. */
  readonly cost: number
  /** A variant that plants may take up. */
  readonly variant: boolean
  /** Activity in the baseline and in each month of the run. */
  readonly base: number
  readonly done: readonly number[]
}

export function plantActivitiesOf({ network, months }: Run): PlantActivity[] {
  const found = new Map<number, PlantActivity>()
  network.activities.forEach((known, r) => {
    const operation = network.world.operations[known.operation]
    if (operation === undefined) return
    const before = found.get(known.operation)
    found.set(known.operation, {
      ...operation,
      index: known.operation,
      place: network.world.sites.get(operation.site)?.place ?? '',
      siteIndex: known.site,
      cost: known.baseCost,
      variant: known.adoption !== undefined,
      base: (before?.base ?? 0) + known.base,
      done: months.map(({ run }, t) => (before?.done[t] ?? 0) + (run[r] ?? 0)),
    })
  })
  return [...found.values()].sort((a, b) => a.index - b.index)
}

/** What goes from one place to another. */
export interface Trade {
  readonly material: string
  readonly from: string
  readonly to: string
  readonly base: number
  /** What arrives in each month of the run, and what it cost to bring, USD/kg. */
  readonly arrives: readonly { readonly tonnes: number; readonly freight: number }[]
}

export function tradeOf({ network, months }: Run): Trade[] {
  const found = new Map<string, Trade>()
  network.arcs.forEach((ship, s) => {
    if (ship.fromPlace === ship.toPlace) return
    const key = `${ship.material} ${ship.fromPlace} ${ship.toPlace}`
    const before = found.get(key)
    found.set(key, {
      material: ship.material,
      from: ship.fromPlace,
      to: ship.toPlace,
      base: (before?.base ?? 0) + ship.base,
      arrives: months.map((_, t) => {
        const sent = months[t - ship.transit]
        // What arrives at first was sent before the run began.
        const usual = sent === undefined ? ship.base : (sent.ship[0][s] ?? 0) + (sent.ship[3][s] ?? 0)
        const more = sent === undefined ? 0 : (sent.ship[1][s] ?? 0) + (sent.ship[2][s] ?? 0)
        const own = { tonnes: usual + more, paid: usual * ship.baseCost + more * ship.extraCost }
        const others = before?.arrives[t]
        const tonnes = own.tonnes + (others?.tonnes ?? 0)
        const paid = own.paid + (others?.tonnes ?? 0) * (others?.freight ?? 0)
        return { tonnes, freight: tonnes > 0 ? paid / tonnes : ship.baseCost }
      }),
    })
  })
  return [...found.values()]
}
