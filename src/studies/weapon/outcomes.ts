import type { Outcome } from '../outcome.ts'
import type { WeaponResult } from './result.ts'

/** What the worst of a menu came to, number by number; `in-worst` is 1 for a measure that the worst set holds. */
export function weaponOutcomes({ worst, menu }: WeaponResult): Outcome[] {
  return [
    { what: 'loss', unit: 'M USD', value: worst.loss },
    { what: 'exports-forgone', unit: 'M USD', value: worst.exportsForgone },
    { what: 'leverage', unit: 'x', value: worst.leverage ?? Number.NaN },
    ...menu.measures.map((id) => ({
      what: `in-worst:${id}`,
      unit: 'share',
      value: worst.measures.includes(id) ? 1 : 0,
    })),
  ]
}
