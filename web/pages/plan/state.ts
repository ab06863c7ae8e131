import { moneyWriter, type Language } from '../../../src/messages/index.ts'
import type { PlanResult } from '../../../src/studies/index.ts'
import type { Span } from '../../charts/frame/axis.ts'
import { yearOf } from '../../charts/plan/state.ts'
import { amountOf, type Amount } from '../../url/money.ts'
import type { PlanRequest } from '../../url/questions.ts'
import { guardsWorlds } from './guard.ts'

export type Item = PlanResult['decisions'][number]
export type Year = PlanResult['periods'][number]

/** One of the plans of an answer: the one asked for, that with another budget, or one that is nearly as good. */
export interface Shown {
  /** As the address has it: empty, `0.5` for half the budget, `other-1`. */
  readonly point: string
  /** None where there is no limit. */
  readonly budget: string | undefined
  /** The same, million USD. */
  readonly limit: number | null
  readonly upperBound: number
  readonly lowerBound: number
  readonly discountedCost: number
  readonly undiscountedCost: number
  readonly decisions: readonly Item[]
  readonly periods: readonly Year[]
}

/** All plans that are there so far: the one asked for, other budgets from the least to the most, then the others. */
export function plansOf(request: PlanRequest, result: PlanResult): Shown[] {
  const { discountedCost, undiscountedCost, decisions, periods, objective, budgetCurve, alternatives } = result
  const { upperBound, lowerBound } = objective
  const { budget } = request
  // What is there is the dearest of those asked for: they are found from the dearest down.
  const others = otherBudgets(request).slice(-budgetCurve.length)
  return [
    {
      point: '',
      budget,
      limit: result.options.budget,
      upperBound,
      lowerBound,
      discountedCost,
      undiscountedCost,
      decisions,
      periods,
    },
    ...(budgetCurve.length === 0
      ? []
      : others.flatMap((money, i) => {
          const found = budgetCurve[i]
          return found === undefined
            ? []
            : [{ ...found, point: pointOf(money, budget), budget: money, limit: found.budget }]
        })),
    ...alternatives.map((other, i) => ({
      ...other,
      lowerBound,
      point: `other-${i + 1}`,
      budget,
      limit: result.options.budget,
    })),
  ]
}

/** Budgets that are asked for beside the one of the plan, the smallest first: all in its currency, as the page writes them. */
const otherBudgets = ({ budgets = [] }: PlanRequest): string[] =>
  budgets.toSorted((one, other) => amountOf(one).amount - amountOf(other).amount)

/** What an address calls another budget: by how many times it is the one asked for; by itself if they cannot be compared. */
function pointOf(money: string, budget: string | undefined): string {
  const [other, own] = [amountOf(money), amountOf(budget ?? '')]
  return other.currency === own.currency && own.amount > 0
    ? String(Number((other.amount / own.amount).toPrecision(6)))
    : money
}

/** The one that an address names; the one asked for as long as it is not there. */
export function shownOf(plans: readonly Shown[], point: string): Shown | undefined {
  return plans.find((plan) => plan.point === point) ?? plans[0]
}

const limitOf = ({ budget }: Shown): number =>
  budget === undefined ? Number.POSITIVE_INFINITY : amountOf(budget).amount

/** Plans along the budgets, from the least to the most; those nearly as good are not among them. */
export const alongBudgets = (plans: readonly Shown[]): Shown[] =>
  plans.filter(({ point }) => !point.startsWith('other-')).sort((a, b) => limitOf(a) - limitOf(b))

/** Position of the block of years that an address names; the last one else. */
export function blockOf(years: readonly Year[], year: string): number {
  const found = years.findIndex(({ from }) => String(from) === year)
  return found < 0 ? years.length - 1 : found
}

/** `2031`, or `2031–2032`. */
export const spanText = ({ from, years }: Pick<Year, 'from' | 'years'>): string =>
  years === 1 ? String(from) : `${from}–${from + years - 1}`

/** Where on the axis of years a block lies: an attack comes at its start, this many whole years after the decision. */
export function blockSpan(start: string, { from, years }: Pick<Year, 'from' | 'years'>): Span {
  const begins = yearOf(start) - Math.floor(yearOf(start)) + from
  return { from: begins, to: begins + years }
}

/** From the decision to the end of the last block. */
export function spanOf(start: string, years: readonly Year[]): Span {
  const last = years.at(-1)
  return { from: yearOf(start), to: last === undefined ? yearOf(start) + 1 : blockSpan(start, last).to }
}

/** Paid for an item in all, million USD, as far as its levels tell. */
export function paidFor({ upfrontCost, annualCost, amounts }: Item, years: readonly Year[]): number {
  const most = Math.max(0, ...amounts)
  if (most === 0) return upfrontCost
  return (
    upfrontCost + amounts.reduce((sum, amount, b) => sum + ((annualCost * amount) / most) * (years[b]?.years ?? 0), 0)
  )
}

/** How an item stands in a block of years: there, on its way, or still to be decided on. */
export function standing(
  item: Item,
  block: number,
  start: string,
  years: readonly Year[],
): 'stands' | 'coming' | 'later' {
  if ((item.amounts[block] ?? 0) > 0) return 'stands'
  const year = years[block]
  return year !== undefined && yearOf(item.decideBy) < blockSpan(start, year).to ? 'coming' : 'later'
}

/**
 * How far apart both bounds are, as a share of the best so far, at most 1; undefined as long as one of them is not known. Where controls hold
 * already, both may lie below zero: what a plan relieves counts.
 */
export function gapBetween(lower: number | undefined, upper: number): number | undefined {
  if (lower === undefined || !Number.isFinite(lower) || !Number.isFinite(upper)) return undefined
  const apart = Math.max(0, upper - lower)
  return apart === 0 ? 0 : Math.min(1, apart / Math.abs(upper))
}

type Part =
  | 'partCheck'
  | 'partWorlds'
  | 'partAssumptions'
  | 'partDumping'
  | 'partFresh'
  | 'partSamples'
  | 'partBudgets'
  | 'partAlternatives'
  | 'partVerdicts'

/** What was asked and is not in an answer yet. */
export function missing(
  request: PlanRequest,
  { check, worlds, budgetCurve, alternatives, noRegret, assumptions, dumping, ...rest }: PlanResult,
  done: boolean,
): Part[] {
  if (done) return []
  const { budgets = [], alternatives: asked } = request
  return [
    ...(check.difference === null ? (['partCheck'] as const) : []),
    ...(guardsWorlds(request) && worlds.length === 0 ? (['partWorlds'] as const) : []),
    ...(request.assumptions && assumptions === undefined ? (['partAssumptions'] as const) : []),
    ...(request.dumping !== undefined && dumping === undefined ? (['partDumping'] as const) : []),
    ...(request.freshDraws !== undefined && rest.outOfSample === null ? (['partFresh'] as const) : []),
    ...(request.replications !== undefined && rest.samplingGap === null ? (['partSamples'] as const) : []),
    ...(budgetCurve.length < budgets.length ? (['partBudgets'] as const) : []),
    // Fewer may be found than were asked for: they are complete once what is in all of them is reported.
    ...(asked > 0 && alternatives.length < asked && noRegret.length === 0 ? (['partAlternatives'] as const) : []),
    ...(rest.verdicts.length < (request.verdicts ?? []).length ? (['partVerdicts'] as const) : []),
  ]
}

/** An amount in its own currency: `39 bn JPY`, `390億円`. */
export function amountText({ amount, currency }: Amount, lang: Language, nameJa: string): string {
  const digits = new Intl.NumberFormat(lang, { maximumSignificantDigits: 4 })
  return moneyWriter(lang, (value) => digits.format(value), { en: currency, ja: nameJa }).text(amount / 1e6)
}

/** What a form asks an amount in: billions, or 億. */
export const FORM_UNIT: Readonly<Record<Language, number>> = { en: 1e9, ja: 1e8 }
