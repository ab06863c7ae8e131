import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { capture } from '../scripts/answers-capture.ts'
import { compareCaptures, type Comparison } from '../scripts/answers-compare.ts'
import { DATA, LIST } from '../scripts/answers-list.ts'
import { readJson, type Node } from '../scripts/answers-read.ts'
import { Renames } from '../scripts/answers-renames.ts'

const ROOT = join(import.meta.dirname, '..')
const made: string[] = []
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))))

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'same-answers-'))
  made.push(folder)
  return folder
}

/** A capture: what each file says, by its path. */
type Files = Readonly<Record<string, string>>

async function folderOf(files: Files): Promise<string> {
  const folder = await temporary()
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

async function compare(before: Files, after: Files, map = '', expected: readonly string[] = []): Promise<Comparison> {
  return compareCaptures(await folderOf(before), await folderOf(after), new Renames(map), expected)
}

const said = ({ differences }: Comparison): string[] =>
  differences.map(({ where, what, more }) => `${where} ${what}${more === 0 ? '' : ` (+${more})`}`)

const BEFORE: Files = {
  'stress/result.json': JSON.stringify({
    version: '0.1.0',
    world: { title: 'world', hash: 'aa' },
    middle: {
      uses: [
        { sector: 'motors', lostAdded: 1.25, kind: 'thrift' },
        { sector: 'wind', lostAdded: 3, kind: 'stop' },
      ],
      items: { lostAdded: -4e-7, hidden: null },
    },
  }),
  'stress/uses.csv': 'sector,lost_added_musd,first\nmotors,1.25,2026-01\nwind,3,\n',
  'data/scenarios/stop.yaml': 'start: 2026-01\nmeasures:\n  - { id: a, let_through: 0.50 }\n',
}
const changed = (path: string, from: string, to: string): Files => {
  const text = BEFORE[path] ?? ''
  expect(text.split(from)).toHaveLength(2)
  return { ...BEFORE, [path]: text.replace(from, to) }
}
const JSON_FILE = 'stress/result.json'
const CSV_FILE = 'stress/uses.csv'
const YAML_FILE = 'data/scenarios/stop.yaml'

describe('A comparison of two captures', () => {
  it('finds no difference between equal ones, and counts', async () => {
    expect(await compare(BEFORE, { ...BEFORE })).toEqual({ files: 3, numbers: 6, differences: [] })
  })

  it.each([
    [
      'a changed digit in JSON',
      changed(JSON_FILE, '1.25', '1.26'),
      /middle, uses, item 1, lostAdded is the number 1\.25 before and the number 1\.26 after/,
    ],
    ['a changed digit in a table', changed(CSV_FILE, '1.25', '1.26'), /stress, uses, row 1, lost_added_musd is/],
    ['a changed digit in YAML', changed(YAML_FILE, '0.50', '0.51'), /stop, measures, item 1, let_through is/],
    ['a changed sign', changed(JSON_FILE, '-4e-7', '4e-7'), /items, lostAdded/],
    [
      'a number of other text and one value',
      changed(JSON_FILE, '"lostAdded":3', '"lostAdded":3.0'),
      /number 3 before and the number 3\.0 after/,
    ],
    ['another text of a number in a table', changed(CSV_FILE, 'wind,3,', 'wind,3.0,'), /row 2, lost_added_musd/],
    ['another text of a number in YAML', changed(YAML_FILE, '0.50', '0.5'), /let_through/],
    ['another exponent', changed(JSON_FILE, '-4e-7', '-0.0000004'), /items, lostAdded/],
    ['digits beyond a double', changed(JSON_FILE, '1.25', '1.25000000000000000001'), /item 1, lostAdded/],
    [
      'a number that became a text',
      changed(JSON_FILE, '1.25', '"1.25"'),
      /the number 1\.25 before and the text "1\.25" after/,
    ],
    ['a null that became zero', changed(JSON_FILE, 'null', '0'), /hidden is null before and the number 0 after/],
    ['a blank that became zero', changed(CSV_FILE, 'wind,3,\n', 'wind,3,0\n'), /row 2, first/],
    ['a missing key', changed(JSON_FILE, ',"hidden":null', ''), /hidden is missing after/],
    ['an extra key', changed(JSON_FILE, '"hidden":null', '"hidden":null,"new":1'), /new is missing before/],
    [
      'a missing column',
      { ...BEFORE, [CSV_FILE]: 'sector,first\nmotors,2026-01\nwind,\n' },
      /column lost_added_musd is missing after/,
    ],
    [
      'an extra column',
      { ...BEFORE, [CSV_FILE]: 'sector,lost_added_musd,first,new\nmotors,1.25,2026-01,1\nwind,3,,1\n' },
      /new is missing before/,
    ],
    ['a missing row', changed(CSV_FILE, 'wind,3,\n', ''), /has 2 rows before and 1 after/],
    [
      'swapped rows',
      { ...BEFORE, [CSV_FILE]: 'sector,lost_added_musd,first\nwind,3,\nmotors,1.25,2026-01\n' },
      /row 1, lost_added_musd/,
    ],
    ['another text', changed(JSON_FILE, '"thrift"', '"thrifting"'), /kind is the text "thrift"/],
    ['a renamed key', changed(JSON_FILE, '"hidden"', '"indirect"'), /hidden is missing after/],
    [
      'a renamed column',
      changed(CSV_FILE, 'lost_added_musd', 'value_added_lost_musd'),
      /lost_added_musd is missing after/,
    ],
    ['a file that cannot be read', { ...BEFORE, [JSON_FILE]: '{"a":1' }, /cannot be read/],
    ['a key that stands twice', changed(JSON_FILE, '"hidden":null', '"hidden":null,"hidden":null'), /stands twice/],
    ['a hash that became a number', changed(JSON_FILE, '"aa"', '1'), /hash is the text "aa" before and the number 1/],
    ['a hash that is gone', changed(JSON_FILE, ',"hash":"aa"', ''), /hash is missing after/],
  ])('finds %s', async (_, after, where) => {
    const result = await compare(BEFORE, after)
    expect(said(result).join('\n')).toMatch(where)
  })

  it('finds a swapped list', async () => {
    const of = (items: readonly number[]): Files => ({ 'a/result.json': JSON.stringify({ items }) })
    expect(said(await compare(of([1, 2]), of([2, 1])))).toEqual([
      'a, result, items, item 1 is the number 1 before and the number 2 after (+1)',
    ])
    expect(said(await compare(of([1, 2]), of([1])))).toEqual(['a, result, items has 2 items before and 1 after'])
    expect(said(await compare(of([1]), of([1, 2])))).toEqual(['a, result, items has 1 items before and 2 after'])
  })

  it('lets keys and columns stand in another order, and versions and hashes differ', async () => {
    const after = {
      ...BEFORE,
      [JSON_FILE]: JSON.stringify({
        middle: (JSON.parse(BEFORE[JSON_FILE] ?? '') as { middle: unknown }).middle,
        world: { hash: 'bb', title: 'world' },
        version: '0.2.0',
      }),
      [CSV_FILE]: 'first,sector,lost_added_musd\n2026-01,motors,1.25\n,wind,3\n',
    }
    expect(said(await compare(BEFORE, after))).toEqual([])
  })

  it.each([
    [
      'a result on one side',
      { 'stress/uses.csv': BEFORE[CSV_FILE] ?? '', [YAML_FILE]: BEFORE[YAML_FILE] ?? '' },
      'stress, result is missing after',
    ],
    ['an answer on one side', { [YAML_FILE]: BEFORE[YAML_FILE] ?? '' }, 'stress is missing after'],
    [
      'a table too many',
      { ...BEFORE, 'stress/more.csv': 'a\n1\n' },
      'stress, more is missing before, or has another name there',
    ],
    ['an answer too many', { ...BEFORE, 'more/result.json': '1' }, 'more is missing before'],
    [
      'another kind of file',
      { [JSON_FILE]: BEFORE[JSON_FILE] ?? '', 'stress/uses.json': '1', [YAML_FILE]: BEFORE[YAML_FILE] ?? '' },
      'stress, uses is uses.csv before and uses.json after',
    ],
    [
      'an answer that was not finished',
      { ...BEFORE, 'other.part/result.json': '1' },
      'other is missing before and after',
    ],
  ] as const)('does not pass over %s', async (_, after, where) => {
    const expected = where.startsWith('other') ? ['other'] : []
    expect(said(await compare(BEFORE, after, '', expected))).toEqual([where])
  })

  it('does not pass on nothing', async () => {
    const nothing = 'Everything was left out: no number was compared'
    expect(said(await compare({}, {}))).toEqual([nothing])
    expect(said(await compare({}, {}, '', ['stress']))).toEqual(['stress is missing before and after', nothing])
    expect(said(await compare({ 'a/result.json': '{}' }, { 'a/result.json': '{}' }))).toEqual([nothing])
    const before = await folderOf(BEFORE)
    const none = await compareCaptures(before, before, new Renames(), [], () => false)
    expect(said(none)).toEqual([nothing])
    await expect(compareCaptures(before, join(before, 'nowhere'), new Renames(), [])).rejects.toThrow('ENOENT')
  })

  it('finds any one number that is changed, wherever it stands', async () => {
    const paths = (value: unknown): (string | number)[][] =>
      typeof value === 'number'
        ? [[]]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, inside]) => paths(inside).map((path) => [key, ...path]))
          : []
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), fc.nat(), async (text, n) => {
        const value: unknown = { top: JSON.parse(text), more: [0] }
        const all = paths(value)
        const path = all[n % all.length] ?? []
        const other = structuredClone(value)
        let at = other as Record<string, unknown>
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
        const last = path.at(-1) ?? ''
        at[last] = at[last] === 0 ? 1 : -Number(at[last])
        const [before, after] = [value, other].map((one) => ({ 'a/result.json': JSON.stringify(one) }))
        expect((await compare(before ?? {}, before ?? {})).differences).toEqual([])
        const found = await compare(before ?? {}, after ?? {})
        expect(found.differences).toHaveLength(1)
        expect(found.numbers).toBe(all.length)
      }),
      { numRuns: 60 },
    )
  })
})

const AFTER: Files = {
  'stress/result.json': (BEFORE[JSON_FILE] ?? '')
    .replaceAll('lostAdded', 'valueAddedLost')
    .replace('"thrift"', '"thrifting"')
    .replace('middle', 'central'),
  'stress/shortfalls.csv': (BEFORE[CSV_FILE] ?? '').replace('lost_added_musd', 'value_added_lost_musd'),
  'data/scenarios/stop.yaml': (BEFORE[YAML_FILE] ?? '').replace('let_through', 'allowed_share'),
}
const MAP = `
names:
  - { from: lostAdded, to: valueAddedLost }
  - { from: lost_added_musd, to: value_added_lost_musd }
  - { at: stress/result, from: middle, to: central }
  - { at: stress, from: uses, to: shortfalls }
  - { at: data/scenarios/**, from: let_through, to: allowed_share }
values:
  - { at: '**/kind', from: thrift, to: thrifting }
`

describe('A map of names', () => {
  it('carries names, columns, tables and values over', async () => {
    const renames = new Renames(MAP)
    const result = await compareCaptures(await folderOf(BEFORE), await folderOf(AFTER), renames, [])
    expect(result).toEqual({ files: 3, numbers: 6, differences: [] })
    expect(renames.unused()).toEqual([])
  })

  it('is needed as a whole', async () => {
    const lines = MAP.split('\n').filter((line) => line.startsWith('  - '))
    for (const line of lines) {
      const differences = said(await compare(BEFORE, AFTER, MAP.replace(line, '')))
      expect(differences, line).not.toEqual([])
    }
  })

  it('hides no changed number, and carries nothing over that was not renamed', async () => {
    const worse = { ...AFTER, [JSON_FILE]: (AFTER[JSON_FILE] ?? '').replace('1.25', '1.26') }
    expect(said(await compare(BEFORE, worse, MAP))).toEqual([
      'stress, result, middle (now central), uses, item 1, lostAdded (now valueAddedLost) is the number 1.25 before and the number 1.26 after',
    ])
    expect(said(await compare(BEFORE, BEFORE, MAP)).length).toBe(4)
  })

  it('holds where it says and nowhere else, and the first rule that fits is taken', async () => {
    const before = { 'a/result.json': '{"x":{"bound":1},"y":{"bound":2}}' }
    const map = 'names:\n  - { at: a/result/x, from: bound, to: upper }\n  - { from: bound, to: price }\n'
    expect(said(await compare(before, { 'a/result.json': '{"x":{"upper":1},"y":{"price":2}}' }, map))).toEqual([])
    expect(said(await compare(before, { 'a/result.json': '{"x":{"price":1},"y":{"price":2}}' }, map))).toEqual([
      'a, result, x, bound (now upper) is missing after',
      'a, result, x, price is missing before, or has another name there',
    ])
  })

  it('swaps two names without mixing them up', async () => {
    const map =
      'names:\n  - { from: a, to: b }\n  - { from: b, to: a }\nwords:\n  - { from: a, to: b }\n  - { from: b, to: a }\n'
    const before = { 'x/result.json': '{"a":1,"b":2,"c":"a and b"}' }
    expect(said(await compare(before, { 'x/result.json': '{"b":1,"a":2,"c":"b and a"}' }, map))).toEqual([])
    expect(said(await compare(before, { 'x/result.json': '{"b":2,"a":1,"c":"b and a"}' }, map))).toHaveLength(2)
  })

  it('cannot give two keys, columns or files one name', async () => {
    const map = 'names: [{ from: a, to: b }]'
    const one = await compare({ 'x/result.json': '{"a":1,"b":1}' }, { 'x/result.json': '{"b":1}' }, map)
    expect(said(one)).toEqual(['x, result, b gets the name of another key'])
    const two = await compare({ 'x/t.csv': 'a,b\n1,1\n' }, { 'x/t.csv': 'b\n1\n' }, map)
    expect(said(two)).toEqual(['x, t has two columns that get one name'])
    const three = await compare({ 'x/a.csv': 'c\n1\n', 'x/b.csv': 'c\n1\n' }, { 'x/b.csv': 'c\n1\n' }, map)
    expect(said(three)).toEqual(['x, b gets the name of another file'])
  })

  it('changes whole words within a text, and never a number', async () => {
    const map = 'words: [{ from: reserve, to: stockpile }]'
    expect(() => new Renames('values: [{ from: "1", to: "2" }]')).toThrow('may not change a figure')
    expect(() => new Renames('words: [{ from: 2 of 3, to: 3 of 3 }]')).toThrow('may not change a figure')
    const before = { 'x/result.json': '{"id":"reserve dy JPN","other":"reserve-price","n":1}' }
    const after = (text: string): Files => ({ 'x/result.json': text })
    expect(said(await compare(before, after('{"id":"stockpile dy JPN","other":"reserve-price","n":1}'), map))).toEqual(
      [],
    )
    expect(
      said(await compare(before, after('{"id":"stockpile dy JPN","other":"stockpile-price","n":2}'), map)),
    ).toHaveLength(2)
  })

  it('changes words within the name of a column or key', async () => {
    const map = 'words: [{ from: leakage, to: evasion }]'
    const before = { 'x/t.csv': 'at:leakage,at:leakage-price\n1,2\n', 'x/result.json': '{"leakage":1}' }
    const after = { 'x/t.csv': 'at:evasion,at:leakage-price\n1,2\n', 'x/result.json': '{"evasion":1}' }
    expect(said(await compare(before, after, map))).toEqual([])
    expect(said(await compare(before, after, map.replace('from', 'at: x/t, from')))).toHaveLength(2)
  })

  it('compares the figures of printed words, line by line in any order', async () => {
    const words = (...lines: string[]): Files => ({ 'x/result.txt': lines.join('\n'), 'x/result2.json': '1' })
    const before = words('Columns', 'lead  1 to 12', 'cost  0 to 9')
    expect(said(await compare(before, words('Columns of it', '', 'price  0 to 9', 'lead  1 to 12')))).toEqual([])
    expect(said(await compare(before, words('Columns', 'lead  1 to 13', 'cost  0 to 9')))).toHaveLength(1)
    expect(said(await compare(before, words('Columns', 'lead  1 to 12')))).not.toEqual([])
  })

  it('lets sentences be written in other words, with the same figures', async () => {
    const map = 'wording: ["**/note"]'
    const before = { 'x/result.json': '{"note":"Only 2 of 3 sellers; 1.5 t","n":1}' }
    const after = (note: string): Files => ({ 'x/result.json': JSON.stringify({ note, n: 1 }) })
    expect(said(await compare(before, after('Two sellers? No: 2 of the 3 sold 1.5 tonnes.'), map))).toEqual([])
    expect(said(await compare(before, after('Only 2 of 3 sellers; 1.6 t'), map))).toHaveLength(1)
    expect(said(await compare(before, after('Only 3 of 2 sellers; 1.5 t'), map))).toHaveLength(1)
    expect(said(await compare(before, after('Two sellers? No: 2 of the 3 sold 1.5 tonnes.')))).toHaveLength(1)
  })

  it('lets a list stand in another order where it says so, with the same numbers', async () => {
    const map = 'names: [{ from: id, to: key }]\nvalues: [{ from: a, to: z }]\nunordered: [x/result/l, x/t]'
    const before = { 'x/result.json': '{"l":[{"id":"a","n":1},{"id":"b","n":2}]}', 'x/t.csv': 'id,n\na,1\nb,2\n' }
    const after = { 'x/result.json': '{"l":[{"n":2,"key":"b"},{"key":"z","n":1}]}', 'x/t.csv': 'key,n\nb,2\nz,1\n' }
    expect(said(await compare(before, after, map))).toEqual([])
    expect(said(await compare(before, after, map.replace('x/result/l', 'x/result/m'))).length).toBeGreaterThan(0)
    const worse = { 'x/result.json': '{"l":[{"n":1,"key":"b"},{"key":"z","n":2}]}', 'x/t.csv': 'key,n\nb,1\nz,2\n' }
    expect(said(await compare(before, worse, map))).toHaveLength(2)
  })

  it('leaves the words of JSON Schema alone, and reads its lists of keys as names', async () => {
    const schema = (items: string, kind: string, minimum: number): Files => ({
      'x-schema/result.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: {
          [items]: { type: 'array', items: { type: 'number', minimum }, description: `what ${items} hold, 2 at least` },
          kind: { enum: [kind, 'stop'] },
        },
        required: [items, 'kind'].sort(),
      }),
    })
    const map =
      'names: [{ from: items, to: decisions }]\nvalues: [{ at: x-schema/result/kind, from: thrift, to: thrifting }]'
    expect(said(await compare(schema('items', 'thrift', 0), schema('decisions', 'thrifting', 0), map))).toEqual([])
    expect(said(await compare(schema('items', 'thrift', 0), schema('decisions', 'thrifting', 1), map))).toHaveLength(1)
    expect(said(await compare(schema('items', 'thrift', 0), schema('items', 'thrifting', 0), map)).length).toBe(3)
  })

  it('says which rules fitted nothing, and refuses sections that there are not', async () => {
    const renames = new Renames('names: [{ at: a/**, from: lostAdded, to: x }]')
    await compareCaptures(await folderOf(BEFORE), await folderOf(BEFORE), renames, [])
    expect(renames.unused()).toEqual(['names: lostAdded → x at a/**'])
    expect(() => new Renames('keys: []')).toThrow('map of names')
    expect(() => new Renames('names: [{ from: a }]')).toThrow('map of names')
  })
})

describe('Reading', () => {
  it('reads JSON as JSON.parse does, numbers aside', () => {
    const plain = (node: Node): unknown =>
      node.kind === 'record'
        ? Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]))
        : node.kind === 'list'
          ? node.items.map(plain)
          : 'text' in node
            ? node.kind === 'text'
              ? node.text
              : JSON.parse(node.text)
            : undefined
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, space) => {
        const text = JSON.stringify(value, null, space)
        expect(JSON.stringify(plain(readJson(text)))).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it.each(['', '{', '[1,]', '[1 2]', '{"a"}', '{"a":}', '{a:1}', '[01]', '[1.]', '[+1]', '[1]]', '[NaN]', '"a', '-'])(
    'refuses what is no JSON: %s',
    (text) => {
      expect(() => JSON.parse(text) as unknown).toThrow()
      expect(() => readJson(text)).toThrow()
    },
  )
})

describe('The list of answers', () => {
  it('has each shipped scenario, menu, path of prices and set of terms, and no name twice', async () => {
    const asked = LIST.map(({ args }) => args)
    const shipped = async (folder: string): Promise<string[]> =>
      (await readdir(join(ROOT, DATA, folder)))
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => file.replace('.yaml', ''))
    const of = (command: string): string[] => asked.filter(([first]) => first === command).flat()
    const missing = (all: readonly string[], command: string): string[] =>
      all.filter((name) => !of(command).includes(name))
    expect(missing(await shipped('scenarios'), 'stress')).toEqual([])
    expect(missing(await shipped('menus'), 'weapon')).toEqual([])
    // A plan refuses what the strategist's menu has.
    expect(missing(await shipped('menus'), 'plan')).toEqual(['strategist'])
    expect(missing(await shipped('dumping'), 'dumping')).toEqual([])
    expect(missing(await shipped('constraints'), 'plan')).toEqual([])
    // No name given: all episodes.
    expect(asked).toContainEqual(['hindcast', '--lang', 'en', '--json', '--csv', '{tables}'])
    const names = [...LIST.map(({ name }) => name), DATA]
    expect(new Set(names).size).toBe(names.length)
  })

  it('is captured by the built command line, once, and a capture is compared with another', async () => {
    const list = LIST.filter(({ name }) => ['data-sources', 'table-steps', 'exposure-japan'].includes(name))
    const names = [...list.map(({ name }) => name), DATA]
    const [before, after] = [await temporary(), await temporary()]
    const silent = (): void => undefined
    expect(await capture(before, list, 2, silent)).toEqual({ asked: 3, there: 0, failed: [] })
    expect(await capture(before, list, 2, silent)).toEqual({ asked: 3, there: 3, failed: [] })
    expect(await capture(after, list, 1, silent)).toEqual({ asked: 3, there: 0, failed: [] })
    const same = await compareCaptures(before, after, new Renames(), names)
    expect(same.differences).toEqual([])
    expect(same.numbers).toBeGreaterThan(5000)
    const table = join(after, 'exposure-japan', 'dependences.csv')
    await writeFile(
      table,
      (await readFile(table, 'utf8')).replace(/\d(?=,)/, (digit) => String((Number(digit) + 1) % 10)),
    )
    expect((await compareCaptures(before, after, new Renames(), names)).differences).toHaveLength(1)
    await writeFile(join(before, '.made-by'), 'another build\n')
    await expect(capture(before, list, 2, silent)).rejects.toThrow('another build')
  })

  it('says which command failed, and leaves nothing of it', async () => {
    const folder = await temporary()
    const lines: string[] = []
    const list = [{ name: 'wrong', args: ['stress', 'no-such-scenario'], prints: 'json' as const }]
    expect(await capture(folder, list, 1, (line) => lines.push(line))).toEqual({
      asked: 1,
      there: 0,
      failed: ['wrong'],
    })
    expect(lines.join('\n')).toMatch(/wrong: exit code 1[^]*no-such-scenario/)
    expect(await readdir(folder)).toEqual(['.made-by', DATA])
  })
})
