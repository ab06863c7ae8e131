import { quantity } from '../../../quantity/index.ts'
import { FaultList } from '../../../world/index.ts'
import { decimalOf } from '../../ledger/index.ts'
import { digest } from '../../canonical.ts'
import { sealKeepingKey, type Envelope, type SealedFor, type SealFor } from '../../sealed/index.ts'
import { partsOfGrade, type Order, bookOrder, type OrderContent, plantWork, contractUnder } from '../../round/index.ts'
import { microUsdOf } from '../../amounts.ts'
import { conversionFaults, whyNoConversion, type Plants } from '../rules/orders/conversion.ts'
import { atLeastFloor } from '../rules/money/limits.ts'
import { collarFaults, collarText } from '../rules/orders/collar.ts'
import { marginFor } from '../rules/money/deposit-class.ts'
import type { DepositClass } from '../events/deposit-class.ts'
import { faultSentence, unknownSentence } from '../rules/orders/fault-sentence.ts'
import { x25519 } from '../events/keys.ts'
import { kindFaults } from '../../round/index.ts'
import { minExceedsMax, unknownNames } from '../rules/orders/order.ts'
import { depositFor, roundUpDeposit, valuesIn } from '../rules/money/deposits.ts'
import { roundSchema } from '../events/round-spec.ts'
import { senderFault } from './sender-fault.ts'
import type { JWK } from 'jose'
import { z } from 'zod'

/** What a trader's own machine has to know of a round, as anybody reads it (`GET /rounds/{id}`). */
export const announcedSchema = z.object({
  id: z.string(),
  status: z.string(),
  terms: roundSchema,
  grades: z.array(z.object({ material: z.string(), grades: z.array(z.string()) })),
  market: z.string(),
  trustees: z.array(z.object({ organisation: z.string(), number: z.number().int(), jwk: x25519 })),
})
export type Announced = z.infer<typeof announcedSchema>

/** The input of the command `place-order`. */
export interface PlaceOrder {
  readonly round: string
  readonly order: string
  readonly deposit: string
  readonly envelope: Envelope
}

interface Placing {
  readonly organisation: string
  readonly order: string
  /** One more than that of the order whose place it takes; 1 if it takes none's. */
  readonly version?: number
  readonly file?: string
  /** That of the sender; where it is not known, the deposit is enough for any. */
  readonly depositClass?: DepositClass
  /** What a conversion is checked against, where it is known. */
  readonly plants?: Plants
}

/** What an order of an announced round is sealed for and by whom it is opened. */
export const sealingFor = ({
  id: round,
  market,
  terms,
  trustees,
}: {
  readonly id: string
  readonly market: string
  readonly terms: { readonly threshold: number }
  readonly trustees: readonly { readonly organisation: string; readonly number: number; readonly jwk: JWK }[]
}): { readonly sealedFor: SealedFor; readonly whom: SealFor } => ({
  sealedFor: { market, round, terms: digest(terms) },
  whom: {
    threshold: terms.threshold,
    trustees: trustees.map(({ organisation: id, number, jwk }) => ({ id, number, publicJwk: { ...jwk } })),
  },
})

/**
 * Seals an order for a round, with the deposit that it takes, rounded up so that it tells little. The market reads an order only after the close, when nothing can be
 * mended: what it would refuse is refused here, but for what only it knows, such as whether lots suffice. With it comes the key
 * that opens it, for `reveal-order`.
 *
 * @throws InputError with every fault found
 */
export async function placeOrder(
  round: Announced,
  content: OrderContent,
  { organisation, order, version = 1, file, plants, depositClass = 'raised' }: Placing,
): Promise<{ readonly input: PlaceOrder; readonly key: string }> {
  const faults = new FaultList()
  const where = file === undefined ? {} : { file }
  const { terms, grades } = round
  if (round.status !== 'announced')
    faults.add(senderFault('ROUND_NOT_OPEN:status', { round: round.id, status: round.status }))
  const materials = grades.map((one) => ({ name: one.material, grades: one.grades }))
  for (const unknown of unknownNames(content, { ...terms, materials }))
    faults.add(senderFault('ORDER_NOT_IN_ROUND', { why: unknownSentence(unknown) }, where))
  if (minExceedsMax(content)) faults.add(senderFault('ORDER_LEAST', {}, where))
  const values = valuesIn(terms)
  const work = plantWork(content)
  if (work !== undefined)
    for (const fault of conversionFaults(work, bookOrder('', content, WHOLE), {
      plants,
      values,
      grades: originsIn(grades),
    }))
      faults.add(senderFault('ORDER_CONVERSION', { why: whyNoConversion(fault, organisation) }, where))
  for (const fault of kindFaults(content, booked(content), { values }))
    faults.add(
      senderFault('ORDER_KIND', { why: faultSentence(fault, { organisation, cover: 0n, currency: '' }) }, where),
    )
  for (const fault of minExceedsMax(content) ? [] : collarFaults(booked(content), terms.collar))
    faults.add(senderFault('ORDER_OUTSIDE_COLLAR', { why: collarText(fault) }, where))
  faults.throwIfAny()
  const { sealedFor, whom } = sealingFor(round)
  const { envelope, key } = await sealKeepingKey(
    JSON.stringify(content),
    { ...sealedFor, order, version, organisation },
    whom,
  )
  const deposit = decimalOf(
    atLeastFloor(roundUpDeposit(mostDeposit(content, { margin: marginFor(terms, depositClass), values })), terms),
  )
  return { input: { round: round.id, order, deposit, envelope }, key }
}

/**
 * What is enough in any case: the whole order, though in a shortage it may be cut, and all that a price contract may sell, though its
 * budget may carry less.
 */
const mostDeposit = (content: OrderContent, terms: Parameters<typeof depositFor>[1]): bigint =>
  depositFor(booked(content), terms)

/** The whole order as the clearing would take it, with a price contract of no other effect. */
function booked(content: OrderContent): Order {
  const under = contractUnder(content)
  const contract =
    under === undefined ? undefined : { budget: '', amount: quantity<'µUSD'>(0), strike: microUsdOf(under.floor) }
  return bookOrder('', content, { ...WHOLE, contract })
}

const WHOLE = { contract: undefined, share: 1 }

/** Grades by origin that a round has, the strictest first. */
const originsIn = (grades: Announced['grades']): string[] => [
  ...new Set(grades.flatMap((one) => one.grades.map((grade) => partsOfGrade(grade).origin))),
]
