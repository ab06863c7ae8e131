import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { sayer, namer } from '../../messages/index.ts'
import {
  LEFT_OUT_REASONS,
  officialRows,
  readOfficial,
  type UnusedRow,
  type OfficialRows,
} from '../../official/index.ts'
import { left, OBSERVED_TABLE, right, toCsv, toJson, type DataTable } from '../../studies/index.ts'
import { columnsOf, InputError, TABLES, type TableSchema } from '../../world/index.ts'
import { officialNothing } from '../../official/index.ts'
import { colours } from '../colours.ts'
import { loadWorld, readBytes } from '../load.ts'
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
          text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
          hash: createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS),
        }
      }),
    ),
  ])
  const reading = readOfficial(world, files)
  const rows = officialRows(world, reading, { fit: options.fit, usual: options.usual })
  const counts = LEFT_OUT_REASONS.map((reason) => ({
    reason,
    rows: rows.leftOut.filter((one) => one.reason === reason),
  })).filter((one) => one.rows.length > 0)
  if (rows.observations.length === 0)
    throw new InputError([
      officialNothing(counts.map(({ reason, rows: of }) => `${reason} ${of.length} (${some(of)})`)),
    ])
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
        leftOut: counts.map(({ reason, rows: of }) => ({ reason, rows: of.length, what: whats(of) })),
      }),
    )
    return
  }
  const say = sayer(updateMessages, options.lang)
  const named = namer(updateMessages, options.lang)
  process.stdout.write(
    renderReport(
      {
        title: say('title', { n: rows.observations.length, files: reading.files.length }),
        lines: [
          say('world', { folder: join(options.out, 'world'), prices: rows.prices.length }),
          say('hindcast', { file: join(options.out, 'hindcast', 'observed.csv'), n: rows.observed.length }),
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
              rows: counts.map(({ reason, rows: of }) => [named(reason), String(of.length), some(of)]),
            },
          },
        ],
      },
      colours(process.stdout),
    ),
  )
}

const whats = (of: readonly UnusedRow[]): string[] => [...new Set(of.map(({ what }) => what))]
const SHOWN = 5
const some = (of: readonly UnusedRow[]): string => {
  const all = whats(of)
  return all.slice(0, SHOWN).join(', ') + (all.length > SHOWN ? ', …' : '')
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
