import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runHere, runProgram, temporaryFolder, toldFaults } from './run-cli.ts'

const ROOT = resolve(import.meta.dirname, '..')
const IS_ROOT = process.getuid?.() === 0

interface Listed {
  readonly folder: string | null
  readonly examples: readonly { name: string; files: string[]; from: string; command: string; how: string }[]
}
const listed = async (...args: readonly string[]): Promise<Listed> => {
  const { code, stdout, stderr } = await runHere('examples', ...args, '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as Listed
}
/** All that is below a folder, links and what is hidden included. */
const namesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
const commandsIn = (readme: string): string[] => [...readme.matchAll(/`ytterby ([^`<]+)`/g)].map(([, one = '']) => one)

/** In the folder, as the README says. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd()
  process.chdir(folder)
  try {
    return await work()
  } finally {
    process.chdir(before)
  }
}

describe('examples', () => {
  it.each(['en', 'ja'])(
    'are copies of what is shipped, with a README whose every command works there: %s',
    async (lang) => {
      const folder = join(await temporaryFolder(), 'new', 'examples')
      const { examples } = await listed(folder, '--lang', lang)
      expect(examples.length).toBeGreaterThan(3)
      for (const { name, files, from, how } of examples) {
        expect(readFileSync(join(ROOT, how), 'utf8'), how).toMatch(/^# /)
        for (const file of files)
          expect(readFileSync(join(folder, file))).toEqual(readFileSync(join(ROOT, from + file.slice(name.length))))
      }
      expect(namesIn(folder)).toEqual(
        [...new Set(['README.md', ...examples.flatMap(({ name, files }) => [name, ...files])])].sort(),
      )
      const readme = readFileSync(join(folder, 'README.md'), 'utf8')
      const commands = commandsIn(readme)
      expect(commands).toEqual([
        ...examples.map(({ command }) => command.replace('ytterby ', '')),
        'schema',
        'scenarios',
      ])
      // They take a minute, and are the same in both.
      if (lang === 'ja') return expect(readme).toMatch(/[ぁ-ん]/)
      await inFolder(folder, async () => {
        for (const command of commands) {
          const { code, stdout, stderr } = await runHere(...command.split(' '))
          expect(code, `${command}\n${stderr}`).toBe(0)
          expect(stdout, command).not.toBe('')
        }
      })
    },
  )

  it('are listed without writing anything', async () => {
    const folder = await temporaryFolder()
    await inFolder(folder, async () => {
      const { code, stdout, stderr } = await runHere('examples', '--list')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const { folder: none, examples } = await listed('--list')
      expect(none).toBeNull()
      for (const { name, command } of examples)
        expect(
          stdout.split('\n').filter((line) => line.startsWith(`  ${name} `) && line.includes(command)),
        ).toHaveLength(1)
    })
    expect(namesIn(folder)).toEqual([])
  })

  it('go into `ytterby-examples` where no folder is named, and beside files of others', async () => {
    const folder = await temporaryFolder()
    await inFolder(folder, async () => {
      expect((await runHere('examples')).stderr).toBe('Wrote ytterby-examples\n')
      writeFileSync('mine.txt', 'mine')
      expect((await runHere('examples', '.')).code).toBe(0)
    })
    expect(namesIn(folder)).toEqual(
      expect.arrayContaining(['mine.txt', 'README.md', join('ytterby-examples', 'README.md')]),
    )
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine')
  })
})

describe('examples are refused, and nothing is written,', () => {
  const refused = async (folder: string, ...args: readonly string[]): Promise<{ code: string; at: string }> => {
    const before = namesIn(folder)
    const { code, stdout, stderr } = await inFolder(folder, () => runHere('examples', ...args))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(namesIn(folder)).toEqual(before)
    const [fault, ...others] = toldFaults(stderr)
    expect(others).toEqual([])
    expect(fault?.remedy).not.toBe('')
    return { code: fault?.code ?? '', at: fault?.at ?? '' }
  }

  it('a second time', async () => {
    const folder = await temporaryFolder()
    await inFolder(folder, () => runHere('examples', 'mine'))
    writeFileSync(join(folder, 'mine', 'README.md'), 'changed')
    expect(await refused(folder, 'mine')).toEqual({ code: 'EXAMPLE_IN_THE_WAY', at: join('mine', 'README.md') })
    expect(readFileSync(join(folder, 'mine', 'README.md'), 'utf8')).toBe('changed')
  })

  it('where one of them is there: a file, a folder, or a link to nowhere', async () => {
    const { examples } = await listed('--list')
    for (const { name } of examples)
      for (const put of [
        (path: string) => writeFileSync(path, ''),
        (path: string) => mkdirSync(path),
        (path: string) => symlinkSync('nowhere', path),
      ]) {
        const folder = await temporaryFolder()
        put(join(folder, name))
        expect(await refused(folder, '.')).toEqual({ code: 'EXAMPLE_IN_THE_WAY', at: name })
      }
  })

  it('where the folder is a file, or below one', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'file'), 'mine')
    expect(await refused(folder, 'file')).toEqual({ code: 'FOLDER_NOT_WRITABLE', at: 'file' })
    expect(await refused(folder, 'file/in/it')).toMatchObject({ code: 'FOLDER_NOT_WRITABLE' })
  })

  it('where the folder is a link to nowhere or to itself, or has no name', async () => {
    const folder = await temporaryFolder()
    symlinkSync('nowhere', join(folder, 'broken'))
    symlinkSync('round', join(folder, 'round'))
    expect(await refused(folder, 'broken')).toEqual({ code: 'LINK_BROKEN', at: 'broken' })
    expect(await refused(folder, 'round')).toEqual({ code: 'LINK_TO_ITSELF', at: 'round' })
    expect(await refused(folder, '')).toMatchObject({ code: 'FOLDER_NOT_WRITABLE' })
  })

  it('where a link leads to a folder that has them', async () => {
    const folder = await temporaryFolder()
    await inFolder(folder, () => runHere('examples', 'mine'))
    symlinkSync('mine', join(folder, 'link'))
    expect(await refused(folder, 'link')).toMatchObject({ code: 'EXAMPLE_IN_THE_WAY' })
  })

  it('where the system lets nobody write', async ({ skip }) => {
    skip(process.platform !== 'linux', '/proc is of Linux')
    expect(await refused(await temporaryFolder(), '/proc/examples')).toMatchObject({ code: 'FOLDER_NOT_WRITABLE' })
  })

  it('where the user may not write', async ({ skip }) => {
    skip(IS_ROOT, 'the system lets this user write anywhere')
    const folder = await temporaryFolder()
    mkdirSync(join(folder, 'closed'))
    chmodSync(join(folder, 'closed'), 0o500)
    onTestFinished(() => chmodSync(join(folder, 'closed'), 0o700))
    expect(await refused(folder, 'closed')).toMatchObject({ code: 'FOLDER_NOT_WRITABLE' })
  })

  it('in Japanese where it is asked for, as a process of its own too', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'README.md'), '')
    const { code, stderr } = await runProgram(['examples', '.', '--lang', 'ja'], { cwd: folder })
    expect(code).toBe(1)
    expect(stderr).toContain('すでにあるため')
    expect(namesIn(folder)).toEqual(['README.md'])
  })
})
