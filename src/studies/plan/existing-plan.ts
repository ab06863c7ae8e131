import type { Baseline, Provision } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { monthsIn, perMonth, tonnesPerYear } from '../../quantity/index.ts'
import { InputError, parseMonth, type Scenario, type World } from '../../world/index.ts'
import { decisionsOf, provisionOf } from './decisions.ts'
import { planSchema, type PlanResult } from './result.ts'
import { studyFault } from '../study-fault.ts'

/** A plan as `ytterby plan --json` prints it, or an `InputError` for a file that is none. */
export function readPlan(file: string, text: string): PlanResult {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    content = undefined
  }
  const { success, data } = planSchema.safeParse(content)
  // What stands is reported for each period.
  if (
    !success ||
    data.periods.length === 0 ||
    data.decisions.some(({ amounts }) => amounts.length !== data.periods.length)
  )
    throw new InputError([studyFault('PLAN_FILE_UNREADABLE', {}, { file })])
  return data
}

/** What a plan has standing in a year, with the plants that come without it. */
export function withExistingPlan(
  world: World,
  baseline: Baseline,
  { options, periods, decisions: planned }: PlanResult,
  year: number,
  menu: Pick<Scenario, 'opening' | 'start'>,
): Provision {
  const b = periods.findIndex((period) => period.from <= year && year < period.from + period.years)
  const last = at(periods, periods.length - 1)
  if (b < 0)
    throw new InputError([
      studyFault('PLAN_YEAR', { year, first: at(periods, 0).from, last: last.from + last.years - 1 }),
    ])
  const decisions = decisionsOf(world, baseline, options.members, options, menu)
  const amounts = new Map(planned.map(({ id, amounts }) => [id, at(amounts, b)]))
  const unknown = planned.filter(
    ({ id, kind }) => kind !== 'offtake' && !decisions.some((decision) => decision.id === id),
  )
  if (unknown.length > 0) throw new InputError(unknown.map(({ id }) => studyFault('PLAN_ITEM_UNKNOWN', { id })))
  const attacked = (parseMonth(options.start) ?? 0) + monthsIn(at(periods, b).from - Number(options.start.slice(0, 4)))
  const provision = provisionOf(
    decisions,
    Float64Array.from(decisions, ({ id, most, expected, delay }) =>
      expected === undefined ? (amounts.get(id) ?? 0) / most : expected + delay <= attacked ? 1 : 0,
    ),
  )
  const pledges = new Map(
    planned.flatMap(({ kind, material, from, place, amounts }) =>
      kind === 'offtake'
        ? [[`${material ?? ''} ${from ?? ''} ${place ?? ''}`, perMonth(tonnesPerYear(at(amounts, b)))] as const]
        : [],
    ),
  )
  return { ...provision, contractedVolumes: pledges }
}
