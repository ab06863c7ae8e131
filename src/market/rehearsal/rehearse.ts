import type { Baseline } from '../../clearing/index.ts'
import { inUsdPerKg, quantity } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { stress, VERSION } from '../../studies/index.ts'
import { formatMonth, type Scenario, type World } from '../../world/index.ts'
import { followChain } from '../log/index.ts'
import type { MarketState } from '../venue/index.ts'
import type { RehearseOptions } from './defaults.ts'
import { tradedMaterials } from './traded-materials.ts'
import { MarketSimulation } from './market-simulation.ts'
import { checkOptions, refuseEmpty } from './options.ts'
import { participantsOf } from './participants.ts'
import { AGENCY, CARRIER } from './party.ts'
import type { RehearsalResult, RehearsedRound } from './result.ts'
import { SandboxMarket, type NewKeys, type OriginTexts } from './sandbox-market.ts'

/** The world that fills the market, and what happens to it. */
interface Rehearsed {
  readonly world: World
  readonly baseline: Baseline
  readonly scenario: Scenario
}

export interface Means {
  readonly origin: OriginTexts
  readonly keys: NewKeys
  readonly onRound?: (done: number, total: number) => void
}

/**
 * Fills a market from a world and runs monthly rounds under a scenario, through the clerk and the commands of a real one. Quantities are
 * the model's; everybody bids what it is worth to them.
 *
 * The result is the same for the same seed; keys and seals differ each time and are no part of it.
 *
 * @throws InputError for a material, sector or owner that the world does not have, and where nobody has anything to trade
 */
export async function rehearse(
  { world, baseline, scenario }: Rehearsed,
  solver: Solver,
  options: RehearseOptions,
  means: Means,
): Promise<RehearsalResult> {
  checkOptions(world, options)
  const { run } = stress(world, baseline, { ...scenario, months: options.months }, solver)
  const members = new Set(
    [...world.places.values()]
      .filter(({ bloc }) => bloc === 'alliance' || (options.partners && bloc === 'partner'))
      .map(({ id }) => id),
  )
  const goods = tradedMaterials(world, options.materials)
  const all = participantsOf(run, goods, members)
  const players = options.imports ? all : { ...all, importers: [] }
  if (players.buyers.length === 0 || players.producers.length + players.importers.length === 0) refuseEmpty(options)
  const stage = await SandboxMarket.open({
    world,
    solver,
    origin: means.origin,
    keys: means.keys,
    start: scenario.start,
    months: options.months,
  })
  const house = new MarketSimulation(world, stage, players, options, goods)
  await house.onboard(members)
  const rounds: RehearsedRound[] = []
  for (let t = 0; t < options.months; t++) {
    rounds.push(await house.round(solver, run, t))
    means.onRound?.(t + 1, options.months)
  }
  const { venue, entries } = stage
  const imbalance = [...venue.ledger.imbalance().values()].reduce(
    (sum, amount) => sum + (amount < 0n ? -amount : amount),
    0n,
  )
  return {
    study: 'rehearsal',
    version: VERSION,
    world: { title: world.title, hash: world.hash },
    scenario: { id: scenario.id, title: scenario.title, start: formatMonth(scenario.start) },
    options: {
      materials: [...options.materials],
      months: options.months,
      partners: options.partners,
      imports: options.imports,
      strictestGradeOnly: [...options.strictestGradeOnly],
      withhold: options.withhold ?? null,
      reserveDays: options.reserveDays,
      strike: options.strike ?? null,
      seed: options.seed,
    },
    places: house.places,
    goods,
    grades: [...house.traded],
    terms: termsOf(venue),
    players: {
      producers: players.producers.length,
      importers: players.importers.length,
      converters: players.converters.length,
      buyers: players.buyers.length,
      stockholders: players.stockholders.length,
    },
    untraced: house.untraced,
    rounds,
    members: house.members(),
    checks: {
      certificates: rounds.length,
      imbalance: String(imbalance),
      entries: followChain(entries).seq,
      lotEvents: venue.lots.events.size,
    },
  }
}

/** What holds in every round. */
function termsOf({ rounds }: MarketState): RehearsalResult['terms'] {
  const [first] = rounds.values()
  if (first === undefined) throw new Error('there was no round')
  const { terms, spec } = first
  const [material] = terms.materials
  return {
    carriers: CARRIER.id,
    agency: AGENCY.id,
    lanes: terms.routes.map(({ from, to, cost }) => ({ from, to, freight: inUsdPerKg(quantity(cost)) })),
    wasteCost: inUsdPerKg(quantity(material?.wasteCost ?? 0)),
    damages: spec.damages,
  }
}
