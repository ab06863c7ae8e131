import { buildNetwork, type Baseline, type Provision } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { inMillions, less, quantity, times, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { openInterdiction, BoundedEnumeration } from '../weapon/index.ts'
import type { Plant } from './plants.ts'
import type { DumpingResult } from './result.ts'
import { ATTACK_TOLERANCE } from './tolerances.ts'

/** What is attacked, and with what. */
interface AttackAsked {
  readonly world: World
  readonly baseline: Baseline
  readonly menu: Scenario
  /** Measures at once, at most. */
  readonly maxMeasures: number
  /** Chance of an attack in a year; the world's if left out. */
  readonly attackProbability?: number
}

/** The worst attack there is, and what the side is worth without any. */
interface Worst {
  readonly measures: readonly string[]
  /** Lost in a year of it against the same world left in peace. */
  readonly loss: MillionUsd
  /** What the side is worth in peace. */
  readonly worth: MillionUsd
}

/**
 * The worst of a menu when some sites are gone and others have come. A site that ran stands with a share of nothing of
 * its capacity: the network has it, and it can do nothing.
 */
function worstWith(
  solver: Solver,
  { world, baseline, menu, maxMeasures }: AttackAsked,
  sites: ReadonlyMap<string, number>,
): Worst {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const provision: Provision = { sites, stockpiles: [], contractedVolumes: new Map(), extraInitialShare: new Map() }
  const network = buildNetwork(world, baseline, menu, {
    split: new Set(),
    valuation: 'value-added',
    provision,
    ...(coercer === undefined ? {} : { exogenousPlace: coercer }),
  })
  const interdiction = openInterdiction(solver, network, menu)
  try {
    const [worst] = new BoundedEnumeration(
      interdiction,
      maxMeasures,
      ATTACK_TOLERANCE * Math.abs(interdiction.followerSurplus),
    ).rank(1).found
    return {
      measures: (worst?.set ?? []).map((a) => at(menu.measures, a).id),
      loss: inMillions(quantity(Math.max(0, worst?.loss ?? 0))),
      worth: inMillions(interdiction.followerSurplus),
    }
  } finally {
    interdiction.dispose()
  }
}

/**
 * What a living core averts: the worst attack with those of it gone that do not run when the path ends, less the worst
 * with all of it withCore. Others that do not run then are gone in both.
 */
export function avertedBy(
  solver: Solver,
  attack: AttackAsked,
  plants: readonly Plant[],
  sites: DumpingResult['sites'],
): DumpingResult['averted'] {
  const { menu, attackProbability: chance = attack.world.parameter('attack-probability') } = attack
  const added = plants.filter(({ project }) => project).map(({ site, share }) => [site, share] as const)
  const known = new Map<string, Worst>()
  const worst = (gone: readonly string[]): Worst => {
    const key = gone.join(' ')
    const found =
      known.get(key) ?? worstWith(solver, attack, new Map([...added, ...gone.map((site) => [site, 0] as const)]))
    known.set(key, found)
    return found
  }
  const told = ({ measures, loss }: Worst): { measures: string[]; loss: MillionUsd } => ({
    measures: [...measures],
    loss,
  })
  return {
    menu: { id: menu.id, months: menu.months, measures: menu.measures.length },
    attackProbability: chance,
    cases: (['central', 'severe'] as const).map((which) => {
      const down = sites.filter(({ cases }) => {
        const end = cases.find((each) => each.case === which)?.finalState
        return end !== 'running' && end !== 'not yet'
      })
      const withCore = worst(down.filter(({ core }) => !core).map(({ site }) => site))
      const withoutCore = worst(down.map(({ site }) => site))
      const avertedLoss = less(withoutCore.loss, withCore.loss)
      return {
        case: which,
        closed: down.filter(({ core }) => core).map(({ site }) => site),
        withCore: told(withCore),
        withoutCore: told(withoutCore),
        costWithoutAttack: less(withCore.worth, withoutCore.worth),
        avertedLoss,
        expected: times(avertedLoss, chance),
      }
    }),
  }
}
