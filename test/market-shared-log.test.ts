import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import type { Head, SharedLog } from '../src/market/index.ts'
import { createMarketApp, MARKET_BASE, type MarketApp } from '../src/server/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { MemorySecrets } from './market-app.ts'
import { Desk, MemoryLog } from './market-desk.ts'

/** Two servers of one market, each with a memory of its own, over one log: a database. */

class OfTwo extends MemoryLog {
  looks = 0
  /** Whether one waits while the other writes; otherwise the log refuses who is late. */
  takesTurns = true
  private turn: Promise<unknown> = Promise.resolve()
  readonly shared: SharedLog = {
    head: async () => {
      this.looks++
      await new Promise((resolve) => setTimeout(resolve, this.slowMs))
      return this.last()
    },
    inTurn: <T>(work: (end?: Head) => Promise<T>) => {
      if (!this.takesTurns) return work()
      const mine = this.turn.then(() => work(this.last()))
      this.turn = mine.catch(() => undefined)
      return mine
    },
  }
  private last(): Head {
    const { seq, at, hash } = this.entries.at(-1) ?? { seq: 0, at: '', hash: '0'.repeat(64) }
    return { seq, at, hash }
  }
}

const solver = await loadSolver()
const TIME = { now: '2027-01-01T00:00:00.000Z' }
let world: World
let log: OfTwo
let one: Desk
let other: Desk
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  log = new OfTwo()
  one = await Desk.open(world, solver, log, TIME)
  other = await Desk.open(world, solver, log, TIME)
})

const register = (desk: Desk, id: string): Promise<unknown> =>
  desk.operate('register-organisation', {
    organisation: { id: `urn:org:${id}`, name: id, country: 'JPN' },
    member: true,
  })
const addUser = (desk: Desk, id: string, of: string): Promise<unknown> =>
  desk.operate('add-user', { user: id, name: id, organisation: `urn:org:${of}`, role: 'trader' })
const known = (desk: Desk): string[] => [...desk.venue.register.organisations.keys()]

describe('what another server has written', () => {
  it('is taken in when it is asked for, and not before', async () => {
    await register(one, 'a')
    expect(known(other)).toEqual([])
    await other.clerk.catchUp()
    expect(known(other)).toEqual(['urn:org:a'])
    expect(other.clerk.end.hash).toBe(one.clerk.end.hash)
  })

  it('counts for what is refused: what stands in the log is known', async () => {
    await register(one, 'a')
    await addUser(other, 'trader', 'a')
    expect(log.entries.at(-1)?.event.kind).toBe('user')
    await expect(addUser(one, 'trader', 'none')).rejects.toThrow('urn:org:none')
  })

  it('is in what those read who ask while a look is under way', async () => {
    log.slowMs = 20
    await register(one, 'a')
    const first = other.clerk.catchUp()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await register(one, 'b')
    await Promise.all([first, other.clerk.catchUp(), other.clerk.catchUp()])
    expect(known(other)).toEqual(['urn:org:a', 'urn:org:b'])
    // Those who asked meanwhile share one.
    expect(log.looks).toBeLessThanOrEqual(3)
  })

  it.each([true, false])(
    'leaves both with the same market, however their commands and looks fall; in turn: %s',
    async (turns) => {
      log.takesTurns = turns
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ first: fc.boolean(), looks: fc.boolean(), waits: fc.boolean() }), {
            minLength: 5,
            maxLength: 25,
          }),
          async (steps) => {
            const run = `${log.entries.length}`
            const under = steps.map(async ({ first, looks, waits }, n) => {
              const desk = first ? one : other
              if (waits) await new Promise((resolve) => setTimeout(resolve, n % 4))
              if (looks) await desk.clerk.catchUp()
              else await register(desk, `r${run}n${n}`)
            })
            await Promise.all(under)
            await Promise.all([one.clerk.catchUp(), other.clerk.catchUp()])
            expect(one.clerk.end.hash).toBe(other.clerk.end.hash)
            expect(known(one)).toEqual(known(other))
            expect(known(one).filter((id) => id.startsWith(`urn:org:r${run}n`))).toHaveLength(
              steps.filter(({ looks }) => !looks).length,
            )
          },
        ),
        { numRuns: 20 },
      )
    },
  )

  it('that no market has written is reported at each look, and goes into no answer', async () => {
    const { length } = known(other)
    const last = log.entries.at(-1)!
    log.entries.push({
      ...last,
      seq: last.seq + 1,
      before: last.hash,
      hash: 'f'.repeat(64),
      event: { kind: 'standing', organisation: 'urn:org:none', suspended: true, why: '' } as never,
    })
    for (let i = 0; i < 2; i++) await expect(other.clerk.catchUp()).rejects.toThrow('no market has written it')
    expect(known(other)).toHaveLength(length)
  })
})

describe('the API of the other server', () => {
  let app: MarketApp
  const members = async (): Promise<unknown> => {
    const answer = await app.request(`http://localhost${MARKET_BASE}/members`)
    return ((await answer.json()) as { members: unknown[] }).members.length
  }
  beforeEach(() => {
    const now = (): string => TIME.now
    app = createMarketApp({
      clerk: other.clerk,
      secrets: new MemorySecrets(now),
      now,
      alarms: () => Promise.resolve([]),
      log: () => undefined,
    })
  })

  it('answers with what the first has written', async () => {
    expect(await members()).toBe(0)
    await register(one, 'a')
    expect(await members()).toBe(1)
  })
})
