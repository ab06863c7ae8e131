import { left, right, round, type Language, type Report } from '../report.ts'
import type { DataTable } from '../tables.ts'
import { endOf } from './record.ts'
import type { FitResult } from './result.ts'
import { hindcastWords } from './words.ts'

/** What a fit found, from how many starts, and what it could not find out. */
export function fitReport(
  { version, episodes, error, errors, axes, starts, trace }: FitResult,
  language: Language,
): Report {
  const say = hindcastWords(language)
  const between = language === 'ja' ? '、' : ', '
  const nameOf = ({ name, nameJa }: FitResult['axes'][number]): string => (language === 'ja' ? nameJa : name)
  const flat = axes.filter((axis) => axis.flat)
  const atEnd = axes.filter((axis) => endOf(axis) !== undefined)
  return {
    title: say('fitTitle'),
    lines: [`ytterby ${version}`],
    sections: [
      {
        heading: say('brief'),
        lines: [
          say('fitOn', { episodes: episodes.map(({ id }) => id).join(between) }),
          say('fitError', {
            tabled: round(error.tabled),
            fitted: round(error.fitted),
            evaluations: String(trace.length),
            starts: String(starts.length),
            ends: starts.map((start) => round(start.error)).join(between),
          }),
          ...(flat.length === 0 ? [] : [say('fitFlat', { flat: flat.map(nameOf).join(between) })]),
          ...(atEnd.length === 0 ? [] : [say('fitEnds', { ends: atEnd.map(nameOf).join(between) })]),
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
          rows: errors.map(({ metric, rows, nothing, tabled, fitted }) => [
            say(metric === 'use' ? 'usage' : metric),
            String(rows),
            round(nothing),
            round(tabled),
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
          rows: axes.map((axis) => {
            const along = axis.profile.map((point) => point.error)
            return [
              nameOf(axis),
              String(axis.tabled),
              String(axis.fitted),
              Math.min(...along).toFixed(3),
              Math.max(...along).toFixed(3),
            ]
          }),
        },
      },
    ],
  }
}

export const fitTables = ({ axes, errors }: FitResult): DataTable[] => [
  {
    name: 'profiles',
    columns: ['factor', 'tabled', 'fitted', 'level', 'error'],
    rows: axes.flatMap(({ id, tabled, fitted, profile }) =>
      profile.map(({ level, error }) => [id, tabled, fitted, level, error]),
    ),
  },
  {
    name: 'errors',
    columns: ['metric', 'rows', 'nothing', 'tabled', 'fitted'],
    rows: errors.map(({ metric, rows, nothing, tabled, fitted }) => [metric, rows, nothing, tabled, fitted]),
  },
]
