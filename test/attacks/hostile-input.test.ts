import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { API, post, shippedServed, testApp } from '../run-server.ts'
import { runHere, temporaryFolder, testWorld, toldFaults, WorldCopy, writeFolder } from '../run-cli.ts'
import { cpSync } from 'node:fs'

/** Files and requests that somebody spoilt by chance or on purpose. Each is used or refused with a place and a remedy. */

const RUNS = Number(process.env['LAW_RUNS'] ?? 30)
const NASTY = [
  '',
  ' ',
  '-1',
  '0',
  '1e308',
  '-1e308',
  'NaN',
  'Infinity',
  '0x10',
  '1,000',
  '１２',
  '50%',
  '2026-13',
  '"',
  '=1+1',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '\u202Eabc',
  '🧲',
  'x'.repeat(5000),
] as const

/** Commands that read a world, quick ones first. */
const READERS = [['data', 'check'], ['clear'], ['baseline']] as const

function expectTold({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }, what: string): void {
  expect([0, 1, 2, 3], `${what}\n${stderr.slice(0, 600)}`).toContain(code)
  expect(stderr, what).not.toMatch(/^\s+at .*\.(ts|js):\d+|defect/m)
  // A title is printed as it was given, whatever it says.
  const title = /^title: *(.+)$/m.exec(what)?.[1]?.trim() ?? ''
  const own = title === '' ? stdout : stdout.replaceAll(title, '')
  if (code === 0) expect(own, what).not.toMatch(/\bNaN\b|\bInfinity\b|undefined/)
  if (code === 1)
    for (const { remedy, message } of toldFaults(stderr)) {
      expect(message, what).not.toBe('')
      expect(remedy, what).not.toBe('')
    }
}

describe('a table with a cell that somebody spoilt', () => {
  it.each(['dantzig-transport', 'auction-two-zones', 'time-to-survive'])('of %s is used or refused', async (name) => {
    const work = await temporaryFolder()
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 1e6 }),
        fc.constantFrom(...NASTY),
        fc.constantFrom(...READERS),
        async (file, row, column, text, command) => {
          const folder = join(work, 'world')
          cpSync(testWorld(name), folder, { recursive: true })
          const world = new WorldCopy(folder)
          const files = ['demand', 'routes', 'sites', 'operations', 'prices', 'steps', 'stocks', 'recipes', 'places']
            .map((table) => `${table}.csv`)
            .filter((each) => {
              try {
                return world.read(each).trim().split('\n').length > 1
              } catch {
                return false
              }
            })
          const chosen = files[file % files.length]!
          const lines = world.read(chosen).trimEnd().split('\n')
          const at = 1 + (row % (lines.length - 1))
          const cells = lines[at]!.split(',')
          lines[at] = cells.with(column % cells.length, text).join(',')
          world.write(chosen, `${lines.join('\n')}\n`)
          const ran = await runHere(...command, ...(command[0] === 'data' ? [folder] : ['--world', folder]))
          if (ran.code === 1) refused += 1
          expectTold(ran, `${command.join(' ')}: ${chosen}, line ${at + 1}: ${lines[at].slice(0, 200)}`)
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(refused).toBeGreaterThan(RUNS / 4)
  })
})

describe('a scenario that somebody spoilt', () => {
  const sound = readFileSync(join(import.meta.dirname, '../../docs/examples/heavy-stop.yaml'), 'utf8')
  it('is used or refused, whatever is put where', async () => {
    const work = await temporaryFolder()
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 12 }),
        fc.constantFrom<string>(...NASTY, '[', '{', ': ', '\n', '&a *a', '!!js/function', '- ', '\t', '# '),
        async (at, cut, text) => {
          const i = at % sound.length
          const yaml = sound.slice(0, i) + text + sound.slice(i + cut)
          const folder = writeFolder(work, { 'mine.yaml': yaml })
          const ran = await runHere('stress', join(folder, 'mine.yaml'), '--months', '1', '--no-range')
          expectTold(ran, yaml)
        },
      ),
      { numRuns: Math.min(RUNS, 12), endOnFailure: true },
    )
  })
})

describe('a request that somebody spoilt', () => {
  it('gets a problem, and the server goes on', async () => {
    const served = await shippedServed()
    const app = testApp({ served })
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(...NASTY, -1, 1e308, null, [], {}))
    const key = fc.constantFrom(
      'scenario',
      'months',
      'range',
      'menu',
      'target',
      'of',
      'samples',
      'episodes',
      'company',
      '__proto__',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('stress', 'weapon', 'ensembles', 'hindcast'),
        fc.dictionary(key, value, { maxKeys: 4 }),
        async (path, body) => {
          const sent = await app.fetch(new Request(`http://localhost${API}/${path}`, post(body)))
          const text = await sent.text()
          expect(
            [202, 400, 404, 413, 422, 429],
            `${path} ${JSON.stringify(body).slice(0, 300)}: ${text.slice(0, 300)}`,
          ).toContain(sent.status)
          if (sent.status !== 202) {
            expect(sent.headers.get('Content-Type')).toContain('application/problem+json')
            expect(text).not.toMatch(/\.ts:\d+|node_modules/)
          }
          if (sent.status === 202)
            await app.fetch(new Request(`http://localhost${sent.headers.get('Location')}`, { method: 'DELETE' }))
        },
      ),
      { numRuns: 300, endOnFailure: true },
    )
    expect(app.logged).toEqual([])
    expect((await app.fetch(new Request(`http://localhost${API}/worlds`))).status).toBe(200)
  })
})
