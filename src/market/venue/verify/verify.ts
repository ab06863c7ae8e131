import { InputError, type World } from '../../../world/index.ts'
import { canonicalJson } from '../../canonical.ts'
import { ChainBroken, followChain, START, type Entry, type Head } from '../../log/index.ts'
import { CertificateRefused, checkCertificate, validateBook, type Book, type Certificate } from '../../round/index.ts'
import { marketTables, readMarketTables, whyOtherTables, type MarketTables } from '../../tables/index.ts'
import type { TablesOf } from '../events/adopted-tables.ts'
import { DecidedAgain } from './decided-again.ts'
import type { Context } from '../commands/command.ts'
import type { MarketEvent } from '../events/event.ts'
import { unsealIn } from '../rules/rounds/opening.ts'
import { orderSchema } from '../../round/index.ts'
import { LogComparison, type HeldAgainst } from './held-against.ts'
import { isSignedBy } from '../sequencer/receipt.ts'
import type { Round, RoundStatus } from '../state/round.ts'
import { MarketState } from '../state/market-state.ts'
import { applyEntry } from '../apply/apply.ts'

/** What a log says when it is gone through without trusting its keeper. */
export interface Verified {
  readonly head: Head
  /** Entry from which on each was decided again; undefined if none was: all were written by the earlier rules. */
  readonly decidedFrom: number | undefined
  /** Hash of the world that its tables were taken from, undefined if it is empty; and whether the log holds them. */
  readonly world: string | undefined
  readonly keepsTables: boolean
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
  /** Whether it was cleared again to the same bytes; undefined if nobody asked. */
  readonly replayed: boolean | undefined
}

export interface VerifyOptions extends HeldAgainst {
  /** Clears a book again (`clearBook`), to compare; left out, that is not done. */
  readonly replay?: ((book: Book) => Certificate) | undefined
  /** With which a market of the first rules has adopted later ones (`adoptedTables`), where the world's are others. */
  readonly adopted?: MarketTables | undefined
}

/**
 * Goes through a log: its chain; the books, which have to balance at every entry; each order that was opened, against its envelope
 * and the trustees' shares; each certificate, by the checker without a solver, with its signature. From rules version 2 on each entry
 * is decided again: whether by the rules it comes of what its user asked for, at its time and in the market as it stood.
 *
 * @param world goes with a log of the first rules, which only names its tables; that of others is checked against it if it is of this world
 */
export async function verifyLog(
  world: World,
  entries: AsyncIterable<Entry<MarketEvent>>,
  { replay, adopted, ...held }: VerifyOptions = {},
): Promise<Verified> {
  const tables = marketTables(world)
  const venue = new MarketState(adopted ?? tables)
  const decided = new DecidedAgain(venue, (event) => lookedInto(venue, event))
  const faults: string[] = []
  /** Books with all orders that were accepted, of which the clearing may have left some out. */
  const opened = new Map<string, Book>()
  const holding = new LogComparison(held)
  let head: Head = START
  try {
    for await (const entry of entries) {
      head = followChain([entry], head)
      holding.note(entry.seq, entry)
      const { event } = entry
      if (event.kind === 'founded' && event.tables === undefined && adopted === undefined && event.world !== world.hash)
        faults.push(`The market was founded on a world with the hash ${event.world}, and this one has ${world.hash}.`)
      const why = await decided.whyNot(entry)
      try {
        applyEntry(venue, entry)
        if ('tables' in event)
          faults.push(...whyOtherTables(venue.tables.written, event.world, { hash: world.hash, tables }))
        if (event.kind === 'opened') {
          const { id, book } = venue.round(event.round)
          if (book !== undefined) opened.set(id, book)
        }
        for (const [currency, sum] of venue.ledger.imbalance())
          if (sum !== 0n) faults.push(`After entry ${entry.seq} the books in ${currency} are off by ${sum} billionths.`)
        // What was decided again was looked into.
        const found = decided.from !== undefined && why === undefined ? [] : await wronglyDone(venue, event)
        faults.push(...found)
        if (why !== undefined && found.length === 0)
          faults.push(`${named(entry)} is not what the rules lead to: ${why}`)
      } catch (error) {
        // What is forged may be anything, and no market could go on from there.
        faults.push(`${named(entry)} cannot be: ${why ?? reasonOf(error)}`)
        break
      }
    }
    const missing = decided.whyMissing()
    if (missing !== undefined) faults.push(`The log ends too early. ${missing}`)
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
    if (replayed === false) faults.push(`The round "${id}", cleared again, does not come out the same.`)
    const { gains, gap } = certificate?.stated ?? { gains: undefined, gap: undefined }
    return { id, status, orders: orders.size, gains, gap, replayed }
  })
  faults.push(...(await holding.faults({ market: venue.founded?.signs.x ?? '', from: 1, last: head.seq })))
  return { head, decidedFrom: decided.from, world: venue.world, keepsTables: venue.keepsTables, rounds, faults }
}

const named = ({ seq, by, event }: Entry<MarketEvent>): string => `Entry ${seq} (${event.kind}, by ${by})`

function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.faults.map(({ message }) => message).join(' ')
  return error instanceof Error ? error.message : String(error)
}

/** What takes a machine or a key of its own is not made again: the event's is checked against what it has to be. */
function lookedInto(venue: MarketState, event: MarketEvent): Pick<Context, 'clear' | 'sign' | 'release'> {
  const release = (): TablesOf => {
    if (event.kind !== 'tables') throw nothing
    // Which release it was that had them, its keeper alone knows.
    return { world: event.world, tables: readMarketTables(event.tables) }
  }
  if (event.kind !== 'cleared')
    return { clear: () => Promise.reject(nothing), sign: () => Promise.reject(nothing), release }
  const { certificate, signature } = event
  return {
    release,
    clear: async (book) => {
      checkCertificate(validateBook(book), certificate)
      // What was left out stands in the entry before.
      return { certificate, leftOut: [] }
    },
    sign: async (text) => {
      if (!(await isSigned(text, signature, venue))) throw new Error('It is not signed with the market’s key.')
      return signature
    },
  }
}
const nothing = new Error('There is nothing to clear, to sign and to adopt.')

async function wronglyDone(venue: MarketState, event: MarketEvent): Promise<string[]> {
  if (event.kind === 'opened') return wronglyOpened(venue.round(event.round))
  if (event.kind === 'cleared') return wronglyCleared(venue, venue.round(event.round))
  return []
}

/** Orders that were accepted and are not what their envelopes hold. */
async function wronglyOpened(round: Round): Promise<string[]> {
  const faults: string[] = []
  for (const [order, content] of round.accepted) {
    const sealed = round.orders.get(order)
    try {
      if (sealed === undefined) throw new Error('it was never placed')
      const found = orderSchema.parse(JSON.parse((await unsealIn(round, sealed)).content))
      if (canonicalJson(found) !== canonicalJson(content)) throw new Error('its envelope holds something else')
    } catch (error) {
      faults.push(
        `The order "${order}" of "${round.id}" is not what was sealed: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return faults
}

async function wronglyCleared(venue: MarketState, { id, book, certificate, signature }: Round): Promise<string[]> {
  if (book === undefined || certificate === undefined || signature === undefined)
    return [`The round "${id}" was cleared without having been opened.`]
  const faults: string[] = []
  try {
    checkCertificate(validateBook(book), certificate)
  } catch (error) {
    if (!(error instanceof CertificateRefused)) throw error
    faults.push(`The certificate of "${id}" is refused: ${error.message}`)
  }
  if (!(await isSigned(certificate.seal, signature, venue)))
    faults.push(`The certificate of "${id}" is not signed with the market's key.`)
  return faults
}

const isSigned = (text: string, signature: string, { founded }: MarketState): Promise<boolean> =>
  isSignedBy(founded?.signs.x ?? '', text, signature)
