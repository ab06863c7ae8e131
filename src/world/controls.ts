import { word, worldFault } from './world-fault.ts'
import type { FaultList } from './fault.ts'
import { MATERIAL_GROUPS, materialsIn, PLACE_GROUPS, placesIn } from './groups.ts'
import type { ExportControl, INSTRUMENTS, Measure } from './measure.ts'
import { MONTH_PATTERN, parseMonth, type Month } from './month.ts'
import type { Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import type { Figure, Row } from './table.ts'
import type { World } from './world.ts'

/** What came before a run: the controls that had begun, and the month in which the first of them was known. */
export interface Opening {
  readonly start: Month
  readonly measures: readonly Measure[]
}

/**
 * The controls of a world that were known before a run begins, as measures: they hold on in it, and what they did until then is where
 * it begins. Undefined where there were none, and for a run that begins with the baseline year.
 */
export function openingOf(
  world: Pick<World, 'controls'>,
  { opening, start }: { readonly opening: 'controls' | 'baseline'; readonly start: Month },
): Opening | undefined {
  if (opening !== 'controls') return undefined
  const earlier = world.controls.filter((control) => control.from < start)
  if (earlier.length === 0) return undefined
  return {
    start: Math.min(...earlier.map(({ from, announced }) => Math.min(from, announced))),
    measures: earlier.map(({ allowed, ...measure }) => ({
      ...measure,
      allowedShare: allowed.map(({ from, share }) => ({ from, share: share.value })),
    })),
  }
}

/** What words of a control are read against. */
type KnownWorld = Pick<World, 'places' | 'materials' | 'sectors' | 'groups' | 'stages' | 'elements'>

/** Controls as the tables have them; words that stand for nothing are faults. */
export function controlsOf(tables: Tables, world: KnownWorld, faults: FaultList): ExportControl[] {
  const allowed = new Map<string, { from: Month; share: Figure }[]>()
  for (const row of tables.allowances) {
    const of = allowed.get(row.text('measure')) ?? []
    of.push({ from: monthOf(row, 'from', faults), share: { ...row.figure(), unit: 'share' } })
    allowed.set(row.text('measure'), of)
  }
  return tables.controls
    .map<ExportControl>((row) => {
      const id = row.text('id')
      const by = row.text('by')
      const from = monthOf(row, 'from', faults)
      const until = row.optional('until') === undefined ? undefined : monthOf(row, 'until', faults)
      const users = row.list('users')
      checkWords(row, 'users', users, { ids: [...world.sectors.keys()], table: 'sectors.csv' }, faults)
      const steps = (allowed.get(id) ?? []).sort((a, b) => a.from - b.from)
      const at = { file: row.file, line: row.line }
      if (until !== undefined && until < from)
        faults.add(
          worldFault(
            'SCENARIO_MONTHS_REVERSED',
            { what: word('measure', { id }), until: row.text('until'), from: row.text('from') },
            { ...at, column: 'until' },
          ),
        )
      if (steps[0]?.from !== from)
        faults.add(worldFault('CONTROL_WITHOUT_SHARE', { id, from: row.text('from') }, { ...at, column: 'from' }))
      return {
        id,
        title: row.text('name'),
        titleJa: row.optional('name_ja') ?? row.text('name'),
        instrument: row.text('instrument') as (typeof INSTRUMENTS)[number],
        by,
        materials: new Set(wordsOf(row, 'materials', faults, world, (each) => materialsIn(world, each))),
        to: new Set(wordsOf(row, 'to', faults, world, (each) => placesIn(world, each, by))),
        users: users.length === 0 ? undefined : new Set(users),
        from,
        until,
        announced: row.optional('announced') === undefined ? from : monthOf(row, 'announced', faults),
        allowed: steps,
        leakage: undefined,
        origin: row.text('origin') === 'yes',
        tariff: 0,
        waits: row.text('waits') === 'yes',
        byWeight: false,
      }
    })
    .sort((a, b) => a.from - b.from)
}

function wordsOf(
  row: Row,
  column: 'materials' | 'to',
  faults: FaultList,
  world: KnownWorld,
  meant: (given: string) => readonly string[] | undefined,
): string[] {
  return row.list(column).flatMap((given) => {
    const found = meant(given)
    if (found === undefined) checkWords(row, column, [given], KNOWN_TO[column](world), faults)
    return found ?? []
  })
}

const KNOWN_TO: Readonly<Record<'materials' | 'to', (world: KnownWorld) => KnownIds>> = {
  materials: (world) => ({ ids: [...world.materials.keys(), ...MATERIAL_GROUPS(world)], table: 'materials.csv' }),
  to: ({ places }) => ({ ids: [...places.keys(), ...PLACE_GROUPS], table: 'places.csv' }),
}

/** Ids that a table has to hold. */
interface KnownIds {
  readonly ids: readonly string[]
  readonly table: string
}

function checkWords(row: Row, column: string, given: readonly string[], known: KnownIds, faults: FaultList): void {
  const { ids, table } = known
  for (const id of given.filter((each) => !ids.includes(each)))
    faults.add(
      worldFault(
        'ID_UNKNOWN',
        { id, table, suggestion: suggested(id, ids, table) },
        { file: row.file, line: row.line, column },
      ),
    )
}

function monthOf(row: Row, column: string, faults: FaultList): Month {
  const text = row.text(column)
  const month = MONTH_PATTERN.test(text) ? parseMonth(text) : undefined
  if (month === undefined)
    faults.add(worldFault('CELL_NOT_A_MONTH:month', { text }, { file: row.file, line: row.line, column }))
  return month ?? 0
}
