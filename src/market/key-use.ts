import { z } from 'zod'
import { FaultList, InputError } from '../world/index.ts'
import { publicPartsOf, type KeyFile } from './key-file.ts'
import { isRefusal, issueCredential, parseEvent, verifyCredential } from './origin/index.ts'
import { isShareOf, SealBroken, shareOf, type Envelope } from './sealed/index.ts'

/** A trustee's sealed shares, as they read them after the close (`GET /rounds/{id}/envelopes`). */
export const envelopesSchema = z.object({
  round: z.string(),
  trustee: z.string(),
  jwk: z.object({ x: z.string() }).nullable(),
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
 * A trustee's shares of some orders of a round, opened with their key; those that it does not open are named.
 *
 * @throws InputError if they are sealed for another key
 */
export async function sharesWith(
  { organisation, trustee: jwk }: KeyFile,
  { round, trustee, jwk: sealedFor, orders }: Envelopes,
): Promise<GiveShares> {
  const faults = new FaultList()
  if (trustee !== organisation)
    faults.add({
      code: 'KEY_OF_ANOTHER',
      message: `The shares are those of ${trustee}, and the keys those of ${organisation}.`,
      remedy: 'Use the keys of the organisation that reads the shares.',
    })
  // Any order may be sealed wrongly, and so may all that are here: that they are not readable tells nothing of the key.
  else if (sealedFor?.x !== jwk.x)
    faults.add({
      code: 'SHARES_UNREADABLE',
      message: 'The shares are sealed for another key of yours than this.',
      remedy: 'Use the key that was registered when the round was announced.',
    })
  faults.refuse()
  const shares: [order: string, share: string][] = []
  const unreadable: string[] = []
  for (const { order, share, hash } of orders) {
    const own: Envelope = { content: '', key: '', threshold: 1, shares: [{ trustee, share, hash }] }
    const opened = await shareOf(own, trustee, jwk).catch((error: unknown) => {
      if (error instanceof SealBroken) return undefined
      throw error
    })
    if (opened !== undefined && isShareOf(own, trustee, opened)) shares.push([order, opened])
    else unreadable.push(order)
  }
  return { round, shares: Object.fromEntries(shares), ...(unreadable.length === 0 ? {} : { unreadable }) }
}

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
