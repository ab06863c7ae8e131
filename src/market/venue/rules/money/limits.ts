import { decimalOf } from '../../../ledger/index.ts'
import type { Envelope } from '../../../sealed/index.ts'
import { billionthsOf } from '../../../amounts.ts'
import { refuse } from '../../forms/refusal.ts'
import type { Round, SealedOrder } from '../../state/round.ts'
import { type RoundLimits, limitsSchema } from '../../events/limits.ts'

/** Of a round that was announced before there were any; it takes no orders any more. */
const NONE: RoundLimits = limitsSchema.parse({})

/** A deposit, and at least what the round asks of each order. */
export function atLeastFloor(deposit: bigint, { limits }: { readonly limits?: RoundLimits | undefined }): bigint {
  const floor = billionthsOf(limits?.deposit ?? '0')
  return deposit < floor ? floor : deposit
}

const BYTES_OF_MEGABYTE = 1_000_000

export const bytesOf = (envelope: Envelope): number => new TextEncoder().encode(JSON.stringify(envelope)).length

/**
 * Refuses an order beyond what its member may bring to the round. Withdrawing is never refused: what was placed can be withdrawn once,
 * so that it is bounded by the same.
 */
export function refuseBeyondCaps(
  { id: name, spec: { limits = NONE }, orders, placed }: Round,
  { id, organisation, deposit, envelope }: Pick<SealedOrder, 'id' | 'organisation' | 'deposit' | 'envelope'>,
): void {
  if (deposit < billionthsOf(limits.deposit))
    refuse('DEPOSIT_TOO_SMALL', { name, deposit: limits.deposit, given: decimalOf(deposit) })
  const own = placed.get(organisation)
  const standing = own?.standing ?? 0
  if (!orders.has(id) && standing >= limits.orders)
    refuse('ORDERS_TOO_MANY', { organisation, standing, name, orders: limits.orders })
  const [times, timesOfOrder] = [own?.placings ?? 0, own?.of.get(id) ?? 0]
  if (times >= limits.placings) refuse('AMENDMENTS_TOO_MANY', { organisation, round: name, times })
  if (timesOfOrder >= limits.placingsOfOrder)
    refuse('AMENDMENTS_TOO_MANY:order', { order: id, round: name, times: timesOfOrder })
  const left = limits.megabytes * BYTES_OF_MEGABYTE - (own?.bytes ?? 0)
  const bytes = bytesOf(envelope)
  if (bytes > left)
    refuse('BYTES_TOO_MANY', {
      bytes,
      megabytes: limits.megabytes,
      name,
      organisation,
      left: Math.max(0, Math.floor(left)),
    })
}
