import type { MeasureEdit, ScenarioEdit } from '../../../src/world/index.ts'

export type Changed<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** Changes that are none are left out, so that the address and the file stay as they were. */
export const clean = <T extends object>(edit: Changed<T>): T =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as T

const told = (value: number | string | readonly string[]): string =>
  JSON.stringify(typeof value === 'object' ? value.toSorted((a, b) => a.localeCompare(b)) : value)

/** What all measures have in common; nothing where one differs. Lists are alike whatever their order. */
export function agreed<T extends number | string | readonly string[]>(values: readonly T[]): T | undefined {
  const [first] = values
  return first !== undefined && values.every((value) => told(value) === told(first)) ? first : undefined
}

/** One measure changed, the others left as they are. */
export const withOne = (edit: ScenarioEdit, id: string, change: Changed<MeasureEdit>): ScenarioEdit =>
  withMeasures(edit, { ...edit.measures, [id]: clean<MeasureEdit>({ ...edit.measures?.[id], ...change }) })

/** All measures changed alike, and what was said of single ones taken back. */
export const withAll = <K extends keyof MeasureEdit>(edit: ScenarioEdit, key: K, value: MeasureEdit[K]): ScenarioEdit =>
  clean<ScenarioEdit>({ ...withOwn(edit, key), [key]: value })

/** Each measure as the scenario has it. */
export const withOwn = (edit: ScenarioEdit, key: keyof MeasureEdit): ScenarioEdit =>
  withMeasures(
    clean<ScenarioEdit>({ ...edit, [key]: undefined }),
    Object.fromEntries(
      Object.entries(edit.measures ?? {}).map(([id, one]) => [id, clean<MeasureEdit>({ ...one, [key]: undefined })]),
    ),
  )

function withMeasures(edit: ScenarioEdit, measures: Readonly<Record<string, MeasureEdit>>): ScenarioEdit {
  const changed = Object.entries(measures).filter(([, one]) => Object.keys(one).length > 0)
  return clean<ScenarioEdit>({ ...edit, measures: changed.length === 0 ? undefined : Object.fromEntries(changed) })
}

/** Months from the first to the last of a measure; nothing where its end is open. */
export function monthsOf({
  from,
  until,
}: {
  readonly from: string
  readonly until: string | null
}): number | undefined {
  const number = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5))
  return until === null ? undefined : number(until) - number(from) + 1
}
