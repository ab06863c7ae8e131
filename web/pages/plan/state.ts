import { sayer, type Language } from '../../../src/messages/index.ts'
import type { PlanResult } from '../../../src/studies/index.ts'
import { yearOf, type Span } from '../../charts/plan/state.ts'
import { amountOf, budgetsBesides, type Amount } from '../../desk/money.ts'
import type { PlanSpec } from '../../desk/protocol.ts'
import { planMessages } from './messages.gen.ts'

export type Item = PlanResult['decisions'][number]
export type Year = PlanResult['periods'][number]

/** One of the plans of an answer: the one asked for, that with another budget, or one that is nearly as good. */
export interface Shown {
  /** As the address has it: empty, `0.5` for half the budget, `other-1`. */
  readonly point: string
  readonly budget: string
  readonly upperBound: number
  readonly lowerBound: number
  readonly discountedCost: number
  readonly undiscountedCost: number
  readonly decisions: readonly Item[]
  readonly periods: readonly Year[]
}

/** All plans that are there so far: the one asked for, other budgets from the least to the most, then the others. */
export function plansOf(spec: PlanSpec, result: PlanResult): Shown[] {
  const { discountedCost, undiscountedCost, decisions, periods, objective, budgetCurve, alternatives } = result
  const { upperBound, lowerBound } = objective
  // What is there is the dearest of those asked for: they are found from the dearest down.
  const besides = budgetsBesides(spec).slice(-budgetCurve.length)
  return [
    { point: '', budget: spec.budget, upperBound, lowerBound, discountedCost, undiscountedCost, decisions, periods },
    ...(budgetCurve.length === 0
      ? []
      : besides.flatMap(({ times, money }, i) => {
          const found = budgetCurve[i]
          return found === undefined ? [] : [{ ...found, point: String(times), budget: money }]
        })),
    ...alternatives.map((other, i) => ({ ...other, lowerBound, point: `other-${i + 1}`, budget: spec.budget })),
  ]
}

/** The one that an address names; the one asked for as long as it is not there. */
export function shownOf(plans: readonly Shown[], point: string): Shown | undefined {
  return plans.find((plan) => plan.point === point) ?? plans[0]
}

/** Plans along the budgets, from the least to the most; those nearly as good are not among them. */
export const alongBudgets = (plans: readonly Shown[]): Shown[] =>
  plans
    .filter(({ point }) => !point.startsWith('other-'))
    .sort((a, b) => amountOf(a.budget).amount - amountOf(b.budget).amount)

/** Position of the block of years that an address names; the last one else. */
export function blockOf(years: readonly Year[], year: string): number {
  const found = years.findIndex(({ from }) => String(from) === year)
  return found < 0 ? years.length - 1 : found
}

/** `2031`, or `2031–2032`. */
export const spanText = ({ from, years }: Pick<Year, 'from' | 'years'>): string =>
  years === 1 ? String(from) : `${from}–${from + years - 1}`

/** Where on the axis of years a block lies: an attack comes at its start, so many whole years after the decision. */
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

/** What was asked and is not in an answer yet. */
export function missing(
  spec: PlanSpec,
  { check, budgetCurve, alternatives, noRegret }: PlanResult,
  done: boolean,
): ('partCheck' | 'partFront' | 'partOthers')[] {
  if (done) return []
  return [
    ...(check.difference === null ? (['partCheck'] as const) : []),
    ...(budgetCurve.length < budgetsBesides(spec).length ? (['partFront'] as const) : []),
    // Fewer may be found than were asked for: they are complete once what is in all of them is told.
    ...(spec.others > 0 && alternatives.length < spec.others && noRegret.length === 0 ? (['partOthers'] as const) : []),
  ]
}

/** The command that gives the same answer. */
export function commandOf(spec: PlanSpec): string {
  const besides = budgetsBesides(spec).map(({ money }) => money)
  return [
    'ytterby plan',
    spec.menu,
    `--members ${spec.members.join(',')}`,
    `--budget ${spec.budget}`,
    `--start ${spec.start}`,
    `--max-measures ${spec.most}`,
    ...(spec.months === undefined ? [] : [`--months ${spec.months}`]),
    ...(spec.slip === 0 ? [] : [`--delay ${spec.slip}`]),
    ...(spec.technologyBan ? ['--technology-ban'] : []),
    ...(spec.threshold === undefined ? [] : [`--threshold ${spec.threshold}`]),
    ...(spec.terms === undefined ? [] : [`--constraints ${spec.terms}`]),
    ...(besides.length === 0 ? [] : [`--budgets ${besides.join(',')}`]),
    ...(spec.others === 0 ? [] : [`--alternatives ${spec.others}`]),
    '--values',
    // As long as it takes, as here.
    '--time-limit 86400',
    '--json',
  ].join(' ')
}

const LARGE: Readonly<Record<Language, readonly (readonly [size: number, word: string])[]>> = {
  en: [
    [1e12, ' trillion'],
    [1e9, ' bn'],
    [1e6, ' M'],
    [1, ''],
  ],
  ja: [
    [1e12, '兆'],
    [1e8, '億'],
    [1e4, '万'],
    [1, ''],
  ],
}

/** An amount in its own currency: `39 bn JPY`, `390億円`. */
export function amountText({ amount, currency }: Amount, lang: Language, nameJa: string): string {
  const [size, word] = LARGE[lang].find(([least]) => amount >= least) ?? [1, '']
  const number = new Intl.NumberFormat(lang, { maximumSignificantDigits: 4 }).format(amount / size)
  return sayer(planMessages, lang)('amount', { number, word, code: currency, name: nameJa })
}

/** What a form asks an amount in: billions, or 億. */
export const FORM_UNIT: Readonly<Record<Language, number>> = { en: 1e9, ja: 1e8 }
