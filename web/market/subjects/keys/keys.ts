import type { KeyFile, OwnShown } from '../../../../src/market/index.ts'
import { signingState, standingOf } from '../../client/key-standing.ts'

/** Midnight in UTC, some years from today on: the same all day, so that what was not answered can be asked again as it was. */
export function yearsAfter(now: number, years: number): string {
  const day = new Date(now)
  day.setUTCHours(0, 0, 0, 0)
  day.setUTCFullYear(day.getUTCFullYear() + years)
  return day.toISOString()
}

/** An API key by the part of it that may be shown. */
export const keyText = (id: string): string => `ytk_${id}_…`

/**
 * By whom a new signing key is vouched for: by `itself`, the first of its organisation; by one of those that are `good`; or by `nobody`, once
 * there was one and none is good any more: then it takes two operators.
 */
export type Vouching =
  | { readonly by: 'itself' | 'nobody' }
  | { readonly by: 'another'; readonly good: readonly string[]; readonly isOpen: boolean }

export function vouchingFor(own: Pick<OwnShown, 'keys'>, opened: KeyFile | undefined, now: number): Vouching {
  if (own.keys.length === 0) return { by: 'itself' }
  const good = own.keys.filter((key) => standingOf(key, now) === 'valid').map(({ id }) => id)
  if (good.length === 0) return { by: 'nobody' }
  return { by: 'another', good, isOpen: signingState(own, opened, now) === 'ready' }
}
