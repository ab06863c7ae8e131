import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { packageRoot } from '../src/files/index.ts'

/** The command line as built; `npm test` and `npm run bench` build first. */
export const MAIN = join(packageRoot(), 'dist', 'src', 'cli', 'main.js')

/** The same for all that are started here, so that another process can go on. */
const SECRETS_KEY = Buffer.alloc(32, 7).toString('base64')

/**
 * `ytterby market serve` in a process of its own, once it has said what is waited for.
 *
 * @param onStart gets the process before that, so that none is left behind
 */
export async function startMarket(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  until: RegExp,
  onStart: (child: ChildProcess) => void,
): Promise<{ readonly child: ChildProcess; readonly told: string }> {
  // PostgreSQL is no place for secrets in clear, nor for a file.
  const more =
    'DATABASE_URL' in env ? ['--enrolment-file', join(mkdtempSync(join(tmpdir(), 'ytterby-')), 'enrolment')] : []
  const child = spawn(process.execPath, [MAIN, 'market', 'serve', ...args, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...('DATABASE_URL' in env ? { YTTERBY_SECRETS_KEY: SECRETS_KEY } : {}), ...env },
  })
  onStart(child)
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()))
  while (!until.test(told)) {
    if (child.exitCode !== null) throw new Error(`the market ended with ${child.exitCode}: ${told.slice(0, 400)}`)
    await sleep(20)
  }
  return { child, told }
}

/** What a market that is founded says last. */
export const FOUNDED = /signs in for the first time is in .+\n/

/** How the first operator signs in, from the file that a market that is founded names. */
export function firstOperator(told: string): { user: string; password: string; totp: string } {
  const file = /signs in for the first time is in (.+), readable/.exec(told)?.[1] ?? ''
  const text = readFileSync(file, 'utf8')
  return {
    user: 'operator',
    password: /^password: (\S+)$/m.exec(text)?.[1] ?? '',
    totp: /^second factor: (\S+)$/m.exec(text)?.[1] ?? '',
  }
}

export interface RunningServer {
  readonly url: string
  readonly process: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  /** Its exit code, once it has ended. */
  readonly exit: Promise<number | null>
  readonly stop: () => Promise<void>
}

/** `ytterby serve` as a user starts it, on a free port, in a process of its own. */
export const startServer = (...args: readonly string[]): Promise<RunningServer> => startServerOf(MAIN, ...args)

/** The same of another build. */
export async function startServerOf(main: string, ...args: readonly string[]): Promise<RunningServer> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      const found = /listening on (http:\S+)\n/.exec(stdout)?.[1]
      if (found !== undefined) resolve(found)
    })
    exit.then((code) => reject(new Error(`ended with ${code}: ${stderr}`)), reject)
  })
  return {
    url,
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    exit,
    stop: async () => {
      child.kill('SIGTERM')
      await exit
    },
  }
}
