import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, runHere, temporaryFolder, testWorld, writeFolder } from '../run-cli.ts'
import { expectRefused, byName } from './told.ts'

describe('a folder to write to that is somebody else’s is left alone', () => {
  const clear = ['clear', '--world', testWorld('dantzig-transport')]

  it.each(
    byName([
      { fault: 'of notes, given to --out', option: '--out', holds: { 'notes.txt': 'mine' } },
      { fault: 'of notes, given to --csv', option: '--csv', holds: { 'notes.txt': 'mine' } },
      { fault: 'of another’s tables, given to --csv', option: '--csv', holds: { 'orders-2024.csv': 'a,b\n1,2\n' } },
      {
        fault: 'of a web page with a manifest.json of its own, given to --out',
        option: '--out',
        holds: { 'manifest.json': '{"name":"a web page"}', 'index.html': '<p>mine' },
      },
      { fault: 'that is a world, given to --csv', option: '--csv', holds: filesOf(testWorld('auction-island')) },
    ]),
  )('a folder %s', async (_, { option, holds }) => {
    const folder = await temporaryFolder()
    const target = writeFolder(join(folder, 'target'), holds)
    const ran = await runHere(...clear, option, target)
    expect(filesOf(target)).toEqual(holds)
    expectRefused(ran, { code: 'FOLDER_IN_USE', at: 'target', says: 'nothing was written', remedy: 'new folder' })
    expect(readdirSync(folder)).toEqual(['target'])
  })

  it('a run folder in which somebody has put notes', async () => {
    const folder = await temporaryFolder()
    const target = join(folder, 'run')
    expect((await runHere(...clear, '--out', target)).code).toBe(0)
    writeFileSync(join(target, 'notes.txt'), 'mine')
    await runHere(...clear, '--out', target)
    expect(filesOf(target)['notes.txt']).toBe('mine')
  })

  it('a file where the folder should be', async () => {
    const folder = await temporaryFolder()
    const target = join(folder, 'target')
    writeFileSync(target, 'mine')
    for (const option of ['--out', '--csv'])
      expectRefused(await runHere(...clear, option, target), {
        code: 'FOLDER_IN_USE',
        at: 'target',
        says: 'nothing was written',
        remedy: 'new folder',
      })
    expect(readFileSync(target, 'utf8')).toBe('mine')
  })

  it('a file where a folder on the way should be', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'target'), 'mine')
    expectRefused(await runHere(...clear, '--out', join(folder, 'target', 'run')), {
      code: 'FOLDER_NOT_WRITABLE',
      at: 'target/run',
      says: 'part of the path is a file',
      remedy: 'write to',
    })
    expect(readdirSync(folder)).toEqual(['target'])
  })

  it('one of two: then the other is not written either', async () => {
    const folder = await temporaryFolder()
    const target = writeFolder(join(folder, 'target'), { 'notes.txt': 'mine' })
    const ran = await runHere(...clear, '--csv', join(folder, 'tables'), '--out', target)
    expect(readdirSync(folder)).toEqual(['target'])
    expectRefused(ran, { code: 'FOLDER_IN_USE', at: 'target', says: 'nothing was written', remedy: 'new folder' })
  })

  it('a folder of its own or an empty one is replaced', async () => {
    const folder = await temporaryFolder()
    const run = join(folder, 'run')
    const tables = writeFolder(join(folder, 'tables'), {})
    for (let time = 0; time < 2; time++) expect((await runHere(...clear, '--out', run, '--csv', tables)).code).toBe(0)
    expect(Object.keys(filesOf(run))).toContain('manifest.json')
    expect(Object.keys(filesOf(tables))).toContain('trade.csv')
    expect(readdirSync(folder).sort()).toEqual(['run', 'tables'])
  })
})
