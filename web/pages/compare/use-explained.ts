import { useCatalogue } from '../../model/catalogue.tsx'
import { casesOf } from '../../subjects/stress.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import { useAnswers, type AnsweredColumn } from './columns.ts'
import { differencesOf, haveOneBase, withControl, type Control, type Difference } from './differences.ts'

/** A difference, and what it does by itself. */
export interface ExplainedDifference extends Difference {
  /** By how much it alone changes the loss of the first question, M USD; nothing where that is not known, or not yet. */
  readonly alone: number | undefined
}

/** What differs between the first question and another, and which part of the difference in losses each makes. */
export interface Explained {
  readonly column: AnsweredColumn
  readonly differences: readonly ExplainedDifference[]
  /** Whether settings can be exchanged one by one. */
  readonly isOneBase: boolean
  /** Whether any of the parts is still being worked out. */
  readonly isWorking: boolean
}

/** Settings that are tried one by one; beyond these, a page would work for minutes. */
const TRIED = 6

export const lossAt = (result: StressResult): number =>
  casesOf(result, undefined, ({ valueAddedLost }) => valueAddedLost).central

/** Explains every other column by the first. Parts are worked out once all columns are answered. */
export function useExplained(columns: readonly AnsweredColumn[], isComplete: boolean): readonly Explained[] {
  const { foresight } = useCatalogue()
  const [first, ...others] = columns
  const found = others.map((column) => {
    const differences = first === undefined ? [] : differencesOf(first, column, foresight)
    return { column, differences, controls: [...new Set(differences.map(({ control }) => control))] }
  })
  const tried = found.flatMap(({ column, controls }) =>
    // One alone makes all of it.
    first === undefined || !isComplete || controls.length < 2
      ? []
      : controls.slice(0, TRIED).flatMap((control) => {
          const spec = withControl(first.spec, column.spec, control)
          return spec === undefined ? [] : [{ letter: column.letter, control, spec }]
        }),
  )
  const results = useAnswers(tried.map(({ spec }) => spec))
  return found.map(({ column, differences, controls }) => {
    const isOneBase = first !== undefined && haveOneBase(first.spec, column.spec)
    const aloneOf = (control: Control): number | undefined => {
      if (first === undefined) return undefined
      if (isOneBase && controls.length === 1) return lossAt(column.result) - lossAt(first.result)
      const result = results[tried.findIndex((one) => one.letter === column.letter && one.control === control)]
      return result && lossAt({ ...result, focus: first.result.focus }) - lossAt(first.result)
    }
    return {
      column,
      isOneBase,
      isWorking: results.length < tried.length,
      differences: differences.map((difference, i) => ({
        ...difference,
        // A setting of several measures is exchanged as a whole, and told once.
        alone:
          differences.findIndex(({ control }) => control === difference.control) === i
            ? aloneOf(difference.control)
            : undefined,
      })),
    }
  })
}
