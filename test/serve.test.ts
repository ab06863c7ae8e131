import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../src/server/index.ts'
import { runFile, runProgram, temporaryFolder, toldFaults } from './run-cli.ts'
import {
  API,
  ENDED,
  events,
  LONG,
  post,
  QUICK,
  reached,
  shippedServed,
  submit,
  testApp,
  type SeenEvent,
} from './run-server.ts'
import { startServer } from './start-server.ts'

const ROOT = join(import.meta.dirname, '..')
/** The page uses curl; the program itself needs Node alone. */
const hasCurl = spawnSync('curl', ['--version']).status === 0

const over = (url: string) => (path: string, init?: RequestInit) => fetch(url + path, init)

/** Listens to a stream in the background until it ends. */
function listenTo(url: string, path: string): Promise<SeenEvent[]> {
  return fetch(url + path).then(async (answer) => {
    const seen: SeenEvent[] = []
    for await (const event of events(answer)) seen.push(event)
    return seen
  })
}

describe('ytterby serve', () => {
  it('answers several at once, and ends cleanly with jobs running, waiting and listened to', async () => {
    const server = await startServer('--grace', '0')
    const ask = over(server.url)
    const quick = await Promise.all([1, 2, 3, 4].map(() => submit(ask, QUICK)))
    const done = await Promise.all(quick.map((job) => reached(ask, job, ...ENDED)))
    expect(done.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
    const results = await Promise.all(done.map(async ({ links }) => (await ask(links.result ?? '')).text()))
    expect(new Set(results).size).toBe(1)

    const long = await Promise.all([1, 2, 3].map(() => submit(ask, LONG)))
    const streams = long.map(({ links }) => listenTo(server.url, links.events))
    await reached(ask, long[0] as (typeof long)[0], 'running')
    server.process.kill('SIGTERM')
    for (const seen of await Promise.all(streams))
      expect(seen.at(-1)).toMatchObject({ event: 'end', data: { state: 'stopped' } })
    expect(await server.exit).toBe(0)
    expect(server.stderr()).toBe('stopping; jobs under way have 0 s\n')
  })

  it('lets a running job finish when it is asked to stop, and takes no other', async () => {
    // As long as a machine may need that does much else.
    const server = await startServer('--grace', '100')
    const ask = over(server.url)
    const job = await submit(ask, { ...QUICK, months: 6 })
    const stream = listenTo(server.url, job.links.events)
    await reached(ask, job, 'running')
    server.process.kill('SIGINT')
    let status = 202
    while (status === 202) ({ status } = await ask(`${API}/stress`, post(QUICK)))
    expect(status).toBe(503)
    expect((await stream).at(-1)).toMatchObject({ event: 'end', data: { state: 'done' } })
    expect(await server.exit).toBe(0)
  })

  it('ends at once when told twice', async () => {
    const server = await startServer('--grace', '60')
    const ask = over(server.url)
    await reached(ask, await submit(ask, LONG), 'running')
    server.process.kill('SIGINT')
    while (!server.stderr().includes('stopping')) await new Promise((resolve) => setTimeout(resolve, 10))
    server.process.kill('SIGINT')
    expect(await server.exit).toBe(130)
  })

  it('says in words why it cannot listen', async () => {
    const server = await startServer()
    const { port } = new URL(server.url)
    const taken = await runProgram(['serve', '--port', port])
    expect(taken.code).toBe(1)
    expect(toldFaults(taken.stderr)).toMatchObject([
      { code: 'PORT_IN_USE', remedy: expect.stringContaining('--port') as string },
    ])
    const folder = await temporaryFolder()
    const measures = ['--folder', folder, '--name', 'M', '--metrics-port', port]
    const market = await runProgram(['market', 'serve', '--port', '0', ...measures])
    expect(market.code).toBe(1)
    expect(toldFaults(market.stderr)).toMatchObject([
      { code: 'PORT_IN_USE', remedy: expect.stringContaining('--metrics-port') as string },
    ])
    server.process.kill('SIGTERM')
    await server.exit
    const elsewhere = await runProgram(['serve', '--port', '0', '--host', '203.0.113.7'])
    expect(elsewhere.code).toBe(1)
    expect(toldFaults(elsewhere.stderr)).toMatchObject([{ code: 'HOST_UNKNOWN' }])
    const word = await runProgram(['serve', '--port', 'http'])
    expect(word.code).toBe(2)
    expect(word.stderr).toContain('whole number from 0 to 65535')
    const env = await runProgram(['serve'], { env: { PORT: '70000' } })
    expect(env.code).toBe(2)
    expect(env.stderr).toContain("'70000' from env 'PORT'")
    const world = await runProgram(['serve', '--world', 'no-such-folder'])
    expect(world.code).toBe(1)
    expect(toldFaults(world.stderr)).toMatchObject([{ code: 'FOLDER_MISSING' }])
  })

  it.skipIf(!hasCurl)('answers what the page on it shows', async () => {
    const server = await startServer()
    const folder = await temporaryFolder()
    cpSync(join(ROOT, 'docs', 'examples'), join(folder, 'docs', 'examples'), { recursive: true })
    const page = readFileSync(join(ROOT, 'docs', 'how-to', 'use-the-api.md'), 'utf8')
    const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => text)
    expect(blocks.length).toBeGreaterThan(4)
    const script = `set -eu\n${blocks.join('')}`.replaceAll('http://127.0.0.1:4680', server.url)
    const { code, stdout, stderr } = await runFile('sh', ['-c', script], { cwd: folder })
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('place,material,element')
    expect(stdout).toContain('event: end')
    expect(stdout).toContain('case,place,bloc')
    expect(stdout).toContain('"company":"company.csv"')
    const made = (name: string): string => readFileSync(join(folder, name), 'utf8')
    expect(made('sites.parquet').slice(0, 4)).toBe('PAR1')
    expect(made('evaluations.parquet').slice(0, 4)).toBe('PAR1')
    const { stdout: printed } = await runProgram(['stress', 'jp-2026-practice', '--months', '6', '--json'])
    expect(made('result.json')).toBe(printed)
    server.process.kill('SIGTERM')
    expect(await server.exit).toBe(0)
  })

  it('serves a world of one’s own', async () => {
    const server = await startServer('--overlay', 'docs/examples/our-stock')
    const { worlds } = (await (await fetch(`${server.url}${API}/worlds`)).json()) as { worlds: { id: string }[] }
    expect(worlds[0]?.id).toBe('own')
    // By its own name: those who read the page have the folder elsewhere.
    expect(await (await fetch(`${server.url}/world.json`)).json()).toMatchObject({ flags: ['--overlay', 'our-stock'] })
    server.process.kill('SIGTERM')
    expect(await server.exit).toBe(0)
  })
})

describe('a connection', () => {
  let listening: Listening
  beforeAll(async () => {
    const app = testApp({ served: await shippedServed() })
    listening = await listen(app, {
      port: 0,
      host: '127.0.0.1',
      limits: { headersMs: 300, requestMs: 600 },
    })
  })
  afterAll(() => listening.close(0))

  /** What comes back for bytes sent, a pause after each. */
  const raw = (...parts: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      let answer = ''
      const socket = connect(Number(new URL(listening.url).port), '127.0.0.1')
      socket.on('data', (chunk) => (answer += chunk.toString()))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(answer))
      void (async () => {
        for (const part of parts) {
          socket.write(part)
          await new Promise((next) => setTimeout(next, 50))
        }
      })()
    })

  it('may not dawdle over its headers', async () => {
    const answer = await raw(`GET ${API}/worlds HTTP/1.1\r\n`, 'Host: localhost\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('urn:ytterby:problem:request-timeout')
    expect(answer).toContain('Content-Security-Policy')
  })

  it('may not dawdle over its body', async () => {
    const head = `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n`
    expect(await raw(head, '{', '"', 's')).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  it('hears why its headers are too large', async () => {
    const answer = await raw(`GET ${API}/worlds HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('urn:ytterby:problem:headers-too-large')
  })
})
