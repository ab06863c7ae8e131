import { numberAt, type VectorOf } from '../lists/index.ts'
import { eachPerYear, type TonnesPerYear } from '../quantity/index.ts'
import type { Baseline } from '../clearing/index.ts'
import type { Figure, World } from '../world/index.ts'
import { compareFlows, liesWithin, type Fit } from './compare.ts'

/** A fact that the baseline does not keep to: a flow moved out of its range, or a site that does more than it can. */
export interface OutsideFact {
  readonly kind: Fit['kind'] | 'site'
  readonly what: string
  readonly place: string
  readonly unit: string
  /** What the fact says. */
  readonly figure: Figure
  /** What the baseline uses, tonnes a year. */
  readonly used: number
  /** How far it lies beyond the nearer end of the range, or above the capacity; tonnes a year, never negative. */
  readonly beyond: number
  /** The same as a share of what the fact says. */
  readonly share: number
}

/** How well the facts of the baseline year fit together. */
export interface FactsCheck {
  /** Flows that facts give: rows of operations.csv, routes.csv and demand.csv that are not 0. */
  readonly facts: number
  /** The worst first: those furthest beyond, as a share of what the fact says. */
  readonly outside: readonly OutsideFact[]
}

/** Which facts the baseline does not keep to. Balances are closed by moving flows; nothing else says how far. */
export function factsOutside(world: World, { run, ship, use }: Baseline): FactsCheck {
  const runYearly = eachPerYear(run)
  const flows = compareFlows(world, { run: runYearly, ship: eachPerYear(ship), use: eachPerYear(use) })
  const outside = [
    ...flows.filter(({ figure, fitted }) => !liesWithin(fitted, figure)).map(asOutside),
    ...sitesOverCapacity(world, runYearly),
  ]
  return {
    facts: flows.length,
    outside: outside.sort((a, b) => b.share - a.share || b.beyond - a.beyond || (a.what < b.what ? -1 : 1)),
  }
}

function asOutside({ kind, what, place, figure, fitted }: Fit): OutsideFact {
  const beyond = fitted > figure.high ? fitted - figure.high : figure.low - fitted
  return { kind, what, place, unit: figure.unit, figure, used: fitted, beyond, share: beyond / figure.value }
}

/** The clearing lets a site do what it did in the baseline, whatever its capacity: so it has to be reported. */
function sitesOverCapacity(world: World, runYearly: VectorOf<TonnesPerYear>): OutsideFact[] {
  const used = new Map<string, number>()
  world.operations.forEach(({ site }, o) => used.set(site, (used.get(site) ?? 0) + numberAt(runYearly, o)))
  return [...world.sites.values()].flatMap(({ id, place, capacity }): OutsideFact[] => {
    const done = used.get(id) ?? 0
    if (capacity === undefined || liesWithin(done, { low: 0, high: capacity.value })) return []
    const beyond = done - capacity.value
    return [
      {
        kind: 'site',
        what: id,
        place,
        unit: capacity.unit,
        figure: capacity,
        used: done,
        beyond,
        share: capacity.value > 0 ? beyond / capacity.value : Number.POSITIVE_INFINITY,
      },
    ]
  })
}
