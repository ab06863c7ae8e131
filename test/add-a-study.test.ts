import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOptions, readRequest, writeOptions, writeRequest } from '../web/url/word.ts'
import { completeNamed } from '../src/studies/light.ts'
import { tallyStudy } from './fixtures/tally/definition.ts'
import { filesOf, runFile, type Ran } from './run-cli.ts'
import { startServerOf, type RunningServer } from './start-server.ts'

/**
 * Adds a study, a *tally* of what uses need, to a copy of the built program, and finds it wherever studies are. `add` writes every file
 * that a newcomer writes, and no other: what it has written is what a study takes. Its folder, `test/fixtures/tally`, lies
 * apart from the source so that the product does not have it.
 */
const ROOT = resolve(import.meta.dirname, '..')
const FIXTURE = join(ROOT, 'test', 'fixtures', 'tally')
const OWN = 'src/studies/tally'
/** In the order of the pipeline, that of the program first. */
const REGISTRIES = {
  'src/studies/registry.ts': ["import { tallyStudy } from './tally/definition.ts'", '  tally: tallyStudy,'],
  'src/studies/bare.ts': [
    "import { tallyAbout, tallyOptions } from './tally/options.ts'",
    '  tally: { about: tallyAbout, options: tallyOptions },',
  ],
} as const
/** Made by `npm run messages`, not written. */
const MADE = 'summary.gen.ts'

const copy = mkdtempSync(join(tmpdir(), 'ytterby-study-'))
const at = (path: string): string => join(copy, path)
const sourceOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
/** A file of the fixture as it reads in its place. */
const inPlace = (file: string): string =>
  readFileSync(join(FIXTURE, file), 'utf8')
    .replaceAll("'../../../src/studies/", "'../")
    .replaceAll("'../../../src/", "'../../")

/** Puts a line among the imports and one into the list of a registry. */
function registered(file: keyof typeof REGISTRIES): string {
  const [imports, entry] = REGISTRIES[file]
  const text = `${imports}\n${sourceOf(file)}`
  const more = text.replace('\n} as const', `\n${entry}\n} as const`)
  expect(more.split('\n').length - sourceOf(file).split('\n').length, file).toBe(2)
  return more
}

const written: string[] = []
function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
  written.push(path)
}

/** All that a newcomer writes. */
function add(): void {
  for (const file of readdirSync(FIXTURE)) if (file !== MADE) write(join(OWN, file), inPlace(file))
  for (const file of Object.keys(REGISTRIES) as (keyof typeof REGISTRIES)[]) write(file, registered(file))
}

/** What a configuration of the compiler says. */
function compilerOptions(file: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, file), (path) => ts.sys.readFile(path)) as { config: object }
  return ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, ROOT).options
}

/** As `npm run build` compiles what was written and what was made of it; all else is compiled already. */
function build(...paths: readonly string[]): void {
  const options = compilerOptions('tsconfig.build.json')
  for (const path of paths) {
    const to = at(join('dist', path))
    mkdirSync(dirname(to), { recursive: true })
    if (path.endsWith('.json')) cpSync(at(path), to)
    else
      writeFileSync(
        to.replace(/\.ts$/, '.js'),
        ts.transpileModule(readFileSync(at(path), 'utf8'), { compilerOptions: { ...options, sourceMap: false } })
          .outputText,
      )
  }
}

const MAIN = at('dist/src/cli/main.js')
const ytterby = (...args: readonly string[]): Promise<Ran> => runFile(process.execPath, [MAIN, ...args])
/** What an expression gives in the copy. */
const evaluated = async (script: string): Promise<string> => {
  const { code, stdout, stderr } = await runFile(process.execPath, ['--input-type=module', '-e', script])
  expect(code, stderr).toBe(0)
  return stdout
}
const SMALL = ['--world', join(ROOT, 'test', 'worlds', 'dantzig-transport')]
const ASKED = ['tally', 'reference', '--months', '2', '--least-need', '100', ...SMALL]

beforeAll(async () => {
  for (const part of ['dist/src', 'dist/scripts'])
    cpSync(join(ROOT, part), at(part), {
      recursive: true,
      filter: (file) => !/\.(?:map|d\.ts)$/.test(file),
    })
  for (const part of ['package.json', 'node_modules', 'data', 'dist/api-docs']) symlinkSync(join(ROOT, part), at(part))
  mkdirSync(at('web'))
  add()
  const made = await runFile(process.execPath, [at('dist/scripts/messages.js'), 'messages.ts', '--in', copy])
  expect(made.code, made.stderr).toBe(0)
  build(...written, join(OWN, MADE))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('a study', () => {
  it('takes its folder and a line in each of two lists', () => {
    expect(written.filter((path) => !path.startsWith(OWN))).toEqual(['src/studies/registry.ts', 'src/studies/bare.ts'])
    expect(written.filter((path) => path.startsWith(OWN)).map((path) => basename(path))).toEqual([
      'columns.ts',
      'definition.ts',
      'options.ts',
      'report.ts',
      'result.ts',
      'summary.en.json',
      'summary.ja.json',
      'summary.ts',
      'tables.ts',
    ])
    expect(readFileSync(at(join(OWN, MADE)), 'utf8'), 'npm run messages').toBe(inPlace(MADE))
  })

  it('takes what the checklist says, and the checklist names all of it', () => {
    // What must be there; what else may be is said below the list.
    const checklist = sourceOf('docs/how-to/extend-it.md')
      .split('\n## ')
      .find((section) => section.startsWith('A study\n'))
      ?.split('From these follow')[0]
    const named = [...(checklist ?? '').matchAll(/`(src\/[\w./<>-]+)`/g)].map(([, path = '']) =>
      path.replace('<study>', 'tally'),
    )
    expect([...new Set(named)].sort()).toEqual([...written].sort())
  })

  it('that stands in the first list alone is refused by the compiler, which asks for the second and for nothing else', () => {
    expect(faultsWith('src/studies/registry.ts')).toEqual([
      ['src/studies/bare.ts', expect.stringContaining("Property 'tally' is missing")],
    ])
  })
})

/** What the compiler says of the files that speak of all studies, and of the new one, once it stands in a list. */
function faultsWith(list: keyof typeof REGISTRIES): (readonly [file: string, message: string])[] {
  const options = compilerOptions('tsconfig.json')
  const added = new Map([
    ...readdirSync(FIXTURE).map((file) => [join(ROOT, OWN, file), inPlace(file)] as const),
    [join(ROOT, list), registered(list)] as const,
  ])
  // Studies use nothing of Node, whose types take long to read.
  options.types = []
  const host = ts.createCompilerHost(options)
  const disk = { ...host }
  host.fileExists = (file) => added.has(file) || disk.fileExists(file)
  host.readFile = (file) => added.get(file) ?? disk.readFile(file)
  host.directoryExists = (folder) => folder === join(ROOT, OWN) || ts.sys.directoryExists(folder)
  host.getSourceFile = (file, target) => {
    const text = added.get(file)
    return text === undefined ? disk.getSourceFile(file, target) : ts.createSourceFile(file, text, target)
  }
  const files = [...new Set([...SPEAK_OF_ALL, ...added.keys()])].filter((file) => file.endsWith('.ts'))
  const program = ts.createProgram(files, options, host)
  return files.flatMap((file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(file))
      .map(
        ({ messageText }) => [file.slice(ROOT.length + 1), ts.flattenDiagnosticMessageText(messageText, '\n')] as const,
      ),
  )
}
/** Of studies: reading all that a command line, threads and a server use takes longer than all else here. */
const SPEAK_OF_ALL = readdirSync(join(ROOT, 'src/studies'), { recursive: true, encoding: 'utf8' })
  .map((file) => join(ROOT, 'src/studies', file))
  .filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      /\b(?:Study(?:Id|Request|Result)|STUDIES|ASKED)\b/.test(readFileSync(file, 'utf8')),
  )

describe('a study that was added', () => {
  it('is a command with its options, in both lists of commands', async () => {
    const all = await ytterby('--help')
    expect(all.stdout).toMatch(/^ {2}tally .*what each use needs/m)
    const help = await ytterby('tally', '--help')
    for (const flag of ['[scenario]', '--months <months>', '--least-need <t>', '--place <places>', '--csv', '--out'])
      expect(help.stdout).toContain(flag)
    const wrong = await ytterby('tally', '--least-need', 'some')
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--least-need <t>')])
    const nowhere = await ytterby(...ASKED, '--place', 'Atlantis')
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('PLACE_UNKNOWN')])
  })

  it('answers in words of both languages, as JSON of its schema, and as tables', async () => {
    const english = await ytterby(...ASKED)
    expect(english.stdout).toContain('counted over 2 months.')
    const japanese = await ytterby(...ASKED, '--lang', 'ja')
    expect(japanese.stdout).toContain('2か月について')
    const { stdout } = await ytterby(...ASKED, '--json', '--csv', at('tables'))
    const result = tallyStudy.schema.parse(JSON.parse(stdout))
    expect(result.needs.length).toBeGreaterThan(1)
    expect(result.summary.map(({ id }) => id)).toEqual(['counted', 'largest'])
    const { 'needs.csv': csv = '' } = filesOf(at('tables'))
    expect(csv.split('\n')).toEqual([
      'place,sector,material,needed_t',
      ...result.needs.map(({ place, sector, material, needed }) => [place, sector, material, needed].join(',')),
      '',
    ])
  })

  it('has a schema, and a run folder that is made again', async () => {
    expect(JSON.parse((await ytterby('schema', 'tally')).stdout)).toMatchObject({ title: 'Ytterby tally result' })
    expect((await ytterby('schema')).stdout).toContain('what `tally --json` prints')
    expect((await ytterby(...ASKED, '--out', at('run'))).code).toBe(0)
    expect((await ytterby('verify', at('run'))).stdout).toContain('made again to the same bytes')
  })

  it('has its section in the pages that are made from the records', async () => {
    const made = JSON.parse(
      await evaluated(`import { studiesPage } from ${JSON.stringify(at('dist/scripts/studies-page.js'))}
import { resultTablesPage } from ${JSON.stringify(at('dist/scripts/result-tables-page.js'))}
console.log(JSON.stringify({ studies: studiesPage(), 'result-tables': resultTablesPage() }))`),
    ) as Readonly<Record<string, string>>
    const rows = { studies: '| `--least-need <t>` | `leastNeed` |', 'result-tables': '| `needed_t` | t | needed |' }
    for (const [page, row] of Object.entries(rows)) {
      const sections = (made[page] ?? '').split(/^(?=## )/m)
      const own = sections.filter((section) => section.startsWith('## `tally`'))
      expect(own, page).toEqual([expect.stringContaining(row)])
      const others = sections.filter((section) => !own.includes(section))
      expect(others.join(''), page).toBe(sourceOf(`docs/reference/${page}.md`))
    }
  })

  it('stands in addresses of the app by the codec that all have', () => {
    const { options } = tallyStudy
    const request = completeNamed(options, { scenario: 'jp-2026-practice', leastNeed: 0, place: ['JPN', 'USA'] })
    const word = writeRequest(options, request)
    expect(word).toBe('jp-2026-practice~leastNeed=0~place=JPN,USA')
    expect(readRequest(options, word)).toEqual(request)
    expect(readOptions(options, new Map(writeOptions(options, request)))).toEqual({
      leastNeed: 0,
      place: ['JPN', 'USA'],
    })
  })
})

describe('an option of a study', () => {
  const before = new Map<string, string>()
  /** Puts text before what stands in a file. */
  function put(file: string, ...changes: readonly (readonly [before: string, more: string])[]): void {
    const path = join(OWN, file)
    const text = readFileSync(at(path), 'utf8')
    before.set(path, text)
    write(
      path,
      changes.reduce((so, [place, more]) => {
        expect(so.split(place).length, `${file}: ${place}`).toBe(2)
        return so.replace(place, more + place)
      }, text),
    )
    build(path)
  }
  const taken = (): string[] => [...before.keys()].map((path) => basename(path))
  afterAll(() => {
    for (const [path, text] of before) write(path, text)
    build(...before.keys())
  })

  it('is asked everywhere from a line in one file, and does something from a second', async () => {
    put('options.ts', [
      '} as const satisfies Options',
      "  except: { kind: 'list', of: 'places', help: { en: 'places left out', ja: '除く国・地域' } },\n",
    ])
    expect(taken()).toEqual(['options.ts'])
    expect((await ytterby('tally', '--help')).stdout).toMatch(/--except <places> +places left out/)
    const [asked = '', word] = (
      await evaluated(`import { requestSchema, STUDIES } from ${JSON.stringify(at('dist/src/studies/index.js'))}
import { z } from 'zod'
import { studiesPage } from ${JSON.stringify(at('dist/scripts/studies-page.js'))}
const { options } = STUDIES.tally
console.log(JSON.stringify(Object.keys(z.toJSONSchema(requestSchema(options, () => z.unknown())).properties)))
console.log(studiesPage().includes('\`--except <places>\` | \`except\`'))`)
    ).split('\n')
    expect([JSON.parse(asked), word]).toEqual([['scenario', 'months', 'leastNeed', 'place', 'except'], 'true'])

    put(
      'definition.ts',
      [' }) =>\n    tally(', ', except = []'],
      [',\n      least: leastNeed', '.filter((one) => !placesNamed(world, except).includes(one))'],
    )
    expect(taken()).toEqual(['options.ts', 'definition.ts'])
    const placesOf = async (...more: readonly string[]): Promise<Set<string>> => {
      const { stdout } = await ytterby(...ASKED, '--json', ...more)
      return new Set(tallyStudy.schema.parse(JSON.parse(stdout)).needs.map(({ place }) => place))
    }
    const [first = ''] = await placesOf()
    expect(await placesOf('--except', first)).not.toContain(first)
  })
})

describe('over HTTP, a study that was added', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServerOf(MAIN, ...SMALL)
  })
  afterAll(() => server.stop())
  const asked = (path: string, body?: object): Promise<Response> =>
    fetch(
      `${server.url.replace(/\/$/, '')}/api/v1${path}`,
      body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
    )
  interface JobSeen {
    readonly id: string
    readonly state: string
    readonly question: object
  }

  it('is a job that answers in the bytes of the command line', async () => {
    const posted = await asked('/tally', { scenario: 'reference', months: 2, leastNeed: 100 })
    expect(posted.status).toBe(202)
    const { id, question } = (await posted.json()) as JobSeen
    expect(question).toMatchObject({ scenario: { id: 'reference' }, months: 2, leastNeed: 100 })
    // The stream ends with the job.
    await (await asked(`/jobs/${id}/events`)).text()
    expect(await (await asked(`/jobs/${id}`)).json()).toMatchObject({ study: 'tally', state: 'done' })
    expect(await (await asked(`/jobs/${id}/result`)).text()).toBe((await ytterby(...ASKED, '--json')).stdout)
    expect(await (await asked(`/jobs/${id}/result/needs?format=csv`)).text()).toMatch(
      /^place,sector,material,needed_t\n/,
    )
    expect((await asked('/tally', { scenario: 'reference', months: 0 })).status).toBe(422)
  })

  it('is described', async () => {
    const described = (await (await asked('/openapi.json')).json()) as {
      readonly paths: Readonly<Record<string, object>>
      readonly components: { readonly schemas: Readonly<Record<string, object>> }
    }
    expect(described.paths['/tally']).toMatchObject({ post: { operationId: 'postTally', tags: ['tally'] } })
    const { TallyRequest: request, TallyResult: result } = described.components.schemas
    expect(request).toMatchObject({ properties: { leastNeed: { minimum: 0, maximum: 1_000_000 } } })
    expect(result).toMatchObject({ title: 'Ytterby tally result' })
  })
})
