import { z } from 'zod'
import {
  actOf,
  eventsInOrder,
  isRefusal,
  sitesSchema,
  verifyCredential,
  type LotLedger,
  type Recorded,
} from '../../origin/index.ts'
import { boundIn } from '../rules/goods/bound.ts'
import { checked } from '../forms/schemas.ts'
import { command, OPERATOR_ONLY, TRADER_ONLY } from './command.ts'
import { deliveredIn, deliveryOf, massOf, whyNoDelivery } from '../rules/goods/delivery.ts'
import { partiesOf } from '../rules/goods/dispute.ts'
import { refuseUncovered } from '../rules/money/owed.ts'
import type { Parcel } from '../state/round.ts'
import { kilogramText } from '../forms/plain.ts'
import { CommandRefused, refuse } from '../forms/refusal.ts'
import { refuseAgreed } from '../rules/goods/trade-review.ts'
import type { MarketState } from '../state/market-state.ts'

/** Where material comes from: sites, and what happened to lots. */
export const lotCommands = {
  'register-site': command(
    OPERATOR_ONLY,
    'operate',
    'Registers a site: where it lies, who runs it, what it can do, what a mine may bring out in a year.',
    z.strictObject({ site: sitesSchema.element }),
    (venue, { site }) => {
      checked(() => venue.registryWith(site.id, site))
      return [{ kind: 'site', site }]
    },
  ),
  'record-lot-event': command(
    TRADER_ONLY,
    'lots',
    'Takes a signed record (EPCIS event in a verifiable credential) of what happened to lots, if every gram in it can be where it says.',
    z.strictObject({ credential: z.string().min(1).max(200_000) }),
    async (venue, { credential }, { at, actor }) => {
      const recorded = await verifyCredential(credential, { keys: venue.signingKeys, received: at })
      if (isRefusal(recorded)) throw new CommandRefused(recorded)
      const before = new Set(venue.lots.refused.map(({ code, event }) => `${code} ${event}`))
      const coming = deliveryIn(venue, recorded, at)
      const after = venue.lotsWith(recorded)
      const { refused } = after
      const fresh = refused.filter(({ code, event }) => !before.has(`${code} ${event}`))
      // A correction may bring down what stood on the event it corrects: that is reported, and it is still taken.
      const own = fresh.filter(({ event }) => event === recorded.event.eventID)
      if (own.length > 0) throw new CommandRefused(...own)
      refuseSettled(venue, after)
      refuseBound(venue, recorded, { after, coming, reader: actor.organisation })
      refuseUncovered(venue, { lots: after, coming })
      return [{ kind: 'lot-event', token: credential }]
    },
  ),
} as const

/** What a record hands over for a parcel, if anything. Something else than what was sold, or more of it, is refused before it is gone. */
function deliveryIn(
  venue: MarketState,
  { event }: Recorded,
  at: string,
): { parcel: Parcel; grams: number } | undefined {
  const act = actOf(event)
  const delivery = isRefusal(act) || act.error !== undefined ? undefined : deliveryOf(venue, act)
  if (delivery === undefined) return undefined
  const { round, parcel, transfer } = delivery
  const why = whyNoDelivery(venue, delivery)
  if (why !== undefined)
    refuse('PARCEL_OTHER_GOODS', why, 'Hand over what was sold, where it was sold, or leave the parcel out.')
  refuseAgreed(round, parcel.id, at)
  const left = parcel.grams - (deliveredIn(round, venue).get(parcel.id) ?? 0) - (round.undelivered.get(parcel.id) ?? 0)
  if (massOf(transfer) > left)
    refuse(
      'PARCEL_EXCEEDED',
      `Of the parcel ${parcel.id} ${left} g are still to come, and this hands over ${massOf(transfer)} g.`,
      'Split the lot and hand over what is due.',
    )
  return { parcel, grams: massOf(transfer) }
}

/**
 * What was handed over and paid for stays handed over: once a round is settled, or a side of the parcel is in default there, no money of its follows the
 * goods any more. Neither a correction nor a record of something that is said to have happened before takes them back.
 */
function refuseSettled({ rounds, lots }: MarketState, after: LotLedger): void {
  // A record that was played alone takes nothing back.
  const gone = after.changed === undefined ? [...lots.events.keys()].filter((event) => !after.events.has(event)) : []
  for (const round of gone.length === 0 ? [] : rounds.values()) {
    if (round.version < 3) continue
    const isClosed = (event: string): boolean => {
      const parcel = round.deliveries.get(event)?.parcel
      if (parcel === undefined) return false
      const { seller, buyer } = partiesOf(round, parcel)
      return round.status === 'settled' || round.defaulted.has(seller) || round.defaulted.has(buyer)
    }
    const [delivery] = eventsInOrder(gone.filter(isClosed), lots)
    if (delivery !== undefined)
      refuse(
        'DELIVERY_SETTLED',
        `With it ${delivery} would not stand, by which goods were handed over in the round "${round.id}", which is ${round.status === 'settled' ? 'settled' : 'closed for a side that is in default'}.`,
        'What was paid for stays the buyer’s. Sell or hand the goods back by a record of today, if that is agreed.',
      )
  }
}

/**
 * Goods that were offered or sold in a round do not leave for something else. A correction is still taken, and so is a loss on the
 * way: records tell what happened, and a parcel that cannot come any more is declared undelivered.
 */
function refuseBound(
  venue: MarketState,
  { event }: Recorded,
  { after, coming, reader }: { after: LotLedger; coming: ReturnType<typeof deliveryIn>; reader: string | null },
): void {
  const act = actOf(event)
  if (isRefusal(act) || act.error !== undefined || act.kind === 'receive') return
  const { rounds, grades, registry, lots } = venue
  const of = ownersOfChanged(lots, after)
  const now = missingBy(boundIn(venue, { of }).short)
  const { short } = boundIn({ rounds, grades, registry, lots: after }, { of, coming })
  for (const [organisation, missing] of missingBy(short)) {
    if (missing <= (now.get(organisation) ?? 0n)) continue
    const why = short
      .filter((one) => one.organisation === organisation)
      .map(
        ({ round, material, grams, missing: lacking }) =>
          `of ${kilogramText(grams)} kg of ${material} for the round "${round}" its lots would hold ${kilogramText(grams - lacking)} kg`,
      )
      .join('; ')
    refuse(
      'LOT_BOUND',
      // A plant works lots of others, and what those have sold is no business of its operator.
      reader === organisation
        ? `${act.id} takes what ${organisation} has offered or sold: ${why}.`
        : `${act.id} takes lots that their owner is bound to hand over.`,
      'Hand over what was sold first, or use another lot; what will not come has to be declared undelivered before.',
    )
  }
}

/** Owners, before and after, of what the last record changed. */
function ownersOfChanged(before: LotLedger, after: LotLedger): Set<string> {
  const all = after.changed ?? new Set([...before.lots.keys(), ...after.lots.keys()])
  const owners = new Set<string>()
  for (const id of all) {
    const [was, is] = [before.lots.get(id), after.lots.get(id)]
    if (was !== is) for (const lot of [was, is]) if (lot !== undefined) owners.add(lot.owner)
  }
  return owners
}

function missingBy(short: ReturnType<typeof boundIn>['short']): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { organisation, missing } of short) sums.set(organisation, (sums.get(organisation) ?? 0n) + missing)
  return sums
}
