import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, it } from 'vitest'
import { MARKET_BASE } from '../src/server/index.ts'
import { openFolder } from '../src/store/pglite.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { MarketClient } from './market-client.ts'
import { firstOperator, FOUNDED, startMarket } from './start-server.ts'

/** A market that is killed while it sends: between the other side's yes and its own note of it. */

const children: ChildProcess[] = []
const folder = await mkdtemp(join(tmpdir(), 'ytterby-news-'))
const mails: string[] = []
/** What is done with a mail before the mail server says that it has taken it. */
let onMail = (): Promise<void> => Promise.resolve()

const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData: (stream, _, done) => {
    let text = ''
    stream.on('data', (piece: Buffer) => (text += piece.toString()))
    stream.on('end', () => {
      mails.push(text)
      void onMail().then(() => done())
    })
  },
})
// A client that is killed breaks off.
sink.on('error', () => undefined)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await new Promise<void>((resolve) => sink.close(() => resolve()))
  await rm(folder, { recursive: true })
})

const idIn = (mail: string): string => /^Message-ID: <(\S+)>/im.exec(mail)?.[1] ?? ''
async function start(until: RegExp): Promise<{ url: string; told: string; child: ChildProcess }> {
  const { port } = sink.server.address() as AddressInfo
  const { child, told } = await startMarket(
    ['--folder', folder, '--port', '0', '--mail-from', 'market@market.example'],
    // With a key, as a market has one that others use.
    { SMTP_URL: `smtp://127.0.0.1:${port}`, YTTERBY_SECRETS_KEY: Buffer.alloc(32, 7).toString('base64') },
    until,
    (one) => children.push(one),
  )
  return { child, told, url: /listening on (\S+)/.exec(told)?.[1] ?? '' }
}

it('sends again, with the same Message-ID, what went out when it was killed, and what waited behind it', async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  await putEmptyDatabase(folder)
  const first = await start(FOUNDED)
  const operator = await MarketClient.enter({ url: first.url }, firstOperator(first.told))
  const headers = (operator as unknown as { session: Record<string, string> }).session
  const say = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${first.url}${MARKET_BASE}/news/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    expect([path, answer.status]).toEqual([path, 200])
  }
  await say('address', { address: 'operator@market.example', language: 'en' })
  // Below the headers: the first part of a Message-ID may have eight digits, too.
  await say('code', { code: /\r\n\r\n[^]*?\b(\d{8})\b/.exec(mails[0] ?? '')?.[1] })
  // Until it has begun to follow the log.
  await sleep(5000)
  const from = mails.length
  let isWritten = (): void => undefined
  const written = new Promise<void>((resolve) => (isWritten = resolve))
  onMail = async () => {
    await written
    first.child.kill('SIGKILL')
  }
  const ended = once(first.child, 'exit')
  // Meanwhile the first of these may be on its way: no command waits for that.
  for (const user of ['one', 'two', 'three'])
    await operator.command('add-user', { user, name: user, organisation: null, role: 'auditor' })
  isWritten()
  await ended
  const before = new Set(mails.slice(from).map(idIn))
  expect(before.size).toBeGreaterThan(0)

  onMail = () => Promise.resolve()
  const count = mails.length
  // The lease of the one that was killed is over a minute later: the minute is over now.
  const database = await openFolder(folder)
  const left = `select extract(epoch from until - now())::float8 as seconds from secrets where kind = 'lease'`
  const [lease] = await database.query(left)
  expect(lease?.['seconds']).toBeGreaterThan(0)
  expect(lease?.['seconds']).toBeLessThanOrEqual(60)
  await database.run(`update secrets set until = now() where kind = 'lease'`)
  await database.close()
  await start(/Ctrl-C stops/)
  for (let n = 0; n < 100 && mails.length < count + 3; n++) await sleep(1000)
  const again = mails.slice(count).map(idIn)
  expect(new Set(again).size).toBe(3)
  for (const id of before) expect(again).toContain(id)
}, 400_000)
