import { nameIn, sayer } from '../../messages/index.ts'
import type { World } from '../../world/index.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { accountsSections } from './accounts-report.ts'
import { hindcastMessages } from './messages.gen.ts'
import type { ProducersHindcast } from './producers.ts'

type Fall = ProducersHindcast['falls'][number]

/** Producer by producer and year by year what was said and seen, and the score beside what knows nothing of producers. */
export function producersReport(
  world: World,
  { version, falls, accounts }: ProducersHindcast,
  language: Language,
): Report {
  const say = sayer(hindcastMessages, language)
  return {
    title: say('producersTitle'),
    lines: [`ytterby ${version}`, say('producersText')],
    sections: [
      {
        heading: say('producersScores'),
        table: {
          columns: [
            left(say('fall')),
            right(say('siteYears')),
            right(say('stopsSeen')),
            right(say('stopsSaid')),
            ...falls
              .slice(0, 1)
              .flatMap(({ scores }) => scores)
              .map(({ name }) => right(say(`brier-${name}`))),
          ],
          rows: falls.map(({ id, rows, stops, scores }) => [
            id,
            String(rows.length),
            String(stops),
            round(scores.find(({ name }) => name === 'model')?.expected ?? 0, 2),
            ...scores.map(({ brier }) => brier.toFixed(4)),
          ]),
        },
      },
      ...falls.map((fall) => saidAndSeen(world, fall, language)),
      ...accountsSections(world, accounts, language),
    ],
  }
}

/** A row for each site: the chance of a stop in each year, and what it did where it did not just run. */
function saidAndSeen(world: World, { id, rows, leftOut }: Fall, language: Language): Section {
  const say = sayer(hindcastMessages, language)
  const years = [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other)
  const sites = [...new Set(rows.map(({ site }) => site))]
  const nameOf = (site: string): string => {
    const known = world.sites.get(site)
    return known === undefined ? site : nameIn(language, known)
  }
  return {
    heading: say('saidAndSeen', { fall: id }),
    lines: [say('leftOutSites', { count: String(leftOut.length) })],
    table: {
      columns: [left(say('site')), left(say('ownerThen')), ...years.map((year) => right(String(year)))],
      rows: sites.map((site) => {
        const own = rows.filter((row) => row.site === site)
        return [
          nameOf(site),
          own.at(-1)?.owner ?? '',
          ...years.map((year) => {
            const row = own.find((each) => each.year === year)
            if (row === undefined) return ''
            return row.seen === 'ran' ? percent(row.said) : `${percent(row.said)} (${say(row.seen)})`
          }),
        ]
      }),
    },
  }
}
