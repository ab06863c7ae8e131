import { hasText } from '../../../src/messages/index.ts'
import { describe, expect, it } from 'vitest'
import { baselineFlows } from '../../model/flows.ts'
import { worldTables } from '../../model/tables.ts'
import { readLayers, shippedWorld } from '../../../src/files/index.ts'
import { loadSolver } from '../../../src/solver/index.ts'
import { runRequest, openModelSession } from '../../../src/studies/index.ts'
import { TABLES, type TableName, type TableSchema } from '../../../src/world/index.ts'
import type { Catalogue } from '../../model/protocol.ts'
import { formattersFor } from '../../language/messages.ts'
import { decodeState, encodeState } from '../../url/state.ts'
import {
  entryOf,
  figuresOf,
  fitOf,
  fitsByRow,
  found,
  kinOf,
  piecesOf,
  readBook,
  rowOfFit,
  rowsOf,
  standing,
  usesOf,
} from '../../subjects/facts.ts'
import { chooseFlows, mainStages, makersOf } from './flows.ts'
import { spoken, titleOf } from './names.ts'
import { scaleOf } from './range.ts'
import { choiceMessages } from '../../subjects/choice.gen.ts'
import { columnMessages } from '../../subjects/column.gen.ts'
import { distinct, sitesOf } from './sites.ts'
import { PER, sureness } from './sureness.ts'
import { amountWriter, columnWord, figureWord, rowWord, tableWord, unitWord } from '../../subjects/table-words.ts'

const shipped = await readLayers(shippedWorld())
const tables = worldTables(shipped)
const book = readBook(tables)
const session = await openModelSession(shipped, loadSolver())
const { fits } = runRequest(session, { study: 'baseline' })
const flows = baselineFlows(session)
const all = tables.flatMap(({ name }) => rowsOf(book, name))
const schema = (table: TableName): TableSchema => TABLES[table]
const never = (what: string): never => {
  throw new Error(`there is no ${what}`)
}

describe('rows and their names', () => {
  it('are as many as the tables hold: no two rows share an address', () => {
    expect(all).toHaveLength(tables.reduce((sum, { rows }) => sum + rows.length, 0))
  })

  it('open from an address, whatever stands in their keys', () => {
    for (const { table, row } of all) {
      const { table: readTable, row: readRow } = decodeState(encodeState({ ...decodeState(''), table, row }))
      expect(entryOf(book, { table: readTable, row: readRow })?.row).toBe(row)
    }
    expect(entryOf(book, { table: 'demand', row: 'JPN|defence|magnet-smco' })?.cells['unit']).toBe('t product/yr')
    expect(entryOf(book, { table: 'demand', row: 'JPN|defence' })).toBeUndefined()
    expect(entryOf(book, { table: 'constructor', row: '' })).toBeUndefined()
  })

  it('have a title in both languages, and read out every cell', () => {
    for (const entry of all)
      for (const lang of ['en', 'ja'] as const) {
        expect(titleOf(book, entry, lang), `${entry.table} ${entry.row}`).not.toBe('')
        for (const column of Object.keys(entry.cells))
          expect(spoken(book, entry, column, lang) === '', `${entry.table} ${entry.row} ${column}`).toBe(
            entry.cells[column] === '',
          )
      }
  })

  it('are distinguished by their titles within a table', () => {
    for (const { name, rows } of tables) {
      const titles = new Set(rowsOf(book, name).map((entry) => titleOf(book, entry, 'en')))
      // Observations of the same thing by several sources, and prices of several days, may share one.
      if (name !== 'observations' && name !== 'sources') expect(titles.size, name).toBe(rows.length)
    }
  })
})

describe('names in cells', () => {
  it('all lead to a row: of every column that names one, and of lists of materials', () => {
    for (const entry of all)
      for (const [column, text] of Object.entries(entry.cells)) {
        const declared = schema(entry.table).columns[column]
        if (declared?.kind !== 'ref' || text === '') continue
        const [piece] = piecesOf(book, entry, column)
        expect(piece?.name, `${entry.table} ${entry.row} ${column}`).toEqual({ table: declared.to, row: text })
      }
    for (const entry of rowsOf(book, 'observations'))
      for (const { text, name } of piecesOf(book, entry, 'materials'))
        expect(name !== undefined || text.startsWith('stage:'), `${entry.row} ${text}`).toBe(true)
    for (const entry of rowsOf(book, 'recipes'))
      for (const { text, name } of piecesOf(book, entry, 'material'))
        expect(name !== undefined || text === 'feed', `${entry.row} ${text}`).toBe(true)
  })

  it('are found in notes where a source is cited', () => {
    const entry = entryOf(book, { table: 'demand', row: 'JPN|ev-traction|magnet-heavy' })
    const pieces = entry === undefined ? [] : piecesOf(book, entry, 'note')
    expect(pieces.filter(({ name }) => name !== undefined).map(({ text }) => text)).toEqual([
      'neomag-use-split',
      'nippon-auto-2025',
    ])
    expect(pieces.map(({ text }) => text).join('')).toBe(entry?.cells['note'])
  })
})

describe('who rests on whom', () => {
  it('every row that rests on a source is listed with it, once', () => {
    for (const source of rowsOf(book, 'sources')) {
      const listed = usesOf(book, source).map(({ table, row }) => `${table} ${row}`)
      expect(new Set(listed).size).toBe(listed.length)
      const resting = all.filter(({ cells }) =>
        ['source', 'value_source', 'control_source'].some((column) => cells[column] === source.row),
      )
      for (const { table, row } of resting) expect(listed).toContain(`${table} ${row}`)
    }
  })

  it('only rows that exist', () => {
    for (const entry of all)
      for (const use of [...usesOf(book, entry), ...kinOf(book, entry)]) expect(entryOf(book, use)).toBeDefined()
  })

  it('a material is named by observations of its stage', () => {
    expect(usesOf(book, { table: 'materials', row: 'ore-mud' }).map(({ row }) => row)).toContain('mine-world-2024')
  })

  it('a sector belongs with the steps of its profile', () => {
    const sector = entryOf(book, { table: 'sectors', row: 'mlcc' })
    const kin = sector === undefined ? [] : kinOf(book, sector)
    expect(kin.length).toBeGreaterThan(0)
    for (const { table, row } of kin) expect(`${table} ${row}`).toMatch(/^steps additive\|/)
  })
})

describe('figures', () => {
  it('of every row hold together', () => {
    for (const entry of all)
      for (const { range, unit, column } of figuresOf(book, entry)) {
        if (range === undefined) continue
        expect(range.low <= range.value && range.value <= range.high, `${entry.row} ${column}`).toBe(true)
        expect(unit, `${entry.table} ${entry.row} ${column}`).not.toBe('')
        expect(figureWord(entry.table, column, 'ja')).not.toBe(column)
      }
  })

  it('are given in the unit of their own column', () => {
    const units = (table: TableName, row: string) =>
      figuresOf(book, entryOf(book, { table, row }) ?? never(`${table} ${row}`)).map(({ column, unit }) => [
        column,
        unit,
      ])
    expect(units('projects', 'minamitorishima')).toEqual([
      ['value', 'M USD'],
      ['fixed_cost_share', 'share'],
      ['lead_months', 'months'],
      ['delay_probability', 'share'],
      ['technology_months', 'months'],
    ])
    expect(units('stockpiles', 'oxide')).toEqual([
      ['value', 'days'],
      ['premium', 'share'],
      ['holding_cost', 'share/yr'],
    ])
    expect(units('offtakes', 'magnet')).toEqual([
      ['value', 'share'],
      ['max_share', 'share'],
    ])
    expect(units('shutdowns', 'oxide|restart')).toEqual([['value', 'months']])
    expect(units('shutdowns', 'oxide|care-and-maintenance')).toEqual([['value', 'share']])
    expect(units('steps', 'magnet|1')).toEqual([
      ['share', 'share'],
      ['willingness_to_pay', 'x'],
      ['ready_months', 'months'],
    ])
    expect(units('demand', 'JPN|defence|magnet-smco')).toEqual([
      ['value', 't product/yr'],
      ['gross_output_musd', 'M USD/yr'],
      ['value_added_musd', 'M USD/yr'],
    ])
  })

  it('that nobody publishes are no zeros', () => {
    const site = entryOf(book, { table: 'sites', row: 'cn-metal-all' })
    expect(site && figuresOf(book, site)[0]?.range).toBeUndefined()
  })

  it('are counted by how well they are known, each once', () => {
    const known = all.flatMap((entry) => figuresOf(book, entry)).filter(({ range }) => range !== undefined)
    const groups = sureness(book, 'table')
    expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(known.length)
    expect(groups.reduce((sum, { counts }) => sum + counts.judged, 0)).toBe(
      known.filter(({ source }) => source === 'judgement').length,
    )
    for (const per of PER)
      for (const { total, counts, id } of sureness(book, per)) {
        expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(total)
        if (per === 'place') expect(entryOf(book, { table: 'places', row: id })).toBeDefined()
      }
  })
})

describe('the baseline beside the facts', () => {
  it('speaks of a row that exists, with the figure that stands there', () => {
    expect(fits.length).toBeGreaterThan(400)
    for (const fit of fits) {
      const entry = entryOf(book, rowOfFit(fit))
      expect(entry, `${fit.kind} ${fit.what}`).toBeDefined()
      expect(Number(entry?.cells['value'])).toBe(fit.value)
      expect(entry?.cells['source']).toBe(fit.source)
    }
    expect(fitsByRow(fits).size).toBe(fits.length)
  })

  it('is reported as same, within or outside the range', () => {
    const [first] = fits
    if (first === undefined) throw new Error('no fits')
    const fit = { ...first, value: 100, low: 80, high: 120 }
    expect(standing({ ...fit, fitted: 100.01, normalizedResidual: 0 })).toBe('same')
    expect(standing({ ...fit, fitted: 110, normalizedResidual: 0.5 })).toBe('within')
    expect(standing({ ...fit, fitted: 120.05, normalizedResidual: 1 })).toBe('within')
    expect(standing({ ...fit, fitted: 150, normalizedResidual: 2.5 })).toBe('above')
    expect(standing({ ...fit, fitted: 60, normalizedResidual: -2 })).toBe('below')
  })

  it('is found for a route', () => {
    const name = { table: 'routes', row: 'ore-clay-myanmar|MMR|CHN' } as const
    const shippedTonnes = flows.trade.find(({ from, to }) => from === 'MMR' && to === 'CHN')?.tonnes
    expect(fitOf(fitsByRow(fits), name)?.fitted).toBeCloseTo(shippedTonnes ?? 0, 3)
  })
})

describe('searching a table', () => {
  it('finds rows that hold every word, in any case and by name', () => {
    const say = (entry: (typeof all)[number]): string => titleOf(book, entry, 'ja')
    expect(found(book, 'demand', 'jpn DEFENCE', () => '').every(({ cells }) => cells['place'] === 'JPN')).toBe(true)
    expect(found(book, 'demand', '日本 駆動用', say).length).toBeGreaterThan(0)
    expect(found(book, 'demand', 'zzz', say)).toEqual([])
    expect(found(book, 'demand', ' ', say)).toHaveLength(rowsOf(book, 'demand').length)
  })
})

describe('sites on the map', () => {
  it('are those of the stage, status and control that are asked for', () => {
    const none = { stage: '', status: '', control: '' }
    expect(sitesOf(book, none, 'en')).toHaveLength(rowsOf(book, 'sites').length)
    const chosen = sitesOf(book, { stage: 'ore', status: 'operating', control: 'CHN' }, 'en')
    expect(chosen.length).toBeGreaterThan(0)
    for (const { stage, status, control } of chosen)
      expect([stage, status, control]).toEqual(['ore', 'operating', 'CHN'])
    expect(sitesOf(book, { ...none, stage: 'nothing' }, 'en')).toEqual([])
    expect(sitesOf(book, none, 'ja').find(({ id }) => id === 'proterial-kumagaya')?.name).toBe('プロテリアル 熊谷')
  })

  it('words are counted, the most frequent first', () => {
    expect(distinct(['a', 'b', 'b'])).toEqual([
      ['b', 2],
      ['a', 1],
    ])
    expect(distinct(['a', 'b', 'b'], 'found')[0]).toEqual(['a', 1])
  })
})

describe('trade', () => {
  const none = { material: '', element: '', stage: '' }
  const sum = (list: readonly { tonnes: number }[]): number => list.reduce((total, { tonnes }) => total + tonnes, 0)

  it('shows at most twenty ways, the largest, and sums the rest', () => {
    for (const stage of ['ore', 'oxide', 'metal', 'magnet']) {
      const { drawn, other, total } = chooseFlows(book, flows.trade, { ...none, stage })
      expect(drawn.length).toBeLessThanOrEqual(20)
      expect(sum(drawn) + other.tonnes).toBeCloseTo(total, 6)
      for (const [i, { tonnes }] of drawn.entries()) expect(tonnes).toBeGreaterThanOrEqual(drawn[i + 1]?.tonnes ?? 0)
    }
  })

  it('of a stage adds up its materials, and leads to rows that exist', () => {
    const { drawn, unit } = chooseFlows(book, flows.trade, none)
    expect(unit).toBe('t product')
    for (const { from, to, tonnes, routes } of drawn) {
      expect(sum(routes)).toBeCloseTo(tonnes, 6)
      for (const { material } of routes) {
        expect(material).toMatch(/^magnet-/)
        expect(entryOf(book, { table: 'routes', row: `${material}|${from}|${to}` })).toBeDefined()
      }
    }
  })

  it('of an element counts what is contained of it', () => {
    const { drawn, unit } = chooseFlows(book, flows.trade, { ...none, element: 'dy' })
    const [material] = chooseFlows(book, flows.trade, { ...none, material: 'magnet-heavy' }).drawn
    expect(unit).toBe('t REO')
    const same = drawn.find(({ from, to }) => from === material?.from && to === material.to)
    const part = same?.routes.find((route) => route.material === 'magnet-heavy')
    expect(part?.tonnes).toBeLessThan(0.1 * (material?.tonnes ?? 0))
    expect(part?.tonnes).toBeGreaterThan(0)
  })

  it('of one material leaves the others out', () => {
    const { drawn } = chooseFlows(book, flows.trade, { material: 'y-oxide', element: 'dy', stage: 'ore' })
    expect(
      drawn.flatMap(({ routes }) => routes.map(({ material }) => material)).every((one) => one === 'y-oxide'),
    ).toBe(true)
  })
})

describe('who makes it', () => {
  it('sums to the same world by location and by control, and shares to one', () => {
    for (const stage of mainStages(book)) {
      const [location, control] = (['location', 'control'] as const).map((by) =>
        makersOf(book, flows.output, stage, by),
      )
      expect(location?.total).toBeCloseTo(control?.total ?? 0, 3)
      expect(location?.makers.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 9)
      expect(location?.makers).not.toEqual([])
    }
  })

  it('counts mined ore as the sources do', () => {
    const { makers, unit } = makersOf(book, flows.output, 'ore', 'location')
    expect(unit).toBe('t REO')
    expect(makers[0]?.place).toBe('CHN')
    expect(Math.abs((makers[0]?.tonnes ?? 0) / 270_000 - 1)).toBeLessThan(0.05)
  })

  it('gives plants abroad to those who decide over them', () => {
    const of = (by: 'location' | 'control'): number =>
      makersOf(book, flows.output, 'oxide', by).makers.find(({ place }) => place === 'MYS')?.tonnes ?? 0
    expect(of('location')).toBeGreaterThan(of('control'))
  })
})

/** Units by the world's own names of them. */
const CATALOGUE = {
  stages: [],
  units: rowsOf(book, 'units').map(({ row, cells }) => ({
    id: row,
    name: cells['name'] ?? '',
    nameJa: cells['name_ja'] ?? '',
  })),
} as unknown as Catalogue
const [EN, JA] = [formattersFor('en', CATALOGUE), formattersFor('ja', CATALOGUE)]

describe('words for the tables', () => {
  it('are there in both languages, for every table, column, choice and unit', () => {
    const units = new Set(all.flatMap((entry) => figuresOf(book, entry).map(({ unit }) => unit)).filter(Boolean))
    for (const unit of units) expect(unitWord(unit, JA), unit).not.toBe(unit)
    for (const { name, columns, figures } of tables) {
      expect(tableWord(name, 'ja')).not.toBe(name)
      for (const column of columns) expect(hasText(columnMessages, column.name), column.name).toBe(true)
      for (const figure of figures) {
        expect(figureWord(name, figure.name, 'en')).not.toBe('')
        if (typeof figure.unit === 'string') expect(unitWord(figure.unit, JA), figure.name).not.toBe(figure.unit)
      }
      const shown = [rowWord(name, 'en'), ...columns.map((column) => columnWord(column.name, 'en'))]
      expect(new Set(shown).size, name).toBe(shown.length)
      for (const [column, declared] of Object.entries(schema(name).columns))
        if (declared.kind === 'choice' && column !== 'unit' && column !== 'table')
          for (const option of declared.options) expect(hasText(choiceMessages, option), option).toBe(true)
    }
    for (const { cells } of rowsOf(book, 'places'))
      expect(hasText(choiceMessages, cells['region'] ?? ''), cells['region']).toBe(true)
    for (const { cells } of rowsOf(book, 'materials')) {
      const stage = book.entries.get('stages')?.get(cells['stage'] ?? '')?.cells
      for (const column of ['name', 'name_ja', 'goods', 'goods_ja']) expect(stage?.[column], column).toBeTruthy()
    }
  })
})

describe('an amount', () => {
  const write = (x: number): string => String(Number(x.toPrecision(6)))
  it.each([
    ['share', 0.65, '65%', '65%'],
    ['share/yr', 0.05, '5%/yr', '5%/年'],
    ['x', 1.06, '1.06×', '1.06倍'],
    ['months', 14, '14 months', '14か月'],
    ['months', 1, '1 month', '1か月'],
    ['M USD', 150, '150 M USD', '1.5億ドル'],
    ['M USD/yr', 39, '39 M USD/yr', '3,900万ドル/年'],
    ['bn USD/yr', 4028, '4028 bn USD/yr', '4.028兆ドル/年'],
    ['USD/kg', 300, '300 USD/kg', '300ドル/kg'],
    ['t product/yr', 20, '20 t product/yr', '20 t（製品）/年'],
  ])('in %s is written as readers say it', (unit, amount, en, ja) => {
    expect(amountWriter(unit, EN, write).full(amount)).toBe(en)
    expect(amountWriter(unit, JA, write).full(amount)).toBe(ja)
  })
})

describe('the scale of a range', () => {
  it('begins at zero, reaches what the baseline uses, and goes below zero only if a figure does', () => {
    const x = scaleOf({ low: 50, high: 80, used: 100 }, 220)
    expect([x(0), x(100)]).toEqual([10, 210])
    expect(scaleOf({ low: -10, high: 10 }, 220)(0)).toBe(110)
    expect(scaleOf({ low: 0, high: 0 }, 220)(0)).toBe(10)
  })
})
