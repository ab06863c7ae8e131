import { z } from 'zod'
import { FaultList, InputError } from '../world/index.ts'
import { digest } from './canonical.ts'
import { keyFault } from './key-fault.ts'
import { publicPartsOf, type KeyFile } from './key-file.ts'
import { isRefusal, issueCredential, parseEvent, verifyCredential } from './origin/index.ts'
import { commitmentIn, isSealedFor, isShareOf, SealBroken, shareOf, trusteeKey } from './sealed/index.ts'

/** A trustee's sealed shares, as they read them after the close (`GET /rounds/{id}/envelopes`). */
export const envelopesSchema = z.object({
  round: z.string(),
  market: z.string(),
  terms: z.looseObject({ closes: z.iso.datetime() }),
  trustee: z.string(),
  number: z.number().int(),
  jwk: z.object({ x: z.string() }),
  orders: z.array(z.object({ order: z.string(), share: z.string(), hash: z.string() })),
})
export type Envelopes = z.infer<typeof envelopesSchema>

/** The input of the command `give-shares`. */
export interface GiveShares {
  readonly round: string
  readonly shares: Readonly<Record<string, string>>
  readonly unreadable?: readonly string[]
}

/**
 * A trustee's shares of some orders of a round, opened with their key; those that it does not open are named. It trusts nobody's word for
 * it that the round is over: the terms are those that senders sealed with their shares, and the clock is the trustee's own.
 *
 * @param at now
 * @throws InputError if they are sealed for another key, market, round or other terms, or the round is not over
 */
export async function sharesWith(
  { organisation, trustee: { d } }: KeyFile,
  { round, market, terms, trustee, number, jwk, orders }: Envelopes,
  at: string,
): Promise<GiveShares> {
  const faults = new FaultList()
  if (trustee !== organisation) faults.add(keyFault('KEY_OF_ANOTHER:shares', { trustee, organisation }))
  // Any order may be sealed wrongly, and so may all that are here: that they are not readable tells nothing of the key.
  else if (trusteeKey(d, market, number).x !== jwk.x) faults.add(keyFault('SHARES_UNREADABLE', {}))
  if (Date.parse(at) < Date.parse(terms.closes))
    faults.add(keyFault('ROUND_NOT_OVER:shares', { round, closes: terms.closes, at }))
  const sealedFor = { market, round, terms: digest(terms) }
  const strangers = orders.filter(({ order, share }) => !isSealedFor(share, sealedFor) || commitmentIn(share) !== order)
  if (strangers.length > 0) faults.add(keyFault('SHARES_OF_ANOTHER', { count: strangers.length, all: orders.length }))
  faults.throwIfAny()
  const key = trusteeKey(d, market, number)
  const shares: [order: string, share: string][] = []
  const unreadable: string[] = []
  for (const { order, share, hash } of orders) {
    const opened = await shareOf(share, sealedFor, key).catch((error: unknown) => {
      if (error instanceof SealBroken) return undefined
      throw error
    })
    if (opened !== undefined && isShareOf({ shares: [{ trustee, share, hash }] }, trustee, opened))
      shares.push([order, opened])
    else unreadable.push(order)
  }
  return { round, shares: Object.fromEntries(shares), ...(unreadable.length === 0 ? {} : { unreadable }) }
}

/** How many keys are made for rounds to come, unless somebody asks for another number. */
const KEYS = 50

/** The input of the command `register-trustee-keys`. */
export const trusteeKeysWith = (
  { trustee: { d } }: KeyFile,
  { market, from, count = KEYS }: { readonly market: string; readonly from: number; readonly count?: number },
): { readonly from: number; readonly keys: string[] } => ({
  from,
  keys: Array.from({ length: count }, (_, i) => trusteeKey(d, market, from + i).x),
})

/**
 * The input of the command `record-lot-event`: an event, signed. What the market would refuse of the credential alone is refused here.
 *
 * @param at now
 * @throws InputError
 */
export async function signedWith(keys: KeyFile, given: unknown, at: string): Promise<{ readonly credential: string }> {
  const { organisation, signing } = keys
  const event = parseEvent(given)
  const key = { id: signing.id, privateJwk: signing.jwk }
  const credential = await issueCredential(event, { issuer: organisation, key, at })
  const own = {
    ...publicPartsOf(keys).signing,
    organisation,
    from: '1970-01-01T00:00:00Z',
    until: '9999-01-01T00:00:00Z',
  }
  const read = await verifyCredential(credential, { keys: new Map([[own.id, own]]), received: at })
  if (isRefusal(read)) throw new InputError([read])
  return { credential }
}
