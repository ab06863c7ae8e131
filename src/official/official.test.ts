import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OBSERVED_TABLE, readObservedTable, toCsv } from '../studies/index.ts'
import { columnsOf } from '../world/index.ts'
import type { OfficialFile } from './index.ts'
import { faultsOf, file, rowsOf } from '../../test/official.ts'

const EXAMPLES = join(import.meta.dirname, '../../docs/examples/official')
const example = (name: string): string => readFileSync(join(EXAMPLES, name), 'utf8')
const HEAD = 'reporterCode,partnerCode,flowCode,cmdCode,period,netWgt,primaryValue'
const comtrade = (...rows: string[]): OfficialFile => file([HEAD, ...rows].join('\n'))

describe('files of statistics', () => {
  it('are read as they come: tonnes, place, partner and month by hand', () => {
    const { observations, leftOut } = rowsOf(file(example('comtrade.json'), 'comtrade.json'))
    // 3,000,000 kg, of which 0.5 + 0.4 + 0.03 are magnets of the world.
    expect(observations[0]).toMatchObject({
      quantity: 'trade',
      place: 'JPN',
      partner: 'CHN',
      value: '2790',
      unit: 't product/yr',
      use: 'fit',
      date: '2024',
    })
    // Both partners, and the total, which has 50 t more than they.
    expect(observations).toHaveLength(3)
    expect(leftOut.map(({ line, reason, what }) => `${line} ${reason} ${what}`).sort()).toEqual([
      '4 split motcode 1000',
      '5 inside 850132 5000 t',
      '6 code 850440',
      '7 pieces 847170',
      '8 country 899',
      '9 flow RX',
    ])
  })

  it('take thousands of yen, months that are not published yet, and tonnes for what they are', () => {
    const { observed, observations } = rowsOf(file(example('e-stat.csv'), 'e-stat.csv'))
    const may = observed.find(({ id }) => id === 'e-stat-import-jpn-chn-hs-850511-2025-05')
    expect(may).toMatchObject({ value: '0', from: '2025-05', quantity: 'import' })
    expect(observed.some(({ from }) => (from ?? '') > '2025-05')).toBe(false)
    // 1,400,000 thousand yen for 200,000 kg.
    expect(observed.find(({ id }) => id === 'e-stat-import-jpn-chn-hs-850511-2025-01-unit-value')).toMatchObject({
      value: '7000',
      unit: 'JPY/kg',
    })
    // 300 t of metals, of which 0.52 are of the world.
    expect(observations.find(({ id }) => id === 'e-stat-import-jpn-chn-hs-280530-2025-01')?.['value']).toBe('156')
  })

  it('count a union of countries once, and say which countries stand for their place', () => {
    const { observations, leftOut } = rowsOf(file(example('comext.csv'), 'comext.csv'))
    expect(observations).toHaveLength(1)
    // 15,000 t of the union and 900 t beside it; those of a member are in the union's.
    expect(observations[0]).toMatchObject({ value: '15900', confidence: 'low', use: 'series' })
    expect(observations[0]?.['note']).toContain('EU GBR')
    expect(leftOut.map(({ reason }) => reason).sort()).toEqual(['detail', 'group', 'weight', 'withheld'])
  })

  it('read former headings, trailing commas, estimates, and names of countries of another time', () => {
    expect(rowsOf(file(example('comtrade-before-2022.csv'))).observations).toHaveLength(1)
    const { observed } = rowsOf(file(example('comtrade.csv')))
    // The mean of seven months of 250 t.
    expect(observed.map(({ usual }) => usual)).toEqual(['250', '50', '250', '50'])
    const { observations } = rowsOf(file(example('mcs2025.csv')))
    expect(observations.map(({ place, date, value, use }) => `${place} ${date} ${value} ${use}`)).toEqual([
      'USA 2023 40000 series',
      'USA 2024 44000 fit',
      'MMR 2023 40000 series',
      'MMR 2024 30000 fit',
    ])
  })

  it('give rows that the reader of observations takes', () => {
    const columns = columnsOf(OBSERVED_TABLE)
    const { observed } = rowsOf(...['comtrade.csv', 'e-stat.csv'].map((name) => file(example(name), name)))
    const text = toCsv({ columns, rows: observed.map((row) => columns.map((c) => row[c] ?? '')) })
    expect(readObservedTable('observed.csv', text)).toHaveLength(observed.length)
    expect(observed.length).toBeGreaterThan(20)
  })

  it('replace an older edition by a later one, and name what was replaced', () => {
    const first = comtrade('392,156,M,850511,202501,100000,5000000')
    const second = { ...comtrade('392,156,M,850511,202501,110000,5000000'), hash: 'second', name: 'second.csv' }
    const { observations, leftOut } = rowsOf(first, second)
    expect(observations.map(({ value }) => value)).toEqual(['102.3'])
    expect(leftOut).toEqual([{ file: 'file.csv', line: 2, reason: 'revised', what: '850511' }])
    expect(rowsOf(first, { ...first, name: 'copy.csv' }).observations).toHaveLength(1)
  })
})

/** Files that are broken in some way: what they are refused with, and where. */
const GOOD = '392,156,M,850511,202501,100000,5000000'
const BROKEN: readonly (readonly [name: string, file: OfficialFile, fault: string])[] = [
  ['nothing in it', file(''), 'OFFICIAL_EMPTY'],
  ['a mark and nothing else', file('\uFEFF\n'), 'OFFICIAL_EMPTY'],
  ['a header alone', file(HEAD), 'OFFICIAL_EMPTY'],
  ['a web page', file('<!DOCTYPE html><html>429</html>'), 'OFFICIAL_HTML 1'],
  ['UTF-16 with half a sign', file(new Uint8Array([0xff, 0xfe, 0x72, 0, 0x65])), 'OFFICIAL_UTF16'],
  [
    'signs of no encoding of its publisher',
    file(new Uint8Array([...new TextEncoder().encode(`${HEAD}\n`), ...Array.from({ length: 40 }, () => 0xe9)])),
    'TABLE_NOT_UTF8 2',
  ],
  ['gzip', file(new Uint8Array([0x1f, 0x8b, 8, 0])), 'OFFICIAL_PACKED'],
  ['zip', file(new Uint8Array([0x50, 0x4b, 3, 4])), 'OFFICIAL_PACKED'],
  ['a NUL', file(`${HEAD}\n${GOOD}\u0000`), 'TABLE_NUL_BYTE'],
  ['semicolons', file(`${HEAD}\n${GOOD}`.replaceAll(',', ';')), 'OFFICIAL_SEPARATOR 1'],
  ['tabs', file(`${HEAD}\n${GOOD}`.replaceAll(',', '\t')), 'OFFICIAL_SEPARATOR 1'],
  ['no header', file(GOOD + '\n' + GOOD), 'OFFICIAL_FORMAT 1'],
  ['another header', file('a,b\n1,2'), 'OFFICIAL_FORMAT 1'],
  ['a column missing', file(`${HEAD.replace('netWgt', 'x')}\n${GOOD}`), 'OFFICIAL_COLUMN 1'],
  ['a quote that is never closed', comtrade(GOOD, '392,"156,M,850511,202502,1,1'), 'TABLE_MALFORMED 3'],
  ['too few cells', comtrade('392,156,M'), 'OFFICIAL_CELLS 2'],
  ['too many cells', comtrade(`${GOOD},7`), 'OFFICIAL_CELLS 2'],
  ['a huge cell', comtrade(`392,156,M,850511,202501,${'1'.repeat(5000)},5`), 'OFFICIAL_LONG 2'],
  ['a huge number', comtrade('392,156,M,850511,202501,1e300,5'), 'OFFICIAL_NUMBER 2 netwgt'],
  ['less than nothing', comtrade('392,156,M,850511,202501,-5,5'), 'OFFICIAL_NUMBER 2 netwgt'],
  ['thousands apart', comtrade('392,156,M,850511,202501,"100,000",5'), 'OFFICIAL_NUMBER 2 netwgt'],
  ['words for a number', comtrade('392,156,M,850511,202501,many,5'), 'OFFICIAL_NUMBER 2 netwgt'],
  ['a formula', comtrade('392,156,M,850511,202501,=1+1,5'), 'OFFICIAL_FORMULA 2 netwgt'],
  ['a formula for a code', comtrade('392,156,M,=850511,202501,1,5'), 'OFFICIAL_FORMULA 2 cmdcode'],
  ['a code that is a number of a spreadsheet', comtrade('392,156,M,8.5E+05,202501,1,5'), 'OFFICIAL_CODE 2 cmdcode'],
  ['a name for a code of a country', comtrade('Nowhere,156,M,850511,202501,1,5'), 'OFFICIAL_COUNTRY 2 reportercode'],
  ['a flow that is none', comtrade('392,156,Q,850511,202501,1,5'), 'OFFICIAL_FLOW 2 flowcode'],
  ['a month that is none', comtrade('392,156,M,850511,202513,1,5'), 'OFFICIAL_PERIOD 2 period'],
  ['a row twice', comtrade(GOOD, GOOD), 'OFFICIAL_TWICE 3'],
  ['a code that lost more than a zero', comtrade('392,156,M,8505111,202501,1,5'), 'OFFICIAL_CODE 2 cmdcode'],
  ['JSON that was cut off', file('{"data":[{"reporterCode":392,'), 'OFFICIAL_JSON'],
  ['an answer without data', file('{"statusCode":429,"message":"Rate limit"}'), 'OFFICIAL_JSON'],
  ['fewer rows than it says', file('{"count":9,"data":[{"reporterCode":392}]}'), 'OFFICIAL_JSON'],
  ['an answer of the older API', file('{"validation":{},"dataset":[{"rtCode":392}]}'), 'OFFICIAL_JSON'],
  ['an answer with nothing', file('{"count":0,"data":[]}'), 'OFFICIAL_EMPTY'],
  ['salient statistics', file('DataSource,Commodity,Year,USprod_t\nMCS2025,X,2024,1'), 'OFFICIAL_SALIENT 1'],
]

describe('broken files', () => {
  it.each(BROKEN)('are refused by row and column, with what to do: %s', (_, broken, expected) => {
    const faults = faultsOf(broken)
    expect(
      faults.map(({ code, line, column }) => [code, line, column].filter((x) => x !== undefined).join(' ')),
    ).toContain(expected)
    for (const { remedy } of faults) expect(remedy.length).toBeGreaterThan(10)
  })

  it('are all told at once, whatever their number', () => {
    expect(
      faultsOf(...BROKEN.slice(18, 23).map(([name, { bytes }]) => ({ name, bytes, hash: name }))).length,
    ).toBeGreaterThan(4)
  })

  it('never crash the readers, whatever the text: there are rows or faults', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '392',
        '156',
        '0',
        'M',
        'X',
        '850511',
        '2024',
        '202501',
        '1000',
        '',
        '"',
        '-1',
        'JP',
        'CN',
        'KG',
        '1',
        '2',
        '\n',
        ',',
        '=',
        '1e9',
        'é',
      ),
      fc.string({ maxLength: 8 }),
    )
    const heads = ['comtrade.csv', 'e-stat.csv', 'comext.csv', 'mcs2025.csv'].map(
      (name) => example(name).split('\n')[0] ?? '',
    )
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc
        .tuple(fc.constantFrom(...heads, HEAD), fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 5 }))
        .map(([head, rows]) => [head, ...rows.map((row) => row.join(','))].join('\n')),
      fc.json().map((json) => json),
      fc
        .array(fc.dictionary(fc.constantFrom(...HEAD.split(',')), fc.oneof(cell, fc.double(), fc.constant(null))))
        .map((data) => JSON.stringify({ data })),
    )
    fc.assert(
      fc.property(text, (given) => {
        const faults = faultsOf(file(given))
        if (faults.length > 0) return true
        const { observations, observed } = rowsOf(file(given))
        return [...observations, ...observed].every(({ value }) => Number.isFinite(Number(value)) && Number(value) >= 0)
      }),
      { numRuns: Number(process.env['LAW_RUNS'] ?? 300) },
    )
  })
})
