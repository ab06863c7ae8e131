import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { temporaryFolder } from '../run-cli.ts'
import { byName, refuse, type Told } from './told.ts'

const OBSERVED = [
  'id,quantity,basis,place,partner,sectors,materials,from,to,kind,usual,unit,value,low,high,source,confidence,note',
  'left,export,,JPN,CHN,,gallium,2023-11,2023-11,official,10,t,5,4,6,customs,high,',
  'quote,price,cif,EUR,,,gallium,2023-12,2023-12,quoted,250,USD/kg,500,450,550,agency,high,',
]

/** What may be wrong in a row stands in src/studies/hindcast/observed.test.ts; here, that a reader sees where, and what to do. */
describe('a file of observations that cannot be used is refused before anything is solved', () => {
  const rows: (Told & { fault: string; file: string })[] = [
    {
      fault: 'a column is missing',
      file: OBSERVED.join('\n').replace(',usual', ',usually'),
      code: 'TABLE_COLUMN_MISSING',
      at: 'own.csv, line 1, column usual',
      says: '"usual"',
      remedy: 'id,episode,quantity',
      also: ['TABLE_COLUMN_UNKNOWN'],
    },
    {
      fault: 'a price does not say of what',
      file: OBSERVED.join('\n').replace(',cif,', ',,'),
      code: 'OBSERVED_BASIS',
      at: 'own.csv, line 3, column basis',
      says: 'price',
      remedy: 'customs-unit-value',
    },
    {
      fault: 'a month is none',
      file: OBSERVED.join('\n').replace('2023-11,', '2023/11,'),
      code: 'CELL_NOT_A_MONTH',
      at: 'own.csv, line 2, column from',
      says: '2023/11',
      remedy: '2027-04',
    },
    {
      fault: 'a range is upside down',
      file: OBSERVED.join('\n').replace(',4,6,', ',6,4,'),
      code: 'FIGURE_OUT_OF_RANGE',
      at: 'own.csv, line 2, column value',
      says: '6',
      remedy: 'low',
    },
    {
      fault: 'it is separated by semicolons',
      file: OBSERVED.join('\n').replaceAll(',', ';'),
      code: 'TABLE_SEPARATOR',
      at: 'own.csv, line 1',
      says: 'semicolons',
      remedy: 'commas',
    },
    {
      fault: 'it has no row',
      file: `${OBSERVED[0]}\n`,
      code: 'OBSERVED_NONE',
      at: 'own.csv',
      says: 'Nothing was observed',
      remedy: 'row',
    },
  ]
  it.each(byName(rows))('%s', async (_, { file, ...told }) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'own.csv')
    writeFileSync(path, file)
    await refuse(folder, ['hindcast', '2023-gallium-germanium', '--observed', path], told)
  })
})
