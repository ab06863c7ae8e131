import {
  buildNetwork,
  CheckFailed,
  checkOptimum,
  layOut,
  type Baseline,
  type Network,
  type Provision,
} from '../../clearing/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, InputError, suggestion, type Month, type Scenario, type World } from '../../world/index.ts'
import { VERSION } from '../version.ts'
import { openGame, Search } from '../weapon/index.ts'
import { BLOCKS } from './blocks.ts'
import { decisionsOf, offtakesOf, provisionOf, type Decision } from './decisions.ts'
import type { Block, Levels } from './master.ts'
import type { PlanItem, PlanResult } from './result.ts'
import { againstFutures, openAs, patched, wanted } from './futures.ts'
import { weigh, type Risk } from './risk.ts'
import { againstMenu } from './second-stage.ts'
import { refuseMisses } from './misses.ts'
import type { Bounds } from './search.ts'
import { solvePlan } from './solve.ts'
import { rowsOf, type PlanTerms } from './terms.ts'

export interface PlanOptions {
  /** Places whose plan it is. The menu should aim at them (`aimedAt`). */
  readonly members: readonly string[]
  /** Month in which it is decided on. */
  readonly start: Month
  /** Million USD; no limit if left out. */
  readonly budget?: number
  /** 3 if left out. */
  readonly maxMeasures?: number
  /** 0.01 if left out. */
  readonly gap?: number
  /** Seconds by `clock` after which the best so far is taken; no limit if left out. */
  readonly seconds?: number
  readonly clock?: () => number
  /** Chance of an attack in a year; the world's if left out. */
  readonly chance?: number
  /** Months that every project comes late. */
  readonly slip?: number
  /** Ids that must be had, and that must not. */
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  /** Years from the start in which an attack may come, in blocks that share what stands; ten years if left out. */
  readonly blocks?: readonly Block[]
  /** What counts of the futures of the menu: the worst, all by their chances, or the worst part of them. The worst if left out. */
  readonly risk?: 'worst' | { readonly part: number }
  /** What it must keep to besides. */
  readonly terms?: PlanTerms
  readonly onProgress?: (told: Bounds & { readonly phase: 'parts' | 'wholes' }) => void
}

/** The worst found anew must be the same to this share of what the side is worth. */
const SAME = 1e-6

/** The projects, stocks and contracts that leave least to be lost under the worst attack, within a budget; proved to a gap. */
export function plan(
  world: World,
  baseline: Baseline,
  menu: Scenario,
  solver: Solver,
  options: PlanOptions,
): PlanResult {
  const { members, start, budget = Number.POSITIVE_INFINITY, maxMeasures = 3, gap = 0.01, slip = 0 } = options
  const { chance = world.parameter('attack-chance'), blocks = BLOCKS } = options
  const risk = riskOf(menu, options.risk ?? 'worst')
  const build = (provision: Provision): Network => {
    const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
    return buildNetwork(world, baseline, menu, {
      split: new Set(),
      worth: 'added',
      provision,
      ...(coercer === undefined ? {} : { market: coercer }),
    })
  }
  const projects = decisionsOf(world, baseline, members)
  const network = build(provisionOf(projects))
  const decisions: readonly Decision[] = [...projects, ...offtakesOf(network, members)]
  if (decisions.length === 0)
    throw new InputError([
      {
        code: 'PLAN_NOTHING',
        message: 'This world has no projects, stocks or contracts that a plan could fund.',
        remedy: 'Lay tables over it that have (--with): projects.csv, reserves.csv or offtakes.csv.',
      },
    ])
  const ready = ({ lead, earliest, kind }: Decision): Month =>
    Math.max(start + lead + (isProject(kind) ? slip : 0), earliest ?? Number.NEGATIVE_INFINITY)
  const stands = (i: number, b: number): 'never' | 'may' | 'anyway' => {
    const decision = decisions[i]
    const block = blocks[b]
    if (decision === undefined || block === undefined) return 'never'
    const attacked = start + 12 * block.from
    if (decision.expected !== undefined) return decision.expected + slip <= attacked ? 'anyway' : 'never'
    return ready(decision) <= attacked ? 'may' : 'never'
  }
  const forced = forcedBy(decisions, options, blocks.length, stands, (decision) => formatMonth(ready(decision)))
  const year = Math.floor(start / 12)
  const asked =
    options.terms === undefined ? [] : rowsOf(options.terms, { world, baseline, decisions, blocks, year, stands })
  const listed = menu.futures.length > 0
  const stage = listed
    ? againstFutures(solver, network, menu, decisions, risk)
    : againstMenu(solver, network, menu, decisions, maxMeasures)
  try {
    const yearly = (1 / (1 + world.parameter('discount'))) ** 12
    const terms = { decisions, blocks, discount: yearly, chance, budget, stands, forced, risk, rows: asked }
    refuseMisses(solver, terms, asked, options.terms?.file ?? '')
    const solved = solvePlan(solver, stage, terms, {
      gap,
      seconds: options.seconds ?? Number.POSITIVE_INFINITY,
      clock: options.clock ?? (() => 0),
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    })
    const ids = (set: readonly number[]): string[] =>
      set.map((a) => (listed ? menu.futures : menu.measures)[a]?.id ?? '')
    const again = foundAnew(solver, solved.levels, decisions, build, menu, maxMeasures, risk, stage.reference)
    const size = Math.max(Math.abs(stage.reference), ...again.map((loss) => 1000 * Math.abs(loss)), 1e-9)
    const difference = Math.max(
      ...again.map((found, b) => (1000 * Math.abs(found - (solved.worst[b]?.loss ?? 0))) / size),
    )
    if (!(difference <= SAME))
      throw new CheckFailed(`the worst under the plan, found anew, differs by ${difference} of what the side is worth`)
    const items = itemsOf(world, decisions, blocks, solved.levels, stands, start)
    const paid = items.reduce((sum, { paid }) => sum + paid, 0)
    return {
      study: 'plan',
      version: VERSION,
      world: { title: world.title, hash: world.hash },
      menu: {
        id: menu.id,
        title: menu.title,
        months: menu.months,
        measures: menu.measures.map(({ id }) => id),
        futures: menu.futures.map(({ id }, f) => ({ id, chance: chancesOf(menu.futures)[f] ?? 0 })),
      },
      options: {
        members: [...members],
        start: formatMonth(start),
        budget: Number.isFinite(budget) ? budget : null,
        maxMeasures,
        chance,
        gap,
        slip,
        risk: risk.kind === 'worst' ? 'worst' : risk.part,
        terms: options.terms?.title ?? null,
        include: [...(options.include ?? [])],
        exclude: [...(options.exclude ?? [])],
      },
      choices: {
        plants: decisions.filter(({ kind, expected }) => kind === 'plant' && expected === undefined).length,
        thrift: decisions.filter(({ kind }) => kind === 'thrift').length,
        reserves: decisions.filter(({ kind }) => kind === 'reserve').length,
        offtakes: decisions.filter(({ kind }) => kind === 'offtake').length,
        underWay: decisions.filter(({ expected }) => expected !== undefined).length,
      },
      objective: {
        lower: solved.lower,
        upper: solved.upper,
        gap: solved.upper === 0 ? 0 : Math.max(0, solved.upper - solved.lower) / Math.abs(solved.upper),
        without: solved.without.comesTo,
        stopped: solved.stopped,
      },
      search: solved.rounds,
      cost: solved.cost,
      spent: solved.spent,
      items: items.map(({ item }) => item),
      years: blocks.map(({ from, years }, b) => ({
        from: year + from,
        years,
        without: {
          measures: ids(solved.without.worst[b]?.set ?? []),
          loss: solved.without.worst[b]?.loss ?? 0,
        },
        worst: { measures: ids(solved.worst[b]?.set ?? []), loss: solved.worst[b]?.loss ?? 0 },
        losses: [...(risk.kind === 'worst' ? [] : (solved.worst[b]?.losses ?? []))],
        bound: solved.worst[b]?.bound ?? 0,
        again: again[b] ?? 0,
      })),
      terms: asked.map(({ id, kind, unit, year, low, high, there, amounts }) => ({
        id,
        kind,
        unit,
        year,
        asked: Number.isFinite(low) ? low + there : high,
        reached: amounts.reduce((sum, { decision, block, amount, had = 0 }) => {
          const level = solved.levels.v[block]?.[decision] ?? 0
          return sum + amount * level + (level > 0 ? had : 0)
        }, there),
      })),
      check: {
        difference,
        paid,
        kept:
          paid <= budget * (1 + 1e-6) + 1e-6 &&
          items.every(({ item, decision, first }) => {
            const at = start + 12 * (blocks[first]?.from ?? 0)
            return ready(decision) <= at && item.share >= decision.least - 1e-6 && item.share <= 1 + 1e-6
          }),
      },
    }
  } finally {
    stage.dispose()
  }
}

function riskOf({ futures }: Scenario, asked: NonNullable<PlanOptions['risk']>): Risk {
  if (asked === 'worst') return { kind: 'worst' }
  if (futures.length === 0)
    throw new InputError([
      {
        code: 'PLAN_NO_FUTURES',
        message: 'What is to be expected needs futures with chances, and this menu lists none.',
        remedy: 'Give it `futures:`, let them be drawn (--futures 20), or plan against the worst.',
      },
    ])
  return { kind: 'tail', part: asked.part, chances: chancesOf(futures) }
}

/** They come to 1. */
function chancesOf(futures: Scenario['futures']): number[] {
  const all = futures.reduce((sum, { chance }) => sum + chance, 0)
  return futures.map(({ chance }) => chance / all)
}

const isProject = (kind: Decision['kind']): boolean => kind === 'plant' || kind === 'thrift'

/** What must be had or not, by its place in the list; ids that are unknown, or cannot come in time, are faults. */
function forcedBy(
  decisions: readonly Decision[],
  { include = [], exclude = [], slip = 0 }: PlanOptions,
  blocks: number,
  stands: (i: number, b: number) => 'never' | 'may' | 'anyway',
  ready: (decision: Decision) => string,
): ReadonlyMap<number, boolean> {
  const index = new Map(decisions.map(({ id }, i) => [id, i]))
  const unknown = [...include, ...exclude].filter((id) => !index.has(id))
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) => ({
        code: 'PLAN_ITEM_UNKNOWN',
        message: `There is no "${id}" among what this plan may fund.`,
        remedy: suggestion(
          id,
          [...index.keys()],
          'projects.csv, or `reserve MATERIAL PLACE`, `offtake MATERIAL FROM TO`',
        ),
      })),
    )
  const both = include.filter((id) => exclude.includes(id))
  const late = include.filter((id) =>
    Array.from({ length: blocks }, (_, b) => stands(index.get(id) ?? -1, b)).every((when) => when === 'never'),
  )
  if (both.length + late.length > 0)
    throw new InputError([
      ...both.map((id) => ({
        code: 'PLAN_ITEM_BOTH',
        message: `"${id}" is asked for and ruled out.`,
        remedy: 'Take it out of --include or of --exclude.',
      })),
      ...late.map((id) => {
        const decision = decisions[index.get(id) ?? -1]
        return {
          code: 'PLAN_ITEM_LATE',
          message: `"${id}" cannot stand within the years of this plan: at the earliest in ${decision === undefined ? '?' : ready(decision)}${slip > 0 ? `, ${slip} months late as asked` : ''}.`,
          remedy: 'Take it out of --include, or let the plan start earlier (--start).',
        }
      }),
    ])
  return new Map([
    ...include.map((id) => [index.get(id) ?? -1, true] as const),
    ...exclude.map((id) => [index.get(id) ?? -1, false] as const),
  ])
}

/**
 * The worst under a plan, block by block, found another way: a network is built with the plan in it, by the rules for
 * limits instead of by levers, and searched from nothing.
 */
function foundAnew(
  solver: Solver,
  { v }: Levels,
  decisions: readonly Decision[],
  build: (provision: Provision) => Network,
  menu: Scenario,
  most: number,
  risk: Risk,
  reference: number,
): number[] {
  const known = new Map<string, number>()
  return v.map((levels) => {
    const key = levels.join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const network = build(provisionOf(decisions, levels))
    if (menu.futures.length > 0) {
      const found = weigh(lossesAnew(solver, network, menu, reference), risk)
      known.set(key, found)
      return found
    }
    const game = openGame(solver, network, menu)
    try {
      const [worst] = new Search(game, most, 1e-9 * Math.abs(game.worth)).rank(1).found
      const found = (reference - game.worth + (worst?.loss ?? 0)) / 1000
      known.set(key, found)
      return found
    } finally {
      game.dispose()
    }
  })
}

function lossesAnew(solver: Solver, network: Network, menu: Scenario, reference: number): number[] {
  const layout = layOut(network)
  const calm = wanted(layout, openAs(network, menu, { ...menu, measures: [] }).model)
  return menu.futures.map((future) => {
    const { model } = openAs(network, menu, patched(menu, future))
    const live = solver.create(model)
    try {
      const optimum = live.solve()
      checkOptimum(model, optimum)
      return (reference + wanted(layout, model) - calm + optimum.objective) / 1000
    } finally {
      live.dispose()
    }
  })
}

function itemsOf(
  world: World,
  decisions: readonly Decision[],
  blocks: readonly Block[],
  { v }: Levels,
  stands: (i: number, b: number) => 'never' | 'may' | 'anyway',
  start: Month,
): { readonly item: PlanItem; readonly decision: Decision; readonly first: number; readonly paid: number }[] {
  return decisions
    .flatMap((decision, i) => {
      const levels = blocks.map((_, b) => (stands(i, b) === 'may' ? (v[b]?.[i] ?? 0) : 0))
      const first = levels.findIndex((level) => level > 0)
      if (first < 0) return []
      const share = Math.max(...levels)
      const once = decision.fixed + decision.sized * share
      const years = levels.reduce((sum, level, b) => sum + level * (blocks[b]?.years ?? 0), 0)
      // It is decided on so late that it stands just in time.
      const stood = start + 12 * (blocks[first]?.from ?? 0)
      const item: PlanItem = {
        id: decision.id,
        kind: decision.kind,
        ...whatAndWhere(world, decision),
        amounts: levels.map((level) => level * decision.most),
        share,
        decided: formatMonth(stood - decision.lead),
        stands: formatMonth(stood),
        once,
        yearly: decision.yearly * share,
      }
      return [{ item, decision, first, paid: once + decision.yearly * years }]
    })
    .sort((one, other) => other.paid - one.paid)
}

function whatAndWhere(world: World, decision: Decision): Pick<PlanItem, 'material' | 'place' | 'from' | 'unit'> {
  switch (decision.kind) {
    case 'plant': {
      const site = world.sites.get(decision.site)
      return { material: null, place: site?.place ?? null, from: null, unit: site?.capacity?.unit ?? '' }
    }
    case 'thrift':
      return { material: null, place: decision.place, from: null, unit: 'share' }
    case 'reserve':
    case 'offtake': {
      const { material, kind } = decision
      const { unit } = world.materials.get(material) ?? { unit: '' }
      return kind === 'reserve'
        ? { material, place: decision.place, from: null, unit }
        : { material, place: decision.to, from: decision.from, unit: `${unit}/yr` }
    }
    default:
      return decision satisfies never
  }
}
