import { mkdirSync, readdirSync, renameSync, truncateSync } from 'node:fs'
import { describe } from 'vitest'
import { type WorldRow, eachWorld } from './told.ts'

const files: WorldRow[] = [
  {
    fault: 'a row is ragged',
    spoil: (world) => world.line('routes.csv', 5, (row) => row.replace(',high', '')),
    code: 'TABLE_MALFORMED',
    at: 'world/routes.csv, line 5',
    says: 'expect 13, got 12',
    remedy: 'as many cells as the header',
  },
  {
    fault: 'a quote is never closed',
    spoil: (world) => world.line('lanes.csv', 3, (row) => row.replace('1.7 thousand', '"1.7 thousand')),
    code: 'TABLE_MALFORMED',
    at: 'world/lanes.csv, line 3',
    says: 'Quote Not Closed',
    remedy: 'double quotes',
  },
  {
    fault: 'a table is empty',
    spoil: (world) => world.write('demand.csv', ''),
    code: 'TABLE_EMPTY',
    at: 'world/demand.csv',
    says: 'empty',
    remedy: 'place,sector,material',
  },
  {
    fault: 'a table holds a NUL byte',
    spoil: (world) => world.edit('demand.csv', (text) => text.replace('market', 'mar\0ket')),
    code: 'TABLE_NUL_BYTE',
    at: 'world/demand.csv',
    says: 'NUL byte',
    remedy: 'UTF-8',
  },
  {
    fault: 'a table is UTF-16, as spreadsheets save "Unicode text"',
    spoil: (world) => world.write('demand.csv', Buffer.from(`\uFEFF${world.read('demand.csv')}`, 'utf16le')),
    code: 'TABLE_NUL_BYTE',
    at: 'world/demand.csv',
    says: 'not text',
    remedy: 'UTF-8',
  },
  {
    fault: 'a table is not valid UTF-8',
    spoil: (world) => {
      const [before, after] = world.read('lanes.csv').split('1.8 thousand')
      world.write(
        'lanes.csv',
        Buffer.concat([Buffer.from(`${before}1.8 `), Buffer.from([0xff]), Buffer.from(`${after}`)]),
      )
    },
    code: 'TABLE_NOT_UTF8',
    at: 'world/lanes.csv, line 4',
    says: 'UTF-8',
    remedy: 'Save it again',
  },
  {
    fault: 'a table has 200 MB',
    spoil: (world) => truncateSync(world.path('demand.csv'), 200e6),
    code: 'FILE_TOO_LARGE',
    at: 'world/demand.csv',
    says: '200 MB',
    remedy: 'Split',
  },
  {
    fault: 'a folder stands where a table is needed',
    spoil: (world) => {
      world.remove('demand.csv')
      mkdirSync(world.path('demand.csv'))
    },
    code: 'FILE_IS_A_FOLDER',
    at: 'world/demand.csv',
    says: 'folder',
    remedy: 'file',
  },
  {
    fault: 'a folder stands where a table may be left out',
    spoil: (world) => mkdirSync(world.path('stocks.csv')),
    code: 'FILE_IS_A_FOLDER',
    at: 'world/stocks.csv',
    says: 'folder',
    remedy: 'file',
  },
  {
    fault: 'a needed table is missing',
    spoil: (world) => world.remove('demand.csv'),
    code: 'WORLD_TABLE_MISSING',
    at: 'world',
    says: 'demand.csv is missing',
    remedy: 'ytterby schema',
  },
  {
    fault: 'a file of the folder is no table',
    spoil: (world) => world.write('demnad.csv', world.read('demand.csv')),
    code: 'WORLD_FILE_UNKNOWN',
    at: 'world/demnad.csv',
    says: '"demnad.csv"',
    remedy: 'demand.csv',
  },
  {
    fault: 'the folder holds no table',
    spoil: (world) => readdirSync(world.folder).forEach((file) => world.remove(file)),
    code: 'FOLDER_WITHOUT_TABLES',
    at: 'world',
    says: 'no CSV file',
    remedy: 'ytterby schema',
  },
  {
    fault: 'the folder is not there',
    spoil: (world) => renameSync(world.folder, `${world.folder}-elsewhere`),
    code: 'FOLDER_MISSING',
    at: 'world',
    says: 'no such folder',
    remedy: 'folder',
  },
]

/** Tables that others point into: each fault is reported once, not again for every row that names what it spoiled. */
const once: WorldRow[] = [
  {
    fault: 'the product of a place is negative',
    spoil: (world) => world.cells('places.csv', 4, { value: '-1', low: '-1' }),
    code: 'CELL_TOO_SMALL',
    at: 'world/places.csv, line 4, column value',
    says: '-1',
    remedy: 'at least 0',
  },
  {
    fault: 'the table of materials lacks a column',
    spoil: (world) => world.edit('materials.csv', (text) => text.replaceAll(/,[^,\n]*$/gm, '')),
    code: 'TABLE_COLUMN_MISSING',
    at: 'world/materials.csv, line 1, column note',
    says: '"note"',
    remedy: 'id,name,name_ja',
  },
  {
    fault: 'the table of sources is empty',
    spoil: (world) => world.write('sources.csv', ''),
    code: 'TABLE_EMPTY',
    at: 'world/sources.csv',
    says: 'empty',
    remedy: 'id,title',
  },
  {
    fault: 'the table of places is missing',
    spoil: (world) => world.remove('places.csv'),
    code: 'WORLD_TABLE_MISSING',
    at: 'world',
    says: 'places.csv',
    remedy: 'Add it',
  },
  {
    fault: 'the table of sites has a ragged row',
    spoil: (world) => world.line('sites.csv', 2, (row) => `${row},`),
    code: 'TABLE_MALFORMED',
    at: 'world/sites.csv, line 2',
    says: 'got 24',
    remedy: 'as many cells',
  },
]

describe('a world that cannot be used is refused', () => {
  describe('files', () => eachWorld(files))
  describe('a fault is reported once', () => eachWorld(once))
})
