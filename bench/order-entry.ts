import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ChildProcess } from 'node:child_process'
import pg from 'pg'
import { MarketClient, MarketMember, sealingOf } from '../test/market-client.ts'
import { hasPostgres, startPostgres } from '../test/postgres.ts'
import { firstOperator, FOUNDED, startMarket } from '../test/start-server.ts'
import { freePort } from '../test/valkey.ts'
import { atOnce, type Ran } from './at-once.ts'
import { atLeast, median, say, type Line } from './measure.ts'

/** How many ask at a time, and the orders that are sealed and signed for them before the clock starts, each placed once. */
const RUNS = [
  { callers: 1, sealed: 4000 },
  { callers: 16, sealed: 8000 },
]
const BAR = 500

/** Order entry over HTTP as traders' programs do it, into a folder and into PostgreSQL, beside plain inserts into the latter. */
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
    const { told } = await startMarket(all, env, FOUNDED, (child) => (server = child))
    const operator = await MarketClient.enter({ url: `http://127.0.0.1:${port}` }, firstOperator(told))
    const trader = await traderOf(operator)
    let length = 0
    const lines: Line[] = []
    for (const { callers, sealed } of RUNS) {
      say(`11 ${sealed} orders are sealed and signed`)
      const orders = await sealedBy(trader, sealed)
      length = orders[0]?.body.length ?? 0
      say(`11 orders into ${where}, ${callers} at a time`)
      const before = await headOf(operator)
      let next = 0
      const ran = await atOnce(callers, async () => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 })
        return {
          one: () => posted(port, agent, trader.client.key, orders[next++]),
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

/** A member with money, and a round of an hour that takes all its orders. */
async function traderOf(operator: MarketClient): Promise<MarketMember> {
  const members: MarketMember[] = []
  for (const name of ['japan', 'europe', 'usa'])
    members.push(await MarketMember.join(operator, name, 'AUS', { cash: '1000000000' }))
  const [trader] = members
  if (trader === undefined) throw new Error('nobody is there')
  const most = 1_000_000
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
      limits: { orders: most, placings: most, placingsOfOrder: most, megabytes: 100_000 },
    },
  })
  return trader
}

/** A command that places an order, as it is sent. */
interface Sealed {
  readonly id: string
  readonly body: string
  readonly signature: string
}

async function sealedBy(trader: MarketMember, count: number): Promise<Sealed[]> {
  const sealing = await sealingOf(trader.client, 'r1')
  const goods = { material: 'ore-mt-weld', grade: 'traced', place: 'AUS' }
  return Promise.all(
    Array.from({ length: count }, async (_, n): Promise<Sealed> => {
      const at = [{ month: '2027-03', bid: String(40 + (n % 150)) }]
      const order = randomUUID()
      const envelope = await trader.sealed(sealing, { kind: 'buy', ...goods, kg: '100', at }, { order })
      const [id, input] = [randomUUID(), { round: 'r1', order, deposit: '1000', envelope }]
      const asked = { id, name: 'place-order', input, at: new Date().toISOString() }
      return { id, body: JSON.stringify(input), signature: (await trader.client.signs?.(asked)) ?? '' }
    }),
  )
}

const headOf = async (client: MarketClient): Promise<number> =>
  (await client.get<{ head: { seq: number } }>('')).head.seq

/** Places an order; it is on disk once this is done. */
function posted(port: number, agent: Agent, key: string, order: Sealed | undefined): Promise<void> {
  if (order === undefined) throw new Error('More orders are needed than were sealed.')
  const { id, body, signature } = order
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
          'Idempotency-Key': id,
          'Command-Signature': signature,
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
  for (const { callers } of RUNS) {
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
