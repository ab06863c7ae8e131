import { placeUse, type Baseline, type Network, type Provision } from '../../clearing/index.ts'
import { startMonth, type Month, type Site, type World } from '../../world/index.ts'

/** Something that a plan may fund, whole or in part. At level 1 it adds `most`. Money is million USD of the baseline year. */
export type Decision = Plant | Thrift | Offtake | Reserve

interface Common {
  readonly id: string
  /** Paid once it is decided on: whatever its size, and for all of it. */
  readonly fixed: number
  readonly sized: number
  /** Paid each year that it stands, for all of it. */
  readonly yearly: number
  /** Smallest level if it is had at all. */
  readonly least: number
  /** Months from the decision until it stands. */
  readonly lead: number
  /** It stands at the earliest then, whatever is paid. */
  readonly earliest: Month | undefined
  /** It comes without the plan, from then on. */
  readonly expected: Month | undefined
  /** Months that it comes later than these dates say. */
  readonly late: number
  /** Chance that it comes a year later still. */
  readonly slip: number
  /** Ids of what it presupposes, and of what cannot be had beside it. */
  readonly after: string | undefined
  readonly excludes: string | undefined
}

interface Plant extends Common {
  readonly kind: 'plant'
  readonly site: string
  /** t of activity a year. */
  readonly most: number
}
interface Thrift extends Common {
  readonly kind: 'thrift'
  readonly process: string
  readonly place: string
  /** Share of the plants' output that changes over at once. */
  readonly most: number
}
export interface Offtake extends Common {
  readonly kind: 'offtake'
  readonly material: string
  readonly from: string
  readonly to: string
  /** t a year. */
  readonly most: number
}
interface Reserve extends Common {
  readonly kind: 'reserve'
  readonly material: string
  readonly place: string
  /** t. */
  readonly most: number
}

/** Sites that are being built, or are promised and paid for: they come in at their latest date without the plan. */
const UNDER_WAY = new Set(['ramping', 'under-construction', 'committed'])

/** When a site that is under way comes in without anybody's doing, at the latest; undefined for one that is not. */
export const underWay = ({ status, start, startHigh }: Site): Month | undefined =>
  UNDER_WAY.has(status) ? startMonth(startHigh ?? start ?? '') : undefined

/** Months in which a stock can be bought without moving the market, or a contract be signed and its goods approved. */
const BUYING = 12

/** What makes projects come later than their tables say, those under way too. Stocks and contracts come in time. */
export interface Delays {
  /** Months, every project. */
  readonly slip: number
  /** The coercer withholds equipment and know-how: each project takes longer by what its own row says. */
  readonly technologyBan: boolean
}

/** Everything that a plan for some members may fund: plants and thrift anywhere outside the coercer's reach, stocks and contracts of the members. */
export function decisionsOf(world: World, baseline: Baseline, members: readonly string[], delays: Delays): Decision[] {
  return [...projects(world, delays), ...reserves(world, baseline, members)]
}

/** Earliest month in which a decision stands that is made in `start`. */
export const readyFrom = (start: Month, { lead, earliest, late }: Decision): Month =>
  Math.max(start + lead, earliest ?? Number.NEGATIVE_INFINITY) + late

function projects(world: World, { slip, technologyBan }: Delays): Decision[] {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  return world.inOrder.projects.flatMap((known): Decision[] => {
    const project = world.projects.get(known)
    if (project === undefined) return []
    const { id, kind, capex, fixed, least, earliest, after, excludes } = project
    const common = {
      id,
      fixed: capex.value * fixed.value,
      sized: capex.value * (1 - fixed.value),
      yearly: 0,
      least,
      lead: project.leadMonths.value,
      late: slip + (technologyBan ? project.technologyMonths.value : 0),
      slip: project.slip.value,
      earliest,
      after,
      excludes,
    }
    if (kind === 'thrift') {
      const { process, place, share } = project
      if (process === undefined || place === undefined || share === undefined) return []
      return [{ ...common, kind, process, place, most: share.value, expected: undefined }]
    }
    const site = world.sites.get(project.site ?? '')
    if (site?.capacity === undefined || site.place === coercer) return []
    return [{ ...common, kind, site: site.id, most: site.capacity.value, expected: underWay(site) }]
  })
}

function reserves(world: World, baseline: Baseline, members: readonly string[]): Reserve[] {
  const use = placeUse(world, baseline)
  return members.flatMap((place) =>
    world.inOrder.materials.flatMap((material): Reserve[] => {
      const { stage, tradable = false } = world.materials.get(material) ?? {}
      const rule = stage === undefined ? undefined : world.reserves.get(stage)
      const used = 12 * (use.get(`${material} ${place}`) ?? 0)
      const price = baseline.price(material, place) ?? 0
      if (rule === undefined || !tradable || used <= 0 || price <= 0) return []
      const most = (used * rule.mostDays.value) / 365
      const worth = (most * price) / 1000
      return [
        {
          kind: 'reserve',
          id: `reserve ${material} ${place}`,
          material,
          place,
          most,
          fixed: 0,
          sized: worth * (1 + rule.premium.value),
          yearly: worth * rule.keeping.value,
          least: 0,
          lead: BUYING,
          earliest: undefined,
          expected: undefined,
          late: 0,
          slip: 0,
          after: undefined,
          excludes: undefined,
        },
      ]
    }),
  )
}

/** Firm purchases by members from anybody but the coercer, on the routes that a network knows. */
export function offtakesOf({ world, baseline, ships }: Network, members: readonly string[]): Offtake[] {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const seen = new Set<string>()
  return ships.flatMap(({ material, fromPlace: from, toPlace: to, used }): Offtake[] => {
    const id = `offtake ${material} ${from} ${to}`
    const stage = world.materials.get(material)?.stage
    const rule = stage === undefined ? undefined : world.offtakes.get(stage)
    if (rule === undefined || from === coercer || from === to || !members.includes(to) || used <= 0 || seen.has(id))
      return []
    seen.add(id)
    const most = 12 * used * rule.most.value
    return [
      {
        kind: 'offtake',
        id,
        material,
        from,
        to,
        most,
        fixed: 0,
        sized: 0,
        yearly: (rule.premium.value * most * (baseline.price(material, to) ?? 0)) / 1000,
        least: 0,
        lead: BUYING,
        earliest: undefined,
        expected: undefined,
        late: 0,
        slip: 0,
        after: undefined,
        excludes: undefined,
      },
    ]
  })
}

/** What stands at some levels, for a network to be built with. Plants and reserves at nothing are there, and empty. */
export function provisionOf(decisions: readonly Decision[], levels?: Float64Array): Provision {
  const sites = new Map<string, number>()
  const pledges = new Map<string, number>()
  const readied = new Map<string, number>()
  const reserves: { material: string; place: string; tonnes: number }[] = []
  decisions.forEach((decision, i) => {
    const amount = decision.most * (levels?.[i] ?? 0)
    switch (decision.kind) {
      case 'plant':
        return void sites.set(decision.site, levels?.[i] ?? 0)
      case 'thrift':
        return void readied.set(`${decision.process} ${decision.place}`, amount)
      case 'offtake':
        return void pledges.set(`${decision.material} ${decision.from} ${decision.to}`, amount / 12)
      case 'reserve':
        return void reserves.push({ material: decision.material, place: decision.place, tonnes: amount })
      default:
        return decision satisfies never
    }
  })
  return { sites, reserves, pledges, readied }
}
