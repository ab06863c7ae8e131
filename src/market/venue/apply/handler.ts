import type { Entry } from '../../log/index.ts'
import type { Recalled } from '../rules/money/recalled.ts'
import type { Due } from '../state/round.ts'
import type { MarketEvent } from '../events/event.ts'
import type { MarketState } from '../state/market-state.ts'

/** What an entry says besides its event, and what of the market as it stood before is needed still. */
export interface Noted extends Pick<Entry, 'seq' | 'at' | 'by' | 'hash'> {
  /** Of a default: what of the defaulter's comes back to it, and what is due after it, before anything is booked. */
  readonly closing?: { readonly recalled: Recalled; readonly dues: readonly Due[] } | undefined
}

export type EventOf<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>

/** What each of some kinds of events changes in the market. Its booking is posted before. */
export type Appliers<K extends MarketEvent['kind']> = {
  readonly [Kind in K]: (venue: MarketState, event: EventOf<Kind>, entry: Noted) => void
}
