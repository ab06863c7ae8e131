import type { BaselineResult } from '../../../src/studies/index.ts'

export type Fit = BaselineResult['fits'][number]

/** Observations of one thing that cannot all be right, with what the baseline uses for it. */
export interface Conflict {
  readonly observations: readonly Fit[]
  readonly used: number
  /** The facts of trade it rests on, where there are any. */
  readonly flows: readonly Fit[]
}

const what = ({ kind, place, partner, materials, unit }: Fit): string =>
  [kind, place, partner ?? '', unit, ...materials].join('|')

/** Whether two sources cannot both be right. One source that gives two figures speaks of two things. */
const apart = (a: Fit, b: Fit): boolean => a.source !== b.source && (a.high < b.low || b.high < a.low)

/** Among observations that contradict each other, those with the one that lies furthest from the baseline. */
export function conflictOf(fits: readonly Fit[]): Conflict | undefined {
  const groups = new Map<string, Fit[]>()
  for (const fit of fits)
    if (fit.use === 'fit' || fit.use === 'check') groups.set(what(fit), [...(groups.get(what(fit)) ?? []), fit])
  const furthest = (group: readonly Fit[]): number =>
    Math.max(...group.map(({ normalizedResidual }) => Math.abs(normalizedResidual)))
  const found = [...groups.values()]
    .filter((group) => furthest(group) > 1 && group.some((a) => group.some((b) => apart(a, b))))
    .sort((a, b) => furthest(b) - furthest(a))[0]
  const first = found?.[0]
  if (found === undefined || first === undefined) return undefined
  const materials = new Set(first.materials)
  return {
    observations: [...found].sort((a, b) => b.value - a.value),
    used: first.fitted,
    flows: fits
      .filter(
        ({ use, kind, place, materials: carried }) =>
          use === 'fact' && kind === 'route' && place === first.place && carried.some((one) => materials.has(one)),
      )
      .sort((a, b) => b.fitted - a.fitted),
  }
}
