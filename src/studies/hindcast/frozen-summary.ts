import { keyOf } from '../../lists/index.ts'
import type { FrozenFile } from './frozen-form.ts'
import type { FrozenSummary } from './result.ts'

/** What a file of predictions is of, without them. */
export function summaryOfContent(content: FrozenFile, file: string): FrozenSummary {
  const { scenario, world, past } = content
  return {
    file,
    sha256: content.sha256,
    frozen: content.frozen,
    version: content.version,
    scenario: { ...scenario },
    world: { title: world.title, hash: world.hash },
    from: content.from,
    to: content.to,
    samples: content.samples,
    seed: content.seed,
    past: { episodes: [...past.episodes], stale: past.stale },
    held: content.held.map(({ id }) => id),
    trade: content.trade.length,
    prices: content.supply.length,
    pairs: new Set(content.stops.map(({ place, sector }) => keyOf(place, sector))).size,
  }
}
