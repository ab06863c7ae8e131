import { left, right, toJson, type Report } from '../../studies/index.ts'
import { citations, fileOf, InputError, readTables, suggestion, TABLE_NAMES, type Tables } from '../../world/index.ts'
import { loadWorld, readLayer, shippedWorld } from '../load.ts'
import type { WorldOptions } from '../options.ts'
import { colours, renderReport } from '../render.ts'

const print = (report: Report): void => void process.stdout.write(renderReport(report, colours(process.stdout)))

async function rawTables(folder: string, over: readonly string[]): Promise<Tables> {
  return readTables(await Promise.all([folder, ...over].map(readLayer)))
}

export async function dataCheck(dir: string | undefined, options: WorldOptions): Promise<void> {
  const folder = dir ?? options.world ?? shippedWorld()
  const world = await loadWorld(folder, options.with)
  const tables = await rawTables(folder, options.with)
  const uses = citations(tables)
  const figures = [...uses.values()].reduce((a, b) => a + b, 0)
  const judged = uses.get('judgement') ?? 0
  const named = new Set(
    TABLE_NAMES.flatMap((name) =>
      tables[name].flatMap((row) => row.text('note').match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []),
    ),
  )
  const idle = [...world.sources.keys()].filter((id) => !uses.has(id) && !named.has(id))
  print({
    title: `${world.title}: sound`,
    lines: [`sha256 ${world.hash}`],
    sections: [
      {
        heading: 'Tables',
        table: {
          columns: [left('table'), right('rows'), right('judged')],
          rows: TABLE_NAMES.filter((name) => tables[name].length > 0).map((name) => [
            fileOf(name),
            String(tables[name].length),
            String(tables[name].filter((row) => row.text('source') === 'judgement').length || ''),
          ]),
        },
      },
      {
        heading: 'Sources',
        lines: [
          `${figures} citations of ${uses.size} sources; ${judged} (${figures > 0 ? Math.round((100 * judged) / figures) : 0} %) are judgements with a range and their reasoning.`,
          ...(idle.length > 0 ? [`Not used by any row: ${idle.join(', ')}.`] : []),
        ],
      },
    ],
  })
}

export async function dataSources(options: WorldOptions & { json?: boolean }): Promise<void> {
  const folder = options.world ?? shippedWorld()
  const world = await loadWorld(folder, options.with)
  const uses = citations(await rawTables(folder, options.with))
  const list = [...world.sources.values()]
    .map((source) => ({ ...source, rows: uses.get(source.id) ?? 0 }))
    .sort((a, b) => b.rows - a.rows || a.id.localeCompare(b.id))
  if (options.json === true) {
    process.stdout.write(toJson(list))
    return
  }
  print({
    title: `${list.length} sources of ${world.title}`,
    lines: [],
    sections: [
      {
        heading: 'Rows that rest on each; those with 0 are named in notes',
        table: {
          columns: [right('rows'), left('id'), left('published'), left('title'), left('address')],
          rows: list.map(({ rows, id, published, title, url }) => [
            String(rows),
            id,
            published,
            title.length > 70 ? `${title.slice(0, 69)}…` : title,
            url,
          ]),
        },
      },
    ],
  })
}

export async function dataShow(id: string, options: WorldOptions & { json?: boolean }): Promise<void> {
  const folder = options.world ?? shippedWorld()
  const world = await loadWorld(folder, options.with)
  const tables = await rawTables(folder, options.with)
  const found = TABLE_NAMES.map((name) => ({
    table: fileOf(name),
    rows: tables[name].filter((row) =>
      row.entries().some(([, text]) => text === id || (text.split(' ').includes(id) && text.length < 200)),
    ),
  })).filter(({ rows }) => rows.length > 0)
  if (found.length === 0) {
    const known = [
      ...world.places.keys(),
      ...world.materials.keys(),
      ...world.sites.keys(),
      ...world.processes.keys(),
      ...world.sectors.keys(),
      ...world.sources.keys(),
      ...world.elements.keys(),
      ...world.parameters.keys(),
      ...world.projects.keys(),
      ...world.currencies.keys(),
    ]
    throw new InputError([
      {
        code: 'DATA_ID_UNKNOWN',
        message: `No table speaks of "${id}".`,
        remedy: suggestion(id, known, 'a table of your own and lay it over the world with --with'),
      },
    ])
  }
  if (options.json === true) {
    process.stdout.write(
      toJson(
        found.map(({ table, rows }) => ({
          table,
          rows: rows.map((row) => ({ line: row.line, ...Object.fromEntries(row.entries()) })),
        })),
      ),
    )
    return
  }
  print({
    title: id,
    lines: [`world ${world.hash.slice(0, 12)} (${world.title})`],
    sections: found.map(({ table, rows }) => ({
      heading: `${table}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`,
      lines: rows
        .slice(0, 40)
        .map(
          (row) =>
            `line ${row.line}  ${row
              .entries()
              .filter(([, text]) => text !== '')
              .map(([column, text]) => `${column}=${text}`)
              .join('  ')}`,
        )
        .concat(rows.length > 40 ? [`... and ${rows.length - 40} more (--json shows all)`] : []),
    })),
  })
}
