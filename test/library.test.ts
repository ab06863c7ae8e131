import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataBundleFiles, shippedIn } from '../src/server/index.ts'
import { readServed } from '../src/cli/load-served.ts'
import { packageRoot } from '../src/files/index.ts'
import { openBundle } from '../src/library/browser.ts'
import { openShipped, type Model } from '../src/library/index.ts'
import type { DataBundle } from '../src/studies/index.ts'
import { InputError } from '../src/world/index.ts'
import { PATIENCE } from './patience.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

/** What a program of somebody else gets: by its own name, from a folder that knows nothing of this one, and with the types it has. */

const PAGE = readFileSync(join(packageRoot(), 'docs', 'how-to', 'use-as-a-library.md'), 'utf8')
const PROGRAMS = [...PAGE.matchAll(/^```js\n(.*?)^```$/gms)].map(([, text = '']) => text)
const SCENARIO = 'jp-2010'

const faultsOf = async (asked: Promise<unknown>): Promise<string[]> => {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof InputError)) throw new Error('It was not refused.', { cause: error })
  return error.faults.map(({ code }) => code)
}

describe('the library', { timeout: PATIENCE }, () => {
  let model: Model
  beforeAll(async () => {
    model = await openShipped()
  })
  afterAll(() => model.close())

  it('runs the programs of its page', async () => {
    const folder = await temporaryFolder()
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(packageRoot(), join(folder, 'node_modules', 'ytterby'))
    const printed: string[] = []
    for (const [n, text] of PROGRAMS.entries()) {
      const file = join(folder, `program-${n}.mjs`)
      writeFileSync(file, text)
      const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder })
      printed.push(stdout)
    }
    expect(printed).toHaveLength(2)
    expect(printed[0]).toMatch(/^Value added lost in Japan: .*\nLines stop in /)
    expect(printed[1]).toMatch(/material: '.*TimeoutError\n$/s)
  })

  it('answers what the command line answers, to the last character', async () => {
    const { result, ...answer } = await model.ask('stress', { scenario: SCENARIO, range: false })
    const { stdout } = await runHere('stress', SCENARIO, '--no-range', '--json')
    expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(stdout))
    expect(answer.tables.length).toBeGreaterThan(3)
  })

  it('gives tables as rows, CSV and Parquet that say the same', async () => {
    const answer = await model.ask('stress', { scenario: SCENARIO, range: false })
    const rows = answer.rows('uses')
    expect(rows.length).toBeGreaterThan(10)
    expect(answer.csv('uses').split('\n')[0]).toBe(Object.keys(rows[0] ?? {}).join(','))
    const bytes = answer.parquet('uses')
    expect(await parquetReadObjects({ file: Uint8Array.from(bytes).buffer })).toEqual(rows)
    expect(await faultsOf(Promise.resolve().then(() => answer.rows('use')))).toEqual(['RESULT_TABLE_UNKNOWN'])
  })

  it('refuses what cannot be asked before anything is worked out, with what to do', async () => {
    const ask = (study: string, question: object): Promise<unknown> => model.ask(study as 'stress', question as never)
    expect(await faultsOf(ask('stres', {}))).toEqual(['STUDY_UNKNOWN'])
    expect(await faultsOf(ask('toString', {}))).toEqual(['STUDY_UNKNOWN'])
    expect(await faultsOf(ask('stress', { scenaro: SCENARIO }))).toEqual(['REQUEST_NOT_ALLOWED'])
    expect(await faultsOf(ask('stress', {}))).toEqual(['REQUEST_NOT_ALLOWED'])
    expect(await faultsOf(ask('stress', { scenario: SCENARIO, months: -3 }))).toEqual(['REQUEST_NOT_ALLOWED'])
    expect(await faultsOf(ask('stress', { scenario: 'jp-2011' }))).toEqual(['SCENARIO_UNKNOWN'])
    expect(await faultsOf(ask('stress', { scenario: '/no/such.yaml' }))).toEqual(['FILE_MISSING'])
    expect(await faultsOf(ask('stress', { scenario: { file: 'own.yaml', text: 'title: [' } }))).toEqual([
      'SCENARIO_MALFORMED',
    ])
    expect(await faultsOf(ask('exposure', { place: ['Atlantis'] }))).toEqual(['PLACE_UNKNOWN'])
    expect(await faultsOf(openShipped({ world: '/no/such/world' }))).toEqual(['FOLDER_MISSING'])
  })

  it('gives a question up, before it began or while it is worked on, and answers the next', async () => {
    const early = AbortSignal.abort(new Error('too late'))
    await expect(model.ask('stress', { scenario: SCENARIO }, { signal: early })).rejects.toThrow('too late')
    const change = new AbortController()
    const asked = model.ask('weapon', { menu: 'bans' }, { signal: change.signal })
    setTimeout(() => change.abort(new Error('changed my mind')), 300)
    await expect(asked).rejects.toThrow('changed my mind')
    const { result } = await model.ask('exposure', { place: ['JPN'] })
    expect(result.study).toBe('exposure')
  })

  it('gives up what is asked when it is closed', async () => {
    await using other = await openShipped()
    const asked = other.ask('weapon', { menu: 'bans' })
    const ended = expect(asked).rejects.toThrow()
    await other.close()
    await ended
  })

  it('answers the same from a bundle, in the thread that calls, as in a browser', async () => {
    const texts = await readServed({ overlay: [] })
    const file = dataBundleFiles({ ...texts, shipped: shippedIn(texts) }).get('world.json')
    const bundle = JSON.parse(new TextDecoder().decode(file?.bytes)) as DataBundle
    const bundled = await openBundle(bundle, join(packageRoot(), 'node_modules', 'highs', 'build', 'highs.wasm'))
    const question = { scenario: SCENARIO, range: false }
    expect((await bundled.ask('stress', question)).result).toEqual((await model.ask('stress', question)).result)
    expect(await faultsOf(bundled.ask('stress', { scenario: 'jp-2011' }))).toEqual(['BUNDLE_FILE_UNKNOWN'])
  })
})
