import { z } from 'zod'
import { hashScenario, type Scenario, type World } from '../../world/index.ts'
import { times, type MillionUsd } from '../../quantity/index.ts'
import { musd } from '../money.ts'
import { readRecord } from '../read-record.ts'

/**
 * Ensembles whose headline is kept beside the tables (`ensembles.json`), so that an answer has its band at once. `ytterby ensemble keep` draws
 * them; here they are read.
 */

const quantilesSchema = z.object({ p5: musd, p25: musd, p50: musd, p75: musd, p95: musd })
type MoneyQuantiles = z.infer<typeof quantilesSchema>

const factorsSchema = z
  .array(
    z.object({
      factor: z.string(),
      name: z.string(),
      nameJa: z.string(),
      figures: z.number().meta({ description: 'figures that move with it' }),
      judged: z.number().meta({ 'x-unit': 'count', description: 'how many of these are judgements' }),
      share: z.number().meta({ description: 'share of the variance that it explains alone (first-order Sobol index)' }),
      low: z
        .number()
        .optional()
        .meta({ 'x-unit': 'share', description: 'two standard errors below; left out in records that are older' }),
      high: z.number().optional().meta({ 'x-unit': 'share', description: 'two standard errors above' }),
    }),
  )
  .meta({ description: 'factors whose share of the variance is more than chance, the largest first' })

const bandFigures = {
  below: z.number().meta({ description: 'share of the draws that lose less than the central run' }),
  valueAddedLost: quantilesSchema.meta({ description: 'at the places of `focus` together' }),
  lostOrders: quantilesSchema
    .nullable()
    .meta({ description: 'the same with lost orders of suppliers; null where a place has no table' }),
  rationedParts: quantilesSchema
    .nullable()
    .meta({ description: 'the same with rationed parts; null where a place has no input-output table' }),
  factors: factorsSchema,
}

const keptEnsembleSchema = z.object({
  scenario: z.string(),
  question: z.string().meta({ description: 'fingerprint of what the scenario asks, without titles and notes' }),
  focus: z.array(z.string()),
  foresight: z.number(),
  terminalValue: z.enum(['baseline-price', 'last-price']),
  samples: z.number().meta({ description: 'worlds that were drawn and solved' }),
  failed: z.number().meta({ description: 'worlds that could not be solved, and are left out' }),
  central: musd.meta({ description: 'value added lost in the central run' }),
  ...bandFigures,
})
export type KeptEnsemble = z.infer<typeof keptEnsembleSchema>

export const keptEnsemblesSchema = z
  .object({
    study: z.literal('ensemble-keep'),
    version: z.string(),
    world: z
      .object({ title: z.string(), hash: z.string() })
      .meta({ description: 'tables that were drawn from; `hash` is over those that a clearing reads' }),
    seed: z.number(),
    samples: z.number(),
    distribution: z.string(),
    ensembles: z.array(keptEnsembleSchema),
  })
  .meta({ title: 'Ytterby kept ensembles' })
export type KeptEnsembles = z.infer<typeof keptEnsemblesSchema>

/** The band of a headline, from the ensemble that is kept of its question or of the nearest one. */
export const bandSchema = z
  .object({
    scenario: z.string().meta({ description: 'scenario of the kept ensemble' }),
    tables: z.string().meta({ description: 'fingerprint of the tables that it was drawn from' }),
    draws: z.number(),
    provisional: z.boolean().meta({
      description:
        'carried over from another question, other tables or an earlier model, in proportion to the central loss',
    }),
    ...bandFigures,
  })
  .meta({
    description:
      'How far the headline goes over worlds drawn from the ranges of all figures; left out where no ensemble is kept',
  })
export type StressBand = z.infer<typeof bandSchema>

/** What was asked of a stress test, as far as its loss depends on it. */
export interface Asked {
  readonly foresight: number
  readonly terminalValue: KeptEnsemble['terminalValue']
}

/** A run of the same question on the same tables that is further than this from the kept central run comes from another model. */
const SAME_MODEL = 0.01

/** Losses that differ by more than this factor are of another kind: no band is carried over between them. */
const NEAR = 10

/** Whether an ensemble is kept of a question on these very tables: two shifted cases say nothing beside it. */
export const hasOwnBand = (world: World, scenario: Scenario, asked: Asked): boolean =>
  ownIn(world, scenario, asked).some(({ tables }) => areTablesOf(tables, world, scenario))

/** Whether tables are those that a question is asked of. The settings of conduct are not in their fingerprint: with one, that is not known. */
const areTablesOf = (tables: string, world: World, { conduct }: Scenario): boolean =>
  tables === world.clearingHash && conduct.length === 0

/** Ensembles that ask about the same places, whatever tables they were drawn from. */
const knownOf = (world: World, { focus }: Scenario): readonly Known[] =>
  focus.length === 0 ? [] : keptIn(world).filter(({ kept }) => sameText(kept.focus, focus.toSorted()))

/** Those of the same question. */
function ownIn(world: World, scenario: Scenario, asked: Asked): readonly Known[] {
  const question = hashScenario(scenario)
  return knownOf(world, scenario).filter(
    ({ kept }) =>
      kept.question === question && kept.foresight === asked.foresight && kept.terminalValue === asked.terminalValue,
  )
}

/** The band of a loss: that of the ensemble kept of its question, or one that is carried over. */
export function bandOf(world: World, scenario: Scenario, asked: Asked, lost: MillionUsd): StressBand | undefined {
  const known = knownOf(world, scenario)
  const own = ownIn(world, scenario, asked)
  const same = own.find(
    ({ kept, tables }) => areTablesOf(tables, world, scenario) && apart(kept.central, lost) <= 1 + SAME_MODEL,
  )
  if (same !== undefined) return bandFrom(same, 1, false)
  const near =
    own[0] ??
    known.find(({ kept }) => kept.scenario === scenario.id) ??
    known.toSorted((a, b) => apart(a.kept.central, lost) - apart(b.kept.central, lost))[0]
  if (near === undefined || apart(near.kept.central, lost) > NEAR) return undefined
  return bandFrom(near, near.kept.central === 0 ? 1 : lost / near.kept.central, true)
}

function bandFrom({ kept, tables }: Known, scale: number, provisional: boolean): StressBand {
  const scaled = ({ p5, p25, p50, p75, p95 }: MoneyQuantiles): MoneyQuantiles => {
    const by = (value: MillionUsd): MillionUsd => times(value, scale)
    return { p5: by(p5), p25: by(p25), p50: by(p50), p75: by(p75), p95: by(p95) }
  }
  return {
    scenario: kept.scenario,
    tables,
    draws: kept.samples,
    provisional,
    below: kept.below,
    valueAddedLost: scaled(kept.valueAddedLost),
    lostOrders: kept.lostOrders && scaled(kept.lostOrders),
    rationedParts: kept.rationedParts && scaled(kept.rationedParts),
    factors: kept.factors,
  }
}

/** By what factor two losses differ: 1 where they are equal, infinite where one of them is nothing. */
const apart = (a: number, b: number): number => (a === b ? 1 : a > 0 && b > 0 ? Math.max(a / b, b / a) : Infinity)

const sameText = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ')

interface Known {
  readonly kept: KeptEnsemble
  readonly tables: string
}

const COMMAND = 'ytterby ensemble keep --json'

const read = new WeakMap<World['keptEnsembles'], readonly Known[]>()

/** All that is kept beside the tables of a world; what lies in a later layer comes first. */
function keptIn({ keptEnsembles }: World): readonly Known[] {
  const known = read.get(keptEnsembles)
  if (known !== undefined) return known
  const all = keptEnsembles
    .toReversed()
    .map(({ file, text }) => readRecord(file, text, keptEnsemblesSchema, COMMAND))
    .flatMap(({ world, ensembles }) => ensembles.map((kept) => ({ kept, tables: world.hash })))
  read.set(keptEnsembles, all)
  return all
}
