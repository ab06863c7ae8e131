import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { sayer } from '../../messages/index.ts'
import {
  countLeftOut,
  examplesIn,
  officialNothing,
  officialRows,
  readOfficial,
  reasonIn,
  type OfficialRows,
} from '../../official/index.ts'
import { left, OBSERVED_TABLE, right, toCsv, toJson, type DataTable } from '../../studies/index.ts'
import { columnsOf, InputError, TABLES, type TableSchema } from '../../world/index.ts'
import { colours } from '../colours.ts'
import { loadWorld, readBytes } from '../../files/index.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { checkFolders, writeOutputs, type Folder } from '../output.ts'
import { renderReport } from '../render.ts'
import { updateMessages } from './update.gen.ts'

export interface UpdateOptions extends WorldOptions, LanguageOption {
  readonly from: readonly string[]
  readonly out: string
  readonly fit?: number
  readonly usual: number
  readonly json?: boolean
}

/** Digits of a hash that tell files apart. */
const HASH_DIGITS = 8

/** Reads files of statistics as they were published and writes what they say as tables, all of them or none. */
export async function updateCommand(options: UpdateOptions): Promise<void> {
  const [world, files] = await Promise.all([
    loadWorld(options.world, options.overlay),
    Promise.all(
      options.from.map(async (path) => {
        const bytes = await readBytes(path)
        return {
          name: basename(path),
          bytes,
          hash: createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS),
        }
      }),
    ),
  ])
  const reading = readOfficial(world, files)
  const rows = officialRows(world, reading, { fit: options.fit, usual: options.usual })
  const counts = countLeftOut(rows.leftOut)
  if (rows.observations.length === 0) throw new InputError([officialNothing(counts)])
  const folders = foldersOf(options.out, rows)
  await checkFolders(folders)
  await writeOutputs(folders)
  if (options.json === true) {
    process.stdout.write(
      toJson({
        files: reading.files,
        observations: rows.observations.length,
        prices: rows.prices.length,
        observed: rows.observed.length,
        leftOut: counts,
        notes: rows.notes.map((note) => note(options.lang)),
      }),
    )
    return
  }
  const say = sayer(updateMessages, options.lang)
  process.stdout.write(
    renderReport(
      {
        title: say('title', { n: rows.observations.length, files: reading.files.length }),
        lines: [
          say('world', { folder: join(options.out, 'world'), prices: rows.prices.length }),
          say('hindcast', { file: join(options.out, 'hindcast', 'observed.csv'), n: rows.observed.length }),
          ...rows.notes.map((note) => note(options.lang)),
        ],
        sections: [
          {
            heading: say('files'),
            table: {
              columns: [left(say('file')), left(say('format')), left(say('published')), right(say('figures'))],
              rows: reading.files.map(({ name, format, published, entries }) => [
                name,
                format,
                published ?? '',
                String(entries),
              ]),
            },
          },
          {
            heading: say('leftOut'),
            lines:
              counts.length === 0
                ? [say('nothingLeft')]
                : [say('listed', { file: join(options.out, 'hindcast', 'left-out.csv') })],
            table: {
              columns: [left(say('reason')), right(say('rows')), left(say('such'))],
              rows: counts.map((count) => [
                reasonIn(options.lang, count),
                String(count.rows),
                examplesIn(options.lang, count),
              ]),
            },
          },
        ],
      },
      colours(process.stdout),
    ),
  )
}

function foldersOf(out: string, rows: OfficialRows): Folder[] {
  const table = (name: string, schema: TableSchema, of: OfficialRows['observations']): [string, string] => {
    const columns = columnsOf(schema)
    const data: DataTable = { name, columns, rows: of.map((row) => columns.map((column) => row[column] ?? '')) }
    return [`${name}.csv`, toCsv(data)]
  }
  const leftOut: DataTable = {
    name: 'left-out',
    columns: ['file', 'line', 'reason', 'what'],
    rows: rows.leftOut.map(({ file, line, reason, what }) => [file, line, reason, what]),
  }
  return [
    {
      folder: join(out, 'world'),
      files: new Map([
        table('observations', TABLES.observations, rows.observations),
        table('prices', TABLES.prices, rows.prices),
        table('sources', TABLES.sources, rows.sources),
      ]),
    },
    {
      folder: join(out, 'hindcast'),
      files: new Map([table('observed', OBSERVED_TABLE, rows.observed), ['left-out.csv', toCsv(leftOut)]]),
    },
  ]
}
