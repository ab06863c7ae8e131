import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { applyEntry, marketTables, MarketState, verifyLog, type Entry, type MarketEvent } from '../src/market/index.ts'
import { canonicalJson } from '../src/market/canonical.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { shownOf } from './kept-logs/shown.ts'
import { MemoryLog } from './market-desk.ts'
import { chained, given } from './market-chained.ts'
import { Run, step, type Step } from './random-market.ts'

/** Whatever is asked of a market, its log is decided again to the same; whatever is changed in it is found. */

const solver = await loadSolver()
const RUNS = Math.max(10, Number(process.env['LAW_RUNS'] ?? 0))
/** What has to come about at least once does so with a few runs of one seed; more runs draw their own. */
const SEED = process.env['LAW_RUNS'] === undefined ? { seed: 1 } : {}
let world: World
/** Logs with every kind of event, but for the adoption of tables. */
const kept = ['rules-1', 'rules-2'].flatMap((name) =>
  readFileSync(join(import.meta.dirname, 'kept-logs', `${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry<MarketEvent>),
)
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

/** What nothing in the log binds: who writes it may write another. Anyone who keeps a hash finds it. */
const UNBOUND = new Set<MarketEvent['kind']>(['founded', 'let-in', 'api-key'])

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Changes one thing somewhere in a value. */
function mutated(value: Json, pick: (n: number) => number): Json {
  if (typeof value === 'string')
    return [
      () => `${value}x`,
      () => value.slice(1),
      () => value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      () => 0,
    ][pick(4)]!()
  if (typeof value === 'number') return [value + 1, value - 1, -value - 1, String(value)][pick(4)]!
  if (typeof value === 'boolean') return !value
  if (value === null) return 'x'
  if (Array.isArray(value)) {
    const i = pick(value.length)
    if (value.length === 0 || pick(6) === 0) return [...value, value[i] ?? 'x']
    if (pick(6) === 0) return value.filter((_, n) => n !== i)
    return value.map((one, n) => (n === i ? mutated(one, pick) : one))
  }
  const keys = Object.keys(value)
  const key = keys[pick(keys.length)]
  if (key === undefined || pick(8) === 0) return { ...value, beside: 'x' }
  if (pick(8) === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  return { ...value, [key]: mutated(value[key] ?? null, pick) }
}

/** What chance alone seldom comes to. */
const RICH: Step[] = [
  { do: 'budget', n: 300 },
  { do: 'contract', n: 30 },
  { do: 'sell', n: 30 },
  { do: 'buy', n: 46 },
  { do: 'floor', n: 30 },
  { do: 'odd', n: 46 },
  { do: 'signing key', n: 1 },
  { do: 'signing key', n: 2 },
  { do: 'signing key agreed', n: 1 },
  { do: 'signing key agreed', n: 4 },
  { do: 'signing key revoked', n: 1 },
  { do: 'user', n: 1 },
  { do: 'user leaves', n: 1 },
  { do: 'api key', n: 30 },
  { do: 'key revoked', n: 42 },
  { do: 'let in', n: 30 },
  { do: 'capital', n: 30 },
]
/** All that may come back, with no round under way: what is free of it, and other tables. */
const BACK: Step[] = [
  { do: 'void', n: 0 },
  { do: 'fund', n: 300 },
  { do: 'fund notice', n: 30 },
  { do: 'fund out', n: 9 },
  { do: 'capital', n: 300 },
  { do: 'capital notice', n: 30 },
  { do: 'capital out', n: 9 },
  { do: 'budget', n: 300 },
  { do: 'contract', n: 30 },
  { do: 'contract given up', n: 0 },
  { do: 'budget back', n: 30 },
  { do: 'tables', n: 0 },
  { do: 'tables', n: 1 },
  { do: 'announce', n: 0 },
  { do: 'fund notice', n: 60 },
  { do: 'buy', n: 46 },
  { do: 'withdraw', n: 1 },
  { do: 'buy', n: 46 },
  { do: 'time', n: 4 },
  { do: 'standing', n: 46 },
  { do: 'finish', n: 3 },
  { do: 'fund out', n: 9 },
]
const AFTER: Step[] = [
  { do: 'finish', n: 2 },
  { do: 'undelivered', n: 0 },
  { do: 'deliver', n: 0 },
  { do: 'announce', n: 0 },
  { do: 'announce', n: 0 },
  { do: 'void', n: 4 },
]
/** What is handed over is disputed, answered and decided. */
const DISPUTED: Step[] = [
  { do: 'screening', n: 1 },
  { do: 'sell', n: 30 },
  { do: 'buy', n: 46 },
  { do: 'finish', n: 1 },
  { do: 'deliver', n: 0 },
  { do: 'dispute', n: 1 },
  { do: 'dispute answered', n: 0 },
  { do: 'dispute decided', n: 2 },
  { do: 'settle', n: 0 },
]
/** What is still to be handed over is cancelled by consent, and some of it is not. */
const MISTAKEN: Step[] = [
  { do: 'sell', n: 30 },
  { do: 'buy', n: 46 },
  { do: 'finish', n: 1 },
  { do: 'mistake', n: 1 },
  { do: 'mistake answered', n: 1 },
  { do: 'mistake decided', n: 1 },
  { do: 'announce', n: 0 },
  { do: 'sell', n: 30 },
  { do: 'buy', n: 46 },
  { do: 'finish', n: 1 },
  { do: 'mistake', n: 1 },
  { do: 'mistake decided', n: 3 },
  { do: 'settle', n: 0 },
]
const BROKE: Step[] = [
  { do: 'sell', n: 30 },
  { do: 'buy', n: 46 },
  { do: 'pay out', n: 997 },
  { do: 'pay out', n: 997 },
  { do: 'pay out', n: 700 },
  { do: 'finish', n: 1 },
  { do: 'default', n: 0 },
  { do: 'deliver', n: 0 },
  { do: 'undelivered', n: 0 },
  { do: 'settle', n: 0 },
]

describe('the log of a market, whatever was asked of it', () => {
  it(
    'is decided again without fault, to the same state; and with anything in it changed, it is found out',
    async () => {
      const seen = new Set<string>()
      const changed = new Set<string>()
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 30, maxLength: 70 }),
          fc.array(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 24, maxLength: 24 }), {
            minLength: 10,
            maxLength: 10,
          }),
          async (steps, chances) => {
            const log = new MemoryLog()
            const run = await Run.open(world, solver, log)
            for (const one of steps) await run.do(one)
            const { entries } = log
            for (const { event } of entries) seen.add(event.kind)
            const { faults, decidedFrom } = await verifyLog(world, given(entries))
            expect(faults).toEqual([])
            expect(decidedFrom).toBe(1)
            const again = new MarketState(marketTables(world))
            for (const entry of entries) applyEntry(again, entry)
            expect(canonicalJson(shownOf(again))).toBe(canonicalJson(shownOf(run.desk.venue)))

            for (const chance of chances) {
              let next = 0
              const pick = (n: number): number => (chance[next++ % chance.length] ?? 0) % Math.max(1, n)
              // Kinds that are rare are changed as often as others.
              const kinds = [...new Set(entries.map(({ event }) => event.kind))].filter((kind) => !UNBOUND.has(kind))
              const kind = kinds[pick(kinds.length)]
              const ofKind = entries.filter(({ event, seq }) => event.kind === kind && seq > 2)
              const target = ofKind[pick(ofKind.length)]
              if (target === undefined) continue
              const event = mutated(target.event as unknown as Json, pick) as unknown as MarketEvent
              if (canonicalJson(event) === canonicalJson(target.event)) continue
              const forged = chained(entries.map((entry) => (entry === target ? { ...entry, event } : entry)))
              const found = await verifyLog(world, given(forged))
              expect(found.faults, `${canonicalJson(target.event)} -> ${canonicalJson(event)}`).not.toEqual([])
              changed.add(target.event.kind)
            }
          },
        ),
        {
          numRuns: RUNS,
          ...SEED,
          endOnFailure: true,
          examples: [
            [[...RICH, ...RICH, ...AFTER], manyChances(1)],
            [DISPUTED, manyChances(5)],
            [MISTAKEN, manyChances(9)],
            [BROKE, manyChances(7)],
            [BACK, manyChances(3)],
          ],
        },
      )
      // Each kind of event there is, but for the adoption of rules, and each of them changed that something binds.
      const kinds = new Set(
        kept.map(({ event }) => event.kind).map((kind) => (kind === 'trustee-key' ? 'trustee-keys' : kind)),
      )
      for (const kind of [
        ...(['tables', 'screening', 'dispute', 'dispute-answered', 'dispute-decided'] as const),
        ...(['trade-review', 'trade-review-answered', 'trade-cancelled'] as const),
      ])
        kinds.add(kind)
      expect([...kinds].filter((kind) => !seen.has(kind))).toEqual([])
      expect(changed.size).toBeGreaterThan(kinds.size - UNBOUND.size - 6)
    },
    Math.max(600_000, RUNS * 8000),
  )
})

function manyChances(seed: number): number[][] {
  return Array.from({ length: 30 }, (_, i) =>
    Array.from({ length: 24 }, (__, j) => (seed + i * 7919 + j * j * 104_729) % 1_000_003),
  )
}
