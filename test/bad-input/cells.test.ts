import { describe } from 'vitest'
import type { WorldCopy } from '../run-cli.ts'
import { type WorldRow, eachWorld } from './told.ts'

const headers: WorldRow[] = [
  {
    fault: 'a column is missing',
    spoil: (world) => world.edit('demand.csv', (text) => text.replaceAll(/,case$/gm, '').replace(',value_source', '')),
    code: 'TABLE_COLUMN_MISSING',
    at: 'world/demand.csv, line 1, column value_source',
    says: '"value_source"',
    remedy: 'place,sector,material',
  },
  {
    fault: 'a column is not one of the table’s',
    spoil: (world) => {
      world.edit('lanes.csv', (text) => text.trimEnd().replaceAll(/$/gm, ',').replace('note,', 'note,weather'))
    },
    code: 'TABLE_COLUMN_UNKNOWN',
    at: 'world/lanes.csv, line 1, column weather',
    says: '"weather"',
    remedy: 'Take it out',
  },
  {
    fault: 'a column stands twice',
    spoil: (world) =>
      world.edit('lanes.csv', (text) => text.trimEnd().replaceAll(/$/gm, ',').replace('note,', 'note,note')),
    code: 'TABLE_COLUMN_TWICE',
    at: 'world/lanes.csv, line 1, column note',
    says: 'twice',
    remedy: 'Keep one',
  },
]

const cells: WorldRow[] = [
  {
    fault: 'a place is not in places.csv',
    spoil: (world) => world.cells('routes.csv', 4, { to: 'Topekka' }),
    code: 'ID_UNKNOWN',
    at: 'world/routes.csv, line 4, column to',
    says: '"Topekka"',
    remedy: 'Did you mean "Topeka"?',
  },
  {
    fault: 'a source is not in sources.csv, and none is like it',
    spoil: (world) => world.cells('lanes.csv', 2, { source: 'hearsay-of-the-harbour' }),
    code: 'ID_UNKNOWN',
    at: 'world/lanes.csv, line 2, column source',
    says: '"hearsay-of-the-harbour"',
    remedy: 'add it to sources.csv',
  },
  {
    fault: 'an identifier has a blank in it',
    spoil: (world) =>
      world.append('places.csv', 'Salt Lake,Salt Lake,,other,Topeka,0,0,0,0,0,bn USD/yr,2024,case,high,'),
    code: 'CELL_NOT_AN_ID',
    at: 'world/places.csv, line 7, column id',
    says: '"Salt Lake"',
    remedy: 'letters, digits',
  },
  {
    fault: 'a capacity is negative',
    spoil: (world) => world.cells('sites.csv', 3, { value: '-7200', low: '-7200' }),
    code: 'CELL_TOO_SMALL',
    at: 'world/sites.csv, line 3, column value',
    says: '-7200 is below 0',
    remedy: 'at least 0',
  },
  {
    fault: 'a use is given in words',
    spoil: (world) => world.cells('demand.csv', 3, { value: 'plenty' }),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/demand.csv, line 3, column value',
    says: '"plenty"',
    remedy: 'digits',
  },
  {
    fault: 'a number has a thousands separator',
    spoil: (world) => world.line('demand.csv', 2, (row) => row.replace('3900', '"3,900"')),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/demand.csv, line 2, column value',
    says: '"3,900"',
    remedy: 'no thousands separators',
  },
  {
    fault: 'a number has a thousands separator and no quotes, so that the row is too long',
    spoil: (world) => world.line('demand.csv', 2, (row) => row.replace('3900', '3,900')),
    code: 'TABLE_MALFORMED',
    at: 'world/demand.csv, line 2',
    says: 'expect 18, got 19',
    remedy: 'as many cells as the header',
  },
  {
    fault: 'a number has a decimal comma',
    spoil: (world) => world.line('lanes.csv', 2, (row) => row.replace('0.225', '"0,225"')),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/lanes.csv, line 2, column value',
    says: '"0,225"',
    remedy: 'decimal point',
  },
  {
    fault: 'a number is infinite',
    spoil: (world) => world.cells('demand.csv', 2, { high: '1e999' }),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/demand.csv, line 2, column high',
    says: '"1e999"',
    remedy: 'digits',
  },
  {
    fault: 'the low end lies above the value',
    spoil: (world) => world.cells('demand.csv', 4, { low: '3400' }),
    code: 'FIGURE_OUT_OF_RANGE',
    at: 'world/demand.csv, line 4, column value',
    says: '3300 does not lie between 3400 and 3300',
    remedy: 'low <= value <= high',
  },
  {
    fault: 'half a range is given',
    spoil: (world) => world.cells('sites.csv', 2, { high: '' }),
    code: 'FIGURE_INCOMPLETE',
    at: 'world/sites.csv, line 2, column value',
    says: 'all three of value, low, high',
    remedy: 'both ends of its range',
  },
  {
    fault: 'a share is above 1',
    spoil: (world) => world.cells('steps.csv', 2, { share: '2', share_low: '1', share_high: '2' }),
    code: 'CELL_TOO_LARGE',
    at: 'world/steps.csv, line 2, column share',
    says: '2 is above 1',
    remedy: 'at most 1',
  },
  {
    fault: 'a required number is blank',
    spoil: (world) => world.cells('lanes.csv', 3, { transit_months: '' }),
    code: 'CELL_BLANK',
    at: 'world/lanes.csv, line 3, column transit_months',
    says: '"transit_months" is blank',
    remedy: 'judgement',
  },
  {
    fault: 'a required text is blank',
    spoil: (world) => world.cells('demand.csv', 2, { source: '' }),
    code: 'CELL_BLANK',
    at: 'world/demand.csv, line 2, column source',
    says: '"source" is blank',
    remedy: 'Give the source',
  },
  {
    fault: 'a bloc is none of the four',
    spoil: (world) => world.cells('places.csv', 2, { bloc: 'ally' }),
    code: 'CELL_NOT_ALLOWED',
    at: 'world/places.csv, line 2, column bloc',
    says: '"ally" is not one of alliance, partner, coercer, other',
    remedy: 'alliance',
  },
  {
    fault: 'a row is given twice',
    spoil: (world) => world.line('routes.csv', 3, (row) => `${row}\n${row}`),
    code: 'TABLE_ROW_TWICE',
    at: 'world/routes.csv, line 4',
    says: 'already on line 3',
    remedy: 'Keep one',
  },
  ...['all', 'alliance', 'coercer'].map((id) => ({
    fault: `a place is called by a word for several, ${id}`,
    spoil: (world: WorldCopy) => world.line('places.csv', 2, (row) => `${row}\n${row.replace(/^[^,]*/, id)}`),
    code: 'ID_IS_A_GROUP',
    at: 'world/places.csv, line 3, column id',
    says: `"${id}" is a word of its own`,
    remedy: 'another id',
  })),
  {
    fault: 'a parameter is not one of the model’s',
    spoil: (world) => world.cells('parameters.csv', 2, { id: 'discuont' }),
    code: 'ID_UNKNOWN',
    at: 'world/parameters.csv, line 2, column id',
    says: '"discuont" is not a parameter',
    remedy: 'Did you mean "discount"?',
  },
  {
    fault: 'a parameter has the name of something every JavaScript object has',
    spoil: (world) => world.cells('parameters.csv', 2, { id: 'constructor' }),
    code: 'ID_UNKNOWN',
    at: 'world/parameters.csv, line 2, column id',
    says: '"constructor" is not a parameter',
    remedy: 'Correct it',
  },
  {
    fault: 'a recipe names a material that is not there',
    spoil: (world) => world.cells('recipes.csv', 2, { material: 'caes' }),
    code: 'ID_UNKNOWN',
    at: 'world/recipes.csv, line 2, column material',
    says: '"caes" is not in materials.csv',
    remedy: 'Did you mean "case"?',
  },
  {
    fault: 'a process has no recipe',
    spoil: (world) => {
      world.append('processes.csv', 'bottle,bottle,,product,t product,0,')
      world.append('operations.csv', 'seattle,bottle,,0,0,0,t product/yr,2024,case,high,')
    },
    code: 'RECIPE_MISSING',
    at: 'world/operations.csv, line 4, column process',
    says: '"bottle"',
    remedy: 'recipes.csv',
  },
  {
    fault: 'a site starts in a month that is none',
    spoil: (world) => world.cells('sites.csv', 2, { status: 'planned', start: '2027-13' }),
    code: 'CELL_NOT_A_MONTH',
    at: 'world/sites.csv, line 2, column start',
    says: '"2027-13"',
    remedy: '2027',
  },
]

describe('a world that cannot be used is refused', () => {
  describe('header', () => eachWorld(headers))
  describe('cells', () => eachWorld(cells))
})
