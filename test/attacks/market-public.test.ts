import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  benchmarksView,
  bookView,
  CommandRefused,
  COMMANDS,
  followChain,
  marketView,
  nextEntry,
  roundView,
  START,
  type Actor,
  type CommandName,
  type Entry,
  type Head,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { Desk, MemoryLog, OPERATOR } from '../market-desk.ts'

/** Somebody who looks for names in what is public, for a way to change a round's terms, and for another log of the same hash. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const SPEC = {
  title: 'A round',
  opens: '2027-01-01T00:00:00Z',
  closes: '2027-01-02T00:00:00Z',
  materials: [{ material: 'ore-mt-weld', grades: ['traced'] }],
  places: ['AUS'],
  months: ['2027-03'],
  margin: 0,
  damages: 0,
  threshold: 2,
}
const NAMES = ['zebra-mine', 'yak-metals', 'xerus-works']

async function opened(log = new MemoryLog()): Promise<Desk> {
  const desk = await Desk.open(world, solver, log)
  for (const name of NAMES) await desk.join(name, 'AUS', '100000')
  const trustees = NAMES.map((name) => desk.keysOf(name).id)
  await desk.operate('announce-round', { round: 'r1', spec: { ...SPEC, trustees } })
  return desk
}
async function trade(desk: Desk, kgs: readonly number[]): Promise<void> {
  const common = { material: 'ore-mt-weld', grade: 'traced', place: 'AUS' }
  const lots = [await desk.dig(NAMES[0]!, 1000)]
  const [a = 1, b = 1, c = 1] = kgs
  await desk.place(NAMES[0]!, 'r1', { kind: 'sell', ...common, kg: String(a), month: '2027-03', ask: '60', lots })
  for (const [i, kg] of [b, c].entries())
    await desk.place(NAMES[i + 1]!, 'r1', {
      kind: 'buy',
      ...common,
      kg: String(kg),
      at: [{ month: '2027-03', bid: String(65 + 5 * i) }],
    })
}

describe('what everybody may see of a cleared round', () => {
  it('holds no name of the one who ordered, whatever was traded', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 3 }), async (kgs) => {
        const desk = await opened()
        await trade(desk, kgs)
        // A price contract called after who has it. Its budget is published by the name it was given.
        const { actor, id } = desk.keysOf(NAMES[0]!)
        await desk.ask(actor, 'fund-budget', { budget: 'premiums', amount: '50000' })
        const contract = `for-${NAMES[0]!}`
        const terms = { material: 'ore-mt-weld', strike: '70', budget: 'premiums', amount: '50000' }
        await desk.operate('sign-contract', { id: contract, organisation: id, ...terms })
        const lots = [await desk.dig(NAMES[0]!, 100)]
        const goods = { material: 'ore-mt-weld', grade: 'traced', place: 'AUS', month: '2027-03', kg: '10', lots }
        await desk.place(NAMES[0]!, 'r1', { kind: 'floor', ...goods, contract, floor: '60' })
        await desk.finish('r1')
        expect(desk.venue.round('r1').accepted.size).toBe(4)
        const shown = JSON.stringify(
          [
            bookView(desk.venue, 'r1'),
            roundView(desk.venue, 'r1'),
            benchmarksView(desk.venue),
            marketView(desk.venue, START),
          ],
          // Trustees are named on purpose; nobody is named for an order.
          (key, value: unknown) => (['trustees', 'sharesFrom'].includes(key) ? undefined : value),
        )
        expect(shown).toContain('"fills"')
        for (const name of NAMES)
          for (const word of [name, desk.keysOf(name).id, desk.keysOf(name).actor.user])
            expect(shown).not.toContain(word)
      }),
      { numRuns: 5, endOnFailure: true },
    ))
})

describe('a round that was announced', () => {
  it('keeps its terms and its close, no matter who asks for what', async () => {
    const desk = await opened()
    await trade(desk, [10, 10, 10])
    const before = JSON.stringify(desk.venue.round('r1').spec)
    const auditor: Actor = { ...OPERATOR, user: 'audit', role: 'auditor' }
    const actors = [OPERATOR, auditor, desk.keysOf(NAMES[0]!).actor]
    const names = Object.keys(COMMANDS) as CommandName[]
    const other = {
      ...SPEC,
      closes: '2027-06-01T00:00:00Z',
      margin: 1,
      trustees: [desk.keysOf(NAMES[0]!).id],
      threshold: 1,
    }
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.constantFrom(...actors),
        fc.constantFrom<object>(
          { round: 'r1', spec: other },
          { round: 'r1', why: 'x', spec: other },
          { round: 'r1', closes: other.closes },
          { round: 'r1', threshold: 1, trustees: other.trustees },
          { material: 'ore-mt-weld', share: 0.5, why: 'x' },
          { round: 'r1' },
        ),
        // Any time before the close, by the market's clock.
        fc.integer({ min: 0, max: 86_399_999 }),
        async (name, actor, input, ms) => {
          // Void is a state of its own, and the only way out.
          if (name === 'void-round') return
          desk.time.now = new Date(Date.parse(SPEC.opens) + ms).toISOString()
          try {
            await desk.ask(actor, name, input)
          } catch (error) {
            if (!(error instanceof CommandRefused)) throw error
            refused += 1
          }
          expect(JSON.stringify(desk.venue.round('r1').spec)).toBe(before)
          expect(desk.venue.round('r1').status).toBe('announced')
        },
      ),
      { numRuns: 400, endOnFailure: true },
    )
    expect(refused).toBeGreaterThan(200)
    desk.time.now = SPEC.closes.replace('Z', '.000Z')
    await desk.operate('close-round', { round: 'r1' })
    expect(desk.venue.round('r1').status).toBe('closed')
  })
})

describe('a log that was forged from its first entry', () => {
  it('has another last hash, whatever was changed in it, and a true one is refused where anything was', async () => {
    const log = new MemoryLog()
    const desk = await opened(log)
    await trade(desk, [10, 20, 30])
    const { hash } = followChain(log.entries)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 1e6 }), fc.nat({ max: 1e6 }), fc.boolean(), async (which, at, chained) => {
        const i = which % log.entries.length
        const text = JSON.stringify(log.entries[i]!.event)
        const digits = [...text.matchAll(/[0-9a-z]/g)].map(({ index }) => index)
        const k = digits[at % digits.length]!
        const changed = text.slice(0, k) + (text[k] === '1' ? '2' : '1') + text.slice(k + 1)
        let event: MarketEvent
        try {
          event = JSON.parse(changed) as MarketEvent
        } catch {
          return
        }
        const list: Entry<MarketEvent>[] = log.entries.map((entry, j) => (j === i ? { ...entry, event } : entry))
        if (!chained) {
          expect(() => followChain(list)).toThrow(/hash|changed|follow/)
          return
        }
        let head: Head = START
        for (const entry of list) head = nextEntry(head, entry)
        expect(head.hash).not.toBe(hash)
      }),
      { numRuns: 100, endOnFailure: true },
    )
  })
})
