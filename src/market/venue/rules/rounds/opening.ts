import { base64url } from 'jose'
import type { z } from 'zod'
import { gradeOf, qualificationsOf } from '../../../origin/index.ts'
import { digest } from '../../../canonical.ts'
import { SealBroken, unseal, unsealWithKey, type Unsealed } from '../../../sealed/index.ts'
import { shareFor } from '../orders/book.ts'
import { marginFor } from '../money/deposit-class.ts'
import type { DepositClass } from '../../events/deposit-class.ts'
import { sentenceOf } from '../orders/fault-sentence.ts'
import { boundBefore, contractsIn } from './frozen.ts'
import type { Frozen, Round, SealedOrder } from '../../state/round.ts'
import { sharesOf } from './hearing.ts'
import {
  bookOrder,
  orderSchema,
  orderSchemaBefore,
  type OrderContent,
  contractUnder,
  plantWork,
} from '../../../round/index.ts'
import { valuesIn } from '../money/deposits.ts'
import { mostMade, plantOf } from '../orders/conversion.ts'
import { orderFaults, takenBy, type LotFacts } from '../orders/order-faults.ts'
import { madeElsewhere, plantsOf } from './plants.ts'
import { bindingOf, sealingOf } from './round.ts'
import type { MarketState } from '../../state/market-state.ts'

/** What comes of the sealed orders of a closed round. */
interface Opened {
  readonly accepted: { order: string; content: OrderContent }[]
  readonly refused: { order: string; why: string }[]
  /** What decides between orders that are alike. */
  readonly tieBreak: string
}

/**
 * Opens all orders, in the order of their ids and by what held at the close, so that everybody who opens them finds the same.
 *
 * Ties are broken by the keys of all that open: those who lack one of them cannot know how before the close, and afterwards
 * nobody has a choice, since an envelope opens for all of its trustees or for none.
 */
export async function openOrders(
  venue: Pick<MarketState, 'contracts' | 'currency' | 'grades' | 'registry' | 'rounds'>,
  round: Round,
): Promise<Opened> {
  const { frozen } = round
  if (frozen === undefined) throw new Error(`${round.id} was not closed by these rules`)
  const accepted: Opened['accepted'] = []
  const refused: Opened['refused'] = []
  const promised: Promised = {
    taken: new Map(boundBefore(venue, frozen)),
    contracts: new Set(),
    made: madeElsewhere(venue, frozen.converting ?? venue.rounds.values()),
  }
  const keys: string[] = []
  for (const sealed of [...round.orders.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id: order, organisation, deposit: cover, depositClass } = sealed
    const found = await contentOf(round.version < 3 ? orderSchemaBefore : orderSchema, async () => {
      const { content, key } = await unsealIn(round, sealed)
      keys.push(base64url.encode(key))
      return content
    })
    const why =
      typeof found === 'string'
        ? found
        : whyRefused(venue, { round, frozen }, { organisation, cover, depositClass, content: found }, promised)
    if (typeof found === 'string' || why !== undefined) refused.push({ order, why: why ?? '' })
    else accepted.push({ order, content: found })
  }
  return { accepted, refused, tieBreak: digest(keys.sort()) }
}

/**
 * Opens an envelope of a closed round, by its trustees' shares, or by the key that its sender has revealed.
 *
 * @throws SealBroken
 */
export function unsealIn(round: Round, order: SealedOrder): Promise<Unsealed> {
  const { id, envelope } = order
  const binding = bindingOf(round, order)
  const key = round.revealed.get(id)
  const whom = sealingOf(round)
  return key === undefined
    ? unseal(envelope, binding, whom, sharesOf(round, id))
    : unsealWithKey(envelope, binding, whom, key)
}

/** What an envelope holds, or why that is no order. */
async function contentOf(
  schema: z.ZodType<OrderContent>,
  unsealed: () => Promise<string>,
): Promise<OrderContent | string> {
  let plain: string
  try {
    plain = await unsealed()
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
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return `${issue?.path.map(String).join('.') || 'It'}: ${issue?.message ?? 'is no order'}.`
}

interface Sealed {
  readonly organisation: string
  readonly cover: bigint
  readonly depositClass: DepositClass
  readonly content: OrderContent
}

/** What orders before have taken, those of other rounds among them: grams of lots, price contracts, grams that plants make. */
interface Promised {
  readonly taken: Map<string, bigint>
  readonly contracts: Set<string>
  readonly made: Map<string, bigint>
}

/** Why an opened order does not take part; if it does, its lots are taken. */
function whyRefused(
  venue: Pick<MarketState, 'contracts' | 'currency' | 'grades' | 'registry'>,
  { round, frozen }: { readonly round: Round; readonly frozen: Frozen },
  { organisation, cover, depositClass, content }: Sealed,
  { taken, contracts, made }: Promised,
): string | undefined {
  const under = contractUnder(content)
  const contract = under === undefined ? undefined : contractsIn(venue, round).get(under.id)
  const lotOf = (id: string): LotFacts | undefined => lotFactsOf(venue, frozen, { organisation, id })
  const [fault] = orderFaults(
    { content, cover },
    {
      suspended: frozen.suspended.get(organisation),
      unscreened: frozen.unscreened.get(organisation) ?? [],
      terms: round.terms,
      margin: marginFor(round.spec, depositClass),
      collar: round.spec.collar,
      values: valuesIn(round.spec),
      plants: plantsOf({ registry: frozen.registry, grades: venue.grades }, organisation, made),
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
  if (under !== undefined) contracts.add(under.id)
  const work = plantWork(content)
  if (work !== undefined)
    for (const [process, mass] of mostMade(
      work,
      bookOrder('', content, { contract: undefined, share: 1 }),
      venue.registry.recipes,
    )) {
      const plant = plantOf(work.site ?? '', process, work.month)
      made.set(plant, (made.get(plant) ?? 0n) + mass)
    }
  return undefined
}

function lotFactsOf(
  { grades }: Pick<MarketState, 'grades'>,
  { lots, registry }: Frozen,
  { organisation, id }: { readonly organisation: string; readonly id: string },
): LotFacts | undefined {
  const lot = lots.lots.get(id)
  if (lot === undefined) return undefined
  const site = lot.site === undefined ? undefined : registry.sites.get(lot.site)
  return {
    material: lot.material,
    own: lot.owner === organisation,
    place: site?.country,
    gradeOn: (day) => gradeOf(grades, lot, registry, { on: day }).grade?.id,
    qualifications: qualificationsOf(lot, registry),
    left: lot.left,
  }
}
