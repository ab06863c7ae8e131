import type { StressResult } from '../../../src/studies/index.ts'

export type OwnPart = NonNullable<StressResult['company']>[number]
export type OwnLine = NonNullable<StressResult['companyLines']>[number]
export type OwnMeasure = NonNullable<StressResult['companyMeasures']>[number]

/** Parts in the order in which they stop; those that do not come last, the likeliest stop first. */
export const byStop = (parts: readonly OwnPart[]): OwnPart[] =>
  [...parts].sort(
    (a, b) =>
      (a.stops ?? '9999').localeCompare(b.stops ?? '9999') ||
      (a.timeToSurvive ?? Infinity) - (b.timeToSurvive ?? Infinity) ||
      lastChance(b) - lastChance(a) ||
      a.part.localeCompare(b.part),
  )

export const lastChance = ({ chances }: Pick<OwnPart, 'chances'>): number => chances.at(-1)?.chance ?? 0

/** What all lines together sell and lose; undefined where none of them has a value. */
export function totalOf(
  lines: readonly OwnLine[],
):
  { readonly value: number; readonly onShelf: number; readonly byLot: number; readonly isJudged: boolean } | undefined {
  const valued = lines.filter(({ value }) => value !== null)
  if (valued.length === 0) return undefined
  const sum = (of: (line: OwnLine) => number | null): number => valued.reduce((all, line) => all + (of(line) ?? 0), 0)
  return {
    value: sum(({ value }) => value),
    onShelf: sum(({ lostOnShelf }) => lostOnShelf),
    byLot: sum(({ lostByLot }) => lostByLot),
    isJudged: valued.some(({ valueFrom }) => valueFrom === 'sector'),
  }
}

/** A measure pays if such a shock comes at least once in this many years; undefined where its worth is not known. */
export function paysOnceIn({ saved, cost }: Pick<OwnMeasure, 'saved' | 'cost'>): number | undefined {
  if (saved === null || saved <= 0) return undefined
  return cost <= 0 ? Infinity : saved / cost
}

/**
 * What to do first: of each part the measure that keeps most for its cost if such a shock comes as often as asked, or the one that pays soonest if none does;
 * no more stock than can be held. Parts with most to keep come first.
 */
export function firstSteps(measures: readonly OwnMeasure[], years: number): OwnMeasure[] {
  const parts = new Map<string, OwnMeasure[]>()
  for (const one of measures) {
    const key = `${one.part}\n${one.material}`
    parts.set(key, [...(parts.get(key) ?? []), one])
  }
  return [...parts.values()]
    .map((own) => {
      const within = own.filter((one) => !isBeyondHolding(one))
      const pays = within.filter((one) => (paysOnceIn(one) ?? 0) >= years)
      const known = within.length > 0 ? within : own
      // Where no worth is known, the chance alone decides.
      const among = pays.length > 0 ? pays : known.some(({ saved }) => saved === null) ? known : known.slice(0, 1)
      return among.reduce((best, one) => (net(one, years) > net(best, years) ? one : best))
    })
    .sort((a, b) => (b.saved ?? 0) - (a.saved ?? 0) || b.chanceBefore - b.chance - (a.chanceBefore - a.chance))
}

/** More stock than users of such goods can hold. */
export const isBeyondHolding = ({ days, mostDays }: Pick<OwnMeasure, 'days' | 'mostDays'>): boolean =>
  days !== null && mostDays !== null && days > mostDays

/** What a measure keeps a year, less its cost, if such a shock comes once in this many years; without a value, by its chance alone. */
const net = ({ saved, cost, chance, chanceBefore }: OwnMeasure, years: number): number =>
  saved === null ? chanceBefore - chance : saved / years - cost
