import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { MAIN } from '../start-server.ts'
import { runFile, temporaryFolder, testWorld } from '../run-cli.ts'

/** A machine without a network, and one on which nothing may be written. */

const DENY = pathToFileURL(join(import.meta.dirname, 'deny-network.mjs')).href

/** Runs a program without a network, in an empty folder. */
async function withoutNetwork(
  ...args: string[]
): Promise<{ code: number; stderr: string; tried: string; written: string[] }> {
  const cwd = await temporaryFolder()
  const log = join(await temporaryFolder(), 'tried')
  const env = { NODE_OPTIONS: `--import=${DENY}`, TRIED: log }
  const { code, stderr } = await runFile(process.execPath, args, { env, cwd })
  return { code, stderr, tried: existsSync(log) ? readFileSync(log, 'utf8') : '', written: readdirSync(cwd) }
}

describe('without a network', () => {
  it.each([
    'fetch("https://example.com").catch(() => {})',
    'import("node:https").then(({ get }) => get("https://example.com").on("error", () => {}))',
    'import("node:worker_threads").then(({ Worker }) => new Worker("fetch(\'http://10.0.0.1\').catch(() => {})", { eval: true }))',
    'import("node:dgram").then(({ createSocket }) => createSocket("udp4").send("x", 53, "10.0.0.1")).catch(() => {})',
  ])('(the trap is sprung by %s)', async (script) => {
    expect((await withoutNetwork('--input-type=module', '-e', script)).tried).not.toBe('')
  })

  it.each([
    ['stress', 'jp-2026-practice', '--months', '1'],
    ['exposure', '--place', 'JPN'],
    ['clear', '--world', testWorld('dantzig-transport')],
    ['weapon', '--target', 'japan', '--max-measures', '1', '--months', '2', '--simulate', '0', '--no-curve'],
    ['dumping', '--members', 'japan', '--max-measures', '0'],
    ['ensemble', 'exposure', '--samples', '2', '--threads', '1', '--factors', 'output-oxide'],
    ['data', 'check'],
    ['schema', 'stress'],
  ])('%s works, asks for none, and writes nothing', async (...args) => {
    const { code, tried, stderr, written } = await withoutNetwork(MAIN, ...args)
    expect(tried).toBe('')
    expect(written).toEqual([])
    expect(code, stderr).toBe(0)
  })
})

/** A server that may read, run threads, and write nothing at all, and asks nobody. */
async function lockedServer(use: (url: string, dir: string) => Promise<void>): Promise<string> {
  const dir = await temporaryFolder()
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--experimental-permission', '--allow-fs-read=*', '--allow-worker', MAIN, 'serve', '--port', '0'],
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: dir, env: { ...process.env, TMPDIR: dir } },
  )
  let said = ''
  const ended = new Promise((settle) => child.on('exit', settle))
  try {
    const url = await new Promise<string>((settle, refuse) => {
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /listening on (http:\S+)\n/.exec(said)?.[1]
        if (found !== undefined) settle(found)
      })
      void ended.then(() => refuse(new Error(said)))
    })
    await use(url, dir)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
  return said
}

describe('a server that may write nothing', () => {
  it('answers all that it is asked, with scenarios and parts of one’s own, and bad ones', async () => {
    const said = await lockedServer(async (url, dir) => {
      const api = `${url}/api/v1`
      const ask = async (path: string, body: unknown): Promise<unknown> => {
        const headers = { 'Content-Type': 'application/json' }
        const sent = await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) })
        if (sent.status !== 202) return sent.status
        const { links } = (await sent.json()) as { links: { self: string; events: string } }
        await (await fetch(url + links.events)).text()
        const job = (await (await fetch(url + links.self)).json()) as { state: string }
        return job.state
      }
      const yaml = 'title: secret plan\nstart: 2026-01\nmonths: 1\nmeasures: []\n'
      const text = 'part,material,place,supplier,kg_per_year,stock_days\nsecret motor,magnet-heavy,JPN,,500,30\n'
      const scenario = { yaml, file: 'secret.yaml' }
      expect(await ask('/stress', { scenario, company: { text, file: 'secret.csv' }, range: false })).toBe('done')
      expect(await ask('/stress', { scenario: { yaml: '][', file: 'secret.yaml' } })).toBe(422)
      expect(
        await ask('/weapon', { menu: 'bans', target: ['JPN'], maxMeasures: 1, months: 2, simulate: 0, curve: false }),
      ).toBe('done')
      expect(await ask('/ensembles', { of: [{ study: 'exposure' }], samples: 2, factors: ['output-oxide'] })).toBe(
        'done',
      )
      for (const path of [
        '/exposure',
        '/baseline',
        '/openapi.json',
        '/docs',
        '/worlds/shipped/tables/sites?format=parquet',
      ])
        expect((await fetch(api + path)).status, path).toBe(200)
      expect(readdirSync(dir)).toEqual([])
    })
    expect(said).not.toMatch(/secret|ERR_ACCESS_DENIED|incident/)
  })
})
