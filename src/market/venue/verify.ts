import { flattenedVerify, importJWK } from 'jose'
import type { World } from '../../world/index.ts'
import { canonicalJson } from '../canonical.ts'
import { ChainBroken, followChain, START, type Entry, type Head } from '../log/index.ts'
import { CertificateRefused, checkCertificate, openBook, type Book, type Certificate } from '../round/index.ts'
import type { VenueEvent } from './event.ts'
import { unsealIn } from './opening.ts'
import { orderSchema } from './order.ts'
import type { Round, RoundStatus } from './round.ts'
import { Venue } from './venue.ts'

/** What a log says when it is gone through without trusting whoever kept it. */
export interface Verified {
  readonly head: Head
  readonly rounds: readonly VerifiedRound[]
  /** What is not as it should be, in words; nothing if all is. */
  readonly faults: readonly string[]
}

export interface VerifiedRound {
  readonly id: string
  readonly status: RoundStatus
  readonly orders: number
  /** Nano-dollars in digits; undefined before it was cleared. */
  readonly gains: string | undefined
  /** What no allocation gains more, nano-dollars in digits. */
  readonly gap: string | undefined
  /** Whether it was cleared anew to the same bytes; undefined if nobody asked. */
  readonly replayed: boolean | undefined
}

/**
 * Goes through a log: its chain; the books, which have to balance at every entry; each order that was opened, against its envelope
 * and the trustees' shares; each certificate, by the checker without a solver, with its signature.
 *
 * @param replay clears a book anew (`clearBook`), to compare; left out, that is not done
 */
export async function verifyLog(
  world: World,
  entries: AsyncIterable<Entry<VenueEvent>>,
  replay?: (book: Book) => Certificate,
): Promise<Verified> {
  const venue = new Venue(world)
  const faults: string[] = []
  /** Books with all orders that were accepted, of which the clearing may have left some out. */
  const opened = new Map<string, Book>()
  let head: Head = START
  try {
    for await (const entry of entries) {
      head = followChain([entry], head)
      const { event } = entry
      if (event.kind === 'founded' && event.world !== world.hash)
        faults.push(`The market was founded on a world with the hash ${event.world}, and this one has ${world.hash}.`)
      venue.apply(entry)
      for (const [currency, sum] of venue.ledger.imbalance())
        if (sum !== 0n) faults.push(`After entry ${entry.seq} the books in ${currency} are off by ${sum} billionths.`)
      if (event.kind === 'opened') {
        const round = venue.round(event.round)
        if (round.book !== undefined) opened.set(round.id, round.book)
        faults.push(...(await wronglyOpened(round)))
      }
      if (event.kind === 'cleared') faults.push(...(await wronglyCleared(venue, venue.round(event.round))))
    }
  } catch (error) {
    if (!(error instanceof ChainBroken)) throw error
    faults.push(error.message)
  }
  const rounds = [...venue.rounds.values()].map((round): VerifiedRound => {
    const { id, status, orders, certificate } = round
    const book = opened.get(id)
    // It names the book that it is of, and so the orders that were left out.
    const again = replay !== undefined && book !== undefined && certificate !== undefined ? replay(book) : undefined
    const replayed = again === undefined ? undefined : canonicalJson(again) === canonicalJson(certificate)
    if (replayed === false) faults.push(`The round "${id}", cleared anew, does not come out the same.`)
    return { id, status, orders: orders.size, gains: certificate?.stated.gains, gap: certificate?.stated.gap, replayed }
  })
  return { head, rounds, faults }
}

/** Orders that were accepted and are not what their envelopes hold. */
async function wronglyOpened(round: Round): Promise<string[]> {
  const faults: string[] = []
  for (const [order, content] of round.accepted) {
    const sealed = round.orders.get(order)
    try {
      if (sealed === undefined) throw new Error('it was never placed')
      const found = orderSchema.parse(JSON.parse(await unsealIn(round, sealed)))
      if (canonicalJson(found) !== canonicalJson(content)) throw new Error('its envelope holds something else')
    } catch (error) {
      faults.push(
        `The order "${order}" of "${round.id}" is not what was sealed: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return faults
}

async function wronglyCleared(venue: Venue, { id, book, certificate, signature }: Round): Promise<string[]> {
  if (book === undefined || certificate === undefined || signature === undefined)
    return [`The round "${id}" was cleared without having been opened.`]
  const faults: string[] = []
  try {
    checkCertificate(openBook(book), certificate)
  } catch (error) {
    if (!(error instanceof CertificateRefused)) throw error
    faults.push(`The certificate of "${id}" is refused: ${error.message}`)
  }
  if (!(await isSigned(certificate.seal, signature, venue)))
    faults.push(`The certificate of "${id}" is not signed with the market's key.`)
  return faults
}

/** Whether a text is signed with a market's key: a compact JWS without the text. */
async function isSigned(text: string, signature: string, { founded }: Venue): Promise<boolean> {
  const [header, , signed] = signature.split('.')
  if (founded === undefined || header === undefined || signed === undefined) return false
  try {
    await flattenedVerify(
      {
        protected: header,
        payload: btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
        signature: signed,
      },
      await importJWK({ ...founded.signs }, 'Ed25519'),
      { algorithms: ['Ed25519'] },
    )
    return true
  } catch {
    return false
  }
}
