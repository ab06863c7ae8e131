import { z } from 'zod'
import { InputError, type World } from '../../../world/index.ts'
import { canonicalJson } from '../../canonical.ts'
import { START, type Entry, type Head, type PublicEntry } from '../../log/index.ts'
import { marketTables, whyOtherTables } from '../../tables/index.ts'
import { CertificateRefused, checkCertificate, validateBook, type Book, type Certificate } from '../../round/index.ts'
import { rulesOf } from '../rules/orders/book.ts'
import { collarFaults, collarText } from '../rules/orders/collar.ts'
import type { MarketEvent } from '../events/event.ts'
import type { HeldAgainst } from './held-against.ts'
import { followPublicLog } from './public-log.ts'
import type { PublicRound } from './public-market.ts'
import { roundSchema } from '../events/round-spec.ts'
import type { RoundStatus } from '../state/round.ts'
import { termsOf } from '../rules/rounds/terms.ts'
import { MarketState } from '../state/market-state.ts'
import { applyEntry } from '../apply/apply.ts'

/** What the public entries of a log say, gone through without trusting anybody. */
export interface PublicVerified {
  readonly head: Head
  /** Name and public key of the market; undefined if its foundation is not shown: it is of the first rules. */
  readonly market: { readonly name: string; readonly key: string } | undefined
  /** Its first entry: 1, unless the market was founded by the first rules. */
  readonly from: number
  /** Entries that show something. */
  readonly shown: number
  readonly members: number
  /** Hash of the world that its tables were taken from; undefined if the log is empty. */
  readonly world: string | undefined
  readonly rounds: readonly PublicVerifiedRound[]
  /** What is not as it should be, in words; nothing if all is. */
  readonly faults: readonly string[]
}

interface PublicVerifiedRound {
  readonly id: string
  readonly status: RoundStatus
  /** What was sealed for it, as it was closed; undefined before, and by the first rules. */
  readonly orders: number | undefined
  readonly accepted: number
  readonly refused: number
  /** Trades that were cancelled after it was cleared. */
  readonly cancelled: number
  /** Hash of its certificate; undefined before it was cleared. */
  readonly seal: string | undefined
  /** Whether its certificate was checked against its published book. */
  readonly proved: boolean
}

/** A round as the market publishes it (`GET /rounds/{id}`): what is checked against the log. */
export const publishedRoundSchema = z.looseObject({
  id: z.string(),
  terms: roundSchema,
  trustees: z.array(z.looseObject({ organisation: z.string(), jwk: z.looseObject({ x: z.string() }) })),
  result: z.looseObject({ certificate: z.looseObject({ seal: z.string() }) }).optional(),
})
export type PublishedRound = z.infer<typeof publishedRoundSchema>

export interface VerifyPublicOptions extends HeldAgainst {
  /** As they were published. */
  readonly rounds?: readonly PublishedRound[]
  readonly books?: readonly Book[]
}

/**
 * Goes through a public log by the tables that it holds, and checks against it what was published of rounds: terms, trustees' keys,
 * certificates, books.
 */
export async function verifyPublicLog(
  world: World,
  entries: AsyncIterable<PublicEntry>,
  { rounds: published = [], books = [], ...held }: VerifyPublicOptions = {},
): Promise<PublicVerified> {
  const { market, ...log } = await followPublicLog(entries, held)
  const faults = [...log.faults]
  const rounds = [...market.rounds.values()]
  const proved = new Set<string>()
  for (const one of published) faults.push(...whyNotPublished(one, rounds))
  for (const book of books) {
    const whys = whyNotProved(book, {
      event: market.founded,
      round: rounds.find(({ id }) => id === book.round),
      certificate: published.find(({ id }) => id === book.round)?.result?.certificate as Certificate | undefined,
    })
    if (whys.length === 0) proved.add(book.round)
    faults.push(...whys)
  }
  const { founded, tables } = market
  const own = { hash: world.hash, tables: marketTables(world) }
  faults.push(...tables.flatMap((one) => whyOtherTables(one.tables, one.world, own)))
  return {
    ...log,
    market: founded === undefined ? undefined : { name: founded.name, key: founded.signs.x },
    members: market.members.size,
    world: tables.at(-1)?.world,
    rounds: rounds.map(({ id, status, commitments, accepted, refused, cancelled, seal }) => ({
      id,
      status,
      orders: commitments?.length,
      accepted,
      refused,
      cancelled,
      seal,
      proved: proved.has(id),
    })),
    faults,
  }
}

/** What of a round is published otherwise than it stands in the log. */
function whyNotPublished({ id, terms, trustees, result }: PublishedRound, rounds: readonly PublicRound[]): string[] {
  const round = rounds.find((one) => one.id === id)
  if (round === undefined) return [`The round "${id}" was published, and no entry shows it.`]
  const faults: string[] = []
  if (canonicalJson(terms) !== canonicalJson(round.spec))
    faults.push(`The round "${id}" was published with other terms than it was announced with.`)
  for (const { organisation, jwk } of trustees)
    if (round.trustees.get(organisation) !== jwk.x)
      faults.push(`For the round "${id}" was published a key of ${organisation} that it has not registered for it.`)
  const named = new Set(trustees.map(({ organisation }) => organisation))
  if (trustees.length !== round.trustees.size || named.size !== round.trustees.size)
    faults.push(`The round "${id}" was published with other trustees.`)
  const seal = result?.certificate.seal
  if (seal !== undefined && seal !== round.seal)
    faults.push(`The round "${id}" was published with another result than the log has.`)
  return faults
}

/** Why a published book does not prove the result that the log has. */
function whyNotProved(
  book: Book,
  {
    event,
    round,
    certificate,
  }: {
    readonly event: MarketEvent | undefined
    readonly round: PublicRound | undefined
    readonly certificate: Certificate | undefined
  },
): string[] {
  const { round: id, orders } = book
  if (round === undefined) return [`There is a book of "${id}", and no entry shows that round.`]
  if (certificate === undefined) return [`There is a book of "${id}", and not what was published of that round.`]
  const faults: string[] = []
  try {
    checkCertificate(validateBook(book), certificate)
  } catch (error) {
    // What has not the form of a book may be anything, and anything may go wrong with it.
    const isTold = error instanceof CertificateRefused || error instanceof InputError
    return [
      isTold
        ? `The certificate of "${id}" is refused: ${error.message}`
        : `The book of "${id}", or its certificate, has not the form of one.`,
    ]
  }
  if (orders.length !== round.accepted)
    faults.push(`The book of "${id}" has ${orders.length} orders, and ${round.accepted} were accepted.`)
  if (book.tieBreak !== round.tieBreak)
    faults.push(`The book of "${id}" breaks ties otherwise than was stated when it was opened.`)
  if (book.rules !== rulesOf(round))
    faults.push(`The book of "${id}" is cleared by other rules than its round was opened by.`)
  const { collar } = round.spec
  for (const order of orders)
    for (const fault of collarFaults(order, collar))
      faults.push(`The order "${order.id}" of "${id}" lies outside the collar: ${collarText(fault)('en')}`)
  const grades = gradesIn(event)
  const { materials, places, months, routes, priceRule } = book
  if (grades === undefined)
    faults.push(
      `The terms of the book of "${id}" cannot be checked against those announced: the foundation, which has the grades, is not shown, or has none.`,
    )
  else if (
    canonicalJson(termsOf(round.spec, grades)) !== canonicalJson({ materials, places, months, routes, priceRule })
  )
    faults.push(`The book of "${id}" is of other terms than the round was announced with.`)
  return faults
}

/** Grades by origin, which are read from the market's foundation. */
function gradesIn(event: MarketEvent | undefined): MarketState['grades'] | undefined {
  if (event?.kind !== 'founded') return undefined
  const venue = new MarketState()
  const entry: Entry<MarketEvent> = { ...START, seq: 1, by: 'market', command: 'market founded', event, before: '' }
  try {
    applyEntry(venue, entry)
    return venue.grades
  } catch {
    // No market was founded on such rules of origin.
    return undefined
  }
}
