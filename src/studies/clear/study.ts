import { at, numberAt } from '../../lists/index.ts'
import { z } from 'zod'
import {
  buildNetwork,
  checkedRun,
  clearHorizon,
  priceIntervals,
  shippedOn,
  type Baseline,
} from '../../clearing/index.ts'
import { askedWorld } from '../asked-world.ts'
import { askedWorldSchema } from '../asked-world-result.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, type Scenario, type World } from '../../world/index.ts'
import { tonnes } from '../../quantity/index.ts'
import { tonnesSchema } from '../masses.ts'
import { kusd, usdPerKg } from '../money.ts'
import { withoutEffectIn, measuresWithoutEffectSchema } from '../measures-without-effect.ts'
import { VERSION } from '../version.ts'

const month = z.string().meta({ description: 'YYYY-MM' })
const origin = z.string().meta({ description: 'any, or free and coercer where origin is followed' })

/** What `clear` answers, as plain data; `ytterby schema clear` prints this. Masses are tonnes, prices USD/kg. */
export const clearSchema = z
  .object({
    study: z.literal('clear'),
    version: z.string(),
    world: askedWorldSchema,
    scenario: z.object({ id: z.string(), start: month, months: z.number() }),
    measuresWithoutEffect: measuresWithoutEffectSchema,
    totalSurplus: kusd.meta({ description: 'total surplus, thousand USD' }),
    maxBalanceResidual: z.number(),
    maxBoundViolation: z.number(),
    gap: z.number(),
    production: z.array(
      z.object({ month, site: z.string(), process: z.string(), feed: z.string(), origin, activity: tonnesSchema }),
    ),
    trade: z.array(
      z.object({ month, material: z.string(), from: z.string(), to: z.string(), origin, mass: tonnesSchema }),
    ),
    served: z.array(
      z.object({
        month,
        place: z.string(),
        sector: z.string(),
        material: z.string(),
        needed: tonnesSchema,
        served: tonnesSchema,
      }),
    ),
    prices: z.array(
      z.object({
        month,
        material: z.string(),
        place: z.string(),
        origin,
        price: usdPerKg,
        low: usdPerKg
          .optional()
          .meta({ description: 'value of a little more; first month only, where both ends were asked for' }),
        high: usdPerKg
          .nullable()
          .optional()
          .meta({ description: 'cost of a little less; null where none can be taken away' }),
      }),
    ),
  })
  .meta({ title: 'Ytterby clear result' })

export type ClearResult = z.infer<typeof clearSchema>

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
