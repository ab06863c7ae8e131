import {
  newSalt,
  nextEntry,
  publicPartOf,
  START,
  type Entry,
  type Head,
  type MarketEvent,
} from '../src/market/index.ts'
import { isPublic } from '../src/market/venue/events/public-part.ts'
import type { Desk } from './market-desk.ts'

/** What an entry says, before it is chained. */
export type Draft = Pick<Entry<MarketEvent>, 'at' | 'by' | 'command' | 'event' | 'signature'> &
  Partial<Pick<Entry<MarketEvent>, 'salt'>>

/** Chains what entries say, as somebody does who can compute hashes, with the public parts that the rules of each ask for. */
export function chained(drafts: readonly Draft[]): Entry<MarketEvent>[] {
  let head: Head = START
  let version = 1
  return drafts.map(({ at, by, command, event, signature, salt }, i) => {
    // A foundation that nobody has changed keeps its hash.
    const own = (i === 0 ? salt : undefined) ?? newSalt()
    const parts = isPublic({ version }, event) ? { shown: shownOf(event), salt: own } : {}
    if (event.kind === 'founded' || event.kind === 'rules-version') version = event.version ?? 1
    const entry = nextEntry(head, { at, by, command, event, signature, ...parts })
    head = entry
    return entry
  })
}

/** The same, showing to everybody whatever they say they show. */
export function chainedWith(list: readonly Entry<MarketEvent>[]): Entry<MarketEvent>[] {
  let head: Head = START
  return list.map((one) => {
    const entry = nextEntry(head, one)
    head = entry
    return entry
  })
}

export async function* given<T>(list: readonly T[]): AsyncGenerator<T> {
  for (const entry of list) yield entry
}

/** What was asked for that an entry came of. */
export interface AskedInput {
  readonly id: string
  readonly name: string
  readonly input: unknown
}

/** The same entry, signed by the member whose user it names: that member is in league with the forger. */
export async function signedBy(desk: Desk, draft: Draft, asked: AskedInput): Promise<Draft> {
  const user = desk.venue.users.get(draft.by)
  if (user?.role !== 'trader') return draft
  const { organisation, role } = user
  const actor = { user: user.id, organisation, role, scopes: [] }
  return { ...draft, signature: await desk.signatureOf({ ...asked, actor }, draft.at) }
}

/** What is shown of an event; nothing, where it is forged so that nobody could show it. */
function shownOf(event: MarketEvent): ReturnType<typeof publicPartOf> {
  try {
    return publicPartOf(event)
  } catch {
    return undefined
  }
}
