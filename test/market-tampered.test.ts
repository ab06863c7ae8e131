import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { ChainBroken } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { openStore } from '../src/store/index.ts'
import { openFolder } from '../src/store/pglite.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { Hall, inBrowser } from './market-app.ts'
import { Desk, MemoryLog } from './market-desk.ts'
import { entriesAfter } from './market-store.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

const world = await loadWorld(shippedWorld())
const solver = await loadSolver()

it.each([
  ['changed', `update entries set by = 'me' where seq = 2`, /LOG_TAMPERED[^]*Entry 2 is not what its hash/],
  ['left out', 'delete from entries where seq = 2', /LOG_TAMPERED[^]*Entry 3 stands where 2 should/],
])(
  'an entry that was %s where it is kept is reported as that, with what to do, and not as a defect',
  async (_, sql, says) => {
    const work = await temporaryFolder()
    const folder = join(work, 'market')
    const log = new MemoryLog()
    await Desk.open(world, solver, log)
    await putEmptyDatabase(folder)
    const store = await openStore({ folder })
    await store.append([...log.entries, ...entriesAfter(log.entries.at(-1)!, 1)])
    await store.close()
    const read = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await runHere('market', ...args, '--folder', folder)
      expect([code, stderr]).toEqual([1, expect.not.stringMatching(/defect|report|\n +at /)])
      return stderr
    }
    // An entry that no market would have written, rightly chained.
    expect(await read('serve')).toMatch(/LOG_TAMPERED[^]*Entry 3 says what cannot be \(no round r3\)/)
    const database = await openFolder(folder)
    await database.run(`alter table entries disable trigger all; ${sql}; alter table entries enable trigger all`)
    await database.close()
    expect(await read('serve')).toMatch(says)
    expect(await read('export', join(work, 'log.jsonl'))).toMatch(says)
  },
)

it('and so it is by the API of a market that finds it while it runs', async () => {
  const hall = await Hall.open(world, solver)
  const operator = inBrowser(await hall.enter('op'))
  hall.log.failure = Object.assign(new Error('moved'), { name: 'HeadMoved' })
  hall.log.unreadable = new ChainBroken(2, 'is not what its hash was made of: it was changed.')
  const { status, kind, text } = await hall.command(operator, 'add-capital', { amount: '5', reference: 'x' })
  expect([status, kind]).toEqual([500, 'log-tampered'])
  expect(text).toMatch(/Entry 2 is not what its hash.*Keep your receipts/)
})
