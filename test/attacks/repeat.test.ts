import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences, readManifest, type Manifest } from '../../src/cli/output.ts'
import { readDumping, readLayers, readMenu, readScenario, shippedWorld } from '../../src/files/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { runRequest, openModelSession, toJson, type ModelRequest } from '../../src/studies/index.ts'
import { InputError } from '../../src/world/index.ts'
import { runHere, runProgram, temporaryFolder, testWorld } from '../run-cli.ts'

/** Somebody edits a run folder, and would have `verify` call it sound. */

async function runFolder(): Promise<{ sound: string; spoilt: string; again: Manifest }> {
  const work = await temporaryFolder()
  const sound = join(work, 'sound')
  const { code } = await runHere('clear', '--world', testWorld('auction-two-zones'), '--out', sound)
  expect(code).toBe(0)
  return { sound, spoilt: join(work, 'spoilt'), again: await readManifest(sound) }
}
const found = async (folder: string, again: Manifest): Promise<string[]> => {
  try {
    return await differences(folder, again)
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ code }) => code)
    throw error
  }
}

describe('a run folder', () => {
  it('is found out with any byte of any result changed, cut off or added', async () => {
    const { sound, spoilt, again } = await runFolder()
    expect(await found(sound, again)).toEqual([])
    const files = readdirSync(sound).filter((file) => file !== 'manifest.json')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat({ max: 1e6 }),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('change', 'cut', 'add', 'remove'),
        async (file, at, by, how) => {
          cpSync(sound, spoilt, { recursive: true })
          const bytes = readFileSync(join(sound, file))
          const i = at % bytes.length
          const changed = Buffer.from(bytes)
          changed[i] = (changed[i]! + by) % 256
          if (how === 'remove') rmSync(join(spoilt, file))
          else
            writeFileSync(
              join(spoilt, file),
              how === 'change' ? changed : how === 'cut' ? bytes.subarray(0, i) : Buffer.concat([bytes, changed]),
            )
          expect((await found(spoilt, again)).join()).toContain(file)
          rmSync(spoilt, { recursive: true })
        },
      ),
      { numRuns: 60, endOnFailure: true },
    )
  })

  it('is found out by somebody who mends the manifest to fit: hash, list of files, world, version', async () => {
    const { sound, spoilt, again } = await runFolder()
    const mended: readonly (readonly [string, (manifest: Manifest) => Manifest])[] = [
      [
        'the file left out of the list',
        (m) => ({ ...m, outputs: m.outputs.filter(({ path }) => path !== 'result.json') }),
      ],
      ['no file in the list', (m) => ({ ...m, outputs: [] })],
      [
        'another hash',
        (m) => ({ ...m, outputs: m.outputs.map((o) => ({ ...o, sha256: o.sha256.replace(/^./, 'g') })) }),
      ],
      ['another world', (m) => ({ ...m, world: { ...m.world, sha256: '0'.repeat(64) } })],
      ['another version', (m) => ({ ...m, ytterby: '9.9.9' })],
      ['another solver', (m) => ({ ...m, solver: 'none' })],
      ['another name for the file', (m) => ({ ...m, outputs: m.outputs.map((o) => ({ ...o, path: `./${o.path}` })) })],
    ]
    for (const [what, mend] of mended) {
      cpSync(sound, spoilt, { recursive: true })
      const file = join(spoilt, 'result.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\d(?=[^\d]*$)/, '7'))
      writeFileSync(join(spoilt, 'manifest.json'), JSON.stringify(mend(again)))
      expect(await found(spoilt, again), what).not.toEqual([])
      rmSync(spoilt, { recursive: true })
    }
  })

  it('is made again by the command alone, wherever and in whatever language and time zone', async () => {
    const { sound } = await runFolder()
    for (const env of [
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'C' },
    ]) {
      const { code, stdout, stderr } = await runProgram(['verify', sound], { env, cwd: '/' })
      expect([code, stderr], JSON.stringify(env)).toEqual([0, ''])
      expect(stdout).toContain('made again to the same bytes')
    }
  })
})

describe('a desk', () => {
  it('answers the same bytes whatever it was asked before', async () => {
    const layers = await readLayers(shippedWorld())
    const japan = await readScenario('jp-2026-practice')
    const menu = await readMenu('bans')
    const path = await readDumping('own-cost')
    const questions: readonly ModelRequest[] = [
      { study: 'stress', scenario: japan, months: 1 },
      {
        study: 'stress',
        scenario: await readScenario('world-2025-april'),
        months: 1,
        foresight: 2,
        terminalValue: 'last-price',
      },
      { study: 'exposure', place: ['JPN'] },
      { study: 'weapon', menu, target: ['JPN'], maxMeasures: 1, months: 1, simulate: 1, curve: false },
      { study: 'dumping', path, menu, members: ['JPN'], maxMeasures: 0 },
    ]
    const fresh: string[] = []
    for (const question of questions)
      fresh.push(toJson(runRequest(await openModelSession(layers, loadSolver()), question)))
    const shared = await openModelSession(layers, loadSolver())
    fc.assert(
      fc.property(fc.shuffledSubarray([...questions.keys()], { minLength: 3 }), (order) => {
        for (const i of order)
          expect(toJson(runRequest(shared, questions[i]!)) === fresh[i], `question ${i}`).toBe(true)
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })
})
