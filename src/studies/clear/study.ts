import { at, numberAt } from '../../lists/index.ts'
import {
  buildNetwork,
  checkedRun,
  clearHorizon,
  priceIntervals,
  shippedOn,
  type Baseline,
} from '../../clearing/index.ts'
import { askedWorld } from '../asked-world.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, type Scenario, type World } from '../../world/index.ts'
import { tonnes } from '../../quantity/index.ts'
import { withoutEffectIn } from '../measures-without-effect.ts'
import { VERSION } from '../version.ts'
import type { ClearResult } from './result.ts'

/** Less than this is not told as a flow, t. */
const NOTHING = 1e-6

/**
 * Clears a world once over the whole horizon, everything known from the start. With `ends`, prices of the first month
 * have both of theirs: at a kink the price told is one of many.
 */
export function clearOnce(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  { ends = false } = {},
): ClearResult {
  const run = clearHorizon(solver, buildNetwork(world, baseline, scenario), scenario)
  const { maxBalanceResidual, maxBoundViolation } = checkedRun(run)
  const { network } = run
  const intervals = ends
    ? priceIntervals(
        solver,
        run,
        scenario.months,
        network.nodes.map((_, node) => ({ node, t: 0 })),
        'perfect',
      )
    : []
  const byMonth = <T>(rows: (flows: (typeof run.months)[number], month: string) => T[]): T[] =>
    run.months.flatMap((flows) => rows(flows, formatMonth(flows.month)))
  return {
    study: 'clear',
    version: VERSION,
    world: askedWorld(world, baseline),
    scenario: { id: scenario.id, start: formatMonth(scenario.start), months: scenario.months },
    conduct: [...scenario.conduct],
    measuresWithoutEffect: withoutEffectIn(network, scenario),
    totalSurplus: run.totalSurplus,
    maxBalanceResidual,
    maxBoundViolation,
    gap: run.gap,
    production: byMonth((flows, month) =>
      network.activities.flatMap(({ operation, origin }, r) => {
        const { site, process, feed } = at(world.operations, operation)
        const activity = numberAt(flows.run, r)
        return activity > NOTHING
          ? [
              {
                month,
                site,
                process,
                feed: feed ?? '',
                origin,
                activity,
              },
            ]
          : []
      }),
    ),
    trade: byMonth((flows, month) =>
      network.arcs.flatMap(({ material, fromPlace, toPlace, origin }, s) => {
        const mass = shippedOn(flows, s)
        return mass > NOTHING ? [{ month, material, from: fromPlace, to: toPlace, origin, mass }] : []
      }),
    ),
    served: byMonth((flows, month) =>
      network.demands.map(({ fact, base, buyers }) => ({
        month,
        place: fact.place,
        sector: fact.sector,
        material: fact.material,
        needed: base,
        served: tonnes(
          buyers.reduce(
            (sum, b) => sum + flows.serve.slice(run.stepOffsets[b], run.stepOffsets[b + 1]).reduce((a, c) => a + c, 0),
            0,
          ),
        ),
      })),
    ),
    prices: byMonth((flows, month) =>
      network.nodes.map(({ material, place, origin }, n) => {
        const interval = flows.month === scenario.start ? intervals[n] : undefined
        return {
          month,
          material,
          place,
          origin,
          price: numberAt(flows.price, n),
          ...(interval === undefined ? {} : { low: interval.low, high: interval.high ?? null }),
        }
      }),
    ),
  }
}
