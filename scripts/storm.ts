import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { packageRoot } from '../src/files/index.ts'
import { MAIN } from '../test/start-server.ts'
import { said, startValkey } from '../test/valkey.ts'

/**
 * An ensemble three times: in two threads, on two workers that share a Valkey, and so again while workers and the one who
 * asks are killed at random. The three must come out byte by byte the same. The record is kept in bench/results.
 */
const RUNS = Number(process.argv[2] ?? 1000)
const KILLS = Number(process.argv[3] ?? 24)
const QUESTION = ['ensemble', 'stress', 'jp-2026-practice', '--samples', String(RUNS), '--seed', '2026']
const dice = xoroshiro128plus(20260106)

const say = (text: string): void => void process.stderr.write(`${text}\n`)
const folder = mkdtempSync(join(tmpdir(), 'ytterby-storm-'))
const children = new Set<ChildProcess>()

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

async function worker(url: string): Promise<ChildProcess> {
  const child = start('worker', '--queue', url, '--threads', '1')
  await said(child, 'waiting for work')
  return child
}

/** What a run folder holds, apart from the manifest, which names the command. */
const bytesOf = (out: string): string =>
  readdirSync(out)
    .filter((file) => file !== 'manifest.json')
    .sort()
    .map((file) => `${file} ${readFileSync(join(out, file), 'latin1')}`)
    .join('\n')

async function timed(name: string, work: () => Promise<number | null>): Promise<number> {
  const begun = performance.now()
  const code = await work()
  if (code !== 0) throw new Error(`${name} ended with ${code}`)
  const seconds = (performance.now() - begun) / 1000
  say(`${name}: ${seconds.toFixed(0)} s`)
  return seconds
}

const valkey = await startValkey()
try {
  const threads = await timed('two threads', () =>
    ended(start(...QUESTION, '--threads', '2', '--out', join(folder, 'threads'))),
  )

  const calm = [await worker(valkey.url), await worker(valkey.url)]
  const workers = await timed('two workers', () =>
    ended(start(...QUESTION, '--queue', valkey.url, '--out', join(folder, 'workers'))),
  )
  for (const child of calm) child.kill('SIGTERM')
  await Promise.all(calm.map(ended))

  const killed = { workers: 0, coordinator: 0 }
  const out = join(folder, 'storm')
  const storm = await timed('two workers in a storm', async () => {
    const crew = [await worker(valkey.url), await worker(valkey.url)]
    let asking = start(...QUESTION, '--queue', valkey.url, '--out', out)
    // The kills are spread over the time that the calm run took.
    const pause = (1000 * workers) / (KILLS + 4)
    while (!existsSync(join(out, 'manifest.json'))) {
      await Promise.race([sleep((pause * uniformInt(dice, 50, 150)) / 100), ended(asking)])
      if (asking.exitCode !== null) break
      const victim = uniformInt(dice, 0, 2)
      const child = crew[victim]
      if (child === undefined) {
        asking.kill('SIGKILL')
        await ended(asking)
        killed.coordinator++
        asking = start(...QUESTION, '--queue', valkey.url, '--out', out)
      } else {
        child.kill('SIGKILL')
        await ended(child)
        killed.workers++
        crew[victim] = await worker(valkey.url)
      }
      say(`killed so far: ${killed.workers} workers, ${killed.coordinator} times the one who asks`)
    }
    const code = await ended(asking)
    for (const child of crew) child.kill('SIGTERM')
    await Promise.all(crew.map(ended))
    return code
  })

  const [first, second, third] = ['threads', 'workers', 'storm'].map((name) => bytesOf(join(folder, name)))
  const same = first === second && first === third
  const record = {
    date: new Date().toISOString().slice(0, 10),
    machine: cpus()[0]?.model ?? '',
    node: process.version,
    question: QUESTION.join(' '),
    seconds: { threads, workers, storm },
    killed,
    same,
  }
  writeFileSync(join(packageRoot(), 'bench', 'results', 'ensemble-storm.json'), `${JSON.stringify(record, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(record, null, 2)}\n`)
  process.exitCode = same && killed.workers + killed.coordinator >= Math.min(KILLS, 20) ? 0 : 1
} finally {
  for (const child of children) child.kill('SIGKILL')
  await valkey.stop()
  rmSync(folder, { recursive: true, force: true })
}
