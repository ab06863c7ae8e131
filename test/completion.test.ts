import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { program } from '../src/cli/program.ts'
import { constraintsNames, dumpingNames, menuNames, newsNames, scenarioNames } from '../src/files/index.ts'
import { ASKED, flagOf, type Options } from '../src/studies/bare.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

type Shell = 'bash' | 'zsh' | 'fish'
const isHere = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0

/** Prints what is offered for each line of a file, a line of JSON-free text each: words behind each other, tabs between. */
const ASK: Readonly<Record<Shell, string>> = {
  bash: String.raw`source "$1"
while IFS= read -r line; do
  IFS=' ' read -ra COMP_WORDS <<<"$line"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${'${#COMP_WORDS[@]}'} - 1))
  _ytterby
  (IFS=$'\t'; printf '%s\n' "${'${COMPREPLY[*]}'}")
done <"$2"`,
  // What the shell's own functions do with it needs a terminal: they only take down what they are given.
  zsh: String.raw`compdef() { [[ "$*" == '_ytterby ytterby' ]] || exit 9 }
_describe() {
  local one name
  for one in $described; do
    name=${'${one%%:*}'}
    [[ $name == ${'${words[CURRENT]}'}* ]] && found+=("$name")
  done
}
_files() { [[ $1 == -/ ]] && found+=(*(/N)) || found+=(*(N)) }
compset() { : }
source "$1"
while IFS= read -r line; do
  words=(${'${=line}'}); [[ $line == *' ' ]] && words+=('')
  CURRENT=$#words; found=()
  _ytterby
  print -r -- "${'${(pj:\\t:)found}'}"
done <"$2"`,
  fish: String.raw`source $argv[1]
while read -l line
  set -l found (complete -C "$line" | string replace -r '\t.*' '')
  set -l text (string join \t -- $found)
  echo "$text"
end <$argv[2]`,
}

interface AskedShell {
  readonly offers: ReadonlyMap<string, readonly string[]>
}
/** What a shell offers at the end of each of some lines, in a folder with a file and a folder. */
async function asked(shell: Shell, lines: readonly string[]): Promise<AskedShell> {
  const folder = await temporaryFolder()
  const put = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const { code, stdout } = await runHere('completion', shell)
  expect(code).toBe(0)
  const files = [put('ask', ASK[shell]), put('script', stdout), put('lines', `${lines.join('\n')}\n`)]
  mkdirSync(join(folder, 'here', 'our-tables'), { recursive: true })
  writeFileSync(join(folder, 'here', 'our file.yaml'), '')
  const quiet = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] }[shell]
  const said = execFileSync(shell, [...quiet, ...files], { cwd: join(folder, 'here'), encoding: 'utf8' })
  const answers = said.split('\n').slice(0, -1)
  expect(answers).toHaveLength(lines.length)
  return {
    offers: new Map(
      lines.map((line, i) => [
        line,
        (answers[i] ?? '')
          .split('\t')
          .filter((word) => word !== '')
          .sort(),
      ]),
    ),
  }
}

/** All commands of the program with what its help shows of each. */
function commandsUnder(command: Command, at: string): { at: string; commands: string[]; options: string[] }[] {
  const help = command.createHelp()
  const commands = help.visibleCommands(command)
  return [
    {
      at,
      commands: commands.map((one) => one.name()).sort(),
      options: help
        .visibleOptions(command)
        .flatMap(({ long }) => (long === undefined || long === null ? [] : [long]))
        .sort(),
    },
    ...commands.filter((one) => one.name() !== 'help').flatMap((one) => commandsUnder(one, `${at} ${one.name()}`)),
  ]
}
const TREE = commandsUnder(
  program([], () => undefined),
  'ytterby',
)

describe.each(['bash', 'zsh', 'fish'] as const)('completion in %s', (shell) => {
  it('offers every command and option of the program, and no others', async ({ skip }) => {
    skip(!isHere(shell), `there is no ${shell} here`)
    expect(TREE.length).toBeGreaterThan(50)
    const { offers } = await asked(
      shell,
      TREE.flatMap(({ at }) => [`${at} `, `${at} --`]),
    )
    for (const { at, commands, options } of TREE) {
      expect(offers.get(`${at} --`), at).toEqual(options)
      if (commands.length > 0) expect(offers.get(`${at} `), at).toEqual(expect.arrayContaining(commands))
    }
  })

  it('offers names that are shipped, choices, and paths, each where it may stand', async ({ skip }) => {
    skip(!isHere(shell), `there is no ${shell} here`)
    const [scenarios, menus] = await Promise.all([scenarioNames(), menuNames()])
    const holds = (...words: readonly string[]): unknown => expect.arrayContaining([...words])
    const expected: readonly (readonly [line: string, offered: unknown])[] = [
      ['ytterby stress ', holds(...scenarios)],
      ['ytterby stress --lang ', ['en', 'ja']],
      ['ytterby stress --lang ja ', holds(...scenarios)],
      // One is enough.
      [`ytterby stress ${scenarios[0]} `, []],
      ['ytterby stress --months ', []],
      [`ytterby ensemble stress ${scenarios[0]} ${scenarios[1]} `, holds(...scenarios)],
      ['ytterby compare ', holds(...scenarios)],
      ['ytterby market rehearse ', holds(...scenarios)],
      ['ytterby hindcast freeze --scenario ', holds(...scenarios)],
      ['ytterby weapon ', holds(...menus)],
      ['ytterby stress --world ', holds('2024', '2026')],
      ['ytterby compare --worlds 2024 ', holds('2024', '2026')],
      // A value is no command, and what follows it is what would follow without it.
      ['ytterby hindcast --world fit --lang ', ['en', 'ja']],
      ['ytterby completion ', ['bash', 'fish', 'zsh']],
      ['ytterby help market', ['market']],
      ['ytterby nonsense --lang ', []],
    ]
    const { offers } = await asked(
      shell,
      expected.map(([line]) => line),
    )
    for (const [line, offered] of expected) expect(offers.get(line), line).toEqual(offered)
  })

  it('offers for each option of a study what is shipped for it, or what it may be', async ({ skip }) => {
    skip(!isHere(shell), `there is no ${shell} here`)
    const shipped = {
      scenario: await scenarioNames(),
      menu: await menuNames(),
      constraints: await constraintsNames(),
      news: await newsNames(),
      path: await dumpingNames(),
    }
    const expected = Object.entries(ASKED).flatMap(([id, { options }]) =>
      Object.entries(options as Options).flatMap(([name, option]) => {
        const words =
          option.kind === 'file' && option.shipped !== undefined
            ? shipped[option.shipped]
            : 'choices' in option
              ? option.choices
              : undefined
        const flag = option.isArgument === true ? '' : `${flagOf(name)} `
        return words === undefined ? [] : [[`ytterby ${id} ${flag}`, words] as const]
      }),
    )
    expect(expected.length).toBeGreaterThan(10)
    const { offers } = await asked(
      shell,
      expected.map(([line]) => line),
    )
    for (const [line, words] of expected) expect(offers.get(line), line).toEqual(expect.arrayContaining([...words]))
  })
})

describe('completion', () => {
  it('in bash offers paths where a file or a folder may stand, also behind a sign of equality', async ({ skip }) => {
    skip(!isHere('bash'), 'there is no bash here')
    const { offers } = await asked('bash', [
      'ytterby stress our',
      'ytterby data check our',
      'ytterby market verify ',
      'ytterby examples ',
      // As bash takes it apart.
      'ytterby stress --lang = ',
      'ytterby stress --overlay = our',
    ])
    expect([...offers.values()]).toEqual([
      ['our file.yaml', 'our-tables'],
      ['our-tables'],
      ['our file.yaml', 'our-tables'],
      ['our-tables'],
      ['en', 'ja'],
      ['our-tables'],
    ])
  })

  it('in fish offers values behind a sign of equality, with the option before them', async ({ skip }) => {
    skip(!isHere('fish'), 'there is no fish here')
    const { offers } = await asked('fish', ['ytterby stress --lang=', 'ytterby stress --lang=j'])
    expect([...offers.values()]).toEqual([['--lang=en', '--lang=ja'], ['--lang=ja']])
  })

  it('of another shell is refused, with those that there are', async () => {
    const { code, stdout, stderr } = await runHere('completion', 'tcsh')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Allowed choices are bash, zsh, fish')
  })
})
