import { namer, sayer, WRITING, type Language } from '../messages/index.ts'
import { LEFT_OUT_REASONS, type LeftOutReason, type UnusedRow } from './entry.ts'
import { reasonsMessages } from './reasons.gen.ts'

/** Rows that were left out for one reason. */
export interface LeftOutCount {
  readonly reason: LeftOutReason
  readonly rows: number
  /** What was met, each once. */
  readonly what: readonly string[]
}

export const countLeftOut = (leftOut: readonly UnusedRow[]): LeftOutCount[] =>
  LEFT_OUT_REASONS.flatMap((reason) => {
    const of = leftOut.filter((one) => one.reason === reason)
    return of.length === 0 ? [] : [{ reason, rows: of.length, what: [...new Set(of.map(({ what }) => what))] }]
  })

/** A reason in words. */
export const reasonIn = (language: Language, { reason }: LeftOutCount): string =>
  namer(reasonsMessages, language)(reason)

const SHOWN = 5
/** The first of what was met. */
export const examplesIn = (language: Language, { what }: LeftOutCount): string =>
  WRITING[language].commas([...what.slice(0, SHOWN), ...(what.length > SHOWN ? ['…'] : [])])

/** Reasons in words, with numbers and examples. */
export const countsIn = (language: Language, counts: readonly LeftOutCount[]): string =>
  WRITING[language].semicolons(
    counts.map((count) =>
      sayer(reasonsMessages, language)('counted', {
        reason: reasonIn(language, count),
        n: count.rows,
        such: examplesIn(language, count),
      }),
    ),
  )
