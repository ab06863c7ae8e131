import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API, shippedServed, testApp } from '../run-server.ts'
import { runHere, temporaryFolder, testWorld, toldFaults, type Ran } from '../run-cli.ts'
import { MAIN } from '../start-server.ts'
import type { Attack } from './hostile-inputs/attack.ts'
import { FILES } from './hostile-inputs/files.ts'
import { OPTIONS } from './hostile-inputs/options.ts'
import { REQUESTS } from './hostile-inputs/requests.ts'
import { SCENARIOS } from './hostile-inputs/scenarios.ts'
import { WITHOUT, WORLDS } from './hostile-inputs/worlds.ts'

/**
 * Bad inputs that somebody thought of, each with what has to come: a fault of a code, or an answer where the input can be
 * read after all. `HOSTILE_TABLE=1` writes what came beside this file, as a table.
 */
const GROUPS = { ...WORLDS, ...SCENARIOS, ...OPTIONS, ...FILES }
/** Beyond this, an input is taken to hang. */
const LONGEST_MS = 60_000

const came: string[][] = []

// `verify` runs the program that it is itself, which is the test's own here.
const [, own = ''] = process.argv
beforeAll(() => void (process.argv[1] = MAIN))
afterAll(() => void (process.argv[1] = own))

describe('more than 120 bad inputs', () => {
  it('are tried, each of a name of its own', () => {
    const names = Object.entries(GROUPS).flatMap(([what, attacks]) => attacks.map(({ name }) => `${what}: ${name}`))
    const all = [...names, ...REQUESTS.map(({ name }) => name)]
    expect(all.length).toBeGreaterThan(120)
    expect(new Set(all).size).toBe(all.length)
  })
})

for (const [what, attacks] of Object.entries(GROUPS))
  describe(what, () => {
    it.each(attacks.map((attack) => [attack.name, attack] as const))(
      '%s',
      { timeout: LONGEST_MS },
      async (name, attack) => {
        const folder = await laidOut(attack)
        const before = readdirSync(folder, { recursive: true })
        const ran = await runHere(...attack.args.map((arg) => arg.replaceAll('$', folder)))
        const [fault] = toldFaults(ran.stderr)
        const first = (fault === undefined ? firstLine(ran) : `${fault.code} ${fault.message}`).replaceAll(folder, '')
        came.push([what, name, String(attack.expect), String(ran.code), first])
        expectTold(ran, attack)
        if (ran.code !== 0) expect(readdirSync(folder, { recursive: true }), 'nothing is written').toEqual(before)
      },
    )
  })

const firstLine = ({ code, stdout, stderr }: Ran): string =>
  (code === 0 ? stdout : stderr).split('\n').find((line) => line.trim() !== '') ?? ''

function expectTold({ code, stdout, stderr }: Ran, { expect: expected, says }: Attack): void {
  const faults = toldFaults(stderr)
  expect(typeof expected === 'string' ? faults[0]?.code : code, `${stdout}\n${stderr}`.slice(0, 800)).toBe(expected)
  expect(stderr, 'no stack trace').not.toMatch(/^\s+at .*\.(ts|js):\d+|defect/m)
  // eslint-disable-next-line no-control-regex -- what would steer a terminal is looked for
  expect(stderr, 'no signs that steer a terminal').not.toMatch(/\u001B\[(?!2K)/)
  if (code !== 0) expect(stdout, 'no half an answer').toBe('')
  if (code === 0) expect(stdout, 'no figure that is none').not.toMatch(/\bNaN\b|\bInfinity\b|\bundefined\b|\[object/)
  if (code === 1) {
    expect(faults).not.toEqual([])
    for (const { message, remedy } of faults) expect([message !== '', remedy !== '']).toEqual([true, true])
  }
  if (says !== undefined) expect(stdout + stderr).toMatch(says)
}

/** Files of an attack in a folder that is gone after it; and, where it asks for one, a world without a table. */
async function laidOut({ files = {}, args }: Attack): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  for (const arg of args) {
    if (!arg.startsWith(WITHOUT)) continue
    const world = arg.replace('$', folder)
    cpSync(testWorld('time-to-survive'), world, { recursive: true })
    rmSync(join(world, `${arg.slice(WITHOUT.length)}.csv`))
  }
  return folder
}

describe('requests', async () => {
  const served = await shippedServed()
  const app = testApp({ served })

  it.each(REQUESTS.map((request) => [request.name, request] as const))(
    '%s',
    async (name, { path, init, expect: status }) => {
      const answer = await app.request(path, init)
      const text = await answer.text()
      came.push(['requests', name, String(status), String(answer.status), detailOf(text)])
      expect(answer.status, text.slice(0, 800)).toBe(status)
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
      expect(text).not.toMatch(/\.ts:\d+|node_modules|\n\s+at /)
    },
  )

  it('leave no job, no word in the log, and a server that answers', async () => {
    const { jobs } = (await (await app.request(`${API}/jobs`)).json()) as { jobs: unknown[] }
    expect(jobs).toEqual([])
    expect(app.logged).toEqual([])
    expect((await app.request(`${API}/worlds`)).status).toBe(200)
  })
})

function detailOf(text: string): string {
  try {
    const { detail, faults, errors } = JSON.parse(text) as {
      detail?: string
      faults?: { code: string; message: string }[]
      errors?: { path: string; message: string }[]
    }
    const [fault] = faults ?? []
    const [error] = errors ?? []
    if (fault !== undefined) return `${fault.code} ${fault.message}`
    return error === undefined ? (detail ?? text) : `${error.path}: ${error.message}`
  } catch {
    return text
  }
}

afterAll(() => {
  if (process.env['HOSTILE_TABLE'] !== undefined) writeFileSync(join(import.meta.dirname, 'hostile-inputs.md'), table())
})

function table(): string {
  const cell = (text: string): string => {
    const plain = text.replaceAll('|', '\\|').replaceAll('`', '').trim()
    return plain.length > 160 ? `${plain.slice(0, 160)}…` : plain
  }
  const groups = [...new Set(came.map(([what]) => what))]
  return [
    '# Bad inputs, and what came',
    '',
    `${came.length} inputs, written by \`HOSTILE_TABLE=1 npx vitest run test/attacks/hostile-inputs.test.ts\`. *Expected* is the code of`,
    'the fault, the exit code, or the status of HTTP; 0 stands where the input can be read after all.',
    ...groups.flatMap((group) => [
      '',
      `## ${(group ?? '').slice(0, 1).toUpperCase()}${(group ?? '').slice(1)}`,
      '',
      '| input | expected | came | first line |',
      '|---|---|---|---|',
      ...came
        .filter(([what]) => what === group)
        .map(
          ([, name = '', expected = '', code = '', first = '']) =>
            `| ${[name, expected, code, first].map(cell).join(' | ')} |`,
        ),
    ]),
    '',
  ].join('\n')
}
