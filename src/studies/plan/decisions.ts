import { placeUse, type Baseline, type Network, type Provision } from '../../clearing/index.ts'
import { numberAt } from '../../lists/index.ts'
import {
  inDays,
  inMillions,
  pay,
  payInYear,
  perMonth,
  perYear,
  quantity,
  times,
  tonnes,
  tonnesPerYear,
  type MillionUsd,
  type Months,
  type Share,
  type Tonnes,
  type TonnesPerYear,
} from '../../quantity/index.ts'
import { openingOf, underWay, type Month, type Scenario, type World } from '../../world/index.ts'

/** Something that a plan may fund, whole or in part. At level 1 it adds `most`. Money is that of the baseline year. */
export type CandidateDecision = Plant | Thrifting | OfftakeDecision | StockpileDecision

interface Common {
  readonly id: string
  /** Paid once it is decided on: whatever its size, and for all of it. */
  readonly fixed: MillionUsd
  readonly sized: MillionUsd
  /** Paid each year that it stands, for all of it. */
  readonly annualCost: MillionUsd
  /** Smallest level if it is built at all. */
  readonly minShare: number
  /** From the decision until it stands. */
  readonly lead: Months
  /** It stands at the earliest then, whatever is paid. */
  readonly earliest: Month | undefined
  /** It comes without the plan, from then on. */
  readonly expected: Month | undefined
  /** It comes so much later than these dates say. */
  readonly delay: Months
  /** Chance that it comes a year later still. */
  readonly delayProbability: number
  /** Ids of what it presupposes, and of what it excludes. */
  readonly requires: string | undefined
  readonly excludes: string | undefined
}

interface Plant extends Common {
  readonly kind: 'plant'
  readonly site: string
  /** Of activity. */
  readonly most: TonnesPerYear
}
interface Thrifting extends Common {
  readonly kind: 'thrifting'
  readonly process: string
  readonly place: string
  /** Share of the plants' output that changes over at once. */
  readonly most: Share
}
export interface OfftakeDecision extends Common {
  readonly kind: 'offtake'
  readonly material: string
  readonly from: string
  readonly to: string
  readonly most: TonnesPerYear
}
interface StockpileDecision extends Common {
  readonly kind: 'stockpile'
  readonly material: string
  readonly place: string
  readonly most: Tonnes
}

/** In this time a stock can be bought without moving the market, or a contract be signed and its goods approved. */
const BUYING = quantity<'months'>(12)
const AT_ONCE = quantity<'months'>(0)
const FREE = quantity<'MUSD'>(0)

/** What makes projects come later than their tables say, those under way too. Stocks and contracts come in time. */
export interface ProjectDelays {
  /** Months, every project. */
  readonly delay: number
  /** The coercer withholds equipment and know-how: each project takes longer by what its own row says. */
  readonly technologyBan: boolean
}

/**
 * Everything that a plan for some members may fund: plants and thrift anywhere outside the coercer's reach, stocks and contracts of the
 * members. Where the menu's run begins with what has happened since the baseline year, plants that are ramping up are there already.
 */
export function decisionsOf(
  world: World,
  baseline: Baseline,
  members: readonly string[],
  delays: ProjectDelays,
  menu: Pick<Scenario, 'opening' | 'start'>,
): CandidateDecision[] {
  return [...projects(world, delays, openingOf(world, menu) !== undefined), ...stockpiles(world, baseline, members)]
}

/** Decisions of the size that their plants have in another world. */
export const sizedIn = ({ sites }: World, decisions: readonly CandidateDecision[]): readonly CandidateDecision[] =>
  decisions.map((decision) =>
    decision.kind === 'plant'
      ? { ...decision, most: tonnesPerYear(sites.get(decision.site)?.capacity?.value ?? decision.most) }
      : decision,
  )

/** Earliest month in which a decision stands that is made in `start`. */
export const readyFrom = (start: Month, { lead, earliest, delay }: CandidateDecision): Month =>
  Math.max(start + lead, earliest ?? Number.NEGATIVE_INFINITY) + delay

function projects(world: World, { delay, technologyBan }: ProjectDelays, sinceBaseline: boolean): CandidateDecision[] {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  return world.inOrder.projects.flatMap((known): CandidateDecision[] => {
    const project = world.projects.get(known)
    if (project === undefined) return []
    const { id, kind, capex, fixedCostShare, minShare, earliest, requires, excludes } = project
    const all = quantity<'MUSD'>(capex.value)
    const common = {
      id,
      fixed: times(all, fixedCostShare.value),
      sized: times(all, 1 - fixedCostShare.value),
      annualCost: FREE,
      minShare,
      lead: quantity<'months'>(project.leadMonths.value),
      delay: quantity<'months'>(delay + (technologyBan ? project.technologyMonths.value : 0)),
      delayProbability: project.delayProbability.value,
      earliest,
      requires,
      excludes,
    }
    if (kind === 'thrifting') {
      const { process, place, share } = project
      if (process === undefined || place === undefined || share === undefined) return []
      return [
        { ...common, kind: 'thrifting', process, place, most: quantity<'share'>(share.value), expected: undefined },
      ]
    }
    const site = world.sites.get(project.site ?? '')
    if (site?.capacity === undefined || site.place === coercer) return []
    if (sinceBaseline && site.status === 'ramping') return []
    return [{ ...common, kind, site: site.id, most: tonnesPerYear(site.capacity.value), expected: underWay(site) }]
  })
}

function stockpiles(world: World, baseline: Baseline, members: readonly string[]): StockpileDecision[] {
  const use = placeUse(world, baseline)
  return members.flatMap((place) =>
    world.inOrder.materials.flatMap((material): StockpileDecision[] => {
      const { stage, tradable = false } = world.materials.get(material) ?? {}
      const rule = stage === undefined ? undefined : world.stockpiles.get(stage)
      const used = perYear(use.get(`${material} ${place}`) ?? tonnes(0))
      const price = baseline.price(material, place)
      if (rule === undefined || !tradable || used <= 0 || price === undefined || price <= 0) return []
      const most = inDays(used, rule.mostDays.value)
      const worth = inMillions(pay(most, price))
      return [
        {
          kind: 'stockpile',
          id: `stockpile ${material} ${place}`,
          material,
          place,
          most,
          fixed: FREE,
          sized: times(worth, 1 + rule.premium.value),
          annualCost: times(worth, rule.holdingCost.value),
          minShare: 0,
          lead: BUYING,
          earliest: undefined,
          expected: undefined,
          delay: AT_ONCE,
          delayProbability: 0,
          requires: undefined,
          excludes: undefined,
        },
      ]
    }),
  )
}

/** Firm purchases by members from anybody but the coercer, on the routes that a network knows. */
export function offtakesOf({ world, baseline, arcs }: Network, members: readonly string[]): OfftakeDecision[] {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const seen = new Set<string>()
  return arcs.flatMap(({ material, fromPlace: from, toPlace: to, used }): OfftakeDecision[] => {
    const id = `offtake ${material} ${from} ${to}`
    const stage = world.materials.get(material)?.stage
    const rule = stage === undefined ? undefined : world.offtakes.get(stage)
    if (rule === undefined || from === coercer || from === to || !members.includes(to) || used <= 0 || seen.has(id))
      return []
    seen.add(id)
    const most = times(perYear(used), rule.maxShare.value)
    const price = baseline.price(material, to)
    return [
      {
        kind: 'offtake',
        id,
        material,
        from,
        to,
        most,
        fixed: FREE,
        sized: FREE,
        annualCost: price === undefined ? FREE : inMillions(payInYear(times(most, rule.premium.value), price)),
        minShare: 0,
        lead: BUYING,
        earliest: undefined,
        expected: undefined,
        delay: AT_ONCE,
        delayProbability: 0,
        requires: undefined,
        excludes: undefined,
      },
    ]
  })
}

/** What stands at some levels, for a network to be built with. Plants and stockpiles at nothing are there, and empty. */
export function provisionOf(decisions: readonly CandidateDecision[], levels?: Float64Array): Provision {
  const sites = new Map<string, number>()
  const pledges = new Map<string, Tonnes>()
  const readied = new Map<string, number>()
  const stored: { material: string; place: string; tonnes: Tonnes }[] = []
  decisions.forEach((decision, i) => {
    const level = levels === undefined ? 0 : numberAt(levels, i)
    switch (decision.kind) {
      case 'plant':
        return void sites.set(decision.site, level)
      case 'thrifting':
        return void readied.set(`${decision.process} ${decision.place}`, times(decision.most, level))
      case 'offtake':
        return void pledges.set(
          `${decision.material} ${decision.from} ${decision.to}`,
          perMonth(times(decision.most, level)),
        )
      case 'stockpile':
        return void stored.push({
          material: decision.material,
          place: decision.place,
          tonnes: times(decision.most, level),
        })
      default:
        return decision satisfies never
    }
  })
  return { sites, stockpiles: stored, contractedVolumes: pledges, extraInitialShare: readied }
}
