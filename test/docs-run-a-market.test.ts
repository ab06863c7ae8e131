import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runHere, runProgram, temporaryFolder } from './run-cli.ts'
import { FOUNDED, startMarket } from './start-server.ts'

/** What docs/how-to/run-a-market.md has people type: it is typed here. */

const PAGE = readFileSync(resolve(import.meta.dirname, '..', 'docs', 'how-to', 'run-a-market.md'), 'utf8')
const under = (heading: string): string => PAGE.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
const started = new Set<ChildProcess>()
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

it('the restore drill works, with what the service and cron have written', async () => {
  const work = await temporaryFolder()
  const at = (name: string): string => join(work, name)
  writeFileSync(at('secrets-key'), `${Buffer.alloc(32, 3).toString('base64')}\n`)
  writeFileSync(at('passphrase'), 'three made-up words\n')
  const place = ['--folder', at('market')]
  const args = [
    ...place,
    '--port',
    '0',
    '--metrics-port',
    '0',
    '--log-requests',
    '--secrets-key-file',
    at('secrets-key'),
  ]
  const { child, told } = await startMarket(args, {}, FOUNDED, (begun) => started.add(begun))
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [, url = ''] = /listening on (http:\S+)/.exec(told) ?? []
  const [, measures = ''] = /measures at (http:\S+)/.exec(told) ?? []
  const ran = async (...words: string[]): Promise<void> => {
    const { code, stderr } = await runProgram(words, { cwd: work })
    expect([code, stderr], words.join(' ')).toEqual([0, ''])
  }
  await ran('market', 'head', url, 'head.json')
  await ran('market', 'backup', 'backup.jsonl', ...place, '--passphrase-file', 'passphrase')
  const metrics = await (await fetch(measures)).text()
  for (const [, name = ''] of under('Watch it').matchAll(/\b(ytterby_[a-z_]+)/g))
    expect(metrics).toContain(`# TYPE ${name.replace(/_total$/, '')} `)
  expect(metrics).toContain('route="/api/v1/market/tree-head"')
  expect((await fetch(`${url}/metrics`)).status).toBe(404)
  await expect.poll(() => said).toMatch(/^\{"time":"[^"]+","level":"info","request":"[^"]+","method":"GET"/m)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit

  const [, block = ''] = /```sh\n([^]*?)```/.exec(under('Restore drill')) ?? []
  const commands = block.trim().split('\n')
  expect(commands.length).toBeGreaterThan(3)
  for (const command of commands) {
    const [program, ...words] = command.split(' ')
    expect(program).toBe('ytterby')
    await ran(...words)
  }
  expect(readFileSync(at('enrolment'), 'utf8')).toMatch(/^user: operator\npassword: \S+\nsecond factor: otpauth/)
})

it('the service, the jobs and the drills name options that there are', async () => {
  for (const command of ['serve', 'backup', 'head', 'enrol', 'restore', 'verify', 'export', 'payment-file']) {
    const { stdout } = await runHere('market', command, '--help')
    const shown = [...PAGE.replaceAll('\\\n', ' ').matchAll(new RegExp(`ytterby market ${command} ([^\n]*)`, 'g'))]
    expect(shown.length, command).toBeGreaterThan(0)
    for (const [, rest = ''] of shown)
      for (const [flag] of rest.matchAll(/--[a-z-]+/g)) expect(stdout, `${command} ${flag}`).toContain(`${flag} `)
  }
})
