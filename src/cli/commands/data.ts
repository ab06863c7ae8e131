import { factsOutside, makeBaseline, type OutsideFact } from '../../baseline/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { factsSummary, left, percent, right, round, toJson, type Report, type Section } from '../../studies/index.ts'
import { citations, fileOf, InputError, readTables, TABLE_NAMES, type Tables, suggested } from '../../world/index.ts'
import { loadWorld, readLayers } from '../../files/index.ts'
import type { WorldOptions } from '../options.ts'
import { colours } from '../colours.ts'
import { renderReport } from '../render.ts'
import { cliFault, word } from '../cli-fault.ts'

const print = (report: Report): void => void process.stdout.write(renderReport(report, colours(process.stdout)))

async function rawTables(folder: string | undefined, over: readonly string[]): Promise<Tables> {
  return readTables(await readLayers(folder, over))
}

/** At most this many facts are listed on the screen. */
const TOLD = 20

/** What the baseline does not keep to, the worst first. */
function outsideSection(outside: readonly OutsideFact[]): Section {
  return {
    heading: 'Facts that the baseline does not keep to, the worst first',
    lines: [
      'Balances are closed by moving flows, each as little as its range allows. `beyond`: past the nearer end of the range; of a site, above its stated capacity.',
    ],
    table: {
      columns: [
        left('fact'),
        left('place'),
        right('says'),
        right('range'),
        right('baseline'),
        right('beyond'),
        left('unit'),
        right('of it'),
        left('at'),
      ],
      rows: [
        ...outside
          .slice(0, TOLD)
          .map(({ kind, what, place, figure, used, beyond, share, unit }) => [
            `${kind} ${what}`,
            place,
            round(figure.value, 3),
            `${round(figure.low, 3)} – ${round(figure.high, 3)}`,
            round(used, 3),
            round(beyond),
            unit,
            percent(share, 1),
            `${figure.file}:${figure.line}`,
          ]),
        ...(outside.length > TOLD
          ? [[`... and ${outside.length - TOLD} more (--json shows all)`, '', '', '', '', '', '', '', '']]
          : []),
      ],
    },
  }
}

export async function dataCheck(dir: string | undefined, options: WorldOptions & { json?: boolean }): Promise<void> {
  const folder = dir ?? options.world
  const [world, solver] = await Promise.all([loadWorld(folder, options.overlay), loadSolver()])
  const checked = factsOutside(world, makeBaseline(world, solver).baseline)
  const { outside } = checked
  const tables = await rawTables(folder, options.overlay)
  const uses = citations(tables)
  // What is said of a firm is no figure, and a setting of conduct is in no run unless asked: neither is weighed against what is judged.
  const ofFigures = citations(
    tables,
    TABLE_NAMES.filter((name) => name !== 'firms' && name !== 'conduct'),
  )
  const figures = [...ofFigures.values()].reduce((a, b) => a + b, 0)
  const ofFirms = [...citations(tables, ['firms']).values()].reduce((a, b) => a + b, 0)
  const judged = ofFigures.get('judgement') ?? 0
  const named = new Set(
    TABLE_NAMES.flatMap((name) =>
      tables[name].flatMap((row) => row.text('note').match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []),
    ),
  )
  const idle = [...world.sources.keys()].filter((id) => !uses.has(id) && !named.has(id))
  if (options.json === true) {
    process.stdout.write(
      toJson({
        world: { title: world.title, hash: world.hash },
        tables: Object.fromEntries(TABLE_NAMES.map((name) => [name, tables[name].length])),
        judged,
        citations: figures,
        firmCitations: ofFirms,
        unused: idle,
        facts: {
          ...factsSummary(checked),
          list: outside.map(({ figure, ...fact }) => ({
            ...fact,
            value: figure.value,
            low: figure.low,
            high: figure.high,
            source: figure.source,
            file: figure.file,
            line: figure.line,
          })),
        },
      }),
    )
    return
  }
  print({
    title: `${world.title}: sound${
      outside.length === 0
        ? ''
        : `; ${outside.length} ${outside.length === 1 ? 'fact is' : 'facts are'} outside ${outside.length === 1 ? 'its' : 'their'} range or capacity in the baseline`
    }`,
    lines: [`sha256 ${world.hash}`],
    sections: [
      ...(outside.length === 0 ? [] : [outsideSection(outside)]),
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
          `${figures} citations of ${ofFigures.size} sources; ${judged} (${figures > 0 ? Math.round((100 * judged) / figures) : 0} %) are judgements with a range and their reasoning.`,
          ...(ofFirms > 0 ? [`${ofFirms} more stand behind the ${world.firms.size} firms.`] : []),
          ...(idle.length > 0 ? [`Not used by any row: ${idle.join(', ')}.`] : []),
        ],
      },
    ],
  })
}

export async function dataSources(options: WorldOptions & { json?: boolean }): Promise<void> {
  const folder = options.world
  const world = await loadWorld(folder, options.overlay)
  const uses = citations(await rawTables(folder, options.overlay))
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
  const folder = options.world
  const world = await loadWorld(folder, options.overlay)
  const tables = await rawTables(folder, options.overlay)
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
      ...world.firms.keys(),
    ]
    throw new InputError([cliFault('DATA_ID_UNKNOWN', { id, suggestion: suggested(id, known, word('own-table')) })])
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
