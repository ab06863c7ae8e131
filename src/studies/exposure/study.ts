import { numberAt } from '../../lists/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import {
  perYear,
  sum,
  times,
  tonnes,
  tonnesOf,
  tonnesPerYear,
  type Tonnes,
  type TonnesPerYear,
} from '../../quantity/index.ts'
import { FaultList, makersOf, type Stage, type World } from '../../world/index.ts'
import type { Company, CompanyPart } from '../company.ts'
import { VERSION } from '../version.ts'
import { chain } from './chain.ts'
import type { Dependence, ExposureResult } from './result.ts'
import { concentration, inflowsOf, trace, type By, type Inflows, type TraceTarget, type Trace } from './trace.ts'
import { askedWorld } from '../asked-world.ts'
import { SHARE_ROUNDING, SHARES_EQUAL } from './tolerances.ts'
import { studyFault } from '../study-fault.ts'

/** Stages that a chain shows: what is left over or comes back on the way is passed by. */
const stagesOf = (world: World): Stage[] =>
  [...world.stages.values()].flatMap(({ id, kind }) => (kind === 'side' ? [] : [id]))

/** Who made what is used where, stage by stage, and how much of it the coercer could have stopped. */
export function exposure(
  world: World,
  baseline: Baseline,
  places: readonly string[],
  company?: Company,
): ExposureResult {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id ?? ''
  const known = memo(world, baseline, coercer)
  const used = new Map<string, Tonnes>()
  world.demand.forEach(({ place, material }, d) => {
    if (places.includes(place))
      used.set(`${place} ${material}`, sum(used.get(`${place} ${material}`) ?? tonnes(0), numberAt(baseline.use, d)))
  })
  const dependences = [...used].flatMap(([key, amount]) => {
    const [place = '', material = ''] = key.split(' ')
    return elementsOf(world, material).map((element) =>
      dependence(known, { place, material, element, use: perYear(amount) }),
    )
  })
  return {
    study: 'exposure',
    version: VERSION,
    world: askedWorld(world, baseline),
    coercer,
    worldStages: worldStages(world, baseline),
    dependences,
    makers: makers(world, new Set(dependences.map(({ material }) => material))),
    ...(company === undefined ? {} : { company: companyParts(known, company) }),
  }
}

/** Firms that are known to make each of some materials, place by place, most first; by name, however rows are ordered. */
function makers(world: World, materials: ReadonlySet<string>): ExposureResult['makers'] {
  return [...materials].flatMap((material) => {
    const firms = makersOf(world, material).sort((a, b) => (a.name < b.name ? -1 : 1))
    return world.inOrder.places
      .map((place) => ({ material, place, firms: firms.filter((firm) => firm.place === place).map(({ id }) => id) }))
      .filter((row) => row.firms.length > 0)
      .sort((a, b) => b.firms.length - a.firms.length)
  })
}

/** A world, and what has been traced of the elements already. */
interface Known {
  readonly world: World
  readonly coercer: string
  readonly inflows: (element: string) => Inflows
  readonly trace: (element: string, target: TraceTarget) => Trace
}

function memo(world: World, baseline: Baseline, coercer: string): Known {
  const graphs = new Map<string, Inflows>()
  const traces = new Map<string, Trace>()
  const inflows = (element: string): Inflows => {
    const found = graphs.get(element) ?? inflowsOf(world, baseline, element)
    graphs.set(element, found)
    return found
  }
  return {
    world,
    coercer,
    inflows,
    trace: (element, target) => {
      const key = `${element} ${JSON.stringify(target)}`
      const found = traces.get(key) ?? trace(inflows(element), target)
      traces.set(key, found)
      return found
    },
  }
}

const elementsOf = (world: World, material: string): string[] =>
  [...(world.materials.get(material)?.contents ?? [])].filter(([, { value }]) => value > 0).map(([element]) => element)

/** What is used of an element in a material at a place. */
interface ElementUse {
  readonly place: string
  readonly material: string
  readonly element: string
  readonly use: TonnesPerYear
}

function dependence(known: Known, { place, material, element, use }: ElementUse): Dependence {
  const { world, coercer } = known
  const traceOf = (stage: Stage, by: By): Trace => known.trace(element, { stage, by })
  const stages = stagesOf(world).flatMap((stage) => {
    const byLocation = traceOf(stage, 'location').of(material, place)
    const byControl = traceOf(stage, 'control').of(material, place)
    return byLocation.size === 0
      ? []
      : [
          {
            stage,
            byLocation: Object.fromEntries(byLocation),
            byControl: Object.fromEntries(byControl),
            concentration: concentration(byControl),
          },
        ]
  })
  // Of stages that are as narrow, the first in the chain: rounding does not choose.
  const most = stages.reduce<{ stage: string; share: number }>(
    (best, { stage, byLocation, byControl }) => {
      const share = Math.max(byLocation[coercer] ?? 0, byControl[coercer] ?? 0)
      return share > best.share + SHARES_EQUAL ? { stage, share } : best
    },
    { stage: stages[0]?.stage ?? '', share: 0 },
  )
  const ofCoercer = (target: TraceTarget): number => known.trace(element, target).of(material, place).get(coercer) ?? 0
  // At home the supplier state holds all of it, wherever it comes from.
  const [bought, total] =
    place === coercer ? [1, 1] : [ofCoercer('entry'), ofCoercer({ passed: coercer, by: 'either' })]
  const links = (by: By): Dependence['chain']['byLocation'] =>
    chain(
      { inflows: known.inflows(element), by, traceOf: (stage) => traceOf(stage, by) },
      stages.map(({ stage }) => stage),
      material,
      place,
    )
  return {
    place,
    material,
    element,
    use,
    unit: world.materials.get(material)?.unit ?? '',
    contained: times(use, world.materials.get(material)?.contents.get(element)?.value ?? 0),
    directDependence: bought,
    totalDependence: total,
    dependenceByLocation: ofCoercer({ passed: coercer, by: 'location' }),
    dependenceByControl: ofCoercer({ passed: coercer, by: 'control' }),
    // What differs by rounding alone is nothing: it would count as uncertain where worlds are drawn.
    indirectDependence: total - bought > SHARE_ROUNDING ? total - bought : 0,
    bottleneckStage: most.stage,
    bottleneckShare: most.share,
    stages,
    chain: { byLocation: links('location'), byControl: links('control') },
  }
}

/** Output of each stage by place, element by element each in its own unit so that materials can be added. */
function worldStages(world: World, baseline: Baseline): ExposureResult['worldStages'] {
  return stagesOf(world).flatMap((stage) =>
    [...world.elements.values()].flatMap(({ id: element, unit }) => {
      const location = new Map<string, number>()
      const control = new Map<string, number>()
      let total = 0
      world.operations.forEach(({ site, process, recipe }, o) => {
        const known = world.sites.get(site)
        if (known === undefined || world.processes.get(process)?.stage !== stage) return
        for (const { material, perTonne } of recipe.outputs) {
          if (world.materials.get(material)?.stage !== stage) continue
          const mass =
            perYear(tonnes(perTonne)) *
            numberAt(baseline.run, o) *
            (world.materials.get(material)?.contents.get(element)?.value ?? 0)
          total += mass
          location.set(known.place, (location.get(known.place) ?? 0) + mass)
          control.set(known.control, (control.get(known.control) ?? 0) + mass)
        }
      })
      if (total <= 0) return []
      const shares = (masses: Map<string, number>): Record<string, number> =>
        Object.fromEntries([...masses].filter(([, mass]) => mass > 0).map(([place, mass]) => [place, mass / total]))
      return [
        {
          stage,
          element,
          unit: `${unit}/yr`,
          total: tonnesPerYear(total),
          byLocation: shares(location),
          byControl: shares(control),
          concentration: concentration(new Map(Object.entries(shares(control)))),
        },
      ]
    }),
  )
}

type PartExposure = NonNullable<ExposureResult['company']>[number]

function companyParts(known: Known, { name, parts }: Company): PartExposure[] {
  const { world, coercer } = known
  const faults = new FaultList()
  const told = parts.map((part) => {
    const from = part.supplier ?? part.place
    const found = elementsOf(world, part.material).map((element) =>
      dependence(known, { place: from, material: part.material, element, use: tonnesOf(part.kgPerYear) }),
    )
    if (found.length > 0 && found.every(({ stages }) => stages.length === 0))
      faults.add(
        studyFault(
          'COMPANY_PART_NOT_TRADED:exposure',
          { material: part.material, from, part: part.part },
          { file: `${name}.csv`, line: part.line, column: part.supplier === undefined ? 'place' : 'supplier' },
        ),
      )
    return partExposure(part, from, coercer, found)
  })
  faults.throwIfAny()
  return told
}

function partExposure(part: CompanyPart, from: string, coercer: string, found: readonly Dependence[]): PartExposure {
  const worst = found.reduce<Dependence | undefined>(
    (best, next) => (best === undefined || next.totalDependence > best.totalDependence + SHARES_EQUAL ? next : best),
    undefined,
  )
  return {
    part: part.part,
    material: part.material,
    place: part.place,
    kgPerYear: part.kgPerYear,
    stockDays: part.stockDays,
    element: worst?.element ?? '',
    totalDependence: worst?.totalDependence ?? 0,
    dependenceByLocation: worst?.dependenceByLocation ?? 0,
    dependenceByControl: worst?.dependenceByControl ?? 0,
    // Bought from a third place, all that passed the coercer's hands is hidden; from the coercer itself, nothing is.
    indirectDependence:
      from === part.place ? (worst?.indirectDependence ?? 0) : from === coercer ? 0 : (worst?.totalDependence ?? 0),
    bottleneckStage: worst?.bottleneckStage ?? '',
    bottleneckShare: worst?.bottleneckShare ?? 0,
    stages: worst?.stages ?? [],
  }
}
