import { at, entry } from '../../lists/index.ts'
import { quantity, type Months } from '../../quantity/index.ts'
import { InputError, placed, type World } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'
import type { CandidateDecision } from './decisions.ts'
import type { GuardedWorld } from './guarded-worlds.ts'
import { pathTo, type PlanNews } from './news.ts'
import type { NewsTree } from './news-schema.ts'
import { nameOfWorld, nodeWorlds } from './news-worlds.ts'
import type { InvestmentPeriod } from './periods.ts'

/** News that a plan is asked about, with the worlds that it leads to. */
export interface AskedNews {
  readonly tree: NewsTree
  readonly worlds: readonly GuardedWorld[]
}

/** The chance of an attack in a year from each node on. */
export function attackProbabilities({ nodes }: Pick<NewsTree, 'nodes'>, usual: number): number[] {
  const known = new Map<string, number>()
  return nodes.map(({ id, parent, attack_probability: told }) => {
    const own = told ?? (parent === undefined ? usual : entry(known, parent))
    known.set(id, own)
    return own
  })
}

/**
 * The periods of a plan over a tree: each of its periods once for each node that may be reached when it begins. Where news comes within
 * a period, it is cut in two on all paths, so that all decide at the same moments.
 *
 * @param year in which the plan is decided on
 */
export function newsTimeline(
  { tree, worlds }: AskedNews,
  year: number,
  asked: readonly InvestmentPeriod[],
  usual: number,
): { readonly periods: InvestmentPeriod[]; readonly news: Omit<PlanNews, 'slip'> } {
  refuseYears(tree, year, asked)
  const index = new Map(tree.nodes.map(({ id }, n) => [id, n]))
  const nodes: PlanNews['nodes'][number][] = []
  for (const { parent, chance, year: own } of tree.nodes) {
    const before = parent === undefined ? -1 : entry(index, parent)
    nodes.push({ parent: before, from: own - year, reach: before < 0 ? 1 : at(nodes, before).reach * chance })
  }
  const named = nodeWorlds(tree).map(nameOfWorld)
  const chances = attackProbabilities(tree, usual)
  const periods: InvestmentPeriod[] = []
  const placesOf: PlanNews['periods'][number][] = []
  for (const { from, years } of cutAt(asked, new Set(nodes.map((node) => node.from))))
    nodes.forEach((node, n) => {
      const children = nodes.filter(({ parent }) => parent === n)
      if (node.from > from || children.some((child) => child.from <= from)) return
      const path = pathTo({ nodes }, n)
      periods.push({ from, years })
      placesOf.push({
        node: n,
        before: placesOf.findLastIndex((one, b) => path.includes(one.node) && at(periods, b).from < from),
        attackProbability: at(chances, n),
        world: worlds.findIndex(({ id }) => id === at(named, n)),
      })
    })
  return { periods, news: { nodes, periods: placesOf, worlds: worlds.length, waits: true } }
}

/** Periods, cut where news comes within one. */
const cutAt = (periods: readonly InvestmentPeriod[], years: ReadonlySet<number>): InvestmentPeriod[] =>
  periods.flatMap(({ from, years: count }) => {
    const starts = [from, ...[...years].filter((year) => from < year && year < from + count).sort((a, b) => a - b)]
    return starts.map((start, n) => ({ from: start, years: (starts[n + 1] ?? from + count) - start }))
  })

/** Months that a decision is late by what was learnt on the way to each node. */
export function slipsOf(
  { nodes }: Pick<NewsTree, 'nodes'>,
  { nodes: places, periods }: Pick<PlanNews, 'nodes' | 'periods'>,
  decisions: readonly CandidateDecision[],
): PlanNews['slip'] {
  const byNode = nodes.map((_, n) => {
    const late = new Map<string, number>()
    for (const before of pathTo({ nodes: places }, n))
      for (const { project, months } of at(nodes, before).slips ?? [])
        late.set(project, (late.get(project) ?? 0) + months)
    return late
  })
  return (decision, period): Months =>
    quantity(at(byNode, at(periods, period).node).get(at(decisions, decision).id) ?? 0)
}

/** @throws InputError for a root that is not the year of the decision, and for news after the plan ends */
function refuseYears({ file, nodes }: NewsTree, year: number, periods: readonly InvestmentPeriod[]): void {
  const last = year + Math.max(...periods.map(({ from, years }) => from + years)) - 1
  const faults = nodes.flatMap(({ id, parent, year: own, line }) => {
    const place = { file, ...(line === undefined ? {} : { line }) }
    if (parent === undefined && own !== year)
      return [placed(studyFault('NEWS_YEAR_START', { id, own, start: year }), place)]
    return own > last ? [placed(studyFault('NEWS_YEAR_OUTSIDE', { id, own, last }), place)] : []
  })
  if (faults.length > 0) throw new InputError(faults)
}

/** @throws InputError for a project that slips and that the plan neither funds nor waits for */
export function refuseSlips(world: World, { file, nodes }: NewsTree, decisions: readonly CandidateDecision[]): void {
  const known = new Set(decisions.map(({ id }) => id))
  const faults = nodes.flatMap(({ id, slips = [], line }) =>
    slips.flatMap(({ project }) =>
      known.has(project) || !world.projects.has(project)
        ? []
        : [
            placed(studyFault('NEWS_PROJECT:outside', { id, project }), {
              file,
              ...(line === undefined ? {} : { line }),
            }),
          ],
    ),
  )
  if (faults.length > 0) throw new InputError(faults)
}
