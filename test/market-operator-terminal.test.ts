import type { ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readKeyFile, signCommand } from '../src/market/index.ts'
import { MarketClient } from './market-client.ts'
import { runHere, temporaryFolder, toldFaults } from './run-cli.ts'
import { firstOperator, FOUNDED, startMarket } from './start-server.ts'

/** What docs/how-to/keep-a-market.md says of operators who sign, at a terminal. */

const started = new Set<ChildProcess>()
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

it('a market is founded with its first operator’s key, takes what they sign, and its log verifies', async () => {
  const work = await temporaryFolder()
  const at = (name: string): string => join(work, name)
  const made = await runHere('market', 'keys', at('operator.json'), '--operator', 'operator', '--key-id', 'op-2027')
  expect(made.code, made.stderr).toBe(0)
  writeFileSync(at('operator-key.json'), made.stdout)
  const args = ['--folder', at('market'), '--port', '0', '--operator-key', at('operator-key.json')]
  const { child, told } = await startMarket(args, {}, FOUNDED, (begun) => started.add(begun))
  expect(told).not.toMatch(/do not sign what they ask/)
  const [, url = ''] = /listening on (http:\S+)/.exec(told) ?? []
  const operator = await MarketClient.enter({ url }, firstOperator(told))
  const { signedFor, operators } = await operator.get<{ signedFor: string; operators: object }>('')
  expect(operators).toEqual({ count: 1, takeTwo: false, sign: true })
  const capital = { amount: '5', reference: 'x' }
  await expect(operator.command('add-capital', capital)).rejects.toThrow(/COMMAND_NOT_SIGNED/)
  const { signing } = readKeyFile(JSON.parse(readFileSync(at('operator.json'), 'utf8')))
  operator.signs = (asked) => signCommand(signing, { market: signedFor, user: 'operator', ...asked })
  await operator.command('add-capital', capital)
  // As the terminal signs it.
  writeFileSync(at('input.json'), JSON.stringify(capital))
  const more = ['--key', at('operator.json'), '--market', signedFor, '--user', 'operator', '--id', 'by-hand']
  const signed = await runHere('market', 'sign-command', 'add-capital', at('input.json'), ...more)
  const signature = /^Command-Signature: (\S+)$/m.exec(signed.stdout)?.[1] ?? ''
  operator.signs = () => Promise.resolve(signature)
  await operator.command('add-capital', capital, 'by-hand')
  await operator.command('add-capital', capital, 'by-hand')
  await expect(operator.command('add-capital', capital, 'again')).rejects.toThrow(/SIGNATURE_WRONG/)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  const place = ['--folder', at('market')]
  expect((await runHere('market', 'export', at('log.jsonl'), ...place)).code).toBe(0)
  const verified = await runHere('market', 'verify', at('log.jsonl'))
  expect(verified.code, verified.stderr).toBe(0)
})

it('neither a key file nor nobody’s keys do', async () => {
  const work = await temporaryFolder()
  const keys = join(work, 'operator.json')
  const refused = async (...args: string[]): Promise<string[]> => {
    const { code, stderr } = await runHere('market', ...args)
    expect(code).toBe(1)
    return toldFaults(stderr).map((fault) => fault.code)
  }
  expect(await refused('keys', keys, '--key-id', 'k')).toEqual(['KEYS_OF_NOBODY'])
  await runHere('market', 'keys', keys, '--operator', 'operator', '--key-id', 'k')
  const codes = await refused('serve', '--folder', join(work, 'market'), '--port', '0', '--operator-key', keys)
  expect(new Set(codes)).toEqual(new Set(['OPERATOR_KEY_NOT_ALLOWED']))
})
