import type { Command } from 'commander'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { program } from '../src/cli/program.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

/** Every command that does something, with those that it stands under: as the program itself has them. */
const commandsUnder = (command: Command, path: readonly string[] = []): [string, Command][] =>
  command.commands.flatMap((one) => {
    const own = [...path, one.name()]
    return one.commands.length === 0 ? [[own.join(' '), one] as [string, Command]] : commandsUnder(one, own)
  })
const ALL = commandsUnder(program([], () => undefined))
const OF_MARKET = ALL.filter(([path]) => path.startsWith('market '))
const JAPANESE = /[ぁ-ヿ一-龯：]/

const languageOf = (command: Command): unknown => {
  const option = command.options.find(({ long }) => long === '--lang')
  return option && [option.flags, option.description, option.argChoices, option.defaultValue]
}

/** A value of the right form that names nothing: no file that is named is there. */
function valueFor(placeholder: string, folder: string): string {
  switch (placeholder) {
    case 'key':
    case 'text':
      return 'A'.repeat(43)
    case 'number':
      return '1'
    case 'date':
      return '2027-03-01'
    case 'uri':
      return 'urn:org:acme'
    case 'url':
      return 'http://127.0.0.1:1'
    default:
      return join(folder, 'missing', placeholder)
  }
}

/** A line that asks for something that is not there: every argument, what must be given, and where files would be read or written. */
function lineFor(path: string, command: Command, folder: string): string[] {
  const given = command.registeredArguments.map((argument) => valueFor(argument.name(), folder))
  const options = command.options
    .filter(({ mandatory, long }) => mandatory || ['--world', '--folder', '--organisation'].includes(long ?? ''))
    .filter(({ long }) => long !== '--lang')
    .flatMap(({ long = '', flags }) => [long, valueFor(/<(.*)>/.exec(flags)?.[1] ?? '', folder)])
  return [...path.split(' '), ...given, ...options]
}

describe('--lang', () => {
  it('is one option, wherever it stands', () => {
    const known = ALL.map(([, command]) => languageOf(command)).filter((option) => option !== undefined)
    expect(new Set(known.map((option) => JSON.stringify(option))).size).toBe(1)
    expect(known[0]).toEqual(['--lang <language>', 'language of what is printed', ['en', 'ja'], 'en'])
  })

  it('stands at every command of the market', () => {
    expect(OF_MARKET.length).toBeGreaterThan(15)
    expect(OF_MARKET.filter(([, command]) => languageOf(command) === undefined).map(([path]) => path)).toEqual([])
  })
})

describe('an error', () => {
  beforeEach(() => vi.stubEnv('DATABASE_URL', undefined))
  afterEach(() => vi.unstubAllEnvs())

  it.each(OF_MARKET)(
    'of %s is stated in the language that was chosen, and in English without one',
    async (path, command) => {
      const folder = await temporaryFolder()
      const line = lineFor(path, command, folder)
      const said = []
      // One after the other: what is printed is listened to.
      for (const more of [[], ['--lang', 'en'], ['--lang', 'ja']]) said.push(await runHere(...line, ...more))
      const [usual, english, japanese] = said
      expect(
        said.map(({ code }) => code),
        said.map(({ stderr }) => stderr).join('\n'),
      ).toEqual([1, 1, 1])
      expect(usual?.stderr).toBe(english?.stderr)
      expect(english?.stderr).toMatch(
        /^error Input error\. No files were written\.\n[A-Z_]+ {2}[^ぁ-ヿ一-龯]*\n {2}do {2}/,
      )
      const faults = japanese?.stderr.split('\n').filter((one) => /^([A-Z]+_[A-Z_]+| {2}対処) {2}/.test(one)) ?? []
      expect(faults.length).toBeGreaterThan(1)
      expect(faults.filter((one) => !JAPANESE.test(one.replace(/^ *\S+ /, '')))).toEqual([])
    },
  )
})
