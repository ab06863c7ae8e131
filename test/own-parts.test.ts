import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadWorld } from '../src/files/index.ts'
import {
  cellsOf,
  COMPANY_TABLE,
  guessColumns,
  lexiconOf,
  mapParts,
  nameKey,
  PART_COLUMNS,
  parseCompany,
  partsCsv,
  ratesOf,
  tidied,
  knownNamesOf,
  type Cells,
  type Mapping,
} from '../src/studies/index.ts'
import { amountIn, decimalIn, factorInHeading, factorOf } from '../src/studies/own-parts/amounts.ts'
import { moneyFactor } from '../src/studies/own-parts/money.ts'

const world = await loadWorld('data/world')
const lexicon = lexiconOf(knownNamesOf(world))
const rates = ratesOf(
  [...world.currencies.values()].map(({ id, name, nameJa, perUsd }) => ({ id, name, nameJa, perUsd: perUsd.value })),
  world.words,
)
const said = { names: {}, place: 'JPN', stockDays: 30, rates }
const mapped = (text: string | Cells, names: Readonly<Record<string, string>> = {}): Mapping => {
  const cells = typeof text === 'string' ? cellsOf(text) : text
  return mapParts(cells, guessColumns(cells, lexicon), lexicon, { ...said, names })
}

describe('a list of parts, pasted', () => {
  it('in Japanese, with full-width digits, units and a merged title, by hand', () => {
    const { parts, left } = mapped(
      [
        '部品表 2026年度\t\t\t\t\t',
        '品名\t材料\t使用国\t調達先\t年間使用量（t）\t在庫月数',
        '駆動モーター\t耐熱磁石\t日本\t\t１２０\t１',
        '窓開閉\tネオジム磁石（標準品）\t日本\t中国\t80\t0.5',
        '合計\t\t\t\t200\t',
      ].join('\n'),
    )
    expect(parts).toMatchObject([
      { row: 3, part: '駆動モーター', material: 'magnet-heavy', place: 'JPN', supplier: '', kgPerYear: 120_000 },
      { row: 4, part: '窓開閉', material: 'magnet-standard', supplier: 'CHN', kgPerYear: 80_000 },
    ])
    expect(parts[0]?.stockDays).toBeCloseTo(365 / 12, 9)
    expect(left).toMatchObject([{ row: 5, reason: 'total' }])
  })

  it('in English, with other names and an order of its own', () => {
    const { parts } = mapped(
      [
        'Days on hand,Country of origin,Magnet type,Component,Annual volume (kg),Plant',
        '25,PRC,NdFeB magnet,window lift,"80,000",Germany',
        '45,,Sm2Co17,position sensor,1500,United Kingdom',
      ].join('\n'),
    )
    expect(parts).toMatchObject([
      { part: 'window lift', supplier: 'CHN', place: 'EUR', kgPerYear: 80_000, stockDays: 25, notes: ['either'] },
      { part: 'position sensor', material: 'magnet-smco', supplier: '', place: 'EUR', kgPerYear: 1500 },
    ])
  })

  it.each([
    ['ネオジム磁石', ['magnet-standard', 'magnet-heavy']],
    ['NdFeB magnet', ['magnet-standard', 'magnet-heavy']],
    ['magnet (heavy)', ['magnet-heavy']],
    ['ＮｄＦｅＢ', ['magnet-standard', 'magnet-heavy']],
    ['サマコバ', ['magnet-smco']],
    ['三元触媒', ['catalyst-auto']],
    ['Gadolinium for medical use', ['gd-medical']],
    ['積層セラミックコンデンサ', ['mlcc-additive']],
  ])('finds %s', (text, ids) => {
    expect(
      lexicon
        .find('materials', text)
        .filter(({ score }) => score === 1)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort())
  })

  it.each([
    ['neodimium magnet', 'magnet'],
    ['高耐熱ネオジム磁石 N42SH', 'magnet'],
    ['dental zirconia blank', 'yttria'],
  ])('suggests what is like %s', (text, like) => {
    expect(lexicon.find('materials', text)[0]?.id).toContain(like)
  })

  it('is found in both languages by every name of every material, place and sector', () => {
    for (const table of ['materials', 'places', 'sectors'] as const)
      for (const one of knownNamesOf(world)[table])
        for (const text of [one.id, one.name, one.nameJa])
          expect(
            lexicon.find(table, text).some(({ id, score }) => id === one.id && score === 1),
            `${table} ${text}`,
          ).toBe(true)
  })

  it('knows every column of a company’s file by its own name', () => {
    expect(Object.keys(COMPANY_TABLE.columns)).toEqual([...PART_COLUMNS])
    const { of } = guessColumns([[...PART_COLUMNS]], lexicon)
    expect(Object.keys(of).sort()).toEqual([...PART_COLUMNS].sort())
    for (const { table, row } of world.words) if (table === 'columns') expect(PART_COLUMNS).toContain(row)
  })

  it('without headings is read by what stands in it', () => {
    expect(mapped('motor\tSmCo\tJapan\t1200\nlift\t耐熱磁石\tUSA\t30').parts).toMatchObject([
      { part: 'motor', material: 'magnet-smco', place: 'JPN', kgPerYear: 1200 },
      { part: 'lift', material: 'magnet-heavy', place: 'USA', kgPerYear: 30 },
    ])
  })

  it('keeps what a reader says of a name, for all rows that use it', () => {
    const text = 'part,material,kg per year\na,xyzzy,1\nb,XYZZY,2\nc,SmCo,3'
    expect(mapped(text).left).toMatchObject([
      { row: 2, reason: 'material', text: 'xyzzy' },
      { row: 3, reason: 'material' },
    ])
    const { parts, left } = mapped(text, { [nameKey('materials', 'xyzzy')]: 'phosphor' })
    expect(left).toEqual([])
    expect(parts.map(({ material }) => material)).toEqual(['phosphor', 'phosphor', 'magnet-smco'])
    expect(mapped(text, { [nameKey('materials', 'xyzzy')]: '-' }).left.map(({ reason }) => reason)).toEqual([
      'leftOut',
      'leftOut',
    ])
  })

  it('says why a row is left over', () => {
    const { left } = mapped(
      [
        'part,material,country,supplier,kg per year,stock days',
        'a,SmCo,Atlantis,,1,1',
        'b,SmCo,Japan,ACME,1,1',
        'c,SmCo,Japan,,many,1',
        'd,SmCo,Japan,,5 pieces,1',
        'e,SmCo,Japan,,,1',
        'f,SmCo,Japan,,-5,1',
        'g,SmCo,Japan,,1,soon',
        ',,Japan,,1,1',
        'total,,,,9,',
      ].join('\n'),
    )
    expect(left.map(({ reason }) => reason)).toEqual([
      'place',
      'supplier',
      'amount',
      'unit',
      'amountNone',
      'amountSize',
      'days',
      'materialNone',
      'total',
    ])
  })
})

describe('numbers as they are written', () => {
  it.each([
    ['1,200.5', 1200.5],
    ['1.200,5', 1200.5],
    ['1,5', 1.5],
    ['1,500', 1500],
    ['1.500', 1.5],
    ['１２', 12],
    ['１，２００', 1200],
    ['3 000', 3000],
    ["1'500", 1500],
    ['約 2', 2],
    ['1.234.567', 1_234_567],
    ['0,500', 0.5],
    ['12.', 12],
    ['1.2E+05 kg', 120_000],
  ])('%s', (text, value) => expect(amountIn(text)?.value).toBeCloseTo(value, 9))

  it.each(['=1+1', '@SUM(A1)', 'abc', '', '1.2.3,4,5', '--3', '1e999', '∞', '+cmd|calc'])('%s is none', (text) =>
    expect(amountIn(text)).toBeUndefined(),
  )

  it('are read by the sign of decimals that their column leaves no doubt of', () => {
    expect(decimalIn(['1.500', '2,5'])).toBe(',')
    expect(amountIn('1.500', ',')).toMatchObject({ value: 1500, isUnsure: false })
    expect(decimalIn(['1.500', '0.25'])).toBe('.')
    expect(decimalIn(['1,5', '2.5'])).toBeUndefined()
    expect(amountIn('1.500')).toMatchObject({ value: 1.5, isUnsure: true })
  })

  it.each([
    ['kg', 'kilograms', 1],
    ['t', 'kilograms', 1000],
    ['ｔ', 'kilograms', 1000],
    ['g', 'kilograms', 0.001],
    ['トン', 'kilograms', 1000],
    ['kg/month', 'kilograms', 12],
    ['t per year', 'kilograms', 1000],
    ['か月', 'days', 365 / 12],
    ['weeks', 'days', 7],
    ['pieces', 'kilograms', undefined],
    ['kg', 'days', undefined],
  ] as const)('%s of %s', (unit, kind, factor) => expect(factorOf(unit, kind)).toEqual(factor))

  it.each([
    ['年間使用量（kg）', 1],
    ['Annual use [t]', 1000],
    ['kg_per_year', 1],
    ['使用量 g', 0.001],
    ['Weight', undefined],
  ])('a heading %s', (heading, factor) => expect(factorInHeading(heading, 'kilograms')).toEqual(factor))

  it('money by its currency and size', () => {
    const yen = world.currencies.get('JPY')?.perUsd.value ?? NaN
    expect(moneyFactor('売上（億円）', rates)).toBeCloseTo(100 / yen, 9)
    expect(moneyFactor('百万円', rates)).toBeCloseTo(1 / yen, 9)
    expect(moneyFactor('M EUR', rates)).toBeCloseTo(1 / (world.currencies.get('EUR')?.perUsd.value ?? NaN), 9)
    expect(moneyFactor('', rates)).toBe(1)
    expect(moneyFactor('million', rates)).toBeUndefined()
  })
})

const name = fc.constantFrom(
  'SmCo',
  'ネオジム磁石',
  '耐熱磁石',
  'MLCC',
  'xyzzy',
  '',
  'optical glass',
  '=HYPERLINK("x")',
)
const rowOf = fc.tuple(
  fc.constantFrom('a', 'b', 'c', '=1+1', '"q"', 'x,y'),
  name,
  fc.constantFrom('Japan', '米国', 'Mars', ''),
  fc.constantFrom('12', '1,500', '1.500', '2 t', '-1', 'n/a', '１２'),
  fc.constantFrom('30', '', '1 month'),
)
const HEADINGS = ['部品', '材料', 'country', 'kg per year', 'stock']

describe('laws of the mapping', () => {
  it('each row is a part or is left over with a reason, and none is both', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 30 }), (rows) => {
        const cells = [HEADINGS, ...rows.map((row) => [...row])]
        const { parts, left } = mapped(cells)
        expect([...parts, ...left].map(({ row }) => row).sort((a, b) => a - b)).toEqual(rows.map((_, r) => r + 2))
      }),
    )
  })

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        fc.array(rowOf, { minLength: 1, maxLength: 20 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (rows, dice) => {
          const found = ({ parts, left, names }: Mapping): unknown => [
            parts.map((part) => JSON.stringify({ ...part, row: 0 })).sort(),
            left.map((one) => JSON.stringify({ ...one, row: 0 })).sort(),
            names,
          ]
          const shuffled = rows
            .map((row) => ({ row, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ row }) => row)
          const plain = (list: typeof rows): Cells => [HEADINGS, ...list.map((row) => [...row])]
          expect(found(mapped(plain(shuffled)))).toEqual(found(mapped(plain(rows))))
        },
      ),
    )
  })

  it('writes a file that a company is read from again, with the same parts', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 20 }), (rows) => {
        const { parts } = mapped([HEADINGS, ...rows.map((row) => [...row])])
        if (parts.length === 0) return
        const company = parseCompany('own.csv', partsCsv(parts), world)
        expect(
          company.parts.map(({ part, material, place, kgPerYear, stockDays }) => [
            part,
            material,
            place,
            kgPerYear,
            stockDays,
          ]),
        ).toEqual(
          parts.map(({ part, material, place, kgPerYear, stockDays }) => [part, material, place, kgPerYear, stockDays]),
        )
      }),
    )
  })
})

describe('lists that come to do harm', () => {
  it('ten thousand rows are mapped in seconds, none lost', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `part ${n}\tmagnet type ${n % 700}\tJapan\t${n + 1}\t30`)
    const before = performance.now()
    const { parts, left } = mapped(['part\tmaterial\tcountry\tkg per year\tstock days', ...rows].join('\n'))
    expect(performance.now() - before).toBeLessThan(20_000)
    expect(parts.length + left.length).toBe(10_000)
  })

  it.each([
    ['nothing', ''],
    ['blanks', ' \t \n\t\t\n'],
    ['a quote that never closes', 'part,material\n"a,SmCo\nb,SmCo'],
    ['ragged rows', 'part,material,kg per year\na\nb,SmCo,1,2,3,4\n'],
    ['a single cell', 'x'],
    ['__proto__', 'part,material,kg per year\n__proto__,constructor,1\nhasOwnProperty,__proto__,2'],
    ['a NUL', 'part,material,kg per year\na\u0000b,SmCo,1'],
  ])('%s is read without an error', (_, text) => {
    const { parts } = mapped(text)
    if (parts.length > 0) expect(() => parseCompany('own.csv', partsCsv(parts), world)).not.toThrow()
  })

  it('empty columns and rows go, quotes and line breaks within them stay', () => {
    expect(cellsOf('a,,b\n,,\n"x ""y""\nz",,2')).toEqual([
      ['a', 'b'],
      ['x "y"\nz', '2'],
    ])
    expect(
      tidied([
        [null, 'a', undefined],
        [null, 3, true],
      ]),
    ).toEqual([
      ['a', ''],
      ['3', 'true'],
    ])
  })
})

describe('a company’s file', () => {
  it('may say names in place of ids, but none that may mean several', () => {
    const head = 'part,material,place,supplier,kg_per_year,stock_days\n'
    expect(parseCompany('a.csv', `${head}p,サマコバ,日本,,1,1\n`, world).parts).toMatchObject([
      { material: 'magnet-smco', place: 'JPN' },
    ])
    expect(() => parseCompany('a.csv', `${head}p,ネオジム磁石,日本,,1,1\n`, world)).toThrow(
      /may mean several|COMPANY_ID_SEVERAL/,
    )
  })

  it('of the examples is mapped to itself', async () => {
    const text = await readFile('docs/examples/company.csv', 'utf8')
    const { parts, left } = mapped(text)
    expect(left).toEqual([])
    expect(parts.map(({ material }) => material)).toEqual(
      parseCompany('c.csv', text, world).parts.map(({ material }) => material),
    )
    expect(parts.map(({ notes }) => notes)).toEqual(parts.map(() => []))
  })
})
