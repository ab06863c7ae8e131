import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { addApiKey } from '../src/market/index.ts'
import type { Outgoing } from '../src/server/market/news/channel.ts'
import { NotSent } from '../src/server/market/news/channel.ts'
import { Courier, OLD_MS, pauseMs, TRIES, type Channels } from '../src/server/market/news/courier.ts'
import { NewsSettings } from '../src/server/market/news/settings.ts'
import { loadSolver } from '../src/solver/index.ts'
import { migrate } from '../src/store/migrate.ts'
import type { Outbox } from '../src/store/outbox.ts'
import { openMemory } from '../src/store/pglite.ts'
import type { Database } from '../src/store/database.ts'
import { SqlStore } from '../src/store/sql-store.ts'
import type { World } from '../src/world/index.ts'
import { announce, MemorySecrets } from './market-app.ts'
import { Desk, MemoryLog } from './market-desk.ts'

/** What is to be sent goes out at least once, whatever breaks on the way, and by one process at a time. */

const solver = await loadSolver()
let world: World
let memory: Database
let desk: Desk
let secrets: MemorySecrets
let outbox: Outbox
let settings: NewsSettings
/** Letters in the order in which they went out: id, whom to. */
let sent: { readonly id: string; readonly to: string; readonly topic: string }[]

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  memory = await openMemory()
})
afterAll(() => memory.close())
beforeEach(fresh)

async function fresh(): Promise<void> {
  await memory.run('drop schema public cascade; create schema public')
  await migrate(memory)
  desk = await Desk.open(world, solver, new MemoryLog())
  secrets = new MemorySecrets(() => desk.time.now)
  outbox = new SqlStore(memory).outbox
  settings = new NewsSettings(desk.clerk, secrets, clock)
  sent = []
  for (const name of ['seller', 'buyer']) await desk.join(name, 'AUS', '1000')
}
const clock = (): number => Date.parse(desk.time.now)
const wait = (ms: number): void => {
  desk.time.now = new Date(clock() + ms).toISOString()
}
const pay = (name: string): Promise<unknown> =>
  desk.operate('record-payment-in', { organisation: desk.keysOf(name).id, amount: '1', reference: 'x' })
const entry = (): number => desk.clerk.end.seq

async function mailTo(user: string): Promise<void> {
  await settings.confirm(user, await settings.ask(user, `${user}@example.org`, 'en'))
}
const noting =
  (to: (given: { readonly address?: string; readonly url?: string }) => string) =>
  async ({ id, message: { topic } }: Outgoing, given: { readonly address?: string; readonly url?: string }) => {
    sent.push({ id, to: to(given), topic })
    await Promise.resolve()
  }
const CHANNELS: Channels = {
  mail: noting(({ address = '' }) => address),
  webhook: noting(({ url = '' }) => url),
}
const logged: string[] = []
const courier = (channels: Channels = CHANNELS, box: Outbox = outbox): Courier =>
  new Courier({ clerk: desk.clerk, outbox: box, secrets, settings, channels, clock, log: (line) => logged.push(line) })
/** One that has reported on all so far. */
async function begun(...given: Parameters<typeof courier>): Promise<Courier> {
  const one = courier(...given)
  await one.turn()
  return one
}

describe('news', () => {
  it('go to those whom an entry concerns, where they have said so, and to nobody else', async () => {
    await mailTo('buyer-trader')
    await settings.addWebhook('seller-trader', 'https://seller.example/')
    const one = await begun()
    expect(sent).toEqual([])
    await pay('buyer')
    await pay('seller')
    await one.turn()
    await one.turn()
    expect(sent.map(({ to, topic }) => [to, topic])).toEqual([
      ['buyer-trader@example.org', 'paid-in'],
      ['https://seller.example/', 'paid-in'],
    ])
  })
  it('of what an organisation did itself go to its programs, and fill nobody’s mail', async () => {
    await mailTo('buyer-trader')
    await settings.addWebhook('buyer-trader', 'https://buyer.example/')
    const one = await begun()
    await desk.ask(desk.keysOf('buyer').actor, 'pay-into-fund', { amount: '5' })
    await one.turn()
    expect(sent.map(({ to, topic }) => [to, topic])).toEqual([['https://buyer.example/', 'own-money']])
  })
  it('do not go to an address that is not confirmed, is switched off, or is forgotten meanwhile', async () => {
    await settings.ask('buyer-trader', 'not@confirmed.example', 'en')
    await mailTo('seller-trader')
    await settings.choose('seller-trader', { language: 'ja', on: false })
    const one = await begun()
    await pay('buyer')
    await pay('seller')
    await one.turn()
    await settings.choose('seller-trader', { language: 'ja', on: true })
    let isDown = true
    const other = courier({
      mail: async (...given) => (isDown ? Promise.reject(new NotSent('down')) : CHANNELS.mail?.(...given)),
    })
    await one.stop()
    await pay('seller')
    await other.turn()
    await settings.forget('seller-trader')
    isDown = false
    wait(pauseMs(1))
    await other.turn()
    expect([sent, await outbox.first()]).toEqual([[], undefined])
  })
  it('do not reach somebody who has left through another of the same id', async () => {
    const user = { user: 'changing', name: 'X', organisation: desk.keysOf('buyer').id, role: 'reader' }
    await desk.operate('add-user', user)
    await mailTo('changing')
    const one = await begun()
    await desk.operate('remove-user', { user: 'changing' })
    await desk.operate('add-user', user)
    await pay('buyer')
    await one.turn()
    expect(sent).toEqual([])
  })
  it('remind of a close a day before, and of a key two weeks before it ends, once, whichever process is up', async () => {
    const day = 24 * 3_600_000
    await mailTo('buyer-trader')
    const key = { id: '00000000000000ab', user: 'buyer-trader', hash: 'h', scopes: ['read'] as const }
    const { actor } = desk.keysOf('buyer')
    await desk.clerk.ask(actor, `api-key/${key.id}`, (venue, at) =>
      addApiKey(venue, { ...key, until: new Date(clock() + 30 * day).toISOString() }, { actor, at }),
    )
    await announce(desk, 'later', { closes: new Date(clock() + 3 * day).toISOString() })
    await begun()
    const told = async (ms: number): Promise<string[]> => {
      sent = []
      wait(ms)
      // Another process each time: what it was reminded of is in the store.
      await (await begun()).stop()
      return sent.map(({ topic }) => topic)
    }
    expect(await told(2 * day - 3_600_000)).toEqual([])
    expect(await told(2 * 3_600_000)).toEqual(['closes-soon'])
    expect(await told(1)).toEqual([])
    expect(await told(14 * day)).toEqual(['api-key-ends'])
    expect(await told(20 * day)).toEqual([])
  })
  it('that are a week old are none', async () => {
    await mailTo('buyer-trader')
    await (await begun()).stop()
    await pay('buyer')
    wait(OLD_MS + 1000)
    await pay('buyer')
    await begun()
    expect(sent.length).toBe(1)
  })
})

describe('a letter that does not go out', () => {
  it('is tried again after 30 seconds, then after twice as long each time up to six hours, and lies with the operator in the end', async () => {
    await mailTo('buyer-trader')
    let tries = 0
    const failing = await begun({
      mail: () => {
        tries += 1
        return Promise.reject(new NotSent('SMTP 451'))
      },
    })
    await pay('buyer')
    await failing.turn()
    const doubled = [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360]
    const pauses = [...doubled, ...Array.from({ length: TRIES - 1 - doubled.length }, () => 21_600)]
    for (const [n, seconds] of pauses.entries()) {
      wait(seconds * 1000 - 1)
      await failing.turn()
      expect(tries).toBe(n + 1)
      wait(1)
      await failing.turn()
      expect(tries).toBe(n + 2)
    }
    wait(100 * 3_600_000)
    await failing.turn()
    expect(tries).toBe(TRIES)
    expect(await outbox.dead()).toMatchObject([
      { party: 'buyer-trader', why: 'SMTP 451', tries: TRIES, entry: entry() },
    ])
    const [dead] = await outbox.dead()
    expect([await outbox.revive(dead!.id, desk.time.now), await outbox.revive(dead!.id, desk.time.now)]).toEqual([
      true,
      false,
    ])
    await failing.stop()
    await courier().turn()
    expect([sent.map(({ id }) => id), await outbox.dead()]).toEqual([[dead!.id], []])
  })
  it('for good is not tried again', async () => {
    await mailTo('buyer-trader')
    const failing = await begun({ mail: () => Promise.reject(new NotSent('SMTP 550', true)) })
    await pay('buyer')
    await failing.turn()
    expect((await outbox.dead()).map(({ why, tries }) => [why, tries])).toEqual([['SMTP 550', 1]])
    const [dead] = await outbox.dead()
    expect([await outbox.drop(dead!.id), await outbox.drop(dead!.id), await outbox.dead()]).toEqual([true, false, []])
  })
  it('tells nobody what the other side has answered', async () => {
    await mailTo('buyer-trader')
    const failing = await begun({ mail: () => Promise.reject(new Error('550 buyer-trader@example.org is a fool')) })
    await pay('buyer')
    for (let n = 0; n < TRIES; n++) {
      await failing.turn()
      wait(7 * 3_600_000)
    }
    expect((await outbox.dead()).map(({ why }) => why)).toEqual(['a defect of the sender'])
  })
  it('holds up neither those of others nor a command', async () => {
    await settings.addWebhook('seller-trader', 'https://hangs.example/')
    await mailTo('buyer-trader')
    const hanging: ((error: Error) => void)[] = []
    const one = await begun({
      ...CHANNELS,
      webhook: () => new Promise<void>((_, reject) => hanging.push(reject)),
    })
    for (let n = 0; n < 12; n++) await pay('seller')
    await pay('buyer')
    const turning = one.turn()
    for (let n = 0; n < 200 && sent.length === 0; n++) await new Promise((go) => setTimeout(go, 10))
    expect(sent.map(({ to }) => to)).toEqual(['buyer-trader@example.org'])
    await pay('seller')
    expect(hanging.length).toBeLessThan(10)
    const freeing = setInterval(() => hanging.splice(0).forEach((give) => give(new NotSent('no answer in time'))), 1)
    await turning
    clearInterval(freeing)
  })
})

describe('a sender that ends at any moment', () => {
  it('sends again what went out and was not noted, with the same id', async () => {
    await mailTo('buyer-trader')
    const killed = await begun(CHANNELS, { ...outbox, sent: () => Promise.reject(new Error('killed')) })
    await pay('buyer')
    await killed.turn()
    wait(61_000)
    await begun()
    expect(sent.length).toBe(2)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
  })
  it('loses nothing and makes nothing up, wherever it ends and however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('buyer', 'seller'), fc.nat(9)), { minLength: 1, maxLength: 8 }),
        async (steps) => {
          await fresh()
          for (const user of ['buyer-trader', 'seller-trader']) await mailTo(user)
          await (await begun()).stop()
          const paid: [string, number][] = []
          for (const [name, endsAfter] of steps) {
            await pay(name)
            paid.push([`${name}-trader@example.org`, entry()])
            let left = endsAfter
            const dies =
              <T extends unknown[], R>(work: (...given: T) => Promise<R>) =>
              async (...given: T) => {
                if (left-- <= 0) throw new Error('killed')
                return work(...given)
              }
            const box = Object.fromEntries(
              Object.entries(outbox).map(([at, work]) => [at, dies(work as () => Promise<unknown>)]),
            ) as unknown as Outbox
            await courier({ mail: dies(CHANNELS.mail!) }, box).turn()
            wait(61_000)
          }
          for (let n = 0; n < 3; n++) {
            await courier().turn()
            wait(3_600_000)
          }
          const once = new Map(sent.map(({ id, to }) => [id, to]))
          expect([...once.values()].sort()).toEqual(paid.map(([to]) => to).sort())
          expect(await outbox.first()).toBeUndefined()
        },
      ),
      { numRuns: 25, endOnFailure: true },
    )
  })
})

describe('two processes', () => {
  it('do not both send; the second goes on once the first has said nothing for a minute', async () => {
    await mailTo('buyer-trader')
    const [first, second] = [await begun(), courier()]
    await pay('buyer')
    await Promise.all([first.turn(), second.turn()])
    await Promise.all([first.turn(), second.turn()])
    expect(sent.length).toBe(1)
    await pay('buyer')
    await second.turn()
    expect(sent.length).toBe(1)
    wait(61_000)
    await second.turn()
    await first.turn()
    expect(sent.length).toBe(2)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(2)
  })
  it('change places at once where the first one ends in order', async () => {
    await mailTo('buyer-trader')
    const [first, second] = [await begun(), courier()]
    await first.stop()
    await pay('buyer')
    await second.turn()
    expect(sent.length).toBe(1)
  })
  it('send once what one of them has sent and forgotten, though the other has followed the log before', async () => {
    await mailTo('buyer-trader')
    const [first, second] = [await begun(), courier()]
    wait(61_000)
    await second.turn()
    wait(61_000)
    await pay('buyer')
    await first.turn()
    wait(61_000)
    await second.turn()
    expect(sent.length).toBe(1)
  })
})
