import { at, numberAt } from '../../lists/index.ts'
import { inMillions, payInYear, perYear, tonnesPerYear } from '../../quantity/index.ts'
import type { Site, World } from '../../world/index.ts'
import { placesNamed } from '../places.ts'
import { budgetIn } from './budget.ts'
import type { ConstraintFrame, PlanConstraint } from './constraint-frame.ts'
import type { GivenTerm } from './constraints-schema.ts'
import { sitesOfFirm } from './firm-sites.ts'
import type { ConstraintRow } from './master-problem.ts'
import { periodBy } from './term-years.ts'

type Operation = World['operations'][number]

/** What of goods a term counts. */
interface Counted {
  /** In a tonne of a material. */
  readonly content: (material: string) => number
  /** In the products of the stage, by tonne of activity. */
  readonly yields: (operation: Operation) => number
}

function countedOf(
  world: World,
  stage: string,
  processes: readonly string[] | undefined,
  content: Counted['content'],
): Counted {
  return {
    content,
    yields: ({ process, recipe }) =>
      processes !== undefined && !processes.includes(process)
        ? 0
        : recipe.outputs
            .filter(({ material }) => world.materials.get(material)?.stage === stage)
            .reduce((sum, { material, perTonne }) => sum + perTonne * content(material), 0),
  }
}

/** t of some elements in a tonne; of all if none is named. */
function contentOf(world: World, elements: readonly string[] | undefined): Counted['content'] {
  const counted = elements === undefined ? undefined : new Set(elements)
  return (material) => {
    let sum = 0
    for (const [element, { value }] of world.materials.get(material)?.contents ?? [])
      if (counted?.has(element) !== false) sum += value
    return sum
  }
}

/** The unit of some elements; t where they have several. */
function unitOfElements(world: World, elements: readonly string[] | undefined): string {
  const units = new Set((elements ?? [...world.elements.keys()]).map((id) => world.elements.get(id)?.unit ?? ''))
  return units.size === 1 ? [...units].join('') : 't'
}

/** What plants at some places make in a year, or can make: idle capacity counts as what runs beside it does. */
function madeBy(
  { world, baseline }: ConstraintFrame,
  counts: (site: Site) => boolean,
  yields: Counted['yields'],
  idle: boolean,
): number {
  let there = 0
  world.operations.forEach((operation, o) => {
    const site = world.sites.get(operation.site)
    if (site === undefined || !counts(site)) return
    const made = perYear(numberAt(baseline.run, o))
    const all = world.operations.reduce(
      (sum, other, i) => (other.site === site.id ? sum + perYear(numberAt(baseline.run, i)) : sum),
      0,
    )
    const room = all > 0 ? (idle ? Math.max(1, (site.capacity?.value ?? 0) / all) : 1) : 0
    there += made * room * yields(operation)
  })
  return there
}

/** What a plant of the plan can make at least or at most of what counts: of several things that it can do, one. */
function plantMakes(
  { world, decisions }: ConstraintFrame,
  i: number,
  { places, yields, of = Math.min }: { places: ReadonlySet<string>; yields: Counted['yields']; of?: typeof Math.min },
): number {
  const decision = at(decisions, i)
  if (decision.kind !== 'plant') return 0
  const site = world.sites.get(decision.site)
  const own = world.operations.filter((operation) => operation.site === decision.site)
  return site !== undefined && places.has(site.place) && own.length > 0 ? decision.most * of(...own.map(yields)) : 0
}

/**
 * least:     what plants there can make, with those of the plan >= least . use
 * supplier:  what plants there can make, what comes from others and what is bought of them by contract >= (1 - most) . use
 * firm:      the same without what is its own, here and elsewhere; of what a place sells, as much is its own as of what that place made
 */
export function shareTerms(share: GivenTerm<'shares'>, frame: ConstraintFrame): PlanConstraint[] {
  const { id, at: where, of, processes, elements, least, supplier, firm, most, by } = share
  const { world, baseline, decisions } = frame
  const places = new Set(placesNamed(world, where))
  const { content, yields } = countedOf(world, of, processes, contentOf(world, elements))
  const use = world.demand
    .filter(({ place }) => places.has(place))
    .reduce((sum, { material, use }) => sum + use.value * content(material), 0)
  const owned = firm === undefined ? new Set<string>() : sitesOfFirm(world, firm)
  const capped = supplier !== undefined || firm !== undefined
  const others = (material: string, from: string): number =>
    firm === undefined ? (from === supplier ? 0 : 1) : 1 - partOf(frame, owned, material, from)
  let there = madeBy(frame, (site) => places.has(site.place) && !owned.has(site.id), yields, true)
  if (capped)
    world.routes.forEach(({ material, from, to }, r) => {
      if (world.materials.get(material)?.stage !== of || !places.has(to) || places.has(from)) return
      const part = others(material, from)
      if (part > 0) there += perYear(numberAt(baseline.ship, r)) * content(material) * part
    })
  const period = periodBy(id, by, frame)
  const amounts = decisions.flatMap((decision, i): ConstraintRow['amounts'] => {
    let amount = 0
    if (decision.kind === 'plant') {
      if (!owned.has(decision.site)) amount = plantMakes(frame, i, { places, yields })
    } else if (
      capped &&
      decision.kind === 'offtake' &&
      places.has(decision.to) &&
      !places.has(decision.from) &&
      world.materials.get(decision.material)?.stage === of
    )
      amount = decision.most * content(decision.material) * others(decision.material, decision.from)
    return amount > 0 ? [{ decision: i, period, amount }] : []
  })
  const needed = (least ?? 1 - (most ?? 1)) * use
  return [
    {
      id,
      kind: 'share',
      unit: `${unitOfElements(world, elements)}/yr`,
      low: needed - there,
      high: Number.POSITIVE_INFINITY,
      there,
      year: by,
      amounts,
    },
  ]
}

/** Which part of what a place made of a material in the baseline some sites made. */
function partOf(
  { world, baseline }: ConstraintFrame,
  owned: ReadonlySet<string>,
  material: string,
  place: string,
): number {
  let [all, own] = [0, 0]
  world.operations.forEach(({ site, recipe }, o) => {
    if (world.sites.get(site)?.place !== place) return
    const per = recipe.outputs.reduce((sum, output) => (output.material === material ? sum + output.perTonne : sum), 0)
    const made = numberAt(baseline.run, o) * per
    all += made
    if (owned.has(site)) own += made
  })
  return all > 0 ? own / all : 0
}

/** Sites that stand and did not run in the baseline, at no decision of the plan: what they can make counts too. */
const STANDING: ReadonlySet<string> = new Set(['operating', 'ramping'])

function idleSince(
  { world, baseline, decisions }: ConstraintFrame,
  places: ReadonlySet<string>,
  yields: Counted['yields'],
): number {
  const decided = new Set(decisions.flatMap((decision) => (decision.kind === 'plant' ? [decision.site] : [])))
  let sum = 0
  for (const site of world.sites.values()) {
    if (!places.has(site.place) || !STANDING.has(site.status) || decided.has(site.id)) continue
    const own = world.operations.flatMap((operation, o) =>
      operation.site === site.id ? [{ operation, run: numberAt(baseline.run, o) }] : [],
    )
    if (own.length === 0 || own.some(({ run }) => run > 0)) continue
    sum += (site.capacity?.value ?? 0) * Math.min(...own.map(({ operation }) => yields(operation)))
  }
  return sum
}

/** The unit of goods of a stage that are made at some places; t where they have several. */
function unitOfStage({ world }: ConstraintFrame, stage: string): string {
  const units = new Set([...world.materials.values()].filter((one) => one.stage === stage).map(({ unit }) => unit))
  return units.size === 1 ? [...units].join('') : 't'
}

/**
 * least:  what plants there can make a year, with those of the plan >= least, by a year
 * most:   the same <= most, at the end of the plan: plants stay
 */
export function capacityTerms(capacity: GivenTerm<'capacities'>, frame: ConstraintFrame): PlanConstraint[] {
  const { id, at: where, stage, processes, elements, least, most, by } = capacity
  const { world, periods } = frame
  const places = new Set(placesNamed(world, where))
  const { yields } = countedOf(world, stage, processes, elements === undefined ? () => 1 : contentOf(world, elements))
  const there = madeBy(frame, (site) => places.has(site.place), yields, true) + idleSince(frame, places, yields)
  const unit = `${elements === undefined ? unitOfStage(frame, stage) : unitOfElements(world, elements)}/yr`
  const amounts = (period: number, of: typeof Math.min): ConstraintRow['amounts'] =>
    plantsIn(frame, period, { places, yields, of })
  const rows: PlanConstraint[] = []
  if (least !== undefined) {
    const period = by === undefined ? periods.length - 1 : periodBy(id, by, frame)
    rows.push({
      id,
      kind: 'capacity',
      unit,
      low: least - there,
      high: Number.POSITIVE_INFINITY,
      there,
      year: by ?? null,
      amounts: amounts(period, Math.min),
    })
  }
  if (most !== undefined)
    rows.push({
      id: least === undefined ? id : `${id} most`,
      kind: 'most-capacity',
      unit,
      low: Number.NEGATIVE_INFINITY,
      high: most - there,
      there,
      year: null,
      amounts: amounts(periods.length - 1, Math.max),
    })
  return rows
}

/** What was made there in the baseline, with all that plants of the plan can make >= least, by a year, in tonnes or at baseline prices. */
export function outputTerms(output: GivenTerm<'outputs'>, frame: ConstraintFrame): PlanConstraint[] {
  const { id, at: where, stage, processes, elements, tonnes, value, by } = output
  const { world, baseline } = frame
  const places = new Set(placesNamed(world, where))
  const counted = (place: string): Counted['yields'] => {
    const worth = (material: string): number => {
      const price = baseline.price(material, place)
      return price === undefined ? 0 : inMillions(payInYear(tonnesPerYear(1), price))
    }
    const content = elements === undefined ? (): number => 1 : contentOf(world, elements)
    return countedOf(world, stage, processes, value === undefined ? content : worth).yields
  }
  const yields: Counted['yields'] = (operation) => counted(world.sites.get(operation.site)?.place ?? '')(operation)
  const there = madeBy(frame, (site) => places.has(site.place), yields, false)
  const needed = value === undefined ? (tonnes ?? 0) : budgetIn(world, value)
  const unit = elements === undefined ? unitOfStage(frame, stage) : unitOfElements(world, elements)
  return [
    {
      id,
      kind: 'output',
      unit: value === undefined ? `${unit}/yr` : 'M USD/yr',
      low: needed - there,
      high: Number.POSITIVE_INFINITY,
      there,
      year: by,
      amounts: plantsIn(frame, periodBy(id, by, frame), { places, yields, of: Math.min }),
    },
  ]
}

/** What plants at some places can make, by what stands of each in a period. */
function plantsIn(
  frame: ConstraintFrame,
  period: number,
  how: { places: ReadonlySet<string>; yields: Counted['yields']; of: typeof Math.min },
): ConstraintRow['amounts'] {
  return frame.decisions.flatMap((_, decision) => {
    const amount = plantMakes(frame, decision, how)
    return amount > 0 ? [{ decision, period, amount }] : []
  })
}
