import type { Baseline } from '../../clearing/index.ts'
import { at, entry } from '../../lists/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { World } from '../../world/index.ts'
import { drawnWorlds } from '../ensemble/index.ts'
import type { GuardedWorld } from './guarded-worlds.ts'
import type { NewsTree } from './news-schema.ts'

/** What holds at a node by all that was learnt on the way: the settings of firms and third places, and the draw. */
export interface NodeWorld {
  readonly conduct: readonly string[]
  /** 0: figures as tabled. */
  readonly draw: number
}

/** The world that each node leads to. A node that says nothing of it has that of its parent. */
export function nodeWorlds({ nodes }: Pick<NewsTree, 'nodes'>): NodeWorld[] {
  const worlds = new Map<string, NodeWorld>()
  return nodes.map(({ id, parent, conduct, draw }) => {
    const before = parent === undefined ? { conduct: [], draw: 0 } : entry(worlds, parent)
    const own = { conduct: conduct === undefined ? before.conduct : [...conduct].sort(), draw: draw ?? before.draw }
    worlds.set(id, own)
    return own
  })
}

/** The name of a world: `central`, its settings of conduct, its draw. */
export const nameOfWorld = ({ conduct, draw }: NodeWorld): string =>
  [...conduct, ...(draw > 0 ? [`draw-${draw}`] : [])].join('+') || 'central'

/** The worlds that news leads to, each once. Draws are those of the same seed, by number. */
export function newsWorlds(
  world: World,
  baseline: Baseline,
  solver: Solver,
  tree: Pick<NewsTree, 'nodes'>,
  seed: number,
): GuardedWorld[] {
  const distinct = new Map(nodeWorlds(tree).map((one) => [nameOfWorld(one), one]))
  const last = Math.max(0, ...[...distinct.values()].map(({ draw }) => draw))
  const drawn = last === 0 ? [] : [...drawnWorlds(world, solver, last, seed)]
  return [...distinct].map(([id, { conduct, draw }]) => ({
    id,
    ...(draw === 0 ? { world, baseline } : at(drawn, draw - 1)),
    conduct,
  }))
}
