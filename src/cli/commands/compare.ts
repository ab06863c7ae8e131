import { sayer } from '../../messages/index.ts'
import { loadSolver, type Solver } from '../../solver/index.ts'
import {
  left,
  openModelSession,
  right,
  round,
  runRequest,
  toJson,
  type Report,
  type StressResult,
} from '../../studies/index.ts'
import {
  fileOf,
  InputError,
  readTables,
  tableChanges,
  withTableOf,
  type Layer,
  type ScenarioText,
  type TableChange,
  type Tables,
} from '../../world/index.ts'
import { cliFault } from '../cli-fault.ts'
import { colours } from '../colours.ts'
import { readLayers, readScenario } from '../../files/index.ts'
import type { LanguageOption } from '../options.ts'
import { renderReport } from '../render.ts'
import { compareMessages } from './compare.gen.ts'

export interface CompareOptions extends LanguageOption {
  readonly worlds: readonly string[]
  readonly months?: number
  readonly json?: boolean
}

/** What is answered under one of the worlds. */
interface WorldAnswer {
  readonly hash: string
  readonly title: string
  /** M USD, at the places asked about together. */
  readonly valueAddedLost: number
  readonly importCostIncrease: number
  readonly firstStop: string | null
  readonly sectors: Readonly<Record<string, number>>
}

/** What one table does by itself. */
interface TableEffect extends TableChange {
  /** By how much the loss moves if this table alone is as in the second world, M USD; null where that makes no world. */
  readonly moved: number | null
}

/** As many rows of a table are listed on the screen; JSON has all. */
const LISTED = 12

/** Asks the same of two worlds, then of the first with one table of the second at a time. */
export async function compareCommand(name: string, options: CompareOptions): Promise<void> {
  const { worlds, lang } = options
  const [first, second] = worlds
  if (first === undefined || second === undefined || worlds.length > 2)
    throw new InputError([cliFault('WORLDS_NOT_TWO', { given: worlds.length })])
  const scenario = await readScenario(name)
  const [before, after] = [await layersOf(first), await layersOf(second)]
  const [old, now] = [readTables(before), readTables(after)]
  const ask = await asker(scenario, options.months)
  const answers = [(await ask(before)).answer, (await ask(after)).answer] as const
  const tables: TableEffect[] = []
  for (const change of tableChanges(old, now)) {
    process.stderr.write(`${fileOf(change.table)} …\n`)
    tables.push({ ...change, moved: await movedBy(change, { old, now }, answers[0].valueAddedLost, ask) })
  }
  const result = { scenario: name, before: answers[0], after: answers[1], tables }
  process.stdout.write(
    options.json === true ? toJson(result) : renderReport(reportOf(result, lang), colours(process.stdout)),
  )
}

/** A shipped world by name, or folders joined by commas. */
function layersOf(given: string): Promise<Layer[]> {
  const [world, ...over] = given.split(',')
  return readLayers(world, over)
}

type Ask = (layers: readonly Layer[]) => Promise<{ readonly answer: WorldAnswer }>

async function asker(scenario: ScenarioText, months: number | undefined): Promise<Ask> {
  const solver: Solver = await loadSolver()
  return async (layers) => {
    const session = await openModelSession(layers, Promise.resolve(solver))
    const result = runRequest(session, {
      study: 'stress',
      scenario,
      range: false,
      ...(months === undefined ? {} : { months }),
    })
    return { answer: answerOf(result, session.world) }
  }
}

function answerOf({ central, focus }: StressResult, world: { hash: string; title: string }): WorldAnswer {
  const places = central.places.filter(({ place }) => focus.includes(place))
  const uses = central.uses.filter(({ place }) => focus.includes(place))
  const sectors = [...new Set(uses.map(({ sector }) => sector))].sort()
  const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((all, one) => all + of(one), 0)
  return {
    hash: world.hash,
    title: world.title,
    valueAddedLost: sum(places, ({ valueAddedLost }) => valueAddedLost),
    importCostIncrease: sum(places, ({ importCostIncrease }) => importCostIncrease),
    firstStop: places.flatMap(({ firstStop }) => firstStop ?? []).sort()[0] ?? null,
    sectors: Object.fromEntries(
      sectors.map((sector) => [
        sector,
        sum(
          uses.filter((use) => use.sector === sector),
          ({ valueAddedLost }) => valueAddedLost,
        ),
      ]),
    ),
  }
}

/** Null where the first world with this table alone is none: a row that names one which only the second has, say. */
async function movedBy(
  { table }: TableChange,
  { old, now }: { readonly old: Tables; readonly now: Tables },
  before: number,
  ask: Ask,
): Promise<number | null> {
  try {
    return (await ask([withTableOf(table, now, old)])).answer.valueAddedLost - before
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}

interface CompareResult {
  readonly scenario: string
  readonly before: WorldAnswer
  readonly after: WorldAnswer
  readonly tables: readonly TableEffect[]
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${round(value, 3)}`

function reportOf({ scenario, before, after, tables }: CompareResult, lang: CompareOptions['lang']): Report {
  const say = sayer(compareMessages, lang)
  const figures: readonly (readonly [string, number, number])[] = [
    [say('lost'), before.valueAddedLost, after.valueAddedLost],
    [say('bill'), before.importCostIncrease, after.importCostIncrease],
    ...[...new Set([...Object.keys(before.sectors), ...Object.keys(after.sectors)])]
      .sort()
      .map((sector) => [say('lostIn', { sector }), before.sectors[sector] ?? 0, after.sectors[sector] ?? 0] as const),
  ]
  const moved = figures.filter(([, a, b]) => round(a, 6) !== round(b, 6))
  const ordered = [...tables].sort((a, b) => Math.abs(b.moved ?? 0) - Math.abs(a.moved ?? 0))
  return {
    title: say('title', { scenario }),
    lines: [
      say('answer', {
        before: round(before.valueAddedLost, 3),
        after: round(after.valueAddedLost, 3),
        by: signed(after.valueAddedLost - before.valueAddedLost),
      }),
      say('worlds', {
        first: `${before.title} ${before.hash.slice(0, 12)}`,
        second: `${after.title} ${after.hash.slice(0, 12)}`,
      }),
      say('stops', { before: before.firstStop ?? say('none'), after: after.firstStop ?? say('none') }),
    ],
    sections: [
      {
        heading: say('figures', { n: moved.length }),
        table: {
          columns: [left(say('figure')), right(say('before')), right(say('after')), right(say('difference'))],
          rows: moved.map(([name, a, b]) => [name, round(a, 3), round(b, 3), signed(b - a)]),
        },
      },
      {
        heading: say('tables', { n: tables.length }),
        lines: [say('tablesNote')],
        table: {
          columns: [left(say('table')), right(say('rows')), right(say('moved'))],
          rows: ordered.map(({ table, rows, moved: by }) => [
            fileOf(table),
            String(rows.length),
            by === null ? say('notAlone') : signed(by),
          ]),
        },
      },
      ...ordered.map(({ table, rows }) => ({
        heading: fileOf(table),
        lines: [
          ...rows.slice(0, LISTED).map(({ row, how, cells }) =>
            how === 'changed'
              ? say('changed', {
                  row,
                  cells: cells.map(({ column, before: a, after: b }) => `${column} ${a} → ${b}`).join('; '),
                })
              : say(how, { row }),
          ),
          ...(rows.length > LISTED ? [say('more', { n: rows.length - LISTED })] : []),
        ],
      })),
    ],
  }
}
