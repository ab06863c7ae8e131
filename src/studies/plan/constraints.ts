import { z } from 'zod'
import type { Baseline } from '../../clearing/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import { perYear, yearsIn } from '../../quantity/index.ts'
import { FaultList, InputError, plausible, readYaml, type World, suggested, placed } from '../../world/index.ts'
import { placesNamed } from '../places.ts'
import { budgetIn } from './budget.ts'
import type { CandidateDecision } from './decisions.ts'
import type { ConstraintRow } from './master.ts'
import type { InvestmentPeriod } from './periods.ts'
import { word, studyFault } from '../study-fault.ts'

/**
 * What a plan must keep to besides its budget: budgets of members and years, things that several items share, stocks and shares
 * that a policy asks for. Each is a row over what stands:  low <= sum amount . v <= high.
 */
const year = z.int().min(plausible.YEARS.min).max(plausible.YEARS.max)
const id = z.string().min(1)
/** In whatever unit a limit counts: kilowatt hours, workers, tonnes. */
const amount = z.number().min(0).max(plausible.ANY_OF_SEVERAL.max)
const stage = z.string().min(1).meta({ description: 'Id of a row of stages.csv' })
const places = z.array(z.string()).min(1).meta({ description: 'Places or blocs' })

export const planConstraintsSchema = z
  .strictObject({
    title: z.string().min(1),
    title_ja: z.string().min(1).optional(),
    source: z.string().optional(),
    note: z.string().optional(),
    budgets: z
      .array(
        z.strictObject({
          id,
          amount: z.string().meta({ description: 'Most that is paid, such as 39e9JPY' }),
          for: places
            .optional()
            .meta({ description: 'What is built or held there, or bought by them; all if left out' }),
          from: year.optional(),
          until: year.optional(),
        }),
      )
      .optional(),
    limits: z
      .array(
        z.strictObject({
          id,
          most: amount,
          draws: z.record(z.string(), amount).meta({ description: 'By item, what all of it takes' }),
        }),
      )
      .optional(),
    stocks: z
      .array(
        z.strictObject({
          id,
          at: places,
          stage,
          days: z
            .number()
            .positive()
            .max(plausible.DAYS.max)
            .meta({ description: 'Of the use of each material of the stage' }),
          by: year,
        }),
      )
      .optional(),
    shares: z
      .array(
        z
          .strictObject({
            id,
            at: places,
            of: stage,
            processes: z.array(z.string()).min(1).optional().meta({ description: 'Only what these make' }),
            elements: z.array(z.string()).min(1).optional().meta({ description: 'What is counted; all if left out' }),
            least: z.number().min(0).max(1).optional().meta({ description: 'Of the use, what can be made there' }),
            supplier: z.string().optional(),
            most: z
              .number()
              .min(0)
              .max(1)
              .optional()
              .meta({ description: 'Of the use, what may depend on the supplier' }),
            by: year,
          })
          .refine(
            ({ least, supplier, most }) => (least === undefined) === (supplier !== undefined && most !== undefined),
            {
              message: 'a share has either `least`, or `supplier` and `most`',
            },
          ),
      )
      .optional(),
  })
  .meta({ title: 'Terms of a plan', description: 'What a plan must keep to besides its budget.' })

export interface PlanConstraints extends z.infer<typeof planConstraintsSchema> {
  readonly file: string
}

/** One of the terms, in its own unit. */
export interface PlanConstraint {
  readonly id: string
  readonly kind: 'budget' | 'limit' | 'stock' | 'share'
  readonly unit: string
  readonly low: number
  readonly high: number
  /** What there is of it without the plan is taken off `low` already. */
  readonly there: number
  /** First year in which it holds; null: over the whole plan. */
  readonly year: number | null
  readonly amounts: ConstraintRow['amounts']
}

/** Reads a file of terms, or throws an `InputError` with every fault found. */
export function parsePlanConstraints(file: string, text: string, world: World): PlanConstraints {
  const { given, find } = readYaml(file, text, {
    schema: planConstraintsSchema,
    whole: word('constraints'),
    begin: word('constraints-begin'),
    example: word('constraints-example'),
    entries: word('entries', { schema: 'constraints' }),
  })
  const faults = new FaultList()
  const unknown = (
    what: 'stage' | 'process' | 'element' | 'place',
    id: string,
    known: Iterable<string>,
    where: string,
    path: PropertyKey[],
  ): void =>
    faults.add(
      studyFault('TERMS_ID_UNKNOWN', { what, id, suggestion: suggested(id, known, where) }, { file, ...find(path) }),
    )
  for (const [i, { stage: id }] of (given.stocks ?? []).entries())
    if (!world.stages.has(id)) unknown('stage', id, world.stages.keys(), 'stages.csv', ['stocks', i, 'stage'])
  for (const [i, { of, processes, elements, supplier }] of (given.shares ?? []).entries()) {
    if (!world.stages.has(of)) unknown('stage', of, world.stages.keys(), 'stages.csv', ['shares', i, 'of'])
    for (const [j, id] of (processes ?? []).entries())
      if (!world.processes.has(id))
        unknown('process', id, world.processes.keys(), 'processes.csv', ['shares', i, 'processes', j])
    for (const [j, id] of (elements ?? []).entries())
      if (!world.elements.has(id))
        unknown('element', id, world.elements.keys(), 'elements.csv', ['shares', i, 'elements', j])
    if (supplier !== undefined && !world.places.has(supplier))
      unknown('place', supplier, world.places.keys(), 'places.csv', ['shares', i, 'supplier'])
  }
  for (const [i, { id, from, until }] of (given.budgets ?? []).entries())
    if (from !== undefined && until !== undefined && until < from)
      faults.add(studyFault('TERMS_YEARS_REVERSED', { id, until, from }, { file, ...find(['budgets', i, 'until']) }))
  /** What is wrong with words of the file, at its place in it. */
  const hold = (path: PropertyKey[], read: () => unknown): void => {
    try {
      read()
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      for (const fault of error.faults) faults.add(placed(fault, { file, ...find(path) }))
    }
  }
  for (const [i, { amount, for: whose = [] }] of (given.budgets ?? []).entries()) {
    hold(['budgets', i, 'amount'], () => budgetIn(world, amount))
    hold(['budgets', i, 'for'], () => placesNamed(world, whose))
  }
  for (const list of ['stocks', 'shares'] as const)
    for (const [i, { at }] of (given[list] ?? []).entries()) hold([list, i, 'at'], () => placesNamed(world, at))
  for (const [i, { id, draws }] of (given.limits ?? []).entries())
    if (Object.values(draws).every((taken) => taken === 0))
      faults.add(studyFault('TERMS_DO_NOTHING:limit', { id }, { file, ...find(['limits', i, 'draws']) }))
  if (![given.budgets, given.limits, given.stocks, given.shares].some((list) => (list ?? []).length > 0))
    faults.add(studyFault('TERMS_DO_NOTHING:file', {}, { file }))
  const ids = [given.budgets, given.limits, given.stocks, given.shares].flatMap((list) =>
    (list ?? []).map(({ id }) => id),
  )
  for (const twice of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
    faults.add(studyFault('TERMS_TWICE', { twice }, { file }))
  faults.throwIfAny()
  return { ...given, file }
}

interface Frame {
  readonly world: World
  readonly baseline: Baseline
  readonly decisions: readonly CandidateDecision[]
  readonly periods: readonly InvestmentPeriod[]
  /** Year in which it is decided. */
  readonly year: number
  readonly availability: (decision: number, period: number) => 'unavailable' | 'optional' | 'committed'
}

/** The terms as rows over what stands. */
export function constraintsOf(terms: PlanConstraints, frame: Frame): PlanConstraint[] {
  return [
    ...(terms.budgets ?? []).map((budget) => budgetTerm(terms.file, budget, frame)),
    ...(terms.limits ?? []).map((limit) => limitTerm(terms.file, limit, frame)),
    ...(terms.stocks ?? []).flatMap((stock) => stockTerms(stock, frame)),
    ...(terms.shares ?? []).flatMap((share) => shareTerms(share, frame)),
  ]
}

type Given<K extends 'budgets' | 'limits' | 'stocks' | 'shares'> = NonNullable<PlanConstraints[K]>[number]

/** sum of what is paid in those years for what is theirs <= amount */
function budgetTerm(
  file: string,
  { id, amount: most, for: whose, from, until }: Given<'budgets'>,
  frame: Frame,
): PlanConstraint {
  const { world, decisions, periods, year, availability } = frame
  const last = periods.reduce((latest, period) => Math.max(latest, year + period.from + period.years - 1), year)
  if ((until ?? year) < year || (from ?? last) > last)
    throw new InputError([studyFault('TERMS_DO_NOTHING:budget', { id, year, last }, { file })])
  const places = whose === undefined ? undefined : new Set(placesNamed(world, whose))
  const counts = (when: number): boolean => (from ?? when) <= when && when <= (until ?? when)
  const amounts = decisions.flatMap((decision, i) => {
    if (places !== undefined && !places.has(placeOf(world, decision))) return []
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
  const high = budgetIn(world, most)
  return {
    id,
    kind: 'budget',
    unit: 'M USD',
    low: Number.NEGATIVE_INFINITY,
    high,
    there: 0,
    year: from ?? null,
    amounts,
  }
}

/** sum draws . v <= most, at the end of the plan */
function limitTerm(file: string, { id, most, draws }: Given<'limits'>, { decisions, periods }: Frame): PlanConstraint {
  const faults = new FaultList()
  const index = new Map(decisions.map(({ id }, i) => [id, i]))
  const last = periods.length - 1
  const amounts = Object.entries(draws).flatMap(([item, amount]) => {
    const decision = index.get(item)
    if (decision !== undefined) return [{ decision, period: last, amount }]
    faults.add(
      studyFault(
        'TERMS_ID_UNKNOWN:limit',
        { limit: id, item, suggestion: suggested(item, [...index.keys()], 'projects.csv') },
        { file },
      ),
    )
    return []
  })
  faults.throwIfAny()
  return { id, kind: 'limit', unit: '', low: Number.NEGATIVE_INFINITY, high: most, there: 0, year: null, amounts }
}

/** sum of stockpiles . v >= days / 365 . use, for each material of the stage that is used there */
function stockTerms(
  { id, at: where, stage, days, by }: Given<'stocks'>,
  { world, decisions, periods, year }: Frame,
): PlanConstraint[] {
  const period = periodOf(periods, year, by)
  return placesNamed(world, where).flatMap((place) =>
    decisions.flatMap((decision, i): PlanConstraint[] => {
      if (decision.kind !== 'stockpile' || decision.place !== place) return []
      if (world.materials.get(decision.material)?.stage !== stage) return []
      const daily = decision.most / entry(world.stockpiles, stage).mostDays.value
      return [
        {
          id: `${id} ${decision.material} ${place}`,
          kind: 'stock',
          unit: 't',
          low: days * daily,
          high: Number.POSITIVE_INFINITY,
          there: 0,
          year: by,
          amounts: [{ decision: i, period, amount: decision.most }],
        },
      ]
    }),
  )
}

/**
 * least:     what plants there can make, with those of the plan >= least . use
 * supplier:  what plants there can make, what comes from others and what is bought of them by contract >= (1 - most) . use
 */
function shareTerms(
  { id, at: where, of, processes, elements, least, supplier, most, by }: Given<'shares'>,
  frame: Frame,
): PlanConstraint[] {
  const { world, baseline, decisions, periods, year } = frame
  const places = new Set(placesNamed(world, where))
  const counted = elements === undefined ? undefined : new Set(elements)
  /** t of what is counted in a tonne. */
  const content = (material: string): number => {
    let sum = 0
    for (const [element, { value }] of world.materials.get(material)?.contents ?? [])
      if (counted?.has(element) !== false) sum += value
    return sum
  }
  /** t of what is counted in the product of the stage, by tonne of activity. */
  const yields = ({ process, recipe }: World['operations'][number]): number =>
    processes !== undefined && !processes.includes(process)
      ? 0
      : recipe.outputs
          .filter(({ material }) => world.materials.get(material)?.stage === of)
          .reduce((sum, { material, perTonne }) => sum + perTonne * content(material), 0)
  const use = world.demand
    .filter(({ place }) => places.has(place))
    .reduce((sum, { material, use }) => sum + use.value * content(material), 0)
  let there = 0
  world.operations.forEach((operation, o) => {
    const site = world.sites.get(operation.site)
    if (site === undefined || !places.has(site.place)) return
    const made = perYear(numberAt(baseline.run, o))
    const all = world.operations.reduce(
      (sum, other, i) => (other.site === site.id ? sum + perYear(numberAt(baseline.run, i)) : sum),
      0,
    )
    // Idle capacity counts as what runs beside it does.
    const room = all > 0 ? Math.max(1, (site.capacity?.value ?? 0) / all) : 0
    there += made * room * yields(operation)
  })
  if (supplier !== undefined)
    world.routes.forEach(({ material, from, to }, r) => {
      if (world.materials.get(material)?.stage !== of || !places.has(to) || places.has(from) || from === supplier)
        return
      there += perYear(numberAt(baseline.ship, r)) * content(material)
    })
  const period = periodOf(periods, year, by)
  const amounts = decisions.flatMap((decision, i) => {
    let amount = 0
    if (decision.kind === 'plant') {
      const site = world.sites.get(decision.site)
      const own = world.operations.filter((operation) => operation.site === decision.site)
      // Of several things that a plant can do, the least counts.
      if (site !== undefined && places.has(site.place) && own.length > 0)
        amount = decision.most * Math.min(...own.map(yields))
    } else if (
      supplier !== undefined &&
      decision.kind === 'offtake' &&
      places.has(decision.to) &&
      !places.has(decision.from) &&
      decision.from !== supplier &&
      world.materials.get(decision.material)?.stage === of
    )
      amount = decision.most * content(decision.material)
    return amount > 0 ? [{ decision: i, period, amount }] : []
  })
  const units = new Set((elements ?? [...world.elements.keys()]).map((id) => world.elements.get(id)?.unit ?? ''))
  const unit = units.size === 1 ? [...units].join('') : 't'
  const needed = (least ?? 1 - (most ?? 1)) * use
  return [
    {
      id,
      kind: 'share',
      unit: `${unit}/yr`,
      low: needed - there,
      high: Number.POSITIVE_INFINITY,
      there,
      year: by,
      amounts,
    },
  ]
}

/** The last period that begins in a year or before it: what stands then must do. Before all periods, the first. */
function periodOf(periods: readonly InvestmentPeriod[], start: number, year: number): number {
  const found = periods.findLastIndex(({ from }) => start + from <= year)
  return Math.max(0, found)
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
