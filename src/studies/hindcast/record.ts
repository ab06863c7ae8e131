import type { ZodType } from 'zod'
import { parameterOf, type World } from '../../world/index.ts'
import { atRangeShare, FORESIGHT } from './behaviour.ts'
import type { HindcastText } from './text.ts'
import { drawsSchema, fitSchema, type FitResult, type HindcastDraws, type HindcastResult } from './result.ts'
import { readRecord } from '../read-record.ts'

/** The record of a fit that lies with the episodes; undefined where there is none. */
export const readFit = (text: HindcastText): FitResult | undefined =>
  recordIn(text, 'fit.json', fitSchema, 'ytterby hindcast fit --json')

/** The record of what drawn worlds say; undefined where there is none. */
export const readDraws = (text: HindcastText): HindcastDraws | undefined =>
  recordIn(text, 'draws.json', drawsSchema, 'ytterby hindcast draw --json')

function recordIn<T>({ name, files }: HindcastText, path: string, schema: ZodType<T>, command: string): T | undefined {
  const text = files[path]
  return text === undefined ? undefined : readRecord(`${name}/${path}`, text, schema, command)
}

type FreeParameter = FitResult['freeParameters'][number]

/** The end of its range to which a fit moved a factor, if it did: the range may be too narrow, or the model wrong. */
export function boundOf({ central, fitted, profile }: FreeParameter): 'low' | 'high' | undefined {
  if (fitted === central) return undefined
  return fitted === profile[0]?.level ? 'low' : fitted === profile.at(-1)?.level ? 'high' : undefined
}

/** What a fit found, without its course; `world` is one of those it was made on. */
export function summaryOf(record: FitResult, world: World): NonNullable<HindcastResult['fit']> {
  const { episodes, errors, error, startPoints, freeParameters } = record
  const parameters: ReadonlyMap<string, { low: number; value: number; high: number; unit: string }> = world.parameters
  return {
    episodes: episodes.map(({ id }) => id),
    rows: errors.reduce((sum, { rows }) => sum + rows, 0),
    error,
    startPoints: startPoints.map((start) => start.error),
    freeParameters: freeParameters.map((parameter) => {
      const { id, name, nameJa, central, fitted, profile, notIdentified } = parameter
      // Foresight is a parameter and no factor. It is given in months, not as a part of its range.
      const figure = parameters.get(parameterOf(id) ?? id)
      return {
        id,
        name,
        nameJa,
        central,
        fitted,
        lowest: profile[0]?.level ?? fitted,
        highest: profile.at(-1)?.level ?? fitted,
        atBound: boundOf(parameter) ?? null,
        notIdentified,
        without: profile.find(({ level }) => level === central)?.error ?? error.fitted,
        figure:
          figure === undefined
            ? null
            : {
                unit: figure.unit,
                low: figure.low,
                central: figure.value,
                high: figure.high,
                fitted: id === FORESIGHT ? fitted : atRangeShare(figure, fitted),
              },
      }
    }),
  }
}
