import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { verifyLog, type Entry, type Receipt, type MarketEvent } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exportLog, openStore } from '../src/store/index.ts'
import type { World } from '../src/world/index.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { runHere } from './run-cli.ts'
import { announce, buys, Hall, withKey, type Caller } from './market-app.ts'
import { chained, given } from './market-chained.ts'

/** What the market signs of a command, and what a member can show with it of a log that was changed since. */

const solver = await loadSolver()
let world: World
let hall: Hall
let member: Caller
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  hall = await Hall.open(world, solver)
  for (const name of ['one', 'two']) await hall.desk.join(name, 'AUS')
  await announce(hall.desk, 'r1')
  member = withKey(await hall.key(await hall.enter('one-trader'), ['read', 'orders', 'shares']))
})

const faults = async (list: readonly Entry<MarketEvent>[], ...receipts: Receipt[]): Promise<readonly string[]> =>
  (await verifyLog(world, given(list), { receipts })).faults

async function placed(
  order: string,
  id: string = crypto.randomUUID(),
): Promise<{ receipt: Receipt; again: () => Promise<Receipt> }> {
  const organisation = hall.desk.keysOf('one').id
  const envelope = await hall.desk.sealed('r1', { organisation, order }, buys(1, '60'))
  const ask = async (): Promise<Receipt> => {
    const { status, text, body } = await hall.command(
      member,
      'place-order',
      { round: 'r1', order, deposit: '0', envelope },
      id,
    )
    expect(status, text).toBe(200)
    return body['receipt'] as Receipt
  }
  return { receipt: await ask(), again: ask }
}

describe('a receipt', () => {
  it('stands in the log that it was given of, and is the same when the command is sent again', async () => {
    const { receipt, again } = await placed('first')
    const { entries } = hall.log
    expect(receipt).toMatchObject({ seq: entries.length, hash: entries.at(-1)?.hash, at: entries.at(-1)?.at })
    expect(receipt.market).toBe(hall.desk.venue.founded?.signs.x)
    expect(await faults(entries, receipt)).toEqual([])
    await placed('second')
    const { signature: _, ...repeated } = await again()
    expect(receipt).toMatchObject(repeated)
    expect(await faults(hall.log.entries, receipt, await again())).toEqual([])
  })
  it('shows that an order was dropped, changed, or never came into the log that is handed out', async () => {
    const { receipt } = await placed('mine')
    await placed('later')
    const { entries } = hall.log
    const at = receipt.seq - 1
    const [dropped] = await faults(chained(entries.filter((_, i) => i !== at)), receipt)
    expect(dropped).toMatch(/is signed by the market, and this log has another entry there/)
    const changed = chained(
      entries.map((entry, i) =>
        i === at && entry.event.kind === 'order' ? { ...entry, event: { ...entry.event, cover: '5' } } : entry,
      ),
    )
    expect((await faults(changed, receipt)).at(-1)).toMatch(/is signed by the market, and this log has another entry/)
    // An entry before it changes its hash as well.
    const before = chained(
      entries.map((entry) =>
        entry.event.kind === 'paid-in' ? { ...entry, event: { ...entry.event, reference: 'another' } } : entry,
      ),
    )
    expect((await faults(before, receipt)).at(-1)).toMatch(/another entry there/)
    // A log that was rolled back to an older head.
    expect(await faults(entries.slice(0, at), receipt)).toEqual([
      expect.stringMatching(new RegExp(`is signed by the market, and this log ends at entry ${at}`)),
    ])
  })
  it('is worth nothing where it is of another market, or was changed by anyone who shows it', async () => {
    const { receipt } = await placed('true')
    const { entries } = hall.log
    for (const change of [
      { seq: receipt.seq - 1 },
      { hash: '0'.repeat(64) },
      { command: receipt.command.replace('one-trader', 'two-trader') },
      { at: '2026-01-01T00:00:00.000Z' },
      { signature: receipt.signature.replace(/.{3}$/, 'AAA') },
      { signature: '' },
    ])
      expect(await faults(entries, { ...receipt, ...change })).toEqual([expect.stringContaining('it is worth nothing')])
    expect(await faults(entries, { ...receipt, market: 'x'.repeat(43) })).toEqual([
      expect.stringContaining('is of another market'),
    ])
  })
  it('is checked against an exported log in a terminal, as the API has answered it', async () => {
    const { receipt } = await placed('kept')
    const folder = mkdtempSync(join(tmpdir(), 'ytterby-receipts-'))
    try {
      await putEmptyDatabase(join(folder, 'market'))
      const store = await openStore({ folder: join(folder, 'market') })
      await store.append(hall.log.entries)
      await exportLog(store, join(folder, 'log.jsonl'))
      await store.close()
      const verify = async (text: string): Promise<{ code: number; stdout: string; stderr: string }> => {
        writeFileSync(join(folder, 'receipt.json'), text)
        return runHere('market', 'verify', join(folder, 'log.jsonl'), '--receipt', join(folder, 'receipt.json'))
      }
      const answer = JSON.stringify({ seq: receipt.seq, receipt })
      expect((await verify(answer)).stdout).toContain('1 receipt stands in it')
      expect((await verify(JSON.stringify(receipt))).code).toBe(0)
      // As the pages save them.
      expect((await verify(JSON.stringify([receipt, receipt]))).stdout).toContain('2 receipts stand in it')
      const wrong = await verify(JSON.stringify([receipt, { ...receipt, seq: receipt.seq + 1 }]))
      expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('it is worth nothing')])
      expect((await verify('[]')).stderr).toContain('RECEIPT_NOT_ALLOWED')
      const later = await verify(JSON.stringify({ ...receipt, seq: receipt.seq + 1 }))
      expect([later.code, later.stderr]).toEqual([1, expect.stringContaining('it is worth nothing')])
      expect((await verify('{}')).stderr).toContain('RECEIPT_NOT_ALLOWED')
      expect((await verify('{')).stderr).toContain('RECEIPT_NOT_ALLOWED')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
