import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ChildProcess } from 'node:child_process'
import pg from 'pg'
import { type OrderContent } from '../src/market/index.ts'
import { MarketClient, MarketMember, sealingOf } from '../test/market-client.ts'
import { hasPostgres, startPostgres } from '../test/postgres.ts'
import { firstOperator, startMarket } from '../test/start-server.ts'
import { freePort } from '../test/valkey.ts'
import { atOnce, type Ran } from './at-once.ts'
import { atLeast, median, say, type Line } from './measure.ts'

const CALLERS = [1, 16]
/** Orders that are sealed before the clock starts, and then placed over and over: each time anew, as an amendment. */
const SEALED = 150
const BAR = 500

/** Order entry over HTTP as traders' programmes do it, into a folder and into PostgreSQL, beside plain inserts into the latter. */
export async function orderEntry(work: string): Promise<Line[]> {
  const inFolder = await market('a folder', ['--folder', join(work, 'orders')], {})
  if (!hasPostgres()) {
    say('There is no PostgreSQL here: order entry into it is not measured.')
    return inFolder.lines
  }
  const postgres = await startPostgres()
  try {
    const url = postgres.url('market')
    const raw = await inserts(postgres.url('yardstick'), inFolder.length)
    const inPostgres = await market('PostgreSQL', [], { DATABASE_URL: url })
    return [...inFolder.lines, ...inPostgres.lines, ...raw]
  } finally {
    await postgres.stop()
  }
}

/** A market with a round that takes orders, and as many callers as wait for theirs. */
async function market(
  where: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly lines: Line[]; readonly length: number }> {
  const port = await freePort()
  let server: ChildProcess | undefined
  try {
    const all = ['--port', String(port), '--requests-per-minute', '10000000', ...args]
    const { told } = await startMarket(all, env, /shown once/, (child) => (server = child))
    const operator = await MarketClient.enter({ url: `http://127.0.0.1:${port}` }, firstOperator(told))
    const { key, bodies } = await ordersFor(operator)
    const length = bodies[0]?.length ?? 0
    const lines: Line[] = []
    for (const callers of CALLERS) {
      say(`11 orders into ${where}, ${callers} at a time`)
      const before = await headOf(operator)
      let next = 0
      const ran = await atOnce(callers, async () => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 })
        return {
          one: () => posted(port, agent, key, bodies[next++ % bodies.length] ?? ''),
          end: async () => agent.destroy(),
        }
      })
      const entries = (await headOf(operator)) - before
      if (entries !== ran.inAll) throw new Error(`${ran.inAll} orders were confirmed, and ${entries} entries are there`)
      const what = `Orders over HTTP into ${where}, ${said(callers)}: a second`
      lines.push(lineOf(what, ran, { length, barred: where === 'PostgreSQL' }))
    }
    return { lines, length }
  } finally {
    if (server !== undefined && server.exitCode === null) {
      const exit = once(server, 'exit')
      server.kill('SIGTERM')
      await exit
    }
  }
}

/** Bodies of commands that place sealed orders in a round of an hour, and the key of their trader. */
async function ordersFor(
  operator: MarketClient,
): Promise<{ readonly key: string; readonly bodies: readonly string[] }> {
  const members: MarketMember[] = []
  for (const name of ['japan', 'europe', 'usa']) members.push(await MarketMember.join(operator, name, 'AUS'))
  const [trader] = members
  if (trader === undefined) throw new Error('nobody is there')
  await operator.command('announce-round', {
    round: 'r1',
    spec: {
      title: 'An hour',
      opens: new Date(Date.now() - 1000).toISOString(),
      closes: new Date(Date.now() + 3_600_000).toISOString(),
      materials: [{ material: 'ore-mt-weld', grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      trustees: members.map(({ id }) => id),
      threshold: 2,
      // One trader amends the same orders for as long as it is measured.
      limits: { placings: 1_000_000, placingsOfOrder: 1_000_000, megabytes: 100_000 },
    },
  })
  const sealing = await sealingOf(operator, 'r1')
  const bodies = await Promise.all(
    Array.from({ length: SEALED }, async (_, n) => {
      const goods = { material: 'ore-mt-weld', grade: 'traced', place: 'AUS' }
      const content: OrderContent = {
        kind: 'buy',
        ...goods,
        kg: '100',
        at: [{ month: '2027-03', bid: String(40 + n) }],
      }
      const order = randomUUID()
      const envelope = await trader.sealed(sealing, content, { order })
      return JSON.stringify({ round: 'r1', order, deposit: '1000', envelope })
    }),
  )
  return { key: trader.client.key, bodies }
}

const headOf = async (client: MarketClient): Promise<number> =>
  (await client.get<{ head: { seq: number } }>('')).head.seq

/** Places an order; it is on disk once this is done. */
function posted(port: number, agent: Agent, key: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        agent,
        method: 'POST',
        path: '/api/v1/market/commands/place-order',
        headers: {
          Authorization: `Bearer ${key}`,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'Idempotency-Key': randomUUID(),
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`an order was answered with ${answer.statusCode}`)),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** The yardstick: as many bytes in a row of a table, each row in a transaction of its own. */
async function inserts(url: string, length: number): Promise<Line[]> {
  const body = 'x'.repeat(length)
  const lines: Line[] = []
  const first = new pg.Client({ connectionString: url })
  await first.connect()
  await first.query('create table yardstick (seq bigserial primary key, body text not null)')
  // Letters that repeat would be pressed into nothing.
  await first.query('alter table yardstick alter column body set storage external')
  await first.end()
  for (const callers of CALLERS) {
    say(`11 rows straight into PostgreSQL, ${callers} at a time`)
    const ran = await atOnce(callers, async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return {
        one: async () => void (await client.query('insert into yardstick (body) values ($1)', [body])),
        end: () => client.end(),
      }
    })
    lines.push(lineOf(`Rows straight into PostgreSQL, ${said(callers)}: a second`, ran, { length, barred: false }))
  }
  return lines
}

const said = (callers: number): string => (callers === 1 ? 'one caller' : `${callers} callers`)

function lineOf(
  what: string,
  { done, seconds, waits }: Ran,
  { length, barred }: { length: number; barred: boolean },
): Line {
  const value = done / seconds
  const sorted = waits.toSorted((a, b) => a - b)
  const counts = {
    done,
    'bytes of each': length,
    'median wait, ms': median(waits),
    '99 of 100 within, ms': sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN,
  }
  return { row: 11, what, ...(barred ? atLeast(value, BAR, `at least ${BAR} a second`) : { value }), counts }
}
