import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { packageRoot } from '../src/cli/load.ts'

/** The command line as built; `npm test` and `npm run bench` build first. */
export const MAIN = join(packageRoot(), 'dist', 'src', 'cli', 'main.js')

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
export async function startServer(...args: readonly string[]): Promise<RunningServer> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
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
