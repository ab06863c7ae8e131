import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type StorePlace } from '../src/store/index.ts'
import { logOf } from './market-store.ts'
import { hasPostgres, startPostgres, type RunningPostgres } from './postgres.ts'
import { said } from './valkey.ts'

const WRITER = join(import.meta.dirname, 'store-writer.js')
const KILLS = 10

let postgres: RunningPostgres | undefined
const folder = mkdtempSync(join(tmpdir(), 'ytterby-killed-'))
beforeAll(async () => {
  if (hasPostgres()) postgres = await startPostgres()
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Killed {
  /** What it said was on disk: number and hash. */
  readonly confirmed: string[]
  readonly stderr: string
}

/** Has a process write, and kills it in the middle, this many milliseconds after its first entry. */
async function killedWriter(place: StorePlace, run: string, after: number): Promise<Killed> {
  const child = spawn(process.execPath, [WRITER, JSON.stringify(place), run], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  await said(child, 'ready\n')
  while (!/^\d+ /m.test(stdout) && child.exitCode === null) await sleep(1)
  await sleep(after)
  child.kill('SIGKILL')
  await once(child, 'close')
  // A line that was cut off was not said.
  const lines = stdout.split('\n').slice(0, -1)
  return { confirmed: lines.filter((line) => line !== 'ready'), stderr }
}

describe.each([
  { driver: 'PGlite', here: true, place: (): StorePlace => ({ folder: join(folder, 'market') }) },
  { driver: 'PostgreSQL', here: hasPostgres(), place: (): StorePlace => ({ url: postgres?.url() ?? '' }) },
])('a process that writes to $driver', { timeout: 600_000 }, ({ here, place }) => {
  it.runIf(here)(`loses nothing that it confirmed, killed ${KILLS} times`, async () => {
    const confirmed: string[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      const killed = await killedWriter(place(), `run-${kill}`, 20 + ((kill * 37) % 150))
      expect(killed.stderr).toBe('')
      expect(killed.confirmed.length).toBeGreaterThan(0)
      confirmed.push(...killed.confirmed)
    }
    const store = await openStore(place())
    try {
      // Reading follows the chain, and throws where it does not hold.
      const log = await logOf(store)
      const there = new Set(log.map(({ seq, hash }) => `${seq} ${hash}`))
      expect(confirmed.filter((entry) => !there.has(entry))).toEqual([])
      expect(new Set(log.map(({ command }) => command.split('-')[1])).size).toBe(KILLS)
    } finally {
      await store.close()
    }
  })
})

describe('a process killed while it makes its folder', () => {
  it('leaves nothing that keeps the next one from making it', async () => {
    const half = join(folder, 'half')
    const child = spawn(process.execPath, [WRITER, JSON.stringify({ folder: half }), 'half'], { stdio: 'ignore' })
    while (!existsSync(join(half, 'postgres', 'PG_VERSION'))) await sleep(5)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(existsSync(join(half, 'unfinished'))).toBe(true)
    const store = await openStore({ folder: half })
    expect((await store.head()).seq).toBe(0)
    await store.close()
  })
})

describe('a folder in use by another process', () => {
  it('is refused while that process is there, and is free once it is killed', async () => {
    const used = join(folder, 'used')
    const child = spawn(process.execPath, [WRITER, JSON.stringify({ folder: used }), 'one'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await said(child, '\n1 ')
    await expect(openStore({ folder: used })).rejects.toThrow(
      `STORE_IN_USE  The folder is in use by process ${child.pid}.`,
    )
    child.kill('SIGKILL')
    await once(child, 'close')
    const store = await openStore({ folder: used })
    expect((await store.head()).seq).toBeGreaterThan(0)
    await store.close()
    // The pid alone says nothing: it is given out again.
    writeFileSync(join(used, 'lock.900'), JSON.stringify({ host: hostname(), pid: process.pid, started: 'before' }))
    await (await openStore({ folder: used })).close()
  })

  it('is taken by one of several that want it at once', async () => {
    const wanted = join(folder, 'wanted')
    await (await openStore({ folder: wanted })).close()
    const children = [1, 2, 3].map((i) =>
      spawn(process.execPath, [WRITER, JSON.stringify({ folder: wanted }), `run-${i}`], {
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
    const ends = await Promise.all(
      children.map(async (child) => {
        let stderr = ''
        child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
        return Promise.race([
          said(child, 'ready\n').then(
            () => 'has it',
            () => 'ended',
          ),
          once(child, 'close').then(() => (stderr.includes('STORE_IN_USE') ? 'refused' : stderr)),
        ])
      }),
    )
    await sleep(200)
    for (const child of children) child.kill('SIGKILL')
    expect(ends.filter((end) => end === 'has it')).toHaveLength(1)
  })
})
