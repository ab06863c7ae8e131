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
import { loadWorld, shippedWorld } from '../load.ts'
import { headsIn, jsonIn, receiptsIn } from '../market-signed.ts'
import type { WorldOptions } from '../options.ts'

export interface MarketVerifyOptions extends WorldOptions {
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
  const world = await loadWorld(options.world ?? shippedWorld(), options.overlay)
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
    throw new InputError(
      faults.map((message) => ({
        code: 'MARKET_LOG_UNSOUND',
        message,
        file,
        remedy: 'Ask the operator for the log again, and compare the hashes that you have of earlier ones.',
      })),
    )
  process.stdout.write(text)
}

const refuseOption = (file: string, isPublic: boolean): never => {
  throw new InputError([
    isPublic
      ? {
          code: 'PUBLIC_LOG_WITHOUT_ORDERS',
          message: 'This is a public log: it holds no orders that could be cleared again.',
          file,
          remedy:
            'Leave --replay out, and give rounds and books as they were published (--round, --book); or verify an exported log.',
        }
      : {
          code: 'MARKET_FILE_NOT_PUBLIC',
          message: 'This is an exported log: it holds rounds and books itself.',
          file,
          remedy: 'Leave --round and --book out, or verify a public log.',
        },
  ])
}

const bookSchema = z.looseObject({ round: z.string(), orders: z.array(z.unknown()) })

/** What the market has published, as it was saved. */
async function published<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await jsonIn(file))
  if (read.success) return read.data
  throw new InputError([
    {
      code: 'PUBLISHED_NOT_ALLOWED',
      message: 'The file does not hold what the market publishes of a round.',
      file,
      remedy:
        'Save the answer of GET /rounds/{id} for --round, and that of GET /rounds/{id}/book for --book, as they come.',
    },
  ])
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
  of: readonly [string, string] = ['receipt', 'receipts'],
): string[] => [
  ...(receipts === 0 ? [] : [receipts === 1 ? `1 ${of[0]} stands in it` : `${receipts} ${of[1]} stand in it`]),
  ...(seen.size === 0
    ? []
    : [seen.size === 1 ? '1 hash seen before is in it' : `${seen.size} hashes seen before are in it`]),
  ...head.map((file) => `it begins with what the market has signed in ${plain(file)}`),
]

/** By which tables it was gone through. */
function goneBy(
  { world, keepsTables = true }: Pick<PublicVerified, 'world'> & Partial<Pick<Verified, 'keepsTables'>>,
  { hash }: World,
): string {
  const whose = world === hash ? 'those of this release' : 'not those of this release, which it does not need'
  return keepsTables
    ? `checked against the tables that it holds (${world?.slice(0, 12)}), ${whose}`
    : `checked against the tables of this release (${hash.slice(0, 12)}), which it names and does not hold`
}

function inWords(verified: Verified, world: World, held: MarketVerifyOptions, receipts: number): string {
  const { head, decidedFrom, rounds } = verified
  const decided =
    decidedFrom === undefined
      ? 'none was decided again: the log says that all were written by rules version 1'
      : decidedFrom === 1
        ? 'each was decided again and is what the rules lead to'
        : `from entry ${decidedFrom} on each was decided again and is what the rules lead to; those before were written by rules version 1`
  const lines = [
    `${head.seq} entries up to ${head.at}, the last with the hash ${head.hash}: the chain holds, the books balance at each of them`,
    decided,
    goneBy(verified, world),
    ...heldAgainst(held, receipts),
    ...rounds.map(({ id, status, orders, gains, gap, replayed }) => {
      const proof =
        gains === undefined
          ? ''
          : `; certificate accepted and signed, gains of ${decimalOf(BigInt(gains))}, at most ${decimalOf(BigInt(gap ?? '0'))} below the best there can be${replayed === true ? ', cleared again to the same bytes' : ''}`
      return `round ${id}: ${status}, ${orders} orders${proof}`
    }),
  ]
  return `${lines.join('\n')}\n`
}

function publicInWords(verified: PublicVerified, world: World, held: MarketVerifyOptions, receipts: number): string {
  const { head, market, from, shown, members, rounds } = verified
  const lines = [
    `${head.seq} entries, the last with the hash ${head.hash}: the chain holds`,
    ...(from === 1
      ? []
      : [
          `it begins with entry ${from}, where the market adopted the rules that have a public log; what stands before, auditors read`,
        ]),
    `${shown} show something to everybody, which breaks no rule that everybody can see; what the others hold, auditors read`,
    market === undefined
      ? 'the market’s foundation is not shown: receipts and results are not checked against its key'
      : `market ${plain(market.name)}, public key ${market.key}, ${members} members`,
    goneBy(verified, world),
    // What a receipt says of its command is hidden, and its hash is not.
    ...heldAgainst(held, receipts, ['hash of a receipt', 'hashes of receipts']),
    ...rounds.map(({ id, status, orders, accepted, refused, cancelled, seal, proved }) => {
      const sealed = orders === undefined ? '' : `, ${orders} orders sealed for it`
      const opened = accepted + refused === 0 ? '' : `, ${accepted} accepted, ${refused} refused`
      const result = seal === undefined ? '' : market === undefined ? '; a result is there' : '; its result is signed'
      const undone = cancelled === 0 ? '' : `; ${cancelled} trades were cancelled afterwards`
      return `round ${id}: ${status}${sealed}${opened}${result}${proved ? ', and proved by its published book' : ''}${undone}`
    }),
  ]
  return `${lines.join('\n')}\n`
}
