import { strandsOf } from './composition.ts'
import type { Lot } from './lot.ts'
import { parseHistory } from './mass-balance.ts'
import type { Registry } from './registry.ts'

/**
 * Standards that all of a lot keeps to: those of every site at which some of it was last worked. A buyer who has approved a plant asks
 * for that plant's last step, not for the mine behind it.
 */
export function qualificationsOf(lot: Lot, registry: Registry): ReadonlySet<string> {
  const last = new Set(strandsOf(lot, registry).map(({ history }) => parseHistory(history).at(-1)?.site ?? ''))
  const [first, ...others] = [...last].map((site) => registry.sites.get(site)?.standards ?? new Set<string>())
  return new Set([...(first ?? [])].filter((standard) => others.every((one) => one.has(standard))))
}
