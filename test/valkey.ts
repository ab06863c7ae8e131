import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VALKEY } from './needs.ts'

export const hasValkey = (): boolean => existsSync(VALKEY)

export interface RunningValkey {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A Valkey on a port and in a folder of its own, which ends with the test. */
export async function startValkey(): Promise<RunningValkey> {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-valkey-'))
  const port = await freePort()
  const child = spawn(
    VALKEY,
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--maxmemory-policy', 'noeviction'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  await said(child, 'Ready to accept connections')
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until a process says some words on its standard output. */
export async function said(child: ChildProcess, words: string): Promise<void> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes(words)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said "${words}": ${text.slice(-500)}`)))
    child.once('error', reject)
  })
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
