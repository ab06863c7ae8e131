import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Baseline } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import type { Solver } from '../../solver/index.ts'
import { measureUnder, type Scenario, type World } from '../../world/index.ts'
import { drawnWorlds } from '../ensemble/index.ts'
import type { Against } from './against.ts'

/** A world that a plan guards against: how firms and third places act, in the tables as they stand or as drawn within their ranges. */
export interface GuardedWorld {
  /** `central`, a setting of conduct.csv, or `draw-1` and so on. */
  readonly id: string
  readonly world: World
  readonly baseline: Baseline
  /** Settings of conduct.csv; as tabled if empty. */
  readonly conduct: readonly string[]
}

interface Asked {
  readonly against: Against
  readonly draws: number
  /** A whole number: the same seed draws the same worlds. */
  readonly seed: number
}

/** Draws besides begin with seeds far from those that are asked for. */
const APART = 1_000_003
const SEEDS = 2 ** 31

/** The worlds that are asked for, the central case first. */
export function guardedWorlds(world: World, baseline: Baseline, solver: Solver, asked: Asked): GuardedWorld[] {
  const drawn = isDrawn(asked) ? [...drawnGuarded(world, solver, asked, asked.draws)] : []
  return [...namedWorlds(world, baseline, asked), ...drawn]
}

/** Worlds drawn besides, in the same way. */
export const freshWorlds = (world: World, solver: Solver, asked: Asked, count: number): Iterable<GuardedWorld> =>
  drawnGuarded(world, solver, { ...asked, seed: (asked.seed + APART) % SEEDS }, count)

/** Other samples of as many worlds, with the same named ones. */
export function* otherSamples(
  world: World,
  baseline: Baseline,
  solver: Solver,
  asked: Asked,
  count: number,
): Generator<GuardedWorld[]> {
  for (let m = 2; m < count + 2; m++)
    yield guardedWorlds(world, baseline, solver, { ...asked, seed: (asked.seed + m * APART) % SEEDS })
}

export const isDrawn = ({ against }: Pick<Asked, 'against'>): boolean =>
  against === 'draws' || against === 'conducts-and-draws'

const namedWorlds = (world: World, baseline: Baseline, { against }: Asked): GuardedWorld[] => {
  const named = against === 'conducts' || against === 'conducts-and-draws' ? guardedConducts(world) : []
  return [
    { id: 'central', world, baseline, conduct: [] },
    ...named.map((id) => ({ id, world, baseline, conduct: [id] })),
  ]
}

/**
 * Worlds drawn within the ranges of the figures. Each takes one of the conducts or the tabled one, each as likely as the others, where
 * conducts count: what firms will do is judged, and no chances of it are known.
 */
function* drawnGuarded(world: World, solver: Solver, { against, seed }: Asked, count: number): Generator<GuardedWorld> {
  const conducts = against === 'draws' ? [] : guardedConducts(world)
  const generator = xoroshiro128plus(seed)
  let n = 0
  for (const each of drawnWorlds(world, solver, count, seed)) {
    const place = conducts.length === 0 ? 0 : uniformInt(generator, 0, conducts.length)
    n += 1
    yield { id: `draw-${n}`, ...each, conduct: place === 0 ? [] : [at(conducts, place - 1)] }
  }
}

/**
 * The settings that a plan can guard against. Where firms under threat keep their contracts abroad, a measure does more than lower upper
 * bounds, and what one set of measures costs bounds no other.
 */
export const guardedConducts = ({ conduct }: World): string[] =>
  [...conduct.values()].filter(({ lever }) => lever !== 'contracts').map(({ id }) => id)

/** A menu in a world where firms and third places act by these settings. */
export const menuUnder = (world: World, menu: Scenario, conduct: readonly string[]): Scenario =>
  conduct.length === 0
    ? menu
    : { ...menu, conduct, measures: menu.measures.map((measure) => measureUnder(world, conduct, measure)) }
