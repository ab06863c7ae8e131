import { nameIn, sayer, WRITING } from '../../messages/index.ts'
import { left, right, round, type Language, type Report } from '../report.ts'
import { boundOf } from './record.ts'
import type { FitResult } from './result.ts'
import { hindcastMessages } from './messages.gen.ts'

/** What a fit found, from how many starts, and what it could not find out. */
export function fitReport(
  { version, episodes, error, errors, freeParameters, startPoints, trace }: FitResult,
  language: Language,
): Report {
  const say = sayer(hindcastMessages, language)
  const { commas } = WRITING[language]
  const nameOf = (parameter: FitResult['freeParameters'][number]): string => nameIn(language, parameter)
  const notIdentified = freeParameters.filter((parameter) => parameter.notIdentified)
  const atBound = freeParameters.filter((parameter) => boundOf(parameter) !== undefined)
  return {
    title: say('fitTitle'),
    lines: [`ytterby ${version}`],
    sections: [
      {
        heading: say('brief'),
        lines: [
          say('fitOn', { episodes: commas(episodes.map(({ id }) => id)) }),
          say('fitError', {
            tabled: round(error.central),
            fitted: round(error.fitted),
            evaluations: String(trace.length),
            starts: String(startPoints.length),
            ends: commas(startPoints.map((start) => round(start.error))),
          }),
          ...(notIdentified.length === 0 ? [] : [say('fitFlat', { flat: commas(notIdentified.map(nameOf)) })]),
          ...(atBound.length === 0 ? [] : [say('fitEnds', { ends: commas(atBound.map(nameOf)) })]),
        ],
      },
      {
        heading: say('errors'),
        table: {
          columns: [
            left(say('metric')),
            right(say('count')),
            right(say('nothing')),
            right(say('tabled')),
            right(say('fitted')),
          ],
          rows: errors.map(({ metric, rows, noChange, central, fitted }) => [
            say(metric === 'use' ? 'usage' : metric),
            String(rows),
            round(noChange),
            round(central),
            round(fitted),
          ]),
        },
      },
      {
        heading: say('axes'),
        lines: [say('axesText')],
        table: {
          columns: [
            left(say('factor')),
            right(say('asTabled')),
            right(say('fitted')),
            right(say('least')),
            right(say('most')),
          ],
          rows: freeParameters.map((parameter) => {
            const along = parameter.profile.map((point) => point.error)
            return [
              nameOf(parameter),
              String(parameter.central),
              String(parameter.fitted),
              Math.min(...along).toFixed(3),
              Math.max(...along).toFixed(3),
            ]
          }),
        },
      },
    ],
  }
}
