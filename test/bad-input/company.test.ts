import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, testWorld, toldFaults } from '../run-cli.ts'
import { type Told, refuse, byName } from './told.ts'

const COMPANY = ['part,material,place,supplier,kg_per_year,stock_days', 'motor,mwh,Z1,,100,30', 'sensor,mwh,Z2,,50,10']

describe('a company’s file that cannot be used is refused', () => {
  const world = testWorld('auction-two-zones')
  const rows: (Told & { fault: string; file: string | Uint8Array })[] = [
    {
      fault: 'a material is not in the world',
      file: COMPANY.join('\n').replace('sensor,mwh', 'sensor,mhw'),
      code: 'COMPANY_ID_UNKNOWN',
      at: 'parts.csv, line 3, column material',
      says: '"mhw"',
      remedy: 'Did you mean "mwh"?',
    },
    {
      fault: 'a supplier is not in the world',
      file: COMPANY.join('\n').replace('Z1,,', 'Z1,Atlantis,'),
      code: 'COMPANY_ID_UNKNOWN',
      at: 'parts.csv, line 2, column supplier',
      says: '"Atlantis"',
      remedy: 'places.csv',
    },
    {
      fault: 'a column is missing',
      file: COMPANY.map((row) => row.slice(0, row.lastIndexOf(','))).join('\n'),
      code: 'TABLE_COLUMN_MISSING',
      at: 'parts.csv, line 1, column stock_days',
      says: '"stock_days"',
      remedy: 'part,material,place',
    },
    {
      fault: 'a need is negative',
      file: COMPANY.join('\n').replace(',100,', ',-100,'),
      code: 'CELL_TOO_SMALL',
      at: 'parts.csv, line 2, column kg_per_year',
      says: '-100',
      remedy: 'at least 0',
    },
    {
      fault: 'the file is empty',
      file: '',
      code: 'TABLE_EMPTY',
      at: 'parts.csv',
      says: 'empty',
      remedy: 'part,material,place',
    },
    {
      fault: 'the file has a header and no part',
      file: `${COMPANY[0]}\n`,
      code: 'COMPANY_EMPTY',
      at: 'parts.csv',
      says: 'no part',
      remedy: 'ytterby schema company',
    },
    {
      fault: 'the file is separated by semicolons',
      file: COMPANY.join('\n').replaceAll(',', ';'),
      code: 'TABLE_SEPARATOR',
      at: 'parts.csv, line 1',
      says: 'semicolons',
      remedy: 'commas',
    },
    {
      fault: 'the file is a picture',
      file: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      code: 'TABLE_NUL_BYTE',
      at: 'parts.csv',
      says: 'not text',
      remedy: 'CSV in UTF-8',
    },
  ]
  it.each(byName(rows))('%s', async (_, { file, ...told }) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'parts.csv')
    writeFileSync(path, file)
    await refuse(folder, ['stress', 'reference', '--months', '1', '--world', world, '--company', path], told)
    await refuse(folder, ['exposure', '--world', world, '--company', path], told)
  })

  it('unspoiled, it is used', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'parts.csv')
    writeFileSync(path, COMPANY.join('\n'))
    for (const command of [['stress', 'reference', '--months', '1', '--no-range'], ['exposure']])
      expect(await runHere(...command, '--world', world, '--company', path)).toMatchObject({ code: 0, stderr: '' })
  })

  it('several faults of one file are shown at once', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'parts.csv')
    writeFileSync(path, [COMPANY[0], 'motor,mhw,Z1,,100,30', 'sensor,mwh,Z9,Z8,50,10', 'belt,mwh,Z1,,much,'].join('\n'))
    const { stderr } = await runHere('exposure', '--world', world, '--company', path)
    expect(
      toldFaults(stderr)
        .map(({ at }) => basename(at))
        .sort(),
    ).toEqual([
      'parts.csv, line 2, column material',
      'parts.csv, line 3, column place',
      'parts.csv, line 3, column supplier',
      'parts.csv, line 4, column kg_per_year',
      'parts.csv, line 4, column stock_days',
    ])
  })
})
