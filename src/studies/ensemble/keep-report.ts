import { nameIn, sayer, WRITING } from '../../messages/index.ts'
import { left, moneyIn, moneyRangeIn, percent, right, type Language, type Report } from '../report.ts'
import type { KeptEnsembles } from '../stress/index.ts'
import { ensembleMessages } from './messages.gen.ts'

/** At most this many factors of a scenario are named; the table has them all. */
const NAMED = 2

/** What was drawn to be kept: for each scenario the central loss, its band, and the factors that explain most of it. */
export function keepReport(
  { version, world, seed, samples, distribution, ensembles }: KeptEnsembles,
  language: Language,
): Report {
  const say = sayer(ensembleMessages, language)
  return {
    title: say('keepTitle'),
    lines: [
      say('made', { version, hash: world.hash.slice(0, 12), world: world.title }),
      say('keepSpan', { samples, distribution, seed }),
      say('keepWhere'),
    ],
    sections: [
      {
        heading: say('numbers'),
        table: {
          columns: [
            left(say('scenario')),
            right(say('tabled')),
            right(say('keepMedian')),
            right(say('keepBand')),
            left(say('keepFactors')),
          ],
          rows: ensembles.map(({ scenario, central, valueAddedLost: { p5, p50, p95 }, factors }) => [
            scenario,
            moneyIn(language)(central),
            moneyIn(language)(p50),
            moneyRangeIn(language)(p5, p95, p50),
            WRITING[language].commas(
              factors
                .slice(0, NAMED)
                .map((factor) => WRITING[language].inBrackets(nameIn(language, factor), percent(factor.share))),
            ),
          ]),
        },
      },
    ],
  }
}
