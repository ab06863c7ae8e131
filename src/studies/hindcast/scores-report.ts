import { sayer, type SayOf } from '../../messages/index.ts'
import { left, right, round, type Language, type Report, type Section } from '../report.ts'
import { answersOf } from './about.ts'
import { bandOf } from './proper-scores.ts'
import { hindcastMessages } from './messages.gen.ts'
import type { HindcastDraws, HindcastScores } from './result.ts'

type Say = SayOf<typeof hindcastMessages>

const DASH = '–'
const shown = (value: number | null): string => (value === null ? DASH : round(value))
const sparse = (rule: HindcastScores['numbers'][number]['persistence']): string =>
  rule === null ? DASH : `${round(rule.score)} (${round(rule.model)})`

/** Forecasts beside rules that cost nothing; nothing where no worlds were drawn. */
export function scoreSections(scores: HindcastScores, say: Say): Section[] {
  if (scores.samples === 0) return []
  return [
    ...(scores.numbers.length === 0 ? [] : [numberSection(scores, say)]),
    ...(scores.stops.length === 0 ? [] : [stopSection(scores, say)]),
  ]
}

const numberSection = ({ numbers, samples, stale }: HindcastScores, say: Say): Section => ({
  heading: say('scores'),
  lines: [say('scoresText', { draws: String(samples) }), ...(stale ? [say('staleDraws')] : [])],
  table: {
    columns: [
      left(say('variant')),
      left(say('metric')),
      right(say('count')),
      right(say('nothing')),
      right(say('word')),
      right(say('last')),
      right(say('yearBefore')),
      right(say('past')),
      right(say('tabled')),
      right(say('drawn')),
      right(say('blurred')),
      right(say('within50')),
      right(say('within90')),
    ],
    rows: numbers.map((score) => [
      score.variant === score.episode ? score.variant : `${score.episode} ${score.variant}`,
      say(score.metric === 'use' ? 'usage' : score.metric),
      String(score.rows),
      round(score.nothing),
      round(score.word),
      sparse(score.persistence),
      sparse(score.yearBefore),
      shown(score.climatology),
      round(score.tabled),
      shown(score.draws),
      shown(score.calibrated),
      String(score.bands?.calibrated?.held50 ?? DASH),
      String(score.bands?.calibrated?.held90 ?? DASH),
    ]),
  },
})

const stopSection = ({ stops }: HindcastScores, say: Say): Section => ({
  heading: say('stopScores'),
  lines: [say('stopScoresText')],
  table: {
    columns: [
      left(say('variant')),
      right(say('count')),
      right(say('stopped')),
      right(say('noStop')),
      right(say('allStop')),
      right(say('rate')),
      right(say('tabled')),
      right(say('fitted')),
      right(say('drawn')),
      right(say('logRate')),
      right(say('logTabled')),
      right(say('log')),
      right(say('order')),
    ],
    rows: stops.map((score) => [
      score.variant,
      String(score.rows),
      String(score.stopped),
      round(score.noStop),
      round(score.allStop),
      round(score.baseRate),
      round(score.tabled),
      shown(score.fitted),
      shown(score.draws),
      round(score.logBaseRate),
      round(score.logTabled),
      shown(score.logDraws),
      shown(score.areaUnderCurve),
    ]),
  },
})

/** What drawn worlds say of each observation. */
export function drawReport({ version, samples, seed, episodes }: HindcastDraws, language: Language): Report {
  const say = sayer(hindcastMessages, language)
  return {
    title: say('drawTitle'),
    lines: [`ytterby ${version}`, say('drawText', { draws: String(samples), seed: String(seed) })],
    sections: episodes.flatMap(({ id, variants }) =>
      variants.map((variant) => ({
        heading: `${id} ${variant.id}`,
        table: {
          columns: [
            left(say('what')),
            right(say('drawn')),
            right(say('low')),
            right(say('middle')),
            right(say('high')),
          ],
          rows: variant.rows.map((row) => {
            const answers = answersOf(row)
            const forecast = { draws: answers, deviation: 0 }
            const ends = answers.length === 0 ? undefined : bandOf(forecast, 0.9)
            const middle = answers.length === 0 ? undefined : bandOf(forecast, 0).low
            return [
              row.id,
              String(answers.length),
              shown(ends?.low ?? null),
              shown(middle ?? null),
              shown(ends?.high ?? null),
            ]
          }),
        },
      })),
    ),
  }
}
