import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesOf, runHere, temporaryFolder, testWorld, toldFaults } from './run-cli.ts'
import { MAIN } from './start-server.ts'

/** A command whose answer takes no time. */
const CLEAR = ['clear', 'reference', '--world', testWorld('dantzig-transport')]
const SOON = 30_000

/** Runs the programme with its standard output elsewhere. */
async function outputTo(
  stdout: number | 'ignore' | 'pipe',
  args: readonly string[],
  use: (child: ReturnType<typeof spawn>) => void = () => undefined,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', stdout, 'pipe'] })
  let stderr = ''
  child.stderr?.on('data', (piece: Buffer) => (stderr += piece.toString()))
  use(child)
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return { code, signal, stderr }
}

describe('a place for results that cannot be made', () => {
  it.each([
    ['in a file', 'file/run', 'FOLDER_NOT_WRITABLE', 'part of the path is a file'],
    ['that is a file', 'file', 'FOLDER_IN_USE', 'holds something other'],
    ['in a file system of the kernel', '/proc/run', 'FOLDER_NOT_WRITABLE', 'cannot be made'],
    ['deep in a file system of the kernel', '/proc/self/a/b', 'FOLDER_NOT_WRITABLE', 'cannot be made'],
    ['that is a link to nothing', 'dangling', 'LINK_BROKEN', 'a link to nowhere'],
    ['in a link to nothing', 'dangling/run', 'FOLDER_NOT_WRITABLE', 'a link to nowhere'],
    ['that is a link to itself', 'loop', 'LINK_TO_ITSELF', 'leads back to itself'],
    ['in a link to itself', 'loop/run', 'LINK_TO_ITSELF', 'leads back to itself'],
    ['whose name is too long', 'n'.repeat(300), 'FOLDER_NOT_WRITABLE', 'too long'],
    ['whose path is too long', `${'n/'.repeat(3000)}n`, 'FOLDER_NOT_WRITABLE', 'too long'],
    ['with a NUL', 'run\u0000', 'FOLDER_NOT_WRITABLE', 'NUL'],
    ['without a name', ' ', 'FOLDER_NOT_WRITABLE', 'blank'],
  ])('%s is refused before the work, and nothing is left', async (_, name, code, words) => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'file'), 'mine')
    symlinkSync('nowhere', join(folder, 'dangling'))
    symlinkSync('loop', join(folder, 'loop'))
    const place = name.startsWith('/') || name === ' ' ? name : `${folder}/${name}`
    for (const args of [
      ['--out', place],
      ['--csv', place],
    ]) {
      const { code: ended, stdout, stderr } = await runHere(...CLEAR, ...args)
      expect(ended).toBe(1)
      expect(stdout).toBe('')
      expect(toldFaults(stderr).map((fault) => fault.code)).toEqual([code])
      expect(stderr).toContain(words)
    }
    expect(readdirSync(folder).sort()).toEqual(['dangling', 'file', 'loop'])
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine')
    expect(lstatSync(join(folder, 'dangling')).isSymbolicLink()).toBe(true)
  })

  it.each([
    ['an ensemble', ['ensemble', 'exposure', '--samples', '2', '--out', '/proc/a/run']],
    ['a market', ['market', 'serve', '--port', '0', '--folder', '/proc/a/market']],
    ['a rehearsal', ['market', 'rehearse', '--out', '/proc/a/run']],
    ['a plan', ['plan', '--members', 'JPN', '--csv', '/proc/a/run']],
    ['an export', ['market', 'export', '/proc/a/log', '--folder', '/proc/a/market']],
    ['keys', ['market', 'keys', '/proc/a/keys', '--organisation', 'https://acme.example', '--key-id', 'k']],
  ])(
    '%s ends with a message',
    async (_, args) => {
      const { code, stderr } = await runHere(...args)
      expect(code).toBe(1)
      expect(toldFaults(stderr)).toHaveLength(1)
    },
    SOON,
  )

  it('is told before a brief is worked out', async () => {
    const folder = await temporaryFolder()
    mkdirSync(join(folder, 'brief.md'))
    const { code, stderr } = await runHere('plan', '--members', 'JPN', '--brief', join(folder, 'brief.md'))
    expect(code).toBe(1)
    expect(toldFaults(stderr).map((fault) => fault.code)).toEqual(['FILE_IS_A_FOLDER'])
  })

  it('leaves no half of what was asked for: tables and run folder come together or not at all', async () => {
    const folder = await temporaryFolder()
    mkdirSync(join(folder, 'taken'))
    writeFileSync(join(folder, 'taken', 'manifest.json'), 'mine')
    const { code } = await runHere(...CLEAR, '--csv', join(folder, 'a/b'), '--out', join(folder, 'taken'))
    expect(code).toBe(1)
    expect(readdirSync(folder)).toEqual(['taken'])
  })

  it.each([
    ['the same', 'a', 'a'],
    ['one in the other', 'a', 'a/b'],
    ['the other way round', 'a/b', 'a'],
  ])('is one for tables and run folder: %s', async (_, csv, out) => {
    const folder = await temporaryFolder()
    const { code, stderr } = await runHere(...CLEAR, '--csv', join(folder, csv), '--out', join(folder, out))
    expect(code).toBe(1)
    expect(toldFaults(stderr).map((fault) => fault.code)).toEqual(['OUTPUTS_OVERLAP'])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a place for results that can be made', () => {
  it('is made with the folders on its way, and again to the same bytes; a link to it stays one', async () => {
    const folder = await temporaryFolder()
    const out = join(folder, 'a', 'b', 'run')
    expect((await runHere(...CLEAR, '--out', out)).code).toBe(0)
    const first = bytesOf(out)
    symlinkSync(out, join(folder, 'link'))
    expect((await runHere(...CLEAR, '--out', join(folder, 'link'))).code).toBe(0)
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true)
    expect(bytesOf(out)).toEqual(first)
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['run'])
  })
})

describe('a link to itself', () => {
  it.each([
    ['a world', ['data', 'check', '@loop']],
    ['a layer', ['data', 'check', '--overlay', '@loop']],
    ['a scenario', ['clear', '@loop.yaml']],
    ['a menu', ['weapon', '@loop.yaml']],
    ['terms', ['plan', '--members', 'JPN', '--constraints', '@loop.yaml']],
    ['a path of prices', ['dumping', '@loop.yaml', '--members', 'JPN']],
    ['a company', ['stress', 'jp-cutoff-3m', '--company', '@loop']],
    ['a plan', ['weapon', '--plan', '@loop']],
    ['episodes', ['hindcast', '--episodes-from', '@loop']],
    ['a run folder', ['verify', '@loop']],
    ['a log', ['market', 'verify', '@loop']],
    ['a market', ['market', 'export', '@log', '--folder', '@loop']],
    ['a passphrase', ['market', 'backup', '@copy', '--passphrase-file', '@loop']],
    ['a backup', ['market', 'restore', '@loop', '--passphrase-file', '@file', '--folder', '@market']],
    ['an order', ['market', 'seal', '@loop', '--round', '@loop', '--organisation', 'https://acme.example']],
    ['a table of a world', ['data', 'check', '@world']],
  ])('is told as one for %s', async (_, args) => {
    const folder = await temporaryFolder()
    for (const name of ['loop', 'loop.yaml']) symlinkSync(name, join(folder, name))
    writeFileSync(join(folder, 'file'), 'a passphrase')
    mkdirSync(join(folder, 'world'))
    symlinkSync('places.csv', join(folder, 'world', 'places.csv'))
    const { code, stderr } = await runHere(...args.map((word) => word.replace(/^@/, `${folder}/`)))
    expect(code).toBe(1)
    expect(toldFaults(stderr).map((fault) => fault.code)).toEqual(['LINK_TO_ITSELF'])
    expect(readdirSync(folder).sort()).toEqual(['file', 'loop', 'loop.yaml', 'world'])
  })

  it('a link to nothing says where it leads', async () => {
    const folder = await temporaryFolder()
    symlinkSync('nowhere', join(folder, 'dangling.yaml'))
    const { stderr } = await runHere('clear', join(folder, 'dangling.yaml'))
    expect(toldFaults(stderr)).toMatchObject([{ code: 'LINK_BROKEN', message: expect.stringContaining('nowhere') }])
  })
})

describe('standard output', () => {
  it.runIf(existsSync('/dev/full'))(
    'that is full ends with a message',
    async () => {
      for (const args of [CLEAR, ['schema', 'datapackage'], ['--help']]) {
        const { code, stderr } = await outputTo(openSync('/dev/full', 'w'), args)
        expect(code, args.join(' ')).toBe(1)
        expect(toldFaults(stderr).map((fault) => fault.code)).toEqual(['OUTPUT_NOT_WRITABLE'])
        expect(stderr).toContain('no room')
      }
    },
    SOON,
  )

  it(
    'whose reader has seen enough ends quietly',
    async () => {
      const ended = await outputTo('pipe', ['schema', 'datapackage'], (child) => child.stdout?.destroy())
      expect(ended).toEqual({ code: 0, signal: null, stderr: '' })
    },
    SOON,
  )
})

describe('Ctrl-C on an ensemble', () => {
  const ASK = ['ensemble', 'exposure', '--samples', '400', '--chunk', '2', '--threads', '1', '--seed', '5']
  const stopped = async (args: readonly string[], when: () => boolean, signal: NodeJS.Signals) =>
    outputTo('ignore', args, (child) => {
      const look = setInterval(() => {
        if (when()) child.kill(signal)
        if (when() || child.exitCode !== null) clearInterval(look)
      }, 20)
    })

  it(
    'says what is kept, where, and how to go on',
    async () => {
      const out = join(await temporaryFolder(), 'my run')
      const kept = (): string[] => readdirSync(`${out}.unfinished`).filter((name) => /^rows-.*f64$/.test(name))
      const some = (): boolean => existsSync(`${out}.unfinished`) && kept().length > 2
      const { code, stderr } = await stopped([...ASK, '--out', out], some, 'SIGINT')
      expect(code).toBe(130)
      const [fault, ...more] = toldFaults(stderr)
      expect(more).toEqual([])
      expect(fault).toMatchObject({
        code: 'ENSEMBLE_STOPPED',
        message: expect.stringMatching(new RegExp(`^${2 * kept().length} of \\d+ runs are worked out and kept`)),
        at: `${out}.unfinished`,
      })
      expect(fault?.remedy).toContain(`ytterby ${ASK.join(' ')} --out '${out}'`)
      expect(existsSync(out)).toBe(false)
    },
    SOON,
  )

  it(
    'says that nothing is kept where no folder was named',
    async () => {
      const start = Date.now()
      const { code, stderr } = await stopped(ASK, () => Date.now() - start > 6000, 'SIGTERM')
      expect(code).toBe(130)
      expect(toldFaults(stderr)).toMatchObject([
        {
          code: 'ENSEMBLE_STOPPED',
          message: expect.stringContaining('nothing is kept'),
          remedy: expect.stringContaining('--out'),
        },
      ])
    },
    SOON,
  )
})

describe('exit codes', () => {
  it('in the reference are those of the programme', async () => {
    const { EXIT } = await import('../src/cli/exit.ts')
    const page = readFileSync(join(import.meta.dirname, '../docs/reference/commands.md'), 'utf8')
    const table = page.split('## Exit codes')[1] ?? ''
    const told = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
    expect(told).toEqual(Object.values(EXIT).sort((a, b) => a - b))
    const cli = join(import.meta.dirname, '../src/cli')
    for (const file of readdirSync(cli, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')))
      expect(readFileSync(join(cli, file), 'utf8'), file).not.toMatch(/exit(Code =|\()\s*\d/)
  })
})
