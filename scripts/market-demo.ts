// A market to look around in, filled with invented members: `node dist/scripts/market-demo.js [port]` until Ctrl-C. Nothing of it is kept.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillMarket, PASSWORD } from '../test/filled-market.ts'
import { firstOperator, FOUNDED, MAIN } from '../test/start-server.ts'

const port = process.argv[2] ?? '4690'
const folder = mkdtempSync(join(tmpdir(), 'ytterby-demo-'))
const args = ['market', 'serve', '--folder', join(folder, 'market'), '--port', port, '--name', 'Joint market']
const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
let told = ''
child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()))
while (!FOUNDED.test(told) && child.exitCode === null) await sleep(50)
// Why it has ended, it has said itself.
if (child.exitCode !== null) {
  rmSync(folder, { recursive: true, force: true })
  process.exit(child.exitCode)
}
const [, url = ''] = /listening on (http:\S+)/.exec(told) ?? []
const operator = firstOperator(told)
try {
  const { members } = await fillMarket({ url }, operator)
  const keys = join(folder, 'keys')
  mkdirSync(keys, { mode: 0o700 })
  for (const [name, { keyFile }] of members)
    writeFileSync(join(keys, `${name}.json`), `${JSON.stringify(keyFile, undefined, 2)}\n`, { mode: 0o600 })
  process.stdout.write(
    `${url}\nusers: operator (second factor ${operator.totp}), auditor, ${[...members.keys()].join(', ')}\npassword of all: ${PASSWORD}\nkey files of the members, to sign with: ${keys}\n`,
  )
  process.once('SIGINT', () => child.kill('SIGTERM'))
  process.once('SIGTERM', () => child.kill('SIGTERM'))
  await once(child, 'exit')
} finally {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
