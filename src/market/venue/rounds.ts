import { z } from 'zod'
import { gradeOf } from '../origin/index.ts'
import { openBook } from '../round/index.ts'
import { isShareOf, SealBroken, unseal } from '../sealed/index.ts'
import { decimalOf } from '../ledger/index.ts'
import { shareFor } from './book.ts'
import { shortIn } from './bookings.ts'
import {
  command,
  id,
  isBefore,
  memberNamed,
  OPERATOR_ONLY,
  ownOrganisation,
  roundNamed,
  text,
  TRADER_ONLY,
  uri,
} from './command.ts'
import { deliveredIn } from './delivery.ts'
import { orderSchema, type OrderContent, type Unknown } from './order.ts'
import { orderFaults, takenBy, type LotFacts, type OrderFault } from './order-faults.ts'
import { refuse } from './refusal.ts'
import { roundSchema, type Round } from './round.ts'
import { termsOf } from './terms.ts'
import type { Venue } from './venue.ts'

/** A round, from its announcement to its settlement. */
export const roundCommands = {
  'announce-round': command(
    OPERATOR_ONLY,
    'operate',
    'Announces a round: what is traded, until when, by which rules, and who holds the keys.',
    z.strictObject({ round: id, spec: roundSchema }),
    (venue, { round, spec }, { at }) => {
      if (venue.rounds.has(round))
        refuse('ROUND_TWICE', `There is a round "${round}" already.`, 'Give it an id of its own.')
      if (!isBefore(at, spec.closes) || !isBefore(spec.opens, spec.closes))
        refuse(
          'ROUND_TIMES',
          `The round opens at ${spec.opens} and closes at ${spec.closes}; it is ${at} now.`,
          'Let it close later than it opens, and later than now.',
        )
      if (spec.threshold > spec.trustees.length)
        refuse(
          'TRUSTEES_TOO_FEW',
          `${spec.threshold} trustees have to agree, and ${spec.trustees.length} are named.`,
          'Name more, or ask for fewer.',
        )
      if (new Set(spec.trustees).size < spec.trustees.length)
        refuse('TRUSTEES_TWICE', 'A trustee is named twice.', 'Name each once.')
      for (const trustee of spec.trustees)
        if (venue.member(memberNamed(venue, trustee)).trustee === undefined)
          refuse('TRUSTEE_WITHOUT_KEY', `${trustee} has registered no key.`, 'Let them register one, or name another.')
      for (const { material } of spec.materials)
        if (!venue.world.materials.has(material))
          refuse('MATERIAL_UNKNOWN', `There is no material "${material}".`, 'Look it up in materials.csv.')
      for (const place of spec.places)
        if (!venue.world.places.has(place))
          refuse('PLACE_UNKNOWN', `There is no place "${place}".`, 'Look it up in places.csv.')
      const known = new Set(venue.grades.map((grade) => grade.id))
      for (const { material, grades = [] } of spec.materials)
        for (const grade of grades)
          if (!known.has(grade))
            refuse(
              'GRADE_UNKNOWN',
              `There is no grade "${grade}" for ${material}.`,
              `Known are: ${[...known].join(', ')}.`,
            )
      for (const { id: route, owner } of spec.routes)
        if (!venue.members.has(owner))
          refuse('ROUTE_OWNER', `The route "${route}" is of ${owner}, who is no member.`, 'Name a member, who is paid.')
      openBook({ round, ...termsOf(spec, venue.grades), budgets: {}, orders: [] })
      return [{ kind: 'round', round, spec }]
    },
  ),
  'close-round': command(
    OPERATOR_ONLY,
    'operate',
    'Closes a round whose time is over: no order comes in or goes out any more, and the trustees may hand out their shares.',
    z.strictObject({ round: id }),
    (venue, { round: name }, { at }) => {
      const round = roundNamed(venue, name, 'announced')
      if (isBefore(at, round.spec.closes))
        refuse(
          'ROUND_NOT_OVER',
          `The round "${name}" closes at ${round.spec.closes}; it is ${at} now.`,
          'Wait until then. Nobody can close it sooner.',
        )
      return [{ kind: 'closed', round: name }]
    },
  ),
  'give-shares': command(
    TRADER_ONLY,
    'shares',
    'As a trustee of a closed round, hands out your organisation’s share of each order.',
    z.strictObject({ round: id, shares: z.record(id, z.string().max(200)) }),
    (venue, { round: name, shares }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name, 'closed')
      if (!round.spec.trustees.includes(organisation))
        refuse('NOT_A_TRUSTEE', `${organisation} is no trustee of "${name}".`, 'Only trustees hold shares.')
      const missing = [...round.orders.keys()].filter((order) => !Object.hasOwn(shares, order))
      const wrong = Object.entries(shares).filter(([order, share]) => {
        const envelope = round.orders.get(order)?.envelope
        return envelope === undefined || !isShareOf(envelope, organisation, share)
      })
      if (missing.length + wrong.length > 0)
        refuse(
          'SHARES_WRONG',
          `${missing.length} shares are missing and ${wrong.length} are not those of their orders (${[...missing, ...wrong.map(([order]) => order)].slice(0, 3).join(', ')}).`,
          'Read the shares from the envelopes with your key and hand all of them in.',
        )
      return [{ kind: 'shares', round: name, trustee: organisation, shares }]
    },
  ),
  'open-round': command(
    OPERATOR_ONLY,
    'operate',
    'Opens the orders of a closed round with the trustees’ shares, and accepts those that keep to the rules.',
    z.strictObject({ round: id }),
    async (venue, { round: name }) => {
      const round = roundNamed(venue, name, 'closed')
      const { threshold } = round.spec
      if (round.shares.size < threshold && round.orders.size > 0)
        refuse(
          'SHARES_TOO_FEW',
          `${round.shares.size} trustees have handed out their shares, and it takes ${threshold}.`,
          'Ask the others; without them the round can only be declared void.',
        )
      return [{ kind: 'opened', round: name, ...(await openOrders(venue, round)) }]
    },
  ),
  'clear-round': command(
    OPERATOR_ONLY,
    'operate',
    'Clears an opened round: prices, who trades how much, and the certificate, signed.',
    z.strictObject({ round: id }),
    async (venue, { round: name }, { clear, sign }) => {
      const { book } = roundNamed(venue, name, 'opened')
      if (book === undefined) throw new Error(`${name} has no book`)
      const certificate = await clear(book)
      return [{ kind: 'cleared', round: name, certificate, signature: await sign(certificate.seal) }]
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
    z.strictObject({ material: id, share: z.number().gt(0).max(1), why: text }),
    (venue, { material, share, why }) => {
      if (!venue.world.materials.has(material))
        refuse('MATERIAL_UNKNOWN', `There is no material "${material}".`, 'Look it up in materials.csv.')
      return [{ kind: 'shortage', material, share, why }]
    },
  ),
  'declare-undelivered': command(
    OPERATOR_ONLY,
    'operate',
    'Declares that what is still missing of a parcel will not come: the seller pays the buyer’s price back, and damages.',
    z.strictObject({ round: id, parcel: uri, why: text }),
    (venue, { round: name, parcel: asked, why }) => {
      const round = roundNamed(venue, name, 'cleared')
      const open = openParcels(venue, round).find(({ parcel }) => parcel === asked)
      if (open === undefined)
        refuse('PARCEL_NOT_OPEN', `Nothing is missing of "${asked}".`, 'Look at what is still to be delivered.')
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
      if (!shortIn(venue, round).has(organisation))
        refuse(
          'NOT_SHORT',
          `${organisation} has enough with the market for what it owes to "${name}".`,
          'Settle the round.',
        )
      return [{ kind: 'defaulted', round: name, organisation, why }]
    },
  ),
  'settle-round': command(
    OPERATOR_ONLY,
    'operate',
    'Settles a cleared round once all is delivered: what is owed is paid, what is due is paid out, deposits go back.',
    z.strictObject({ round: id }),
    (venue, { round: name }) => {
      const round = roundNamed(venue, name, 'cleared')
      const open = openParcels(venue, round)
      if (open.length > 0)
        refuse(
          'NOT_DELIVERED',
          `${open.length} parcels are still to be delivered, among them ${open
            .slice(0, 3)
            .map(({ parcel }) => parcel)
            .join(', ')}.`,
          'Wait for the transfers, or declare what will not come.',
        )
      const short = shortIn(venue, round)
      if (short.size > 0)
        refuse(
          'MONEY_MISSING',
          [...short].map(([member, amount]) => `${member} lacks ${decimalOf(amount)} ${venue.currency}`).join('; '),
          'Note their payments, or declare them in default.',
        )
      return [{ kind: 'settled', round: name }]
    },
  ),
} as const

/** What is still to be delivered from member to member. */
export function openParcels(venue: Venue, round: Round): { readonly parcel: string; readonly grams: number }[] {
  const delivered = deliveredIn(round, venue)
  return round.parcels.flatMap(({ id: parcel, from, to, grams }) => {
    if (!round.orders.has(from) || !round.orders.has(to)) return []
    const same = round.orders.get(from)?.organisation === round.orders.get(to)?.organisation
    const left = grams - (delivered.get(parcel) ?? 0) - (round.undelivered.get(parcel) ?? 0)
    return left > 0 && !same ? [{ parcel, grams: left }] : []
  })
}

interface Opened {
  readonly accepted: { order: string; content: OrderContent }[]
  readonly refused: { order: string; why: string }[]
}

/** Opens all orders, in the order of their ids, so that whoever opens them comes to the same. */
async function openOrders(venue: Venue, round: Round): Promise<Opened> {
  const accepted: Opened['accepted'] = []
  const refused: Opened['refused'] = []
  const promised: Promised = { taken: new Map(), contracts: new Set() }
  for (const { id: order, organisation, cover, envelope } of [...round.orders.values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )) {
    const shares = new Map(
      [...round.shares].flatMap(([trustee, own]) => {
        const share = own.get(order)
        return share === undefined ? [] : [[trustee, share] as const]
      }),
    )
    const found = await contentOf(envelope, { round: round.id, order, organisation }, shares)
    const why =
      typeof found === 'string' ? found : whyRefused(venue, round, { organisation, cover, content: found }, promised)
    if (typeof found === 'string' || why !== undefined) refused.push({ order, why: why ?? '' })
    else accepted.push({ order, content: found })
  }
  return { accepted, refused }
}

/** What an envelope holds, or why that is no order. */
async function contentOf(...sealed: Parameters<typeof unseal>): Promise<OrderContent | string> {
  let plain: string
  try {
    plain = await unseal(...sealed)
  } catch (error) {
    if (error instanceof SealBroken) return error.message
    throw error
  }
  let given: unknown
  try {
    given = JSON.parse(plain)
  } catch {
    return 'It holds no JSON.'
  }
  const read = orderSchema.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return `${issue?.path.map(String).join('.') || 'It'}: ${issue?.message ?? 'is no order'}.`
}

interface Sealed {
  readonly organisation: string
  readonly cover: bigint
  readonly content: OrderContent
}

/** What orders before have taken: grams of lots, and price contracts. */
interface Promised {
  readonly taken: Map<string, bigint>
  readonly contracts: Set<string>
}

/** Why an opened order does not take part; if it does, its lots are taken. */
function whyRefused(
  venue: Venue,
  round: Round,
  { organisation, cover, content }: Sealed,
  { taken, contracts }: Promised,
): string | undefined {
  const contract = content.kind === 'floor' ? venue.contracts.get(content.contract) : undefined
  const lotOf = (id: string): LotFacts | undefined => lotFactsOf(venue, organisation, id)
  const [fault] = orderFaults(
    { content, cover },
    {
      suspended: venue.member(organisation).suspended,
      terms: round.terms,
      margin: round.spec.margin,
      contract: contract?.organisation === organisation ? contract : undefined,
      share: shareFor(round, content),
      grades: venue.grades.map(({ id }) => id),
      lotOf,
      taken,
      contracts,
    },
  )
  if (fault !== undefined) return sentenceOf(fault, { organisation, cover, currency: venue.currency })
  for (const [lot, take] of takenBy(content, { lotOf, taken }).takes) taken.set(lot, (taken.get(lot) ?? 0n) + take)
  if (content.kind === 'floor') contracts.add(content.contract)
  return undefined
}

function lotFactsOf(venue: Venue, organisation: string, id: string): LotFacts | undefined {
  const lot = venue.lots.lots.get(id)
  if (lot === undefined) return undefined
  const site = lot.site === undefined ? undefined : venue.registry.sites.get(lot.site)
  return {
    material: lot.material,
    own: lot.owner === organisation,
    place: site?.country,
    gradeOn: (day) => gradeOf(venue.grades, lot, venue.registry, { on: day }).grade?.id,
    left: lot.left,
  }
}

/** A fault as it stands in the log. */
function sentenceOf(
  fault: OrderFault,
  { organisation, cover, currency }: { organisation: string; cover: bigint; currency: string },
): string {
  switch (fault.kind) {
    case 'suspended':
      return `${organisation} is suspended: ${fault.why}.`
    case 'unknown':
      return `This round does not have ${fault.names.map(unknownName).join(', ')}.`
    case 'least':
      return 'Its least is more than all of it.'
    case 'contract':
      return `${organisation} has no price contract "${fault.contract}" for ${fault.material}.`
    case 'contract-taken':
      return `Another order of this round is under the price contract "${fault.contract}" already.`
    case 'floor-over-strike':
      return `Its floor is above the strike of the price contract "${fault.contract}".`
    case 'twice':
      return 'It moves the same goods twice in one go.'
    case 'unclear':
      return fault.why
    case 'nothing':
      return 'Nothing is left of it in whole grams.'
    case 'deposit':
      return `It takes a deposit of ${decimalOf(fault.needed)} ${currency}, and came with ${decimalOf(cover)}.`
    case 'lot-unknown':
      return `There is no lot ${fault.lot}.`
    case 'lot-material':
      return `The lot ${fault.lot} is ${fault.material}, which this order does not sell.`
    case 'lot-owner':
      return `The lot ${fault.lot} is not of ${organisation}.`
    case 'lot-place':
      return `The lot ${fault.lot} does not lie in ${fault.place}.`
    case 'lot-grade':
      return `The lot ${fault.lot} is of grade ${fault.grade ?? 'none'} by its origin, and "${fault.promised}" is promised.`
    case 'lots-short':
      return `It sells ${fault.wanted} g of ${fault.material}, and its lots have ${fault.found} g that are free.`
    default:
      return fault satisfies never
  }
}

function unknownName({ what, name, of }: Unknown): string {
  return what === 'month' ? `the month ${name}` : `the ${what} "${name}"${of === undefined ? '' : ` of ${of}`}`
}
