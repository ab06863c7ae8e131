import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CustodyEvent, KeyFile, LotShown, OwnShown } from '../../../src/market/index.ts'
import { eventOf, issueCredential } from '../../../src/market/light.ts'
import { get, Refused } from './api.ts'
import { useSender, type Sender } from './commanding.ts'
import { useKeys } from './keys.tsx'
import { shortOf } from './opened-keys.ts'
import { queryClient } from './reading.ts'

/** An act that is on its way: signed once, and sent with the same key until the market has answered. */
interface Sent {
  readonly act: CustodyEvent
  credential?: string
  readonly key: string
  seq?: number
}

export interface Recorded {
  /** Entry of the log that the last of them is. */
  readonly seq: number
  readonly acts: readonly CustodyEvent[]
}

/**
 * Signs what happened to lots with the opened keys and hands it in, one act after the other. If no answer comes, the same input sends
 * the same records again, from the first that was not answered on: nothing is recorded twice.
 *
 * @param actsOf makes the acts of an input, with ids and times; asked once for each input
 */
export function useRecording<I>(
  actsOf: (input: I) => readonly CustodyEvent[] | Promise<readonly CustodyEvent[]>,
): UseMutationResult<Recorded, Error, I> {
  const { keys } = useKeys()
  const sender = useSender()
  const open = useRef<{ readonly text: string; readonly sent: readonly Sent[] }>(undefined)
  return useMutation({
    mutationFn: async (input: I) => {
      if (keys === undefined) throw new Error('No key file is open.')
      const text = JSON.stringify(input)
      if (open.current?.text !== text)
        open.current = {
          text,
          sent: (await actsOf(input)).map((act) => ({ act, key: crypto.randomUUID() })),
        }
      const { sent } = open.current
      try {
        for (const one of sent) one.seq ??= await hand(one, keys, sender)
      } catch (error) {
        // What was refused is changed and tried anew; only what nobody knows of stays as it is.
        if (!(error instanceof Refused && error.isOpen)) open.current = undefined
        throw error
      }
      open.current = undefined
      return { seq: sent.at(-1)?.seq ?? 0, acts: sent.map(({ act }) => act) }
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
}

async function hand(one: Sent, keys: KeyFile, sender: Sender): Promise<number> {
  one.credential ??= await signed(one.act, keys)
  return (await sender('record-lot-event', { credential: one.credential }, one.key)).seq
}

export const signed = (act: CustodyEvent, { organisation, signing }: KeyFile): Promise<string> =>
  issueCredential(eventOf(act), {
    issuer: organisation,
    key: { id: signing.id, privateJwk: { ...signing.jwk } },
    at: new Date().toISOString(),
  })

/** What is sent again as it is, if nobody knows whether it was done: whatever has been changed in the form since is of no account. */
export const unanswered = <I>({
  error,
  variables,
}: Pick<UseMutationResult<unknown, Error, I>, 'error' | 'variables'>) =>
  error instanceof Refused && error.isOpen ? variables : undefined

/** Letters and digits that are not mistaken for each other, when somebody reads an id out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

function randomWord(length = 10): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** An id for a lot that says whose and of what it is, and that no other has. */
export const lotUri = (organisation: string, material: string): string =>
  `urn:lot:${shortOf(organisation)}:${material}-${randomWord()}`
export const eventUri = (organisation: string, kind: string): string =>
  `urn:event:${shortOf(organisation)}:${kind}-${randomWord()}`

/** What an act says of when and where it happened. */
export type Circumstances = Pick<CustodyEvent, 'at' | 'zone' | 'site' | 'operator' | 'country' | 'controllers'>

export function circumstances(own: OwnShown, site: OwnShown['sites'][number], at: Date): Circumstances {
  return {
    at: at.toISOString(),
    zone: zoneOf(at),
    site: site.id,
    operator: site.operator,
    country: site.country,
    controllers: own.controllers,
  }
}

/**
 * The same of a site where a lot lies, whoever runs it. Who controls others is told by the records of their sites, of which the lot
 * has one: how else would it have come there.
 */
export async function circumstancesOf(
  lot: { readonly id: string; readonly site: string | null },
  own: OwnShown,
  at: Date,
): Promise<Circumstances> {
  const site = own.sites.find(({ id }) => id === lot.site)
  if (site !== undefined) return circumstances(own, site, at)
  const { history } = await get<LotShown>(`/lots/${encodeURIComponent(lot.id)}`)
  const last = history.findLast((event) => event.site.id === lot.site)
  if (last === undefined) throw new Error('No record tells who runs the site where the lot lies.')
  const { site: there, operator } = last
  return {
    at: at.toISOString(),
    zone: zoneOf(at),
    site: there.id,
    operator: operator.id,
    country: there.country,
    controllers: operator.controllers,
  }
}

/** The offset of local time at an instant, such as `+09:00`. */
function zoneOf(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const two = (n: number): string => String(n).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
