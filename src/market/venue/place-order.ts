import { quantity } from '../../quantity/index.ts'
import { z } from 'zod'
import { FaultList } from '../../world/index.ts'
import { decimalOf } from '../ledger/index.ts'
import { sealKeepingKey, type Envelope } from '../sealed/index.ts'
import { microUsdOf } from './amounts.ts'
import { atLeastFloor } from './caps.ts'
import { x25519 } from './members.ts'
import {
  bookOrder,
  depositFor,
  leastTooMuch,
  roundedUp,
  unknownName,
  unknownNames,
  type OrderContent,
} from './order.ts'
import { roundSchema } from './round.ts'

/** What a trader's own machine has to know of a round, as anybody reads it (`GET /rounds/{id}`). */
export const announcedSchema = z.object({
  id: z.string(),
  status: z.string(),
  terms: roundSchema,
  grades: z.array(z.object({ material: z.string(), grades: z.array(z.string()) })),
  trustees: z.array(z.object({ organisation: z.string(), jwk: x25519 })),
})
export type Announced = z.infer<typeof announcedSchema>

/** The input of the command `place-order`. */
export interface PlaceOrder {
  readonly round: string
  readonly order: string
  readonly deposit: string
  readonly envelope: Envelope
}

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
  { organisation, order, file }: { readonly organisation: string; readonly order: string; readonly file?: string },
): Promise<{ readonly input: PlaceOrder; readonly key: string }> {
  const faults = new FaultList()
  const where = file === undefined ? {} : { file }
  const { terms, grades, trustees } = round
  if (round.status !== 'announced')
    faults.add({
      code: 'ROUND_NOT_OPEN',
      message: `The round "${round.id}" is ${round.status}, and takes no orders.`,
      remedy: 'Take one that is announced.',
    })
  const materials = grades.map((one) => ({ name: one.material, grades: one.grades }))
  for (const unknown of unknownNames(content, { ...terms, materials }))
    faults.add({
      code: 'ORDER_NOT_IN_ROUND',
      message: `This round does not have ${unknownName(unknown)}.`,
      ...where,
      remedy: 'Order what its terms list, or take another round.',
    })
  if (leastTooMuch(content))
    faults.add({
      code: 'ORDER_LEAST',
      message: 'The least part of the order is more than all of it.',
      ...where,
      remedy: 'Give a least of at most its kilograms.',
    })
  faults.refuse()
  const { envelope, key } = await sealKeepingKey(
    JSON.stringify(content),
    { round: round.id, order, organisation },
    {
      trustees: trustees.map(({ organisation: id, jwk }) => ({ id, publicJwk: jwk })),
      threshold: terms.threshold,
    },
  )
  const deposit = decimalOf(atLeastFloor(roundedUp(mostDeposit(content, terms.margin)), terms))
  return { input: { round: round.id, order, deposit, envelope }, key }
}

/**
 * What is enough in any case: the whole order, though in a shortage it may be cut, and all that a price contract may sell, though its
 * budget may carry less.
 */
function mostDeposit(content: OrderContent, margin: number): bigint {
  const contract =
    content.kind === 'floor'
      ? {
          id: '',
          organisation: '',
          material: '',
          budget: '',
          amount: quantity<'µUSD'>(0),
          strike: microUsdOf(content.floor),
        }
      : undefined
  return depositFor(bookOrder('', content, { contract, share: 1 }), margin)
}
