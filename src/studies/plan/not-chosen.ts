import type { PlanResult, PlanScreening } from './result.ts'

/** Plants that could be funded and are not in the plan: those that are pinned or asked about first, then those nearest to it. */
export function notChosen({ screening, verdicts }: Pick<PlanResult, 'screening' | 'verdicts'>): PlanScreening[] {
  const asked = new Set([...verdicts, ...screening.filter(({ pinned }) => pinned)].map(({ id }) => id))
  return screening
    .filter(({ kind, reason }) => kind === 'plant' && reason !== 'chosen' && reason !== 'under-way')
    .sort(
      (one, other) =>
        Number(asked.has(other.id)) - Number(asked.has(one.id)) ||
        (asked.has(one.id) ? 0 : (other.notChosenAbove ?? 0) - (one.notChosenAbove ?? 0)),
    )
}
