import type { World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { idleLines } from '../notices.ts'
import { left, right, round, type Language, type Report } from '../report.ts'
import { textsOf } from '../summary.ts'
import { namesIn } from '../words.ts'
import type { ClearResult } from './result.ts'
import { clearSummary } from './summary.ts'

/** The first month for a reader; the rest is in the tables. */
export function clearReport(world: World, result: ClearResult, language: Language): Report {
  const { scenario, version } = result
  const first = <T extends { month: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ month }) => month === scenario.start)
  const ends = result.prices.some(({ low }) => low !== undefined)
  return {
    title: 'Cleared once over the whole horizon, everything known',
    lines: [
      `ytterby ${version} · world ${result.world.hash.slice(0, 12)} (${result.world.title}) · scenario ${scenario.id}`,
      ...textsOf(clearSummary.tell(result, language, namesIn(world, language))),
      ...idleLines(result.measuresWithoutEffect, scenario, language),
      ...factsNotice(world, result.world, language),
      `Total surplus to six digits: ${round(result.totalSurplus, 6)} thousand USD. First month:`,
    ],
    sections: [
      {
        heading: 'Made',
        table: {
          columns: [left('site'), left('process'), left('feed'), right('t')],
          rows: first(result.production).map(({ site, process, feed, activity }) => [
            site,
            process,
            feed,
            round(activity, 4),
          ]),
        },
      },
      {
        heading: 'Shipped',
        table: {
          columns: [left('material'), left('from'), left('to'), right('t')],
          rows: first(result.trade).map(({ material, from, to, mass }) => [material, from, to, round(mass, 4)]),
        },
      },
      {
        heading: 'Served',
        table: {
          columns: [left('place'), left('sector'), left('material'), right('t'), right('of')],
          rows: first(result.served).map(({ place, sector, material, needed, served }) => [
            place,
            sector,
            material,
            round(served, 4),
            round(needed, 4),
          ]),
        },
      },
      {
        heading: 'Prices, USD/kg',
        table: {
          columns: [left('material'), left('place'), right('price'), ...(ends ? [right('from'), right('to')] : [])],
          rows: first(result.prices).map(({ material, place, price, low, high }) => [
            material,
            place,
            round(price, 6),
            ...(low === undefined ? [] : [round(low, 6), high == null ? '–' : round(high, 6)]),
          ]),
        },
      },
    ],
  }
}
