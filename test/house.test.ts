import { readdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { functionsIn, type FunctionFound } from './functions-in.ts'
import { circlesIn, importsIn, importsOf as importsOfAll } from './import-circles.ts'

const SRC = join(import.meta.dirname, '..', 'src')
const WEB = join(import.meta.dirname, '..', 'web')
/** A folder may import only from those before it. */
const ORDER = [
  'lists',
  'messages',
  'quantity',
  'world',
  'official',
  'solver',
  'stochastic',
  'games',
  'slides',
  'clearing',
  'baseline',
  'studies',
  'market',
  'disk',
  'files',
  'workers',
  'library',
  'store',
  'pdf',
  'server',
  'cli',
]
/** What answers beforehand for a static site or a server: it asks what pages ask, and is the one part of the app that a script may call. */
const KEPT_ANSWERS = 'web/model/kept-answers.ts'
/** The doors of a folder: all of it, and what of it loads nothing else, for a command line that only asks for help. */
const DOORS = new Set(['index.ts', 'bare.ts'])
/** The same in `web/`, and in the market's part of it: rooms that belong to one page are in `pages/`. */
const WEB_ORDER = ['styles', 'url', 'language', 'picture', 'ui', 'model', 'charts', 'subjects', 'pages', 'market']
const WEB_MARKET_ORDER = ['client', 'parts', 'charts', 'subjects', 'pages']
/** The one table that the app is built with. */
const BUILT_IN = 'data/world/defaults.csv'
/** The same within the market's venue. */
const VENUE_ORDER = [
  'forms',
  'events',
  'state',
  'rules',
  'apply',
  'commands',
  'views',
  'sequencer',
  'verify',
  'news',
  'sender',
]
/** From here on files, clocks and `node:` are allowed. */
const FIRST_IMPURE = ORDER.indexOf('disk')

async function sources(): Promise<{ path: string; folder: string; text: string }[]> {
  const files = (await readdir(SRC, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  return Promise.all(
    files.map(async (file) => ({
      path: relative(SRC, join(SRC, file)),
      folder: file.split('/')[0] ?? '',
      text: await readFile(join(SRC, file), 'utf8'),
    })),
  )
}
const IMPORTS = importsOfAll(SRC)
const importsOf = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export)[^'"]*?from '([^']+)'/gms)].map(([, from]) => from ?? '')
/** The same without types, which load nothing. */
const loadedIn = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export) (?!type\b)[^'"]*?from '([^']+)'/gms)].map(([, from]) => from ?? '')

/** Folders whose lists are read by what throws, and whose units are converted in `src/quantity` alone. */
const CLEAN = [
  'lists',
  'stochastic',
  'games',
  'clearing',
  'baseline',
  ...readdirSync(join(SRC, 'studies'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `studies/${name}`),
]
/** What looks like a default for a wrong index but has a meaning, or like a conversion of a unit but is a calendar. */
const MEANT = [
  // A place that did none of a stage has no share of it; these are records by name.
  ['studies/exposure', 'byLocation['],
  ['studies/exposure', 'byControl['],
  // No cost is known of the process, so nothing is charged.
  ['baseline/calibrate.ts', 'factual[o] ?? 0'],
  // A place that is not asked about has no part.
  ['baseline/compare.ts', '?.[1] ?? 0'],
  // Terms may leave a list out.
  ['studies/plan/constraints-schema.ts', 'given[list] ?? []'],
  // After the last period nothing is short.
  ['studies/stress/survive.ts', 'short[first + 1] ?? 0'],
  // Before its first point the curve begins at 0.
  ['studies/weapon/consistent.ts', 'curve[i - 1]?.kappa ?? 0'],
  // Months are counted from the year 0.
  ['studies/clear/example.ts', '2024 * 12'],
  ['studies/hindcast/report.ts', '12 * Number(month.slice(0, 4))'],
] as const

const MOST_LINES = 120
const MOST_PARAMETERS = 5
/** Functions that are longer still, all of them on pages. A name that is no longer right has to go; none comes in. */
const LONG = [
  'web/charts/map/WorldMap.tsx WorldMap',
  'web/market/pages/orders/HandOver.tsx Choose',
  'web/pages/exposure/HangingBars.tsx HangingBars',
  'web/pages/method/ConflictFigure.tsx ConflictFigure',
  'web/pages/method/MethodPage.tsx MethodPage',
  'web/pages/world/MapSection.tsx MapSection',
]
/** Functions that take more parameters still. The same holds. */
const MANY = ['web/charts/frame/rows.ts layRows', 'web/market/pages/alarms/state.ts seenOf']

/** All of `src` and `web` but tests. */
async function codeFiles(): Promise<{ path: string; text: string }[]> {
  const web = (await readdir(WEB, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  )
  return [
    ...(await sources()).map(({ path, text }) => ({ path: `src/${path}`, text })),
    ...(await Promise.all(
      web.map(async (file) => ({ path: `web/${file}`, text: await readFile(join(WEB, file), 'utf8') })),
    )),
  ]
}

async function found(pattern: RegExp): Promise<string[]> {
  return (await sources())
    .filter(({ path }) => CLEAN.some((folder) => path.startsWith(`${folder}/`)))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => !/^ *(\/?\*|\/\/)/.test(line) && pattern.test(line))
        .filter((line) => !MEANT.some(([where, what]) => path.startsWith(where) && line.includes(what)))
        .map((line) => `${path}: ${line.trim()}`),
    )
}

describe('the house', () => {
  it('has one direction: a folder imports only from those above it, and only by their doors', async () => {
    const wrong: string[] = []
    for (const { path, folder, text } of await sources()) {
      expect(ORDER).toContain(folder)
      for (const from of importsOf(text).filter((name) => name.startsWith('.'))) {
        const target = relative(SRC, join(SRC, path, '..', from)).split('/')
        const other = target[0] ?? ''
        if (other === folder) continue
        if (ORDER.indexOf(other) > ORDER.indexOf(folder)) wrong.push(`${path} imports ${from}`)
        if (!DOORS.has(target.slice(1).join('/'))) wrong.push(`${path} reaches into ${from}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has doors that load nothing else: no library but that of texts, and no other folder but by such a door', async () => {
    const imports = new Map((await sources()).map(({ path, text }) => [path, loadedIn(text)]))
    const heavy: string[] = []
    const seen = new Set<string>()
    const look = (path: string): void => {
      if (seen.has(path)) return
      seen.add(path)
      // Texts say what was wrong with a command line, before anything else is loaded.
      if (path === 'messages/index.ts' || path.endsWith('.json')) return
      for (const from of imports.get(path) ?? [`${path} is not there`])
        if (from.startsWith('.')) look(join(path, '..', from))
        // What is part of Node is loaded anyway; that pure folders leave it alone is held below.
        else if (!from.startsWith('node:')) heavy.push(`${path} loads ${from}`)
    }
    const doors = [...imports.keys()].filter((path) => path.endsWith('/bare.ts'))
    expect(doors.length).toBeGreaterThan(2)
    for (const door of doors) look(door)
    expect(heavy).toEqual([])
    expect([...seen].filter((path) => path.endsWith('/index.ts'))).toEqual(['messages/index.ts'])
  })

  it('has no circle of imports, of types neither', async () => {
    const circle = new Map([
      ['a.ts', importsIn('a.ts', "import { b } from './b.ts'")],
      ['b.ts', importsIn('b.ts', "import type { C } from './c.ts'")],
      ['c.ts', importsIn('c.ts', "export type C = import('./a.ts').A")],
      ['d.ts', importsIn('d.ts', "export * from './a.ts'\nexport const e = () => import('./e.ts')")],
      ['e.ts', importsIn('e.ts', "import z from 'zod'\nimport { b } from './b.ts'")],
    ])
    expect(circlesIn(circle)).toEqual([['a.ts', 'b.ts', 'c.ts']])
    const imports = await IMPORTS
    expect(imports.size).toBeGreaterThan(500)
    expect(circlesIn(imports)).toEqual([])
    const pages = await importsOfAll(join(SRC, '../web'))
    expect(pages.size).toBeGreaterThan(400)
    expect(circlesIn(pages)).toEqual([])
  })

  it('has one direction in web/ too: a page imports no other, and of the model what it gives to pages', async () => {
    const level = (path: string): number => {
      const [folder = '', inside = ''] = path.split('/')
      if (!path.includes('/')) return WEB_ORDER.length
      expect(WEB_ORDER, path).toContain(folder)
      if (folder !== 'market') return WEB_ORDER.indexOf(folder)
      if (path.split('/').length === 2) return WEB_ORDER.length
      expect(WEB_MARKET_ORDER, path).toContain(inside)
      // Below the pages of studies as well: neither app imports the other's.
      return WEB_ORDER.indexOf('subjects') + 0.1 * (WEB_MARKET_ORDER.indexOf(inside) + 1)
    }
    const pageOf = (path: string): string | undefined => /^(?:market\/)?pages\/[^/]+/.exec(path)?.[0]
    const wrong: string[] = []
    for (const [path, imports] of await importsOfAll(join(SRC, '../web')))
      for (const target of imports) {
        const to = target.replace(/\?.*$/, '')
        if (to.startsWith('../')) {
          // What an address leaves out has to mean the same to all who open it: docs/decisions/0080.
          if (to === `../${BUILT_IN}`) continue
          if (!/^\.\.\/(?:docs|src\/[a-z]+\/(?:index|light)\.ts$)/.test(to)) wrong.push(`${path} reaches into ${to}`)
          continue
        }
        const page = pageOf(to)
        if (page !== undefined && level(path) < WEB_ORDER.length && page !== pageOf(path))
          wrong.push(`${path} imports ${to}`)
        if (level(to) > level(path)) wrong.push(`${path} imports ${to}, which comes later`)
      }
    expect(wrong).toEqual([])
  })

  it('has nothing that is built import a test, a script or a measurement, and none of those import web/ or each other', async () => {
    const ROOT = join(SRC, '..')
    const wrong: string[] = []
    for (const room of ['src', 'web', 'scripts', 'bench'])
      for (const [path, imports] of await importsOfAll(join(ROOT, room)))
        for (const target of imports.map((one) => join(room, one))) {
          const [other = ''] = target.split('/')
          const built = room === 'src' || room === 'web'
          const allowed = room === 'web' ? ['web', 'src', 'docs'] : room === 'src' ? ['src'] : [room, 'src', 'test']
          // A static site is written with answers of the app's own code.
          if (room === 'scripts' && target === KEPT_ANSWERS) continue
          if (!allowed.includes(other) && !(room === 'web' && target.startsWith(BUILT_IN)))
            wrong.push(`${room}/${path} imports ${target}`)
          if (!built && other === 'src' && !/^src\/(?:[a-z]+\/index|cli\/.+)\.ts$/.test(target))
            wrong.push(`${room}/${path} reaches into ${target}`)
        }
    expect(wrong).toEqual([])
  })

  it('lets a folder of the venue import only from those before it', async () => {
    const VENUE = 'market/venue/'
    const wrong: string[] = []
    for (const [path, imports] of await IMPORTS) {
      const [folder = '', file] = path.slice(VENUE.length).split('/')
      if (!path.startsWith(VENUE) || file === undefined) continue
      expect(VENUE_ORDER).toContain(folder)
      for (const target of imports.filter((one) => one.startsWith(VENUE))) {
        const [other = '', inside] = target.slice(VENUE.length).split('/')
        if (inside !== undefined && VENUE_ORDER.indexOf(other) > VENUE_ORDER.indexOf(folder))
          wrong.push(`${path} imports ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has rules of the venue take the slices of a market that they need, and not all of it', async () => {
    const whole = /: (?:MarketState|Readonly<MarketState>)\b/
    expect('venue: MarketState, round').toMatch(whole)
    expect("venue: Pick<MarketState, 'rounds'>").not.toMatch(whole)
    const rules = (await sources()).filter(({ path }) => path.startsWith('market/venue/rules/'))
    expect(rules.length).toBeGreaterThan(30)
    expect(rules.filter(({ text }) => whole.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('keeps files, clocks and chance out of the model', async () => {
    for (const { path, folder, text } of await sources()) {
      if (ORDER.indexOf(folder) >= FIRST_IMPURE) continue
      expect(
        importsOf(text).filter((name) => name.startsWith('node:')),
        path,
      ).toEqual([])
      expect(text, path).not.toMatch(
        /Date\.now|new Date\(|Math\.random|performance\.now|\bprocess\.(env|stdout|stderr|argv|exit|cwd)/,
      )
    }
  })

  it('puts nothing but its library below the texts that people read', async () => {
    for (const { path, folder, text } of await sources()) {
      if (folder !== 'messages') continue
      for (const from of importsOf(text).filter((name) => !name.startsWith('./')))
        expect(['intl-messageformat', '@formatjs/icu-messageformat-parser'], path).toContain(from)
    }
  })

  it('compares the language where names, numbers and sentences are put together, and nowhere else', async () => {
    const asks = /[=!]==? '(?:en|ja)'|'(?:en|ja)' [=!]==?|case '(?:en|ja)':/
    for (const slip of ["lang === 'ja' ? '、' : ', '", "words.lang !== 'en'", "case 'ja':"]) expect(slip).toMatch(asks)
    expect('lang={otherThan(lang)} { en: 1, ja: 2 }[lang]').not.toMatch(asks)
    const found = (await codeFiles()).filter(({ text }) => asks.test(text)).map(({ path }) => path)
    expect(found.sort()).toEqual(['src/messages/names.ts', 'src/messages/writing.ts', 'web/language/messages.ts'])
  })

  it('lets no study import the insides of another', async () => {
    for (const { path, text } of await sources()) {
      const [folder, study, file] = path.split('/')
      if (folder !== 'studies' || file === undefined) continue
      for (const from of importsOf(text).filter((name) => name.startsWith('../') && !name.startsWith('../../')))
        expect(
          from.split('/').length === 2 || /^\.\.\/[^/]+\/index\.ts$/.test(from),
          `${path} imports ${from} (${study})`,
        ).toBe(true)
    }
  })

  it('takes a wrong index for a defect, not for 0, -1 or nothing', async () => {
    const read = /\](?:\??\.[\w[\]?.]+)?\)? \?\? (?:-?[01]\b|\[\])/
    for (const slip of ['x[j] ?? 0', 'rows[at[e] ?? -1]', '(of[k]?.price ?? 0)', 'list[i]?.[j] ?? 0', 'by[s] ?? []'])
      expect(slip).toMatch(read)
    for (const meaning of ['map.get(key) ?? 0', 'options.terminalValue ?? 0', 'list[i] ?? missing'])
      expect(meaning).not.toMatch(read)
    expect(await found(read)).toEqual([])
  })

  it('converts units in `src/quantity` alone', async () => {
    const bare = /(?:[*/] ?(?:12|1e3|1e6|1_?000(?:_?000)?)\b(?![.\d])|\b(?:12|1e3|1e6|1_?000(?:_?000)?) [*/] )/
    for (const slip of ['use.value / 12', '12 * flow', '(1000 * added) / use', 'lost / 1000 / gdp', 'usd / 1e6'])
      expect(slip).toMatch(bare)
    for (const other of ['perMonth(use)', '120 * x', 'hash.slice(0, 12)', 'size >= 1000', '2 ** 32', '1e6 + x'])
      expect(other).not.toMatch(bare)
    expect(await found(bare)).toEqual([])
  })

  it('has functions that fit in the head, of few parameters, names for tolerances, and one style of what is private', async () => {
    const line = '  call()\n'
    expect(functionsIn('a.ts', `const f = (a, b, c, d, e, g) => {\n${line.repeat(119)}}`)).toEqual({
      functions: [{ name: 'f', lines: 121, parameters: 6 }],
      hashPrivate: [],
      bare: [],
    })
    expect(functionsIn('a.ts', 'class A { #b = 1; private c = 2; #d() {} }').hashPrivate).toEqual(['#b', '#d'])
    const all = (await codeFiles())
      .filter(({ path }) => !path.endsWith('.gen.ts'))
      .map(({ path, text }) => ({ path, ...functionsIn(path, text) }))
    const over = (wrong: (one: FunctionFound) => boolean): string[] =>
      all.flatMap(({ path, functions }) => functions.filter(wrong).map(({ name }) => `${path} ${name}`)).sort()
    expect(over(({ lines }) => lines > MOST_LINES)).toEqual(LONG)
    expect(over(({ parameters }) => parameters > MOST_PARAMETERS)).toEqual(MANY)
    expect(functionsIn('a.ts', 'const NEAR = 1e-9\nconst f = (x) => x < 1e-6').bare).toEqual(['1e-6'])
    expect(
      all.flatMap(({ path, bare }) => (path.startsWith('src/') ? bare.map((number) => `${path} ${number}`) : [])),
    ).toEqual([])
    expect(all.flatMap(({ path, hashPrivate }) => hashPrivate.map((name) => `${path} ${name}`))).toEqual([])
  })
})
