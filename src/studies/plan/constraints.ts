import { at, entry } from '../../lists/index.ts'
import { minus, MONTHS_PER_YEAR, yearsIn, type Tonnes } from '../../quantity/index.ts'
import { FaultList, InputError, type World, suggested } from '../../world/index.ts'
import { placesNamed } from '../places.ts'
import { round } from '../report.ts'
import { budgetIn, currencyOf } from './budget.ts'
import type { ConstraintFrame, PlanConstraint } from './constraint-frame.ts'
import type { GivenTerm, PlanConstraints } from './constraints-schema.ts'
import type { CandidateDecision } from './decisions.ts'
import type { ConstraintRow } from './master-problem.ts'
import { MOST_SHARING, payerGroups } from './payers.ts'
import { lastYearOf, periodBy } from './term-years.ts'
import { capacityTerms, outputTerms, shareTerms } from './supply-terms.ts'
import { studyFault } from '../study-fault.ts'

export type { PlanConstraint } from './constraint-frame.ts'
export type { PlanConstraints } from './constraints-schema.ts'

/** The terms as rows over what stands. */
export function constraintsOf(terms: PlanConstraints, given: Omit<ConstraintFrame, 'where'>): PlanConstraint[] {
  const { file, lines } = terms
  const where: ConstraintFrame['where'] = (id) => {
    const line = lines?.get(id)
    return line === undefined ? { file } : { file, line }
  }
  const frame: ConstraintFrame = { ...given, where }
  const budgets = terms.budgets ?? []
  const weighed = (weight: number | undefined, rows: readonly PlanConstraint[]): PlanConstraint[] =>
    rows.map((row) => (weight === undefined ? row : { ...row, weight }))
  return [
    ...budgets
      .filter(({ payer }) => payer === undefined)
      .flatMap((one) => weighed(one.weight, [budgetTerm(one, frame)])),
    ...payerTerms(
      budgets.filter(({ payer }) => payer !== undefined),
      frame,
    ),
    ...(terms.limits ?? []).flatMap((one) => weighed(one.weight, [limitTerm(one, frame)])),
    ...(terms.stocks ?? []).flatMap((one) => weighed(one.weight, stockTerms(one, frame))),
    ...(terms.stores ?? []).flatMap((one) => weighed(one.weight, storeTerms(one, frame))),
    ...(terms.shares ?? []).flatMap((one) => weighed(one.weight, shareTerms(one, frame))),
    ...(terms.capacities ?? []).flatMap((one) => weighed(one.weight, capacityTerms(one, frame))),
    ...(terms.outputs ?? []).flatMap((one) => weighed(one.weight, outputTerms(one, frame))),
    ...(terms.jobs ?? []).flatMap((one) => weighed(one.weight, [jobsTerm(one, frame)])),
  ]
}

/** The terms of some members alone, whose plan knows some items only. */
export function narrowedTo(terms: PlanConstraints, knows: (item: string) => boolean): PlanConstraints {
  const known = (items: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(items).filter(([id]) => knows(id)))
  return {
    ...terms,
    limits: terms.limits?.map(({ draws, ...limit }) => ({ ...limit, draws: known(draws) })),
    jobs: terms.jobs?.map(({ items, ...jobs }) => ({ ...jobs, items: known(items) })),
    budgets: terms.budgets?.map(({ items, ...budget }) =>
      items === undefined ? budget : { ...budget, items: items.filter(knows) },
    ),
  }
}

/** Which of the rows a term of the file made. */
export const rowsOfTerm = (rows: readonly PlanConstraint[], id: string): PlanConstraint[] =>
  rows.filter((row) => row.id === id || row.id.startsWith(`${id} `) || row.id.split(' + ').includes(id))

const INFINITE = Number.POSITIVE_INFINITY

/** Whether a budget covers a year, and pays for an item. */
interface Covers {
  readonly counts: (when: number) => boolean
  readonly pays: (decision: CandidateDecision) => boolean
}

function coversOf(budget: GivenTerm<'budgets'>, frame: ConstraintFrame): Covers {
  const { world, decisions, where } = frame
  const { id, for: whose, kinds, items, year: only } = budget
  const [from, until] = only === undefined ? [budget.from, budget.until] : [only, only]
  const last = lastYearOf(frame)
  if ((until ?? frame.year) < frame.year || (from ?? last) > last)
    throw new InputError([studyFault('TERMS_DO_NOTHING:budget', { id, year: frame.year, last }, where(id))])
  refuseUnknownItems(id, 'budget', items ?? [], frame)
  const places = whose === undefined ? undefined : new Set(placesNamed(world, whose))
  const named = items === undefined ? undefined : new Set(items)
  const pays = (decision: CandidateDecision): boolean =>
    places?.has(placeOf(world, decision)) !== false &&
    kinds?.includes(decision.kind) !== false &&
    named?.has(decision.id) !== false
  // An id that some members alone do not know was taken out before: what is left may be nothing.
  if ((kinds ?? []).length > 0 && !decisions.some(pays))
    throw new InputError([studyFault('TERMS_DO_NOTHING:pays', { id }, where(id))])
  return { pays, counts: (when) => (from ?? when) <= when && when <= (until ?? when) }
}

/** What is paid of each item in the years that count for it. */
function paymentsOf(
  { decisions, periods, year, availability }: ConstraintFrame,
  counted: (decision: CandidateDecision, when: number) => boolean,
): ConstraintRow['amounts'] {
  return decisions.flatMap((decision, i) => {
    const counts = (when: number): boolean => counted(decision, when)
    return periods.flatMap((period, b) => {
      if (availability(i, b) !== 'optional') return []
      // What is added in a period is paid for when it is decided on; what stands, in each of its years.
      const paid = (n: number): number =>
        counts(Math.floor(year + at(periods, n).from - yearsIn(decision.lead))) ? 1 : 0
      const once = paid(b) - (b + 1 < periods.length ? paid(b + 1) : 0)
      const years = Array.from({ length: period.years }, (_, y) => year + period.from + y).filter(counts).length
      const amount = decision.sized * once + decision.annualCost * years
      const had = decision.fixed * once
      return amount === 0 && had === 0 ? [] : [{ decision: i, period: b, amount, had }]
    })
  })
}

/** sum of what is paid in those years for what is theirs <= amount */
function budgetTerm(budget: GivenTerm<'budgets'>, frame: ConstraintFrame): PlanConstraint {
  const { pays, counts } = coversOf(budget, frame)
  return {
    id: budget.id,
    kind: 'budget',
    unit: 'M USD',
    low: Number.NEGATIVE_INFINITY,
    high: budgetIn(frame.world, budget.amount),
    there: 0,
    year: budget.year ?? budget.from ?? null,
    amounts: paymentsOf(frame, (decision, when) => pays(decision) && counts(when)),
  }
}

/**
 * Budgets of payers. What several may pay for is shared between them as they like: there is such a sharing if and only if, for each set S of
 * budgets, what only they may pay for stays within their sum (Gale 1957, Hoffman 1960):
 *
 *   sum over payments that no budget outside S covers  <=  sum of the amounts of S
 */
function payerTerms(budgets: readonly GivenTerm<'budgets'>[], frame: ConstraintFrame): PlanConstraint[] {
  const { world, decisions, where, year } = frame
  const covers = budgets.map((budget) => coversOf(budget, frame))
  const covering = (decision: CandidateDecision, when: number): number[] =>
    covers.flatMap(({ pays, counts }, p) => (counts(when) && pays(decision) ? [p] : []))
  const years = Array.from({ length: lastYearOf(frame) - year + 1 }, (_, y) => year + y)
  const groups = payerGroups(decisions.flatMap((decision) => years.map((when) => covering(decision, when))))
  if (groups === undefined) {
    const { id } = at(budgets, 0)
    throw new InputError([studyFault('TERMS_PAYERS_MANY', { most: MOST_SHARING }, where(id))])
  }
  return groups.map((group): PlanConstraint => {
    const own = group.map((p) => at(budgets, p))
    const codes = [...new Set(own.map(({ amount }) => currencyOf(amount)))]
    // A sum in several currencies is in dollars.
    const code = codes.length === 1 ? at(codes, 0) : 'USD'
    const rate = codes.length === 1 ? entry(world.currencies, code).perUsd.value : 1
    const inside = new Set(group)
    const amounts = paymentsOf(frame, (decision, when) => {
      const all = covering(decision, when)
      return all.length > 0 && all.every((p) => inside.has(p))
    })
    const from = [...new Set(own.map((one) => one.year ?? one.from ?? null))]
    const weight = Math.min(...own.map((one) => one.weight ?? 1))
    return {
      id: own.map(({ id }) => id).join(' + '),
      kind: 'budget',
      unit: `M ${code}`,
      low: Number.NEGATIVE_INFINITY,
      high: own.reduce((sum, { amount }) => sum + budgetIn(world, amount) * rate, 0),
      there: 0,
      year: from.length === 1 ? at(from, 0) : null,
      amounts: amounts.map(({ amount, had = 0, ...one }) => ({ ...one, amount: amount * rate, had: had * rate })),
      ...(weight === 1 ? {} : { weight }),
    }
  })
}

/** sum draws . v <= most, at the end of the plan */
function limitTerm({ id, most, draws }: GivenTerm<'limits'>, frame: ConstraintFrame): PlanConstraint {
  const amounts = amountsByItem(id, 'limit', draws, frame.periods.length - 1, frame)
  return { id, kind: 'limit', unit: '', low: Number.NEGATIVE_INFINITY, high: most, there: 0, year: null, amounts }
}

/** sum jobs . v >= least, in a year */
function jobsTerm({ id, least, items, by }: GivenTerm<'jobs'>, frame: ConstraintFrame): PlanConstraint {
  const period = by === undefined ? frame.periods.length - 1 : periodBy(id, by, frame)
  const amounts = amountsByItem(id, 'jobs', items, period, frame)
  return {
    id,
    kind: 'jobs',
    unit: 'jobs',
    low: least,
    high: Number.POSITIVE_INFINITY,
    there: 0,
    year: by ?? null,
    amounts,
  }
}

/** What all of some items take or give. */
function amountsByItem(
  id: string,
  kind: 'limit' | 'jobs',
  items: Readonly<Record<string, number>>,
  period: number,
  frame: ConstraintFrame,
): ConstraintRow['amounts'] {
  refuseUnknownItems(id, kind, Object.keys(items), frame)
  const index = new Map(frame.decisions.map(({ id }, i) => [id, i]))
  return Object.entries(items).map(([item, amount]) => ({ decision: entry(index, item), period, amount }))
}

function refuseUnknownItems(
  id: string,
  kind: 'limit' | 'jobs' | 'budget',
  items: readonly string[],
  { decisions, where }: ConstraintFrame,
): void {
  const known = new Set(decisions.map((decision) => decision.id))
  const faults = new FaultList()
  for (const item of items)
    if (!known.has(item)) {
      const suggestion = suggested(item, known, 'projects.csv')
      faults.add(
        kind === 'limit'
          ? studyFault('TERMS_ID_UNKNOWN:limit', { limit: id, item, suggestion }, where(id))
          : studyFault('TERMS_ID_UNKNOWN:item', { kind, id, item, suggestion }, where(id)),
      )
    }
  faults.throwIfAny()
}

/**
 * stockpile . v >= days / 365 . use, or tonnes, by a year, for each material of the stage that is used there
 * stockpile . v <= the same, at the end of the plan: what lies there stays
 */
function stockTerms(stock: GivenTerm<'stocks'>, frame: ConstraintFrame): PlanConstraint[] {
  const { id, at: where, stage, materials, days, tonnes, most_days: mostDays, most_tonnes: mostTonnes, by } = stock
  const { world, periods } = frame
  const asked = days !== undefined || tonnes !== undefined
  const period = by === undefined ? periods.length - 1 : periodBy(id, by, frame)
  return placesNamed(world, where).flatMap((place) => {
    const own = stockpilesAt(frame, new Set([place]))
    // Those whose plan it is not hold nothing there.
    if (own.length === 0) return []
    const held = own.filter(
      ({ material }) => world.materials.get(material)?.stage === stage && materials?.includes(material) !== false,
    )
    const missing = (materials ?? []).filter((material) => !held.some((one) => one.material === material))
    return [
      ...held.flatMap(({ decision, material, most }): PlanConstraint[] => {
        const inDays = (days: number): number => days * (most / entry(world.stockpiles, stage).mostDays.value)
        const high = mostTonnes ?? (mostDays === undefined ? undefined : inDays(mostDays))
        const low = tonnes ?? (days === undefined ? undefined : inDays(days))
        if (low !== undefined && high !== undefined && low > high)
          throw new InputError([
            studyFault('TERMS_LEAST_ABOVE_MOST', { id, least: round(low, 3), most: round(high, 3) }, frame.where(id)),
          ])
        const row = { id: `${id} ${material} ${place}`, unit: 't', there: 0 }
        const amount = (p: number): ConstraintRow['amounts'] => [{ decision, period: p, amount: most }]
        return [
          ...(low === undefined
            ? []
            : [{ ...row, kind: 'stock' as const, low, high: INFINITE, year: by ?? null, amounts: amount(period) }]),
          ...(high === undefined
            ? []
            : [
                {
                  ...row,
                  id: `${row.id} most`,
                  kind: 'most-stock' as const,
                  low: -INFINITE,
                  high,
                  year: null,
                  amounts: amount(periods.length - 1),
                },
              ]),
        ]
      }),
      // Nothing of it can be held there, and so much is asked for.
      ...missing
        .map((material): PlanConstraint => ({
          id: `${id} ${material} ${place}`,
          kind: 'stock',
          unit: 't',
          low: tonnes ?? 0,
          high: INFINITE,
          there: 0,
          year: by ?? null,
          amounts: [],
        }))
        .filter(({ low }) => asked && low > 0),
    ]
  })
}

/**
 * size:  sum of stockpiles . v <= size, at the end of the plan
 * fill:  sum of stockpiles . (v_b - v_b-1) <= fill . months from the beginning of the period before to that of b
 *
 * It is filled from the decision on. How fast it can be drawn is not in this model, in which all that lies there is at hand at once.
 */
function storeTerms(
  { id, at: where, stages, size, fill }: GivenTerm<'stores'>,
  frame: ConstraintFrame,
): PlanConstraint[] {
  const { world, periods, year } = frame
  const held = stockpilesAt(frame, new Set(placesNamed(world, where))).filter(
    ({ material }) => stages?.includes(world.materials.get(material)?.stage ?? '') !== false,
  )
  if (held.length === 0) return []
  const common = { unit: 't', low: -INFINITE, there: 0 }
  return [
    ...(size === undefined
      ? []
      : [
          {
            ...common,
            id: `${id} size`,
            kind: 'store-size' as const,
            high: size,
            year: null,
            amounts: held.map(({ decision, most }) => ({ decision, period: periods.length - 1, amount: most })),
          },
        ]),
    ...(fill === undefined
      ? []
      : periods.map(({ from }, b) => {
          const before = b === 0 ? 0 : at(periods, b - 1).from
          return {
            ...common,
            id: `${id} fill ${year + from}`,
            kind: 'store-fill' as const,
            high: fill * MONTHS_PER_YEAR * (from - before),
            year: year + from,
            amounts: held.flatMap(({ decision, most }) => [
              { decision, period: b, amount: most },
              ...(b === 0 ? [] : [{ decision, period: b - 1, amount: minus(most) }]),
            ]),
          }
        })),
  ]
}

/** What may be held at some places. */
function stockpilesAt(
  { decisions }: ConstraintFrame,
  places: ReadonlySet<string>,
): { readonly decision: number; readonly material: string; readonly most: Tonnes }[] {
  return decisions.flatMap((decision, i) =>
    decision.kind === 'stockpile' && places.has(decision.place)
      ? [{ decision: i, material: decision.material, most: decision.most }]
      : [],
  )
}

/** Where what is decided stands, or who buys it. */
function placeOf(world: World, decision: CandidateDecision): string {
  switch (decision.kind) {
    case 'plant':
      return world.sites.get(decision.site)?.place ?? ''
    case 'offtake':
      return decision.to
    case 'thrifting':
    case 'stockpile':
      return decision.place
    default:
      return decision satisfies never
  }
}
