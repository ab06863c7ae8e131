import { describe, expect, it } from 'vitest'
import { InputError } from '../../world/index.ts'
import { readObservedTable } from './observed.ts'

const HEADER =
  'id,quantity,basis,place,partner,sectors,materials,from,to,kind,usual,unit,value,low,high,source,confidence,note'
const GOOD = {
  id: 'a',
  quantity: 'export',
  basis: '',
  place: 'JPN',
  partner: 'CHN',
  sectors: '',
  materials: 'la-oxide',
  from: '2030-02',
  to: '2030-03',
  kind: 'official',
  usual: '10',
  unit: 't',
  value: '5',
  low: '4',
  high: '6',
  source: 'customs',
  confidence: 'high',
  note: '',
}
const row = (changes: Partial<typeof GOOD> = {}): string => Object.values({ ...GOOD, ...changes }).join(',')
const table = (...rows: Partial<typeof GOOD>[]): string => [HEADER, ...rows.map(row)].join('\n')
const STOP = { quantity: 'stop', usual: '', unit: 'months', partner: '', value: '', low: '', high: '' }

/** Code, line and column of each fault. */
function faultsOf(text: string): string[] {
  try {
    readObservedTable('own.csv', text)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.faults.map(({ code, line, column }) =>
      [code, line, column].filter((part) => part !== undefined).join(' '),
    )
  }
}

describe('the table of observations', () => {
  it('is read without the columns that may lack', () => {
    expect(readObservedTable('own.csv', table({}))).toMatchObject([
      { id: 'a', episode: undefined, scored: true, reason: undefined, usual: 10, value: { value: 5, low: 4, high: 6 } },
    ])
  })

  it('scores what was asked and hardly traded only where it is said to', () => {
    const offer = { quantity: 'price', basis: 'spot-offer', partner: '', kind: 'offer' }
    expect(readObservedTable('own.csv', table(offer))).toMatchObject([{ scored: false, reason: 'offer' }])
    const said = `${HEADER},scored\n${row(offer)},yes\n`
    expect(readObservedTable('own.csv', said)).toMatchObject([{ scored: true, reason: undefined }])
  })

  it('takes a stop without a figure for a search that found none', () => {
    expect(readObservedTable('own.csv', table(STOP))).toMatchObject([{ value: undefined }])
  })

  it.each([
    ['a byte order mark', `\uFEFF${table({})}`],
    ['lines that end as in Windows', table({}, { id: 'b' }).replaceAll('\n', '\r\n')],
    ['a line break within quotes', table({ note: '"first\r\nsecond"' })],
    ['columns in another order', `note,${HEADER.replace(',note', '')}\n,${row().replace(/,$/, '')}\n`],
    ['the ends of what a number may be', table({ value: '1e13', high: '1e13', usual: '1e-9' })],
    ['nothing that came', table({ value: '0', low: '0', high: '0' })],
  ])('takes %s', (_, text) => expect(faultsOf(text)).toEqual([]))

  it.each([
    ['an empty file', '', ['TABLE_EMPTY']],
    ['no row', HEADER, ['OBSERVED_NONE']],
    ['semicolons', table({}).replaceAll(',', ';'), ['TABLE_SEPARATOR 1']],
    ['tabs', table({}).replaceAll(',', '\t'), ['TABLE_SEPARATOR 1']],
    [
      'a column that is missing',
      table({}).replace(',usual,', ',baseline,'),
      ['TABLE_COLUMN_MISSING 1 usual', 'TABLE_COLUMN_UNKNOWN 1 baseline'],
    ],
    ['a cell too few', `${HEADER}\n${row().replace('a,', '')}`, ['TABLE_MALFORMED 2']],
    ['a quote that is never closed', table({ note: '"open' }), ['TABLE_MALFORMED 2']],
    ['an id given twice', table({}, {}), ['TABLE_ROW_TWICE 3']],
    ['no id', table({ id: '' }), ['CELL_BLANK 2 id']],
    ['an id that is none', table({ id: '__proto__' }), ['CELL_NOT_AN_ID 2 id']],
    ['a quantity that is none', table({ quantity: 'stock' }), ['CELL_NOT_ALLOWED 2 quantity']],
    ['no materials', table({ materials: '' }), ['CELL_BLANK 2 materials']],
    ['a thirteenth month', table({ from: '2030-13' }), ['CELL_NOT_A_MONTH 2 from']],
    ['a day for a month', table({ to: '2030-03-01' }), ['CELL_NOT_A_MONTH 2 to']],
    ['an end before the start', table({ from: '2030-04' }), ['OBSERVED_SPAN 2 to']],
    ['low above high', table({ low: '6', high: '4' }), ['FIGURE_OUT_OF_RANGE 2 value']],
    ['a value outside its range', table({ value: '7' }), ['FIGURE_OUT_OF_RANGE 2 value']],
    ['a range without its figure', table({ value: '' }), ['FIGURE_INCOMPLETE 2 value', 'CELL_BLANK 2 value']],
    ['what is no number', table({ value: 'NaN' }), ['CELL_NOT_A_NUMBER 2 value']],
    ['infinity', table({ high: 'Infinity' }), ['CELL_NOT_A_NUMBER 2 high']],
    ['a comma in a number', table({ value: '"5,5"' }), ['CELL_NOT_A_NUMBER 2 value']],
    ['a percentage', table({ value: '50%' }), ['CELL_NOT_A_NUMBER 2 value']],
    ['less than nothing', table({ low: '-4' }), ['CELL_TOO_SMALL 2 low']],
    ['far too much', table({ high: '1e300' }), ['CELL_TOO_LARGE 2 high']],
    ['a usual level of nothing', table({ usual: '0' }), ['CELL_TOO_SMALL 2 usual']],
    [
      'a price of nothing',
      table({ quantity: 'price', basis: 'cif', value: '0', low: '0' }),
      ['CELL_TOO_SMALL 2 value'],
    ],
    ['a price without a basis', table({ quantity: 'price' }), ['OBSERVED_BASIS 2 basis']],
    ['a basis that is none', table({ quantity: 'price', basis: 'ddp' }), ['CELL_NOT_ALLOWED 2 basis']],
    ['a basis of what is no price', table({ basis: 'fob' }), ['OBSERVED_BASIS 2 basis']],
    ['a stop in days', table({ ...STOP, unit: 'days' }), ['CELL_NOT_ALLOWED 2 unit']],
    ['a stop with a usual level', table({ ...STOP, usual: '3' }), ['OBSERVED_STOP 2 usual']],
    ['a stop after the search for it', table({ ...STOP, value: '2', low: '0', high: '2' }), ['OBSERVED_STOP 2 value']],
    ['a row that does not count and says no reason', `${HEADER},scored\n${row()},no\n`, ['OBSERVED_REASON 2 reason']],
    ['a row that counts and says why not', `${HEADER},reason\n${row()},weak\n`, ['OBSERVED_REASON 2 reason']],
  ])('refuses %s', (_, text, faults) => expect(faultsOf(text)).toEqual(faults))

  it('shows all faults at once', () => {
    expect(faultsOf(table({ value: 'x' }, { id: 'b', from: 'May' }, { id: 'c', kind: 'gossip' }))).toEqual([
      'CELL_NOT_A_NUMBER 2 value',
      'CELL_NOT_ALLOWED 4 kind',
      'CELL_NOT_A_MONTH 3 from',
    ])
  })
})
