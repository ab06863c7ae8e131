import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** Ids that code is not to know: of every table that says what a world is about. */
const TABLES = [
  'elements',
  'groups',
  'materials',
  'places',
  'processes',
  'sectors',
  'sites',
  'stages',
  'units',
  'variants',
]
const FOLDERS = ['data/world', 'data/overlays/gallium-germanium']
const IDS = new Set([
  ...FOLDERS.flatMap((folder) =>
    TABLES.flatMap((table) => {
      const names = readdirSync(join(ROOT, folder))
      if (!names.includes(`${table}.csv`)) return []
      const [, ...rows] = readFileSync(join(ROOT, folder, `${table}.csv`), 'utf8')
        .trim()
        .split('\n')
      return rows.map((row) => row.slice(0, row.indexOf(',')))
    }),
  ),
  ...readdirSync(join(ROOT, 'data/scenarios'))
    .map((file) => file.replace(/\.yaml$/, ''))
    // What every world has, and a word of its own besides.
    .filter((id) => id !== 'reference'),
])
/** Names of minerals, stages and countries, in whatever text. */
const NAMES =
  /rare.?earth|レアアース|希土|磁石|dysprosium|terbium|neodymium|praseodymium|samarium|gadolinium|yttri|lanthan|cerium|gallium|germanium|tungsten|antimony|graphite|\bNd(?:Pr|FeB)\b|\bREO\b|\bDy\b|\bTb\b|\bheav(?:y|ies)\b|\bmagnets?\b|\boxides?\b|\balloys?\b|\bsinter|\bJapan\b|\bChina\b|\bChinese\b|Myanmar|日本(?!語)|中国/

/** What may stay: files by the beginning of their path, what of a line tells it, and why. */
const ALLOWED: readonly (readonly [path: string, what: RegExp, why: string])[] = [
  // Words of another meaning that are ids of tables as well.
  [
    '',
    /(?:column|product|report\(|word\(|row\.\w+\(|title:|message|remedy|description).*\bproduct\b|\bproduct\b.*(?:comes back|in another way)/,
    'a product in general, and the column of that name',
  ],
  ['src/world/product-tables.ts', /'product'/, 'a product in general, and the column of that name'],
  ['src/world/schema.ts', /'product'/, 'a product in general, and the column of that name'],
  ['', /['" ]light['" ]/, 'light and dark of a page'],
  ['web/model/InCurrencies.tsx', /'JPY', 'EUR'/, 'codes of currencies'],
  ['', /'y'/, 'a coordinate, and a letter'],
  ['web/picture/copy-drawing.ts', /'dy'/, 'how far letters are moved'],
  ['src/world/datapackage.ts', /mine to use/, 'a mine in general'],
  ['src/market/venue/commands/lots.ts', /a mine may/, 'a mine in general'],
  ['src/market/origin/registry.ts', /a mine or collector/, 'a mine in general'],
  ['web/market/pages/order/Mine.tsx', /say\('mine'\)/, 'the orders that are mine'],
  // What logs and signed credentials hold keeps its words: decision 73.
  ['src/market/tables/shape.ts', /^export const MARKET_STAGES = /, 'stages that a log may hold'],
  [
    'src/market/origin/',
    /step|STEPS|^\s*\w+: '(?:mine|scrap|separation|metal|alloy|magnet|product)'|whose mine/i,
    'steps of origin, which credentials are signed with',
  ],
  [
    'web/market/',
    /^\s*(?:\| |\w+: )'(?:scrap|separation|metal|alloy|magnet|product)'/,
    'the same steps, as a lot tells them',
  ],
  ['src/official/comext.ts', /product|CURRENCY/, 'a column, and a currency, of the files'],
  // Examples, which have to name something.
  ['src/market/round/kinds/', /place: 'JPN'|'(?:ndpr|dy)-oxide'/, 'examples of orders'],
  ['web/market/pages/order/order-examples.ts', /./, 'examples of orders'],
  ['src/market/', /three capitals, such as JPN/, 'what an input looks like'],
  ['src/cli/program.ts', /Examples:/, 'examples of commands'],
  ['src/cli/', /shipped scenario|Examples|such as/, 'examples of commands'],
  ['src/studies/clear/example.ts', /metal/, 'the little market of its own that the page of the method clears'],
  // An option has its default before any table is read; the reference shows it.
  [
    'src/studies/shared-options.ts',
    /default: 'jp-2026-practice'/,
    'the scenario that an option means where none is given',
  ],
  [
    'src/studies/allocation/options.ts',
    /USUAL_PRIORITY|`defence,medical`/,
    'sectors that an option means where none is given',
  ],
  [
    'src/studies/stockpile/options.ts',
    /default: 'jp-cutoff-12m'/,
    'the embargo that is asked about where none is named',
  ],
  // What old links were written in.
  ['web/url/old-links.ts', /members: \['JPN'\]/, 'a default of its day, which old links mean'],
]

const files = ['src', 'web'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(?:tsx?|css|html)$/.test(file) && !/\.(?:test|gen)\.tsx?$/.test(file)),
)

/** Lines that name something, without comments: a comment may give an example. Catalogues (JSON) are texts about the shipped world. */
function namedIn(text: string): { line: string; word: string }[] {
  const code = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/(^|\s)\/\/.*$/gm, '')
  return code.split('\n').flatMap((line) => {
    const literals = [...line.matchAll(/'([^'\\]*)'|"([^"\\]*)"|`([^`\\$]*)`/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
    const word =
      literals.flatMap((literal) => literal.split(/[\s:,=]/)).find((one) => IDS.has(one)) ?? NAMES.exec(line)?.[0]
    return word === undefined ? [] : [{ line: line.trim(), word }]
  })
}

describe('code', () => {
  it('is looked through for what it must not name', () => {
    expect(IDS.size).toBeGreaterThan(300)
    expect(files.length).toBeGreaterThan(500)
    const slips = [
      "const STAGES = ['ore', 'oxide']",
      "if (place === 'CHN') return",
      "const first = 'stage:magnet'",
      "message: 'No rare earths are made here.'",
      '<option value="gallium">',
      "scenario: 'jp-2026-practice'",
      'color: var(--place-JPN)',
    ]
    expect(slips.map((slip) => namedIn(slip).length > 0)).toEqual([true, true, true, true, true, true, false])
    expect(namedIn("/** Such as 'JPN'. */ // 'dy'\nconst stages = world.stages")).toEqual([])
  })

  it('names no mineral, stage or country, but for what is said why', () => {
    const used = new Set<string>()
    const found = files.flatMap((file) =>
      namedIn(readFileSync(join(ROOT, file), 'utf8')).flatMap(({ line, word }) => {
        const reason = ALLOWED.find(([path, what]) => file.startsWith(path) && what.test(line))
        if (reason !== undefined) used.add(reason[2])
        return reason === undefined ? [`${file}: ${word} | ${line.slice(0, 120)}`] : []
      }),
    )
    expect(found).toEqual([])
    // A reason that nothing needs any more goes.
    expect(ALLOWED.map(([, , why]) => why).filter((why) => !used.has(why))).toEqual([])
  })
})
