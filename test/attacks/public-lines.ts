import { base64url, CompactSign, exportJWK, generateKeyPair } from 'jose'
import {
  digest,
  GENESIS,
  publicEntry,
  verifyPublicLog,
  type Entry,
  type Json,
  type OrderContent,
  type PublicEntry,
  type PublicVerified,
  type MarketEvent,
  type VerifyPublicOptions,
} from '../../src/market/index.ts'
import type { Solver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { given } from '../market-chained.ts'
import { Desk, MemoryLog } from '../market-desk.ts'

/** Public logs as somebody makes them who can compute hashes, and has no key of the market. */

export type Shown = { readonly kind: string } & { readonly [key: string]: Json }

/** What a public entry says, before it is chained. */
export interface Line {
  readonly shown?: { readonly at: string; readonly event: Json } | undefined
  readonly hidden?: string | undefined
}

export const ORE = 'ore-mt-weld'
const goods = { material: ORE, grade: 'traced', place: 'AUS' }
export const sell = (kg: number, ask: number, lot: string): OrderContent => ({
  kind: 'sell',
  ...goods,
  month: '2027-03',
  kg: String(kg),
  ask: String(ask),
  lots: [lot],
})
export const buy = (kg: number, bid: number): OrderContent => ({
  kind: 'buy',
  ...goods,
  kg: String(kg),
  at: [{ month: '2027-03', bid: String(bid) }],
})

/** Two rounds that were cleared one after the other, one that is void, and one that takes orders. */
export async function roundsOf(world: World, solver: Solver): Promise<{ desk: Desk; entries: Entry<MarketEvent>[] }> {
  const log = new MemoryLog()
  const desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer', 'rival']) await desk.join(name, 'AUS', '20000')
  const lot = await desk.dig('seller', 300)
  for (const round of ['first', 'second', 'void', 'taking']) {
    await desk.operate('announce-round', { round, spec: specOf(desk, round) })
    await desk.place('seller', round, sell(40, 50, lot), { order: `${round}-sale`, deposit: '500' })
    await desk.place('buyer', round, buy(30, 70), { order: `${round}-purchase`, deposit: '500' })
    // Refused once it is opened: nobody has such a lot.
    await desk.place('rival', round, sell(10, 40, 'urn:lot:nobody:1'), { order: `${round}-strange`, deposit: '500' })
    if (round === 'first' || round === 'second') await desk.finish(round)
    if (round === 'void') await desk.operate('void-round', { round, why: 'announced by mistake' })
  }
  return { desk, entries: log.entries }
}

const specOf = (desk: Desk, title: string): object => ({
  title,
  opens: desk.time.now,
  closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
  materials: [{ material: ORE, grades: ['traced'] }],
  places: ['AUS'],
  months: ['2027-03'],
  trustees: ['seller', 'buyer', 'rival'].map((name) => desk.keysOf(name).id),
  threshold: 2,
})

/** As they are fetched. */
export const linesOf = (entries: readonly Entry<MarketEvent>[]): PublicEntry[] =>
  entries.flatMap((entry) => {
    const shown = publicEntry(entry)
    return shown === undefined ? [] : [JSON.parse(JSON.stringify(shown)) as PublicEntry]
  })

/** Chains lines with hashes that fit; one without `hidden` has whatever hash it is given. */
export function chainedLines(lines: readonly (Line & { readonly hash?: string })[]): PublicEntry[] {
  let before = GENESIS
  return lines.map(({ shown, hidden, hash = 'f'.repeat(64) }, i) => {
    const content = {
      seq: i + 1,
      before,
      ...(shown === undefined ? {} : { shown }),
      ...(hidden === undefined ? {} : { hidden }),
    }
    // Without `hidden` it is no entry, whatever somebody calls it.
    const entry = { ...content, hash: hidden === undefined ? hash : digest(content) } as PublicEntry
    before = entry.hash
    return entry
  })
}

export const eventIn = ({ shown }: Line): Shown | undefined => shown?.event as Shown | undefined

/** A text of what is shown; empty if it is none. */
export const wordIn = (event: Shown, name: string): string => {
  const value = event[name]
  return typeof value === 'string' ? value : ''
}

/** Where a kind stands, of a round or the first. */
export function placeOf(lines: readonly Line[], kind: string, round?: string): number {
  const found = lines.findIndex((line) => {
    const event = eventIn(line)
    return event?.kind === kind && (round === undefined || event['round'] === round)
  })
  if (found === -1) throw new Error(`no ${kind}`)
  return found
}

export const HIDDEN = '0'.repeat(64)

/** The log with something else shown in one place. */
export const withShown = (lines: readonly Line[], i: number, change: object, at?: string): Line[] =>
  lines.map((line, j) =>
    j === i
      ? { ...line, shown: { at: at ?? line.shown!.at, event: { ...eventIn(line)!, ...change } as unknown as Json } }
      : line,
  )

/** The log with more shown after a place, at its time. */
export function withMore(lines: readonly Line[], after: number, ...events: object[]): Line[] {
  const at = lines.slice(0, after + 1).findLast(({ shown }) => shown !== undefined)!.shown!.at
  const more = events.map((event) => ({ shown: { at, event: event as unknown as Json }, hidden: HIDDEN }))
  return [...lines.slice(0, after + 1), ...more, ...lines.slice(after + 1)]
}

export const without = (lines: readonly Line[], i: number): Line[] => lines.filter((_, j) => j !== i)

export const verified = (
  world: World,
  list: readonly PublicEntry[],
  options?: VerifyPublicOptions,
): Promise<PublicVerified> => verifyPublicLog(world, given(list), options)

/** A key of the forger's own, which signs as a market does. */
export async function ownKey(): Promise<{ x: string; sign: (text: string) => Promise<string> }> {
  const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true })
  const { x = '' } = await exportJWK(publicKey)
  return {
    x,
    sign: async (text) => {
      const token = await new CompactSign(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'Ed25519' })
        .sign(privateKey)
      const [header = '', , signature = ''] = token.split('.')
      return `${header}..${signature}`
    },
  }
}

/** A text of 43 signs that stands for the point of order one: what is sealed for it everybody reads. */
export const WEAK_POINT = base64url.encode(new Uint8Array(32))
