import { z } from 'zod'
import {
  adoptedTables,
  clearBook,
  decimalOf,
  publishedRoundSchema,
  USUAL_LIMITS,
  verifyLog,
  verifyPublicLog,
  type Book,
  type Certificate,
  type PublicVerified,
  type Verified,
} from '../../market/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { kindOfLog, readExport, readPublicLog } from '../../store/index.ts'
import { toJson } from '../../studies/index.ts'
import { InputError, type World } from '../../world/index.ts'
import { loadWorld } from '../../files/index.ts'
import { headsIn, jsonIn, receiptsIn } from '../market-signed.ts'
import { sayer, type SayOf } from '../../messages/index.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { cliFault } from '../cli-fault.ts'
import { marketVerifyMessages } from './market-verify.gen.ts'

type Say = SayOf<typeof marketVerifyMessages>

export interface MarketVerifyOptions extends WorldOptions, LanguageOption {
  readonly replay?: boolean
  readonly json?: boolean
  readonly receipt: readonly string[]
  readonly seen: ReadonlyMap<number, string>
  readonly round: readonly string[]
  readonly book: readonly string[]
  readonly head: readonly string[]
}

/** Goes through a log offline, an exported or a public one, and says whether it holds; faults end with an error. */
export async function marketVerify(file: string, options: MarketVerifyOptions): Promise<void> {
  const world = await loadWorld(options.world, options.overlay)
  const { replay = false, seen, round, book } = options
  const receipts = (await Promise.all(options.receipt.map(receiptsIn))).flat()
  const heads = (await Promise.all(options.head.map(headsIn))).flat()
  const kind = await kindOfLog(file)
  const isPublic = kind === 'public'
  if (isPublic ? replay : kind === 'export' && round.length + book.length > 0) refuseOption(file, isPublic)
  if (isPublic) {
    const rounds = await Promise.all(round.map((one) => published(one, publishedRoundSchema)))
    const books = (await Promise.all(book.map((one) => published(one, bookSchema)))) as unknown as Book[]
    const verified = await verifyPublicLog(world, readPublicLog(file), { receipts, seen, heads, rounds, books })
    return tell(
      file,
      verified,
      options.json === true ? toJson(verified) : publicInWords(verified, world, options, receipts.length),
    )
  }
  const verified = await verifyLog(world, readExport(file), {
    replay: replay ? await replaying() : undefined,
    adopted: await adoptedTables(readExport(file)),
    receipts,
    seen,
    heads,
  })
  tell(file, verified, options.json === true ? toJson(verified) : inWords(verified, world, options, receipts.length))
}

function tell(file: string, { faults }: { readonly faults: readonly string[] }, text: string): void {
  if (faults.length > 0)
    throw new InputError(faults.map((found) => cliFault('MARKET_LOG_UNSOUND', { found }, { file })))
  process.stdout.write(text)
}

const refuseOption = (file: string, isPublic: boolean): never => {
  throw new InputError([
    isPublic ? cliFault('PUBLIC_LOG_WITHOUT_ORDERS', {}, { file }) : cliFault('MARKET_FILE_NOT_PUBLIC', {}, { file }),
  ])
}

const bookSchema = z.looseObject({ round: z.string(), orders: z.array(z.unknown()) })

/** What the market has published, as it was saved. */
async function published<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await jsonIn(file))
  if (read.success) return read.data
  throw new InputError([cliFault('PUBLISHED_NOT_ALLOWED', {}, { file })])
}

/** Clears as the market did. */
async function replaying(): Promise<(book: Book) => Certificate> {
  const solver = await loadSolver()
  return (book) => clearBook(solver, book, USUAL_LIMITS).certificate
}

/** A name that somebody else has given, on one line and without signs that steer. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')

/** What the log was checked against, a line each. */
const heldAgainst = (
  { seen, head }: Pick<MarketVerifyOptions, 'seen' | 'head'>,
  receipts: number,
  say: Say,
  of: 'receipts' | 'receipt-hashes' = 'receipts',
): string[] => [
  ...(receipts === 0 ? [] : [say(of, { n: receipts })]),
  ...(seen.size === 0 ? [] : [say('seen', { n: seen.size })]),
  ...head.map((file) => say('begins-with', { file: plain(file) })),
]

/** By which tables it was gone through. */
const goneBy = (
  { world, keepsTables = true }: Pick<PublicVerified, 'world'> & Partial<Pick<Verified, 'keepsTables'>>,
  { hash }: World,
  say: Say,
): string =>
  keepsTables
    ? say('tables-held', { tables: String(world?.slice(0, 12)), whose: world === hash ? 'ours' : 'other' })
    : say('tables-named', { tables: hash.slice(0, 12) })

function inWords(verified: Verified, world: World, held: MarketVerifyOptions, receipts: number): string {
  const say = sayer(marketVerifyMessages, held.lang)
  const { head, decidedFrom, rounds } = verified
  const decided =
    decidedFrom === undefined
      ? say('decided-none')
      : decidedFrom === 1
        ? say('decided-all')
        : say('decided-from', { from: decidedFrom })
  const lines = [
    say('holds', { seq: head.seq, at: head.at, hash: head.hash }),
    decided,
    goneBy(verified, world, say),
    ...heldAgainst(held, receipts, say),
    ...rounds.map(({ id, status, orders, gains, gap, replayed }) =>
      [
        say('round', { id, status, orders }),
        gains === undefined
          ? ''
          : say('certified', { gains: decimalOf(BigInt(gains)), gap: decimalOf(BigInt(gap ?? '0')) }),
        gains !== undefined && replayed === true ? say('cleared-again') : '',
      ].join(''),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function publicInWords(verified: PublicVerified, world: World, held: MarketVerifyOptions, receipts: number): string {
  const say = sayer(marketVerifyMessages, held.lang)
  const { head, market, from, shown, members, rounds } = verified
  const lines = [
    say('public-holds', { seq: head.seq, hash: head.hash }),
    ...(from === 1 ? [] : [say('public-from', { from })]),
    say('public-shown', { shown }),
    market === undefined ? say('not-founded') : say('market', { name: plain(market.name), key: market.key, members }),
    goneBy(verified, world, say),
    // What a receipt says of its command is hidden, and its hash is not.
    ...heldAgainst(held, receipts, say, 'receipt-hashes'),
    ...rounds.map(({ id, status, orders, accepted, refused, cancelled, seal, proved }) =>
      say('public-round', {
        id,
        status,
        sealed: orders === undefined ? '' : say('sealed', { orders }),
        opened: accepted + refused === 0 ? '' : say('opened', { accepted, refused }),
        result: seal === undefined ? '' : say(market === undefined ? 'result-there' : 'result-signed'),
        book: proved ? say('proved') : '',
        undone: cancelled === 0 ? '' : say('undone', { cancelled }),
      }),
    ),
  ]
  return `${lines.join('\n')}\n`
}
