import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, replaceAll } from '../../disk/index.ts'
import {
  adoptedTables,
  marketTables,
  OrderLives,
  ordersReport,
  tradesReport,
  MarketState,
  applyEntry,
  type ReportTable,
} from '../../market/index.ts'
import { readExport } from '../../store/index.ts'
import { toCsv, toJson } from '../../studies/index.ts'
import { InputError } from '../../world/index.ts'
import { loadWorld } from '../../files/index.ts'
import { sayer } from '../../messages/index.ts'
import { marketOutputMessages } from '../market-output.gen.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { cliFault, word } from '../cli-fault.ts'

export interface ReportOptions extends WorldOptions, LanguageOption {
  readonly round?: string
  readonly into: string
}

/** Writes the orders and trades of an exported log as CSV and JSON. */
export async function marketReport(file: string, { round, into, ...options }: ReportOptions): Promise<void> {
  const world = await loadWorld(options.world, options.overlay)
  const venue = new MarketState((await adoptedTables(readExport(file))) ?? marketTables(world))
  const lives = new OrderLives()
  for await (const entry of readExport(file)) {
    applyEntry(venue, entry)
    lives.note(entry)
  }
  if (round !== undefined && !venue.rounds.has(round))
    throw new InputError([
      cliFault('ROUND_UNKNOWN:log', { round, known: [...venue.rounds.keys()].join(', ') || word('none') }, { file }),
    ])
  const tables = [ordersReport(venue, lives, round), tradesReport(venue, round)]
  const texts = tables.flatMap((table) => [
    [`${table.name}.csv`, toCsv(table)] as const,
    [`${table.name}.json`, toJson(recordsOf(table))] as const,
  ])
  makeFolder(into)
  await replaceAll(
    texts.map(([name, text]) => ({ path: join(into, name), make: (temporary) => writeFile(temporary, text) })),
  )
  const say = sayer(marketOutputMessages, options.lang)
  for (const { name, rows } of tables)
    process.stdout.write(`${say('rows', { path: join(into, name), rows: rows.length })}\n`)
}

/** As the API gives it. */
const recordsOf = ({ name, columns, rows }: ReportTable): object => ({
  name,
  columns,
  rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null]))),
})
