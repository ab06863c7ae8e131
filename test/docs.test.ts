import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { codeOf, FAULT_CATALOGUES, namesOf } from '../scripts/errors-page.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { parseOriginGrades, parseOriginRule } from '../src/market/index.ts'
import { parseNews, parsePlanConstraints } from '../src/studies/index.ts'
import {
  columnsOf,
  fileOf,
  PARAMETER_IDS,
  PARAMETERS,
  parameterRule,
  parseDumping,
  parseScenario,
  TABLE_NAMES,
  TABLES,
  type ParameterKind,
  type TableSchema,
} from '../src/world/index.ts'
import { runFile, runHere, runProgram, temporaryFolder, type Ran } from './run-cli.ts'

const ROOT = resolve(import.meta.dirname, '..')
const EXAMPLES = join(ROOT, 'docs', 'examples')
/** Also compare the lines that a page shows with what comes out. */
const COMPARE_OUTPUT = process.env['DOCS_OUTPUT'] !== undefined

const filesIn = (folder: string, end: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file))
    .sort()
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

const PAGES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...filesIn('docs', '.md'),
  ...filesIn('data', '.md'),
]

interface Block {
  readonly kind: string
  readonly text: string
}
const blocksOf = (page: string): Block[] =>
  [...textOf(page).matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, kind = '', text = '']) => ({ kind, text }))
const proseOf = (page: string): string => textOf(page).replaceAll(/^```.*?^```$/gms, '')

/** The anchor that a heading gets. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
const anchorsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading))

const linksOf = (page: string): string[] =>
  [
    ...proseOf(page)
      .replaceAll(/`[^`]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))

/** The cells of the rows of a page's tables, heads and rules left out. */
const rowsOf = (page: string): string[][] => rowsIn(textOf(page))
const rowsIn = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|--'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    )
/** Sections of a page by what their headings name in code. */
const sectionsOf = (page: string): [name: string, text: string][] =>
  textOf(page)
    .split(/^## /m)
    .slice(1)
    .map((section) => [codesIn(section.split('\n')[0] ?? '')[0] ?? '', section])
const codesIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

describe('links', () => {
  it.each(PAGES)('of %s lead somewhere', (page) => {
    for (const link of linksOf(page)) {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      expect(existsSync(join(ROOT, target)), link).toBe(true)
      if (anchor !== undefined) expect(anchorsOf(target), link).toContain(anchor)
    }
  })

  it('reach every page of docs/ from its first one', () => {
    const linked = new Set(linksOf('docs/README.md').map((link) => join('docs', link.split('#')[0] ?? '')))
    const pages = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md')
    expect(pages.filter((page) => !linked.has(page))).toEqual([])
  })
})

interface Shown {
  readonly command: string
  readonly output: readonly string[]
}
const commandsOf = (page: string): Shown[] =>
  blocksOf(page)
    .filter(({ kind }) => kind === 'console')
    .flatMap(({ text }) => text.split(/^\$ /m).slice(1))
    .map((shown) => {
      const [command = '', ...output] = shown.trimEnd().split('\n')
      return { command, output }
    })

/** What has been run already; what writes or reads a folder of its page is run each time. */
const known = new Map<string, Ran>()
/**
 * In this process, in the folder that it is in: a process of its own for each command reads all modules and compiles
 * the solver again. `verify` starts the program that it is part of, and so has to be one.
 */
async function runShown(command: string): Promise<Ran> {
  const [program, ...words] = command.split(/\s+/)
  expect(command, 'shells differ in quotes, pipes and variables').not.toMatch(/["'|<>$;&*]/)
  if (program === 'node') return runFile(process.execPath, words)
  expect(program, command).toBe('ytterby')
  const before = known.get(command)
  if (before !== undefined) return before
  const ran = await (words[0] === 'verify' ? runProgram(words) : runHere(...words))
  if (!/--(out|csv)|verify/.test(command)) known.set(command, ran)
  return ran
}

/** Lines shown that do not come out, in their order; `…` stands for what is left out. */
function notPrinted(shown: readonly string[], printed: string): string[] {
  const lines = printed.split('\n').map((line) => line.trimEnd())
  let at = 0
  return shown
    .filter((line) => line !== '…')
    .filter((line) => {
      const found = lines.findIndex(
        (other, i) => i >= at && (line.endsWith('…') ? other.startsWith(line.slice(0, -1)) : other === line.trimEnd()),
      )
      if (found >= 0) at = found + 1
      return found < 0
    })
}

describe('commands', { timeout: 600_000 }, () => {
  const pages = PAGES.filter((page) => commandsOf(page).length > 0)

  it.each(pages)('of %s work', async (page) => {
    const folder = await temporaryFolder()
    cpSync(EXAMPLES, join(folder, 'docs', 'examples'), { recursive: true })
    cpSync(join(ROOT, 'test', 'worlds'), join(folder, 'test', 'worlds'), { recursive: true })
    for (const name of ['restated', 'frozen'])
      cpSync(join(ROOT, 'data', name), join(folder, 'data', name), { recursive: true })
    const cwd = process.cwd()
    process.chdir(folder)
    onTestFinished(() => process.chdir(cwd))
    for (const { command, output } of commandsOf(page)) {
      const { code, stdout, stderr } = await runShown(command)
      expect(code, `${command}\n${stderr}`).toBe(0)
      if (COMPARE_OUTPUT) expect.soft(notPrinted(output, stdout + stderr), command).toEqual([])
    }
  })

  it('show what they print, and not only that they work', () => {
    for (const page of pages)
      for (const { command, output } of commandsOf(page)) expect(output, `${page}: ${command}`).not.toEqual([])
  })
})

describe('examples', () => {
  it('scenarios, paths of prices, terms, news and rules of origin in the text are such', async () => {
    const world = await loadWorld(shippedWorld())
    const shown = PAGES.flatMap(blocksOf).filter(({ kind, text }) => kind === 'yaml' && /^title:/m.test(text))
    const isPath = (text: string): boolean => /^prices:/m.test(text)
    const areTerms = (text: string): boolean => /^(stocks|shares|budgets|limits):/m.test(text)
    const isNews = (text: string): boolean => /^nodes:/m.test(text)
    const isRule = (text: string): boolean => /^custody:/m.test(text)
    const areGrades = (text: string): boolean => /^grades:/m.test(text)
    const isOther = (text: string): boolean => [isPath, areTerms, isNews, isRule, areGrades].some((is) => is(text))
    const scenarios = shown.filter(({ text }) => !isOther(text))
    expect(scenarios.length).toBeGreaterThan(1)
    for (const { text } of scenarios) expect(parseScenario('shown.yaml', text, world).months).toBeGreaterThan(0)
    const terms = shown.filter(({ text }) => areTerms(text))
    expect(terms.length).toBeGreaterThan(0)
    for (const { text } of terms) expect(parsePlanConstraints('shown.yaml', text, world).title).not.toBe('')
    const news = shown.filter(({ text }) => isNews(text))
    expect(news.length).toBeGreaterThan(0)
    for (const { text } of news) expect(parseNews('shown.yaml', text, world).nodes.length).toBeGreaterThan(1)
    const paths = shown.filter(({ text }) => isPath(text))
    expect(paths.length).toBeGreaterThan(0)
    for (const { text } of paths)
      expect(parseDumping({ file: 'shown.yaml', text }, world).quotes.size).toBeGreaterThan(0)
    const rules = shown.filter(({ text }) => isRule(text)).map(({ text }) => parseOriginRule('shown.yaml', text, world))
    expect(rules.length).toBeGreaterThan(0)
    const grades = shown.filter(({ text }) => areGrades(text))
    expect(grades.length).toBeGreaterThan(0)
    for (const { text } of grades)
      expect(parseOriginGrades('shown.yaml', text, new Map(rules.map((rule) => ['allied', rule]))).length).toBe(1)
  })

  it('files in the text are those of docs/examples', () => {
    const files = filesIn('docs/examples', '').filter((file) => /\.(csv|yaml|mjs)$/.test(file))
    const texts = files.map(textOf)
    for (const page of PAGES)
      for (const { kind, text } of blocksOf(page))
        if (kind === 'csv' || (kind === 'js' && text.includes('docs/examples/'))) expect(texts, page).toContain(text)
    const ten = textOf('docs/examples/heavy-stop.yaml')
    for (const page of ['README.md', 'docs/how-to/write-a-scenario.md'])
      expect(blocksOf(page).map(({ text }) => text)).toContain(ten)
  })
})

describe('the reference', () => {
  it('lists every fault code of the program, and no others', () => {
    const told = new Set(
      rowsOf('docs/reference/errors.md')
        .flatMap(([codes = '']) => codesIn(codes))
        .filter((code) => /^[A-Z][A-Z0-9_]+$/.test(code)),
    )
    const thrown = new Set(Object.values(FAULT_CATALOGUES).flatMap((texts) => namesOf(texts).map(codeOf)))
    expect(thrown.size).toBeGreaterThan(40)
    expect([...told].sort()).toEqual([...thrown].sort())
  })

  it('lists every command with every option that its help shows, and no others', async () => {
    const helpOf = async (...command: string[]): Promise<string> => (await runHere(...command, '--help')).stdout
    const part = (help: string, heading: string): string[] =>
      (help.split(`\n${heading}:\n`)[1]?.split('\n\n')[0] ?? '').split('\n').filter((line) => /^ {2}\S/.test(line))
    const commandsUnder = async (...command: string[]): Promise<string[][]> => {
      const own = part(await helpOf(...command), 'Commands')
        .map((line) => line.trim().split(' ')[0] ?? '')
        .filter((name) => name !== 'help')
      const all: string[][] = []
      // One after the other: what is printed is listened to.
      for (const name of own) {
        const deeper = await commandsUnder(...command, name)
        // A command that takes arguments does something itself, whatever stands under it.
        const acts = part(await helpOf(...command, name), 'Arguments').length > 0
        all.push(...deeper, ...(deeper.length === 0 || acts ? [[...command, name]] : []))
      }
      return all
    }
    const commands = await commandsUnder()
    const rows = rowsOf('docs/reference/commands.md')
    const documented = rows.flatMap(([first = '']) => codesIn(first)).filter((word) => /^[a-z]/.test(word))
    expect(documented.filter((word) => !['help', 'ytterby'].includes(word)).sort()).toEqual(
      commands.map((command) => command.join(' ')).sort(),
    )

    const offered = new Map<string, string[]>()
    for (const command of [[], ...commands])
      for (const line of part(await helpOf(...command), 'Options'))
        for (const flag of (/^ {2}(-.+?)(?: {2}|$)/.exec(line)?.[1] ?? '').split(', '))
          offered.set(flag, [...(offered.get(flag) ?? []), command.join(' ')])
    const readWorld = offered.get('--world <name>') ?? []
    const told = new Map(
      rows
        .filter(([first = '']) => first.startsWith('`-'))
        .flatMap(([flags = '', where = '']) => codesIn(flags).map((flag) => [flag, where] as const)),
    )
    // Options of studies stand by study, on a page that is made from their records.
    for (const [study, section] of sectionsOf('docs/reference/studies.md'))
      for (const [first = ''] of rowsIn(section).filter(([first = '']) => first.startsWith('`--'))) {
        const flag = codesIn(first)[0] ?? ''
        told.set(flag, [...(told.has(flag) ? [told.get(flag)] : []), `\`${study}\``].join(', '))
      }
    expect([...told.keys()].sort()).toEqual([...offered.keys()].sort())
    for (const [flag, where] of told) {
      const claimed =
        where === 'all'
          ? ['', ...commands.map((command) => command.join(' '))]
          : where === 'all that read a world'
            ? readWorld
            : codesIn(where).map((name) => (name === 'ytterby' ? '' : name))
      expect([...claimed].sort(), flag).toEqual([...(offered.get(flag) ?? [])].sort())
    }
  })

  it('lists every parameter as the model defines it, with its shipped value and its range', async () => {
    const world = await loadWorld(shippedWorld())
    const rows = new Map(
      rowsOf('docs/reference/parameters.md').map((cells) => [codesIn(cells[0] ?? '')[0] ?? '', cells]),
    )
    rows.delete('')
    expect([...rows.keys()]).toEqual(PARAMETER_IDS)
    for (const [id, [, unit, allowed, byDefault, shipped, meaning]] of rows) {
      const figure = world.parameters.get(id)
      const rule = PARAMETERS[id as ParameterKind]
      expect(`${unit}, ${allowed?.replace('–', ' to ')}`, id).toBe(parameterRule(id as ParameterKind))
      expect({ byDefault: Number(byDefault), meaning }, id).toEqual({ byDefault: rule.default, meaning: rule.meaning })
      // What the shipped world does not set is as by default, and has no range.
      expect(shipped, id).toBe(figure === undefined ? 'not set' : `${figure.value} (${figure.low}–${figure.high})`)
    }
  })

  it('lists every table with its columns', () => {
    const FIGURE = new Set(['value', 'low', 'high', 'unit', 'date', 'source', 'confidence', 'note'])
    const rows = rowsOf('docs/reference/world-tables.md')
    for (const table of TABLE_NAMES) {
      const row = rows.find(([file = '']) => codesIn(file)[0] === fileOf(table))?.join(' | ')
      expect(row, table).toBeDefined()
      for (const column of columnsOf(TABLES[table]))
        if (!FIGURE.has(column)) expect(row?.split(/[^\w]+/), `${table}: ${column}`).toContain(column)
    }
  })

  it('tells the unit of every figure that has no column for its own', () => {
    const told = rowsOf('docs/reference/world-tables.md').flatMap(([first = '', second = '']) => {
      const file = / of `(\w+\.csv)`$/.exec(first)?.[1]
      return file === undefined
        ? []
        : codesIn(first)
            .slice(0, -1)
            .map((figure) => [file, figure, codesIn(second)[0]])
    })
    const stated = TABLE_NAMES.flatMap((table) => {
      const { ranged }: TableSchema = TABLES[table]
      return Object.entries(ranged)
        .filter(([, { unit }]) => typeof unit === 'string')
        .map(([figure, { unit }]) => [fileOf(table), figure, unit])
    })
    expect(told.map(String).sort()).toEqual(stated.map(String).sort())
  })

  it('lists every entry of a scenario', async () => {
    const page = codesIn(proseOf('docs/reference/scenario.md'))
    const schema: unknown = JSON.parse((await runHere('schema', 'scenario')).stdout)
    const entries = (part: unknown): string[] => {
      if (typeof part !== 'object' || part === null) return []
      const own = 'properties' in part && typeof part.properties === 'object' ? Object.keys(part.properties ?? {}) : []
      return [...own, ...Object.values(part).flatMap(entries)]
    }
    expect(entries(schema).length).toBeGreaterThan(20)
    expect(entries(schema).filter((entry) => !page.includes(entry))).toEqual([])
  })
})

describe('the examples folder', () => {
  it('holds nothing that no page speaks of', () => {
    const text = PAGES.map(textOf).join('\n')
    const files = filesIn('docs/examples', '').filter((file) => /\.(csv|yaml|mjs)$/.test(file))
    for (const file of files)
      expect(text.includes(file) || text.includes(relative(ROOT, dirname(join(ROOT, file)))), file).toBe(true)
  })
})
