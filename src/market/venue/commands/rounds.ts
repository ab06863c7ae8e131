import { z } from 'zod'
import { validateBook } from '../../round/index.ts'
import { isShareOf } from '../../sealed/index.ts'
import { decimalOf } from '../../ledger/index.ts'
import { limitsSchema } from '../events/limits.ts'
import { withReferences } from '../rules/rounds/collar-references.ts'
import { command, memberNamed, OPERATOR_ONLY, ownOrganisation, roundNamed, TRADER_ONLY } from './command.ts'
import { id, isBefore, text, uri } from '../forms/schemas.ts'
import { whyBelowDamages, whyNotMargins } from '../rules/money/deposit-class.ts'
import { openParcels } from '../rules/goods/delivery.ts'
import { lastDisputable } from '../rules/goods/dispute.ts'
import { refuseBeforeDue } from '../rules/goods/force-majeure.ts'
import { waitsFor } from '../rules/rounds/frozen.ts'
import {
  hasTold,
  isReadingOver,
  openIn,
  orderNamed,
  readableIn,
  refuseTooLate,
  unreadIn,
} from '../rules/rounds/hearing.ts'
import { openOrders } from '../rules/rounds/opening.ts'
import { keysLeft } from '../rules/people/trustee-keys.ts'
import { shortfallsIn } from '../rules/money/owed.ts'
import { refuse } from '../forms/refusal.ts'
import { commitmentsIn, isThresholdSafe } from '../rules/rounds/round.ts'
import { roundSchema, type RoundSpec } from '../events/round-spec.ts'
import type { Round } from '../state/round.ts'
import { termsOf } from '../rules/rounds/terms.ts'
import { refusePending } from '../rules/goods/trade-review.ts'
import { withValues } from '../rules/rounds/values.ts'
import type { MarketState } from '../state/market-state.ts'
import { word, listed } from '../forms/venue-fault.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'the commitment of an order: 64 hexadecimal digits')

/** A round, from its announcement to its settlement. */
export const roundCommands = {
  'announce-round': command(
    OPERATOR_ONLY,
    'operate',
    'Announces a round: what is traded, until when, by which rules, and who holds the keys.',
    z.strictObject({ round: id, spec: roundSchema }),
    (venue, { round, spec }, { at }) => {
      if (venue.rounds.has(round)) refuse('ROUND_TWICE', { round })
      if (!isBefore(at, spec.closes) || !isBefore(spec.opens, spec.closes))
        refuse('ROUND_TIMES', { opens: spec.opens, closes: spec.closes, at })
      refuseThreshold(spec, venue.version)
      if (new Set(spec.trustees).size < spec.trustees.length) refuse('TRUSTEES_TWICE', {})
      for (const trustee of spec.trustees)
        if (keysLeft(venue.member(memberNamed(venue, trustee))) === 0) refuse('TRUSTEE_WITHOUT_KEY', { trustee })
      for (const { material } of spec.materials)
        if (!venue.tables.materials.has(material)) refuse('MATERIAL_UNKNOWN', { material })
      for (const place of spec.places) if (!venue.tables.places.has(place)) refuse('PLACE_UNKNOWN:round', { place })
      const known = new Set(venue.grades.map((grade) => grade.id))
      for (const { material, grades = [] } of spec.materials)
        for (const grade of grades)
          if (!known.has(grade)) refuse('GRADE_UNKNOWN', { grade, material, known: [...known].join(', ') })
      for (const { id: route, owner } of spec.routes)
        if (!venue.members.has(owner)) refuse('ROUTE_OWNER', { route, owner })
      const whyNot = whyNotMargins(spec)
      if (whyNot !== undefined) refuse('DEPOSIT_CLASSES', { why: whyNot })
      const below = venue.version < 3 ? undefined : whyBelowDamages(spec)
      if (below !== undefined) refuse('DEPOSIT_BELOW_DAMAGES', { why: below })
      const terms = termsOf(spec, venue.grades)
      validateBook({ round, ...terms, budgets: {}, orders: [] })
      // With what is left out: what holds for a round stands in its announcement.
      const limits = spec.limits ?? limitsSchema.parse({})
      return [{ kind: 'round', round, spec: { ...withValues(venue, withReferences(venue, spec, terms)), limits } }]
    },
  ),
  'close-round': command(
    OPERATOR_ONLY,
    'operate',
    'Closes a round whose time is over: no order comes in or goes out any more, and the trustees may hand out their shares.',
    z.strictObject({ round: id }),
    (venue, { round: name }, { at }) => {
      const round = roundNamed(venue, name, 'announced')
      if (isBefore(at, round.spec.closes)) refuse('ROUND_NOT_OVER', { name, closes: round.spec.closes, at })
      return [{ kind: 'closed', round: name, ...(round.version < 2 ? {} : { commitments: commitmentsIn(round) }) }]
    },
  ),
  'give-shares': command(
    TRADER_ONLY,
    'shares',
    'As a trustee of a closed round, hands out your organisation’s shares of orders by their commitments: each once, as many at a time as you like.',
    z.strictObject({
      round: id,
      shares: z.record(hash, z.string().max(200)),
      unreadable: z
        .array(hash)
        .max(100_000)
        .refine((orders) => new Set(orders).size === orders.length, 'names an order twice')
        .optional()
        .meta({ description: 'orders whose share is not sealed for your key, or not the one that its hash names' }),
    }),
    (venue, { round: name, shares, unreadable = [] }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name, 'closed')
      if (!round.spec.trustees.includes(organisation)) refuse('NOT_A_TRUSTEE', { organisation, name })
      refuseTooLate(round, context.at)
      const sealed = new Map([...round.orders.values()].map(({ commitment = '', envelope }) => [commitment, envelope]))
      const idOf = orderNamed(round.orders)
      const told = [...new Set([...Object.keys(shares), ...unreadable])]
      const again = told.filter((order) => hasTold(round, organisation, idOf(order)))
      if (round.heard.has(organisation)) refuse('SHARES_GIVEN', { organisation, round: name })
      if (again.length > 0)
        refuse('SHARES_GIVEN:some', { organisation, count: again.length, orders: again.slice(0, 3).join(', ') })
      const strangers = unreadable.filter((order) => !sealed.has(order) || Object.hasOwn(shares, order))
      const wrong = Object.entries(shares).filter(([order, share]) => {
        const envelope = sealed.get(order)
        return envelope === undefined || !isShareOf(envelope, organisation, share)
      })
      const off = [...strangers, ...wrong.map(([order]) => order)]
      if (told.length === 0 && round.orders.size > 0)
        refuse('SHARES_WRONG:none', { round: name, count: round.orders.size })
      if (off.length > 0) refuse('SHARES_WRONG', { count: off.length, orders: off.slice(0, 3).join(', ') })
      return [
        {
          kind: 'shares',
          round: name,
          trustee: organisation,
          shares,
          ...(unreadable.length === 0 ? {} : { unreadable }),
        },
      ]
    },
  ),
  'open-round': command(
    OPERATOR_ONLY,
    'operate',
    'Opens the orders of a closed round with the trustees’ shares, and accepts those that keep to the rules.',
    z.strictObject({
      round: id,
      leaveUnread: z.boolean().optional().meta({
        description:
          'open, although some orders cannot be read, once the time is over in which trustees and senders can have them read',
      }),
    }),
    async (venue, { round: name, leaveUnread = false }, { at }) => {
      const round = roundNamed(venue, name, 'closed')
      const { threshold } = round.spec
      const first = waitsFor(round)
      if (first !== undefined)
        refuse('ROUND_BEFORE', { first: first.id, name, status: word('state', { state: first.status }) })
      if (round.heard.size < threshold && round.orders.size > 0)
        refuse('SHARES_TOO_FEW', { given: round.heard.size, threshold })
      refuseUnread(round, { leaveUnread, at })
      return [{ kind: 'opened', round: name, ...(await openOrders(venue, round)) }]
    },
  ),
  'clear-round': command(
    OPERATOR_ONLY,
    'operate',
    'Clears an opened round: prices, who trades how much, and the certificate, signed. Orders that it cannot be cleared with are left out.',
    z.strictObject({ round: id }),
    async (venue, { round: name }, { clear, sign }) => {
      const { book } = roundNamed(venue, name, 'opened')
      if (book === undefined) throw new Error(`${name} has no book`)
      const { certificate, leftOut } = await clear(book)
      return [
        ...(leftOut.length === 0 ? [] : [{ kind: 'left-out', round: name, orders: leftOut } as const]),
        { kind: 'cleared', round: name, certificate, signature: await sign(certificate.seal) },
      ]
    },
  ),
  'void-round': command(
    OPERATOR_ONLY,
    'operate',
    'Declares a round void that was not cleared; all deposits go back.',
    z.strictObject({ round: id, why: text }),
    (venue, { round: name, why }) => {
      roundNamed(venue, name, 'announced', 'closed', 'opened')
      return [{ kind: 'void', round: name, why }]
    },
  ),
  'declare-shortage': command(
    OPERATOR_ONLY,
    'operate',
    'Declares that buyers of a material may have a part of what they ask for only, the same for everybody, in rounds that close from now on; 1 ends it.',
    z.strictObject({ material: id, share: z.number().gt(0).max(1).meta({ 'x-unit': 'share' }), why: text }),
    (venue, { material, share, why }) => {
      if (!venue.tables.materials.has(material)) refuse('MATERIAL_UNKNOWN', { material })
      return [{ kind: 'shortage', material, share, why }]
    },
  ),
  'declare-undelivered': command(
    OPERATOR_ONLY,
    'operate',
    'Declares that what is still missing of a parcel will not come: the seller pays the buyer’s price back, and damages unless force majeure was accepted.',
    z.strictObject({ round: id, parcel: uri, why: text }),
    (venue, { round: name, parcel: asked, why }, { at }) => {
      const round = roundNamed(venue, name, 'cleared')
      const open = openParcels(venue, round).find(({ parcel }) => parcel === asked)
      if (open === undefined) refuse('PARCEL_NOT_OPEN', { parcel: asked })
      refuseBeforeDue(round, asked, at)
      refusePending(round, asked, at)
      return [{ kind: 'undelivered', round: name, parcel: asked, grams: open.grams, why }]
    },
  ),
  'declare-default': command(
    OPERATOR_ONLY,
    'operate',
    'Declares a member in default that cannot pay what it owes to a round; deposits, funds and capital pay, in the stated order.',
    z.strictObject({ round: id, organisation: uri, why: text }),
    (venue, { round: name, organisation, why }) => {
      const round = roundNamed(venue, name, 'cleared')
      if (!shortfallsIn(venue, round).has(organisation)) refuse('NOT_SHORT', { organisation, name })
      return [{ kind: 'defaulted', round: name, organisation, why }]
    },
  ),
  'settle-round': command(
    OPERATOR_ONLY,
    'operate',
    'Settles a cleared round once all is delivered: what is owed is paid, what is due is paid out, deposits go back.',
    z.strictObject({ round: id }),
    (venue, { round: name }, { at }) => {
      const round = roundNamed(venue, name, 'cleared')
      const open = openParcels(venue, round)
      if (open.length > 0)
        refuse('NOT_DELIVERED', {
          count: open.length,
          parcels: open
            .slice(0, 3)
            .map(({ parcel }) => parcel)
            .join(', '),
        })
      const short = shortfallsIn(venue, round)
      if (short.size > 0)
        refuse('MONEY_MISSING', {
          missing: listed(
            [...short].map(([member, amount]) =>
              word('lacks', { member, amount: decimalOf(amount), currency: venue.currency }),
            ),
          ),
        })
      refuseDisputable(venue, round, at)
      return [{ kind: 'settled', round: name }]
    },
  ),
} as const

/** What was handed over may be disputed for some days, and what the seller gets for it stays here for as long. */
function refuseDisputable(venue: MarketState, round: Round, at: string): void {
  const last = lastDisputable(venue, round, at)
  if (last !== undefined) refuse('DISPUTES_POSSIBLE', { round: round.id, days: round.spec.disputeDays ?? 0, last })
}

/**
 * Orders that too few trustees can read hold a round up until others have been heard or their senders have revealed them, and no longer
 * than their time (`readableIn`): neither does a broken order stop the round, nor one trustee leave out somebody else's by a word.
 */
function refuseUnread(round: Round, { leaveUnread, at }: { readonly leaveUnread: boolean; readonly at: string }): void {
  const unread = unreadIn(round)
  if (unread.length === 0) return
  if (leaveUnread && isReadingOver(round, at)) return
  const { from, hours } = readableIn(round) ?? { from: at, hours: 24 }
  refuse('ORDERS_UNREAD', {
    count: unread.length,
    orders: unread.slice(0, 3).join(', '),
    who: openIn(round).length === 0 ? 'senders' : 'trustees',
    time: hours === 1 ? 'hour' : 'day',
    from,
  })
}

/** Which trustees' words make an order unread has to be out of reach of as many as cannot open it: that takes as many honest ones. */
function refuseThreshold({ trustees: { length }, threshold }: RoundSpec, version: number): void {
  if (threshold > length) refuse('TRUSTEES_TOO_FEW', { threshold, length })
  if (version >= 3 && !isThresholdSafe(length, threshold))
    refuse('TRUSTEES_TOO_FEW:threshold', { threshold, length, fewer: threshold - 1, enough: 2 * threshold - 1 })
}
