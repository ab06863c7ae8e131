import { z } from 'zod'
import { envelopeFault, isKeyOf } from '../../sealed/index.ts'
import { billionthsOf, moneyOrNone } from '../../amounts.ts'
import { refuseBeyondCaps } from '../rules/money/limits.ts'
import { command, ownOrganisation, roundNamed, tradingOrganisation, TRADER_ONLY, type Context } from './command.ts'
import { id, isBefore, sha256 } from '../forms/schemas.ts'
import { refuseTooLate } from '../rules/rounds/hearing.ts'
import { refuseBeyondFree } from '../rules/money/owed.ts'
import { OPERATOR } from '../state/accounts.ts'
import { refuse } from '../forms/refusal.ts'
import { bindingOf, sealingOf } from '../rules/rounds/round.ts'
import type { Round, SealedOrder } from '../state/round.ts'
import { unscreened } from '../rules/people/screening.ts'
import type { MarketState } from '../state/market-state.ts'

const base64url = z.string().max(200_000)
const envelope = z.strictObject({
  content: base64url,
  key: sha256,
  threshold: z.number().int().min(1).max(20).meta({ 'x-unit': 'count' }),
  shares: z
    .array(z.strictObject({ trustee: z.string().max(200), share: base64url, hash: sha256 }))
    .min(1)
    .max(20),
  salt: z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url'),
})

/** Sealed orders, until the close. */
export const orderCommands = {
  'place-order': command(
    TRADER_ONLY,
    'orders',
    'Places a sealed order with its deposit, or puts another in its place.',
    z.strictObject({ round: id, order: id, deposit: moneyOrNone, envelope }),
    (venue, { round: name, order, deposit, envelope: given }, context) => {
      const organisation = tradingOrganisation(venue, context)
      const round = takingOrders(roundNamed(venue, name, 'announced'), context)
      refuseUnscreened(venue, round, { organisation, at: context.at })
      const before = round.orders.get(order)
      // Whose order an id is stays unknown to others: they learn no more than that they cannot have it.
      if (before !== undefined && before.organisation !== organisation) refuse('ORDER_ID_TAKEN', { order })
      // What rounding leaves over and what is wasted is the operator's by that name: an order of it would have that.
      if (order === OPERATOR) refuse('ORDER_ID_TAKEN', { order })
      // Its envelopes stay closed for ever, and so does every other of that name.
      if (round.withdrawn.has(order)) refuse('ORDER_ID_TAKEN:withdrawn', { order })
      const version = (before?.version ?? 0) + 1
      const fault = envelopeFault(given, bindingOf(round, { id: order, version, organisation }), sealingOf(round))
      if (fault !== undefined) refuse('ENVELOPE_WRONG', { version, order, organisation, fault })
      refuseBeyondCaps(round, { id: order, organisation, deposit: billionthsOf(deposit), envelope: given })
      refuseBeyondFree(venue, organisation, billionthsOf(deposit) - (before?.deposit ?? 0n))
      return [
        {
          kind: 'order',
          round: name,
          order,
          organisation,
          version,
          cover: deposit,
          envelope: given,
        },
      ]
    },
  ),
  'withdraw-order': command(
    TRADER_ONLY,
    'orders',
    'Takes a sealed order back; its deposit is free again.',
    z.strictObject({ round: id, order: id }),
    (venue, { round: name, order }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = takingOrders(roundNamed(venue, name, 'announced'), context)
      ownOrder(round, order, organisation)
      return [{ kind: 'withdrawn', round: name, order }]
    },
  ),
  'reveal-order': command(
    TRADER_ONLY,
    'orders',
    'Reveals the key of your sealed order in a closed round, when a trustee has said that it cannot read its share.',
    z.strictObject({
      round: id,
      order: id,
      key: z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url'),
    }),
    (venue, { round: name, order, key }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name, 'closed')
      const { envelope } = ownOrder(round, order, organisation)
      if (!round.unreadable.has(order)) refuse('ORDER_NOT_UNREAD', { order })
      refuseTooLate(round, context.at)
      if (!isKeyOf(envelope, key)) refuse('REVEALED_WRONG', { order })
      return [{ kind: 'revealed', round: name, order, key }]
    },
  ),
} as const

/** A sealed order of the organisation. */
function ownOrder(round: Round, id: string, organisation: string): SealedOrder {
  const order = round.orders.get(id)
  return order?.organisation === organisation ? order : refuse('ORDER_UNKNOWN', { id, round: round.id })
}

function refuseUnscreened(
  venue: MarketState,
  { id: name, spec }: Round,
  { organisation, at }: { readonly organisation: string; readonly at: string },
): void {
  const lacking = unscreened(venue.member(organisation), spec.screening, at)
  if (lacking.length > 0)
    refuse('SCREENING_MISSING', {
      name,
      needed: (spec.screening ?? []).join(' and '),
      organisation,
      lacking: lacking.join(' and '),
    })
}

function takingOrders(round: Round, { at }: Context): Round {
  const { opens, closes } = round.spec
  if (isBefore(at, opens) || !isBefore(at, closes))
    refuse('ROUND_NOT_OPEN', { round: round.id, opens, closes, at, when: isBefore(at, opens) ? 'before' : 'after' })
  return round
}
