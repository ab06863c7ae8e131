import { z } from 'zod'
import { gradeOf, recordLots, type LotLedger } from '../../origin/index.ts'
import { readMarketTables, tablesById, type TablesById } from '../../tables/index.ts'
import { checked } from '../forms/schemas.ts'
import { command, OPERATOR_ONLY } from './command.ts'
import { refuse } from '../forms/refusal.ts'
import { UNDER_WAY } from '../state/round.ts'
import type { MarketState } from '../state/market-state.ts'
import { nameOfTables } from '../events/adopted-tables.ts'

export const tablesCommands = {
  'adopt-tables': command(
    OPERATOR_ONLY,
    'operate',
    'Has the market go by the tables of this release from now on. No round may be under way, and what the market has may not become something else by them.',
    z.strictObject({
      tables: z
        .string()
        .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
        .meta({ description: 'which tables: the hash that `market serve` tells of those of the release' }),
    }),
    (venue, { tables: named }, { at, release }) => {
      const { world, tables } = release()
      const name = nameOfTables({ world, tables })
      if (named !== name)
        refuse('TABLES_OTHER', `This release has the tables ${name}.`, 'Look at what these change, and name them.')
      if (venue.world === world && name === nameOfTables({ world, tables: venue.tables.written }))
        refuse('TABLES_ADOPTED', 'The market goes by these tables.', 'There is nothing to do.')
      const going = [...venue.rounds.values()].filter(({ status }) => UNDER_WAY.includes(status))
      if (going.length > 0)
        refuse(
          'TABLES_ROUNDS',
          `Orders are taken by the earlier tables: ${going.map(({ id, status }) => `"${id}" is ${status}`).join(', ')}.`,
          'Clear these rounds, or declare them void.',
        )
      // What could not be read again must not be adopted.
      const next = tablesById(checked(() => readMarketTables(tables)))
      const lost = lostIn(venue, next)
      if (lost.length > 0)
        refuse(
          'TABLES_LACK',
          `The market has ${lost.slice(0, 5).join(', ')}, which these tables do not know.`,
          'Go on with the tables that it has, or serve it with some that know them (--world, --overlay).',
        )
      const other = otherLots(venue, next, at.slice(0, 10))
      if (other.length > 0)
        refuse(
          'TABLES_CHANGE_LOTS',
          `By these tables ${other.length} lots or records would be something else, among them ${other.slice(0, 5).join(', ')}.`,
          'Go on with the tables that it has: what was recorded was checked against them.',
        )
      return [{ kind: 'tables', world, tables }]
    },
  ),
} as const

/** Materials and places that the market has something to do with, and that tables do not know. */
function lostIn({ lots, registry, contracts, shortages, rounds, tables }: MarketState, next: TablesById): string[] {
  const specs = [...rounds.values()].filter(({ status }) => status !== 'void').map(({ spec }) => spec)
  const sites = [...registry.sites.values()]
  const materials = [
    ...[...lots.lots.values()].map(({ material }) => material),
    ...sites.flatMap(({ processes }) => [...processes.values()].flatMap((process) => [...(process.materials ?? [])])),
    ...[...contracts.values()].map(({ material }) => material),
    ...shortages.keys(),
    ...specs.flatMap((spec) => spec.materials.map(({ material }) => material)),
  ]
  // A site may lie in a country that no table knows.
  const places = [
    ...sites.map(({ country }) => country).filter((id) => tables.places.has(id)),
    ...specs.flatMap((spec) => spec.places),
  ]
  const processes = sites.flatMap((site) => [...site.processes.keys()])
  return [
    ...new Set([
      ...materials.filter((id) => !next.materials.has(id)),
      ...places.filter((id) => !next.places.has(id)),
      ...processes.filter((id) => !next.processes.has(id)),
    ]),
  ]
}

/** After all rules of origin hold. */
const LATE = '9999-12-31'

/** Lots and records that would not be by other tables what they are: taken or refused, whose, how much, of which grade. */
function otherLots(venue: MarketState, next: TablesById, today: string): string[] {
  const { registry, grades } = checked(() => venue.by(next))
  const was = factsOf({ registry: venue.registry, grades: venue.grades, book: venue.lots }, today)
  const is = factsOf({ registry, grades, book: recordLots(venue.recorded, registry) }, today)
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id)).sort()
}

function factsOf(
  { book, registry, grades }: Pick<MarketState, 'registry' | 'grades'> & { readonly book: LotLedger },
  today: string,
): Map<string, string> {
  const gradeOn = (lot: Parameters<typeof gradeOf>[1], on: string): string =>
    gradeOf(grades, lot, registry, { on }).grade?.id ?? ''
  return new Map([
    ...[...book.lots.values()].map((lot): [string, string] => [
      lot.id,
      [lot.material, lot.left, lot.owner, lot.site, gradeOn(lot, today), gradeOn(lot, LATE)].join(' '),
    ]),
    ...[...book.events.keys()].map((id): [string, string] => [id, 'taken']),
    ...book.refused.map(({ code, message }): [string, string] => [message, code]),
  ])
}
