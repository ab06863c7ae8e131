import type { Appliers, EventOf, Noted } from './handler.ts'
import type { MarketEvent } from '../events/event.ts'
import { marketAppliers } from './market.ts'
import { memberAppliers } from './members.ts'
import { userAppliers } from './users.ts'
import { keyAppliers } from './keys.ts'
import { lotAppliers } from './lots.ts'
import { moneyAppliers } from './money.ts'
import { payoutAppliers } from './payouts.ts'
import { roundAppliers, freeze } from './rounds.ts'
import { orderAppliers } from './orders.ts'
import { deliveryAppliers } from './deliveries.ts'
import { claimAppliers } from './claims.ts'
import type { MarketState } from '../state/market-state.ts'
import type { Entry } from '../../log/index.ts'
import { dueBy } from '../rules/rounds/frozen.ts'
import { noteOperatorAct } from './operator-acts.ts'
import { takesTwo } from '../rules/people/operators.ts'
import { bookingOf } from '../rules/money/bookings.ts'
import { recallable } from '../rules/money/recalled.ts'
import { defaultOf } from '../rules/money/default.ts'

/** What every kind of event changes, by subject. */
const APPLIERS: Appliers<MarketEvent['kind']> = {
  ...marketAppliers,
  ...memberAppliers,
  ...userAppliers,
  ...keyAppliers,
  ...lotAppliers,
  ...moneyAppliers,
  ...payoutAppliers,
  ...roundAppliers,
  ...orderAppliers,
  ...deliveryAppliers,
  ...claimAppliers,
}

/** Takes note of what happened. Events that were decided on fit; one that doesn't is a fault of ours, and thrown. */
export function applyEntry(venue: MarketState, entry: Entry<MarketEvent>): void {
  const { seq, at, by, command, event, hash } = entry
  for (const round of dueBy(at, venue.taking)) freeze(venue, round)
  venue.commands.set(command.split(' ').slice(0, 2).join(' '), { command, seq, at, hash })
  noteOperatorAct(venue, entry)
  venue.needsTwo ||= takesTwo(venue, at)
  const closing = event.kind === 'defaulted' ? closingOf(venue, event) : undefined
  const booking = bookingOf(venue, event, seq)
  if (booking !== undefined) {
    venue.ledger.post(booking)
    venue.bookings.push({ ...booking, at })
  }
  applyEvent(venue, event, { seq, at, by, hash, closing })
}

function closingOf(venue: MarketState, { round: id, organisation }: EventOf<'defaulted'>): Noted['closing'] {
  const round = venue.round(id)
  return { recalled: recallable(venue, round, organisation), dues: defaultOf(venue, round, organisation).dues }
}

function applyEvent<K extends MarketEvent['kind']>(venue: MarketState, event: EventOf<K>, entry: Noted): void {
  // A forged one may be of a kind that there is not, and changes nothing.
  if (Object.hasOwn(APPLIERS, event.kind)) (APPLIERS as Appliers<K>)[event.kind](venue, event, entry)
}
