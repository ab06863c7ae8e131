import type { Recorded } from './corrections.ts'
import { eventsInOrder, recordLots, type LotLedger } from './record.ts'
import { isRefusal, refusing, type Refusal } from './refusal.ts'
import type { Lot } from './lot.ts'
import type { Registry } from './registry.ts'
import { verifyCredential, type Verifying } from './credential.ts'

export type OriginProof =
  | { readonly kind: 'proved'; readonly lot: Lot; readonly book: LotLedger }
  | { readonly kind: 'refused'; readonly refused: readonly Refusal[] }

/** A credential as the market has it. */
export interface Disclosed {
  readonly token: string
  /** Instant at which the market had it. */
  readonly received: string
}

/**
 * Proves one lot from the credentials that are handed in for it: each has to be genuine, to be about this lot or one
 * that it was made of, and together they have to lead to it. It doesn't tell whether the same grams are in another
 * proof as well; for that, all credentials of a market go through `recordLots` together.
 */
export async function proveLot(
  lot: string,
  kept: readonly Disclosed[],
  registry: Registry,
  verifying: Omit<Verifying, 'received'>,
): Promise<OriginProof> {
  const read = await Promise.all(
    kept.map(async ({ token, received }) => verifyCredential(token, { ...verifying, received })),
  )
  const refused = read.filter(isRefusal)
  const genuine = read.filter((one): one is Recorded => !isRefusal(one))
  const book = recordLots(genuine, registry)
  refused.push(...book.refused)
  const found = book.lots.get(lot)
  const about = eventsBehind(lot, book)
  for (const event of eventsInOrder(book.events.keys(), book)) {
    const refuse = refusing(event)
    if (!about.has(event)) refused.push(refuse('CREDENTIAL_OF_ANOTHER_LOT', { event, lot }))
  }
  const refuse = refusing('')
  if (found === undefined) refused.push(refuse('LOT_UNKNOWN:proof', { lot }))
  return refused.length > 0 || found === undefined ? { kind: 'refused', refused } : { kind: 'proved', lot: found, book }
}

/** Events of a lot and of all that it was made of. */
export function eventsBehind(lot: string, book: LotLedger): Set<string> {
  const behind = new Set([lot])
  const events = new Set<string>()
  // A set grows while it is gone through, which makes it the queue as well.
  for (const id of behind) {
    const known = book.lots.get(id)
    for (const event of known?.events ?? []) events.add(event)
    for (const input of known?.from ?? []) behind.add(input)
  }
  return events
}
