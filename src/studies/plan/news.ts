import { at } from '../../lists/index.ts'
import type { Months } from '../../quantity/index.ts'
import type { Attack } from './bound-shifts.ts'

/** A scenario tree under a plan: what is learnt when, how likely it is, and in which world each period lies. */
export interface PlanNews {
  /** The root first, and none before the one that it follows. */
  readonly nodes: readonly NewsNode[]
  /** Of each period of the plan. */
  readonly periods: readonly NewsPeriod[]
  /** In how many worlds periods may lie. */
  readonly worlds: number
  /** Months that a project is late by all that was learnt by a period. */
  readonly slip: (decision: number, period: number) => Months
  /** Whether decisions may wait for news; else all are taken at the root. */
  readonly waits: boolean
}

interface NewsNode {
  /** -1 for the root. */
  readonly parent: number
  /** Years from the start of the plan until its news comes. */
  readonly from: number
  /** Of getting there: the product of the chances on the way. */
  readonly reach: number
}

interface NewsPeriod {
  /** The last node whose news has come when it begins. */
  readonly node: number
  /** The period before it on the same path; -1 for the first. */
  readonly before: number
  /** Chance of an attack in a year of it. */
  readonly attackProbability: number
  readonly world: number
}

/** The chance of a period. */
export const chanceOf = ({ nodes, periods }: PlanNews, period: number): number =>
  at(nodes, at(periods, period).node).reach

/** Nodes from one back to the root. */
export function pathTo({ nodes }: Pick<PlanNews, 'nodes'>, node: number): number[] {
  const path: number[] = []
  for (let n = node; n >= 0; n = at(nodes, n).parent) path.push(n)
  return path
}

/** The last period of each path. */
export const endsOf = ({ periods }: Pick<PlanNews, 'periods'>): number[] =>
  periods.flatMap((_, b) => (periods.some(({ before }) => before === b) ? [] : [b]))

/** The periods on the path to one, in their order. */
export function periodsUpTo({ periods }: Pick<PlanNews, 'periods'>, end: number): number[] {
  const path: number[] = []
  for (let b = end; b >= 0; b = at(periods, b).before) path.unshift(b)
  return path
}

/** What a loss in the first year of a period counts: by the chance of the period, and of an attack in each of its years. */
export const lossWeight = (news: PlanNews, period: number, years: number): number =>
  chanceOf(news, period) * (at(news.periods, period).attackProbability * years)

/** Whether an attack is one of the world that a period lies in. Where there are several worlds, an attack names its own first. */
export const isPossibleIn = ({ periods, worlds }: PlanNews, period: number, attack: Attack): boolean =>
  worlds === 1 || at(attack, 0) === at(periods, period).world
