import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { loadWorld, packageRoot, shippedWorld } from '../src/files/index.ts'
import {
  applyEntry,
  marketTables,
  MarketState,
  verifyLog,
  type OrderContent,
  type ParcelsShown,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import { openStore } from '../src/store/index.ts'
import { MarketClient, MarketMember, sealingOf, type Sealing } from '../test/market-client.ts'
import { startPostgres } from '../test/postgres.ts'
import { firstOperator, FOUNDED, startMarket } from '../test/start-server.ts'
import { freePort } from '../test/valkey.ts'

/**
 * A large market: members of four places, round after round, on one PostgreSQL and two servers, half of the members at either. What was confirmed
 * has to be in the log once, the books balanced, each round settled; how long each command took is kept in bench/results.
 * `node dist/scripts/market-large.js [members] [rounds]`
 */
const [MEMBERS = 200, ROUNDS = 20] = process.argv.slice(2).map(Number)
const ORDERS = 5
/** Members that act at the same time. */
const AT_ONCE = 16
const PLACES = ['AUS', 'USA', 'EUR', 'JPN'] as const
const MONTH = '2027-03'
const ORE = 'ore-mt-weld'
const dice = xoroshiro128plus(20270328)
const draw = (low: number, high: number): number => uniformInt(dice, low, high)
const say = (text: string): void => void process.stderr.write(`${text}\n`)

const waits = new Map<string, number[]>()

/** Does something and notes how long it took. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const done = await work()
  const all = waits.get(what)
  if (all === undefined) waits.set(what, [performance.now() - begun])
  else all.push(performance.now() - begun)
  return done
}

/** Times each command of a client by its name. */
function watch(client: MarketClient): void {
  const command = client.command.bind(client)
  client.command = (name, ...rest) => timed(name, () => command(name, ...rest))
}

/** This many at a time. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of left) await work(one)
    }),
  )
}

interface Confirmed {
  readonly round: string
  readonly order: string
  readonly organisation: string
}

const sells = (n: number): boolean => n % 2 === 0

function content(n: number, country: string, lot: string): OrderContent {
  const common = { material: ORE, grade: 'traced', place: country, kg: String(draw(1, 40)) }
  return sells(n)
    ? { kind: 'sell', ...common, month: MONTH, ask: String(draw(20, 60)), lots: [lot] }
    : { kind: 'buy', ...common, at: [{ month: MONTH, bid: String(draw(40, 80)) }] }
}

async function placeAll(
  sealing: Sealing,
  members: readonly MarketMember[],
  lots: ReadonlyMap<MarketMember, string>,
): Promise<Confirmed[]> {
  const confirmed: Confirmed[] = []
  const all = members.flatMap((member, n) => Array.from({ length: ORDERS }, () => ({ member, n })))
  await each(all, async ({ member, n }) => {
    const order = await member.place(sealing, content(n, member.country, lots.get(member) ?? ''), '400')
    confirmed.push({ round: sealing.id, order, organisation: member.id })
  })
  return confirmed
}

async function deliverAll(
  member: MarketMember,
  round: string,
  lot: string,
  elements: readonly string[],
): Promise<void> {
  const { parcels } = await timed('read parcels', () => member.client.get<ParcelsShown>('/parcels'))
  for (const { side, round: of, parcel, with: to, left } of parcels) {
    if (side !== 'deliver' || of !== round || left === '0' || to === null) continue
    const mass = grams(BigInt(Math.round(Number(left) * 1000)))
    const part = `urn:lot:${member.name}:${randomUUID()}`
    const site = `urn:test:site:${member.name}`
    await member.record({
      kind: 'regroup',
      id: `urn:event:${randomUUID()}`,
      ...member.at(site),
      inputs: [{ lot, mass }],
      outputs: [{ lot: part, material: ORE, elements: [...elements], mass }],
    })
    await sleep(2)
    await member.record({
      kind: 'transfer',
      id: `urn:event:${randomUUID()}`,
      ...member.at(site),
      lots: [{ lot: part, mass }],
      from: member.id,
      to,
      order: parcel,
    })
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

function spread(all: readonly number[]): Readonly<Record<'times' | 'median' | 'of99in100' | 'longest', number>> {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (part: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0)
  return { times: all.length, median: at(0.5), of99in100: at(0.99), longest: at(1) }
}

const begun = Date.now()
const postgres = await startPostgres()
const servers = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const child of servers) child.kill(signal)
    void postgres.stop().finally(() => process.exit(1))
  })
try {
  const serve = async (until: RegExp): Promise<{ url: string; told: string }> => {
    const port = await freePort()
    const args = ['--port', String(port), '--name', 'Large', '--requests-per-minute', '10000000']
    const { told } = await startMarket(args, { DATABASE_URL: postgres.url('market') }, until, (child) =>
      servers.add(child),
    )
    return { url: `http://127.0.0.1:${port}`, told }
  }
  const first = await serve(FOUNDED)
  const second = await serve(/listening on/)
  const operator = await MarketClient.enter(first, firstOperator(first.told))
  watch(operator)
  const members: MarketMember[] = []
  for (let n = 0; n < MEMBERS; n++) {
    // Half of the sellers and half of the buyers at either.
    const where = n % 4 < 2 ? first : second
    const member = await MarketMember.join(operator, `m${n}`, PLACES[n % PLACES.length] ?? '', { where })
    watch(member.client)
    members.push(member)
    if (n % 50 === 49) say(`${n + 1} members`)
  }
  const world = await loadWorld(shippedWorld())
  const elements = [...(world.materials.get(ORE)?.contents.keys() ?? [])]
  const confirmed: Confirmed[] = []
  let openMs = 30_000
  for (let n = 1; n <= ROUNDS; n++) {
    const id = `r${n}`
    const lots = new Map<MarketMember, string>()
    await each(
      members.filter((_, one) => sells(one)),
      async (member) => void lots.set(member, await member.dig(200, elements)),
    )
    const trustees = [0, 1, 2].map((k) => members[(3 * n + k) % MEMBERS] as MarketMember)
    const closes = Date.now() + openMs
    await operator.command('announce-round', {
      round: id,
      spec: {
        title: `Round ${id}`,
        opens: new Date(Date.now() - 1000).toISOString(),
        closes: new Date(closes).toISOString(),
        materials: [{ material: ORE, grades: ['traced'] }],
        places: PLACES,
        months: [MONTH],
        routes: PLACES.flatMap((from) =>
          PLACES.filter((to) => to !== from).map((to) => ({
            id: `${from}-${to}`,
            owner: members[0]?.id ?? '',
            from,
            to,
            cost: '0.6',
          })),
        ),
        margin: 0.1,
        trustees: trustees.map((member) => member.id),
        threshold: 2,
      },
    })
    const entering = Date.now()
    confirmed.push(...(await placeAll(await sealingOf(operator, id), members, lots)))
    const took = Date.now() - entering
    await sleep(Math.max(0, closes - Date.now() + 50))
    // Three times as long as the orders of the round before took: others may keep the machine busy.
    openMs = 5000 + 3 * took
    await operator.command('close-round', { round: id })
    for (const trustee of trustees.slice(0, 2)) await trustee.giveShares(id)
    await operator.command('open-round', { round: id })
    await operator.command('clear-round', { round: id })
    await each(
      members.filter((_, one) => sells(one)),
      (member) => deliverAll(member, id, lots.get(member) ?? '', elements),
    )
    await operator.command('settle-round', { round: id })
    say(
      `round ${n}: ${confirmed.length} orders in all, ${took} ms for those of this round, ${Date.now() - entering} ms in all`,
    )
  }
  for (const child of servers) await ended(child)

  const store = await openStore({ url: postgres.url('market') })
  const verifying = performance.now()
  const { faults, rounds } = await verifyLog(world, store.read(0))
  const verifySeconds = (performance.now() - verifying) / 1000
  const venue = new MarketState(marketTables(world))
  const placed = new Map<string, number>()
  let entries = 0
  for await (const entry of store.read(0)) {
    applyEntry(venue, entry)
    entries += 1
    const { event } = entry
    if (event.kind !== 'order') continue
    const key = `${event.round} ${event.order} ${event.organisation}`
    placed.set(key, (placed.get(key) ?? 0) + 1)
  }
  await store.close()
  const lost = confirmed.filter(({ round, order, organisation }) => !placed.has(`${round} ${order} ${organisation}`))
  const doubled = [...placed.values()].filter((times) => times > 1)
  const off = [...venue.ledger.imbalance().values()].filter((sum) => sum !== 0n)
  const unfinished = rounds.filter(({ status }) => status !== 'settled')
  const record = {
    members: MEMBERS,
    rounds: ROUNDS,
    entries,
    confirmedOrders: confirmed.length,
    lost: lost.length,
    doubled: doubled.length,
    booksOff: off.length,
    roundsNotSettled: unfinished.length,
    faultsOfTheLog: faults,
    requestsAskedAgain: [operator, ...members.map(({ client }) => client)].reduce(
      (sum, { retries }) => sum + retries,
      0,
    ),
    verifySeconds: Math.round(verifySeconds),
    milliseconds: Object.fromEntries(
      [...waits].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, all]) => [what, spread(all)]),
    ),
    seconds: Math.round((Date.now() - begun) / 1000),
    machine: cpus()[0]?.model,
  }
  const text = `${JSON.stringify(record, null, 2)}\n`
  process.stdout.write(text)
  writeFileSync(join(packageRoot(), 'bench', 'results', 'market-large.json'), text)
  if (lost.length + doubled.length + off.length + unfinished.length + faults.length > 0) process.exitCode = 1
} finally {
  for (const child of servers) await ended(child)
  await postgres.stop()
}
