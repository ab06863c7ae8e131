import { at } from '../../lists/index.ts'
import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import type { StockpileBest, StockpileForm, StockpileResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'

const { state, summary } = statementsIn(summaryMessages)

/** How much to hold in which form, when to buy and release it, and what that rests on. */
export const stockpileSummary = summary((result: StockpileResult): readonly Statement[] => {
  const { best, chances, forms } = result
  const places = { names: 'places', ids: [...result.members] } as const
  const [form, ...others] = forms
  if (best === null || form === undefined)
    return [state('nothing', { places, probability: share(chances.attackProbability) })]
  return [
    state('hold', {
      places,
      days: { count: form.target },
      goods: { names: 'materials', ids: [...new Set(form.goods.map(({ material }) => material))] },
      form: stage(form.stage),
      lost: MUSD(result.lostWithout),
      saved: MUSD(form.savedCleared),
    }),
    state('worth', { saved: MUSD(form.saved), cost: MUSD(form.purchaseCost + form.keepingCost) }),
    ...(form.target === form.most ? [state('full')] : []),
    ...buying(form, best),
    ...releasing(form, best),
    ...rules(best),
    ...(others[0] === undefined
      ? [state('noOther')]
      : [state('forms', { form: stage(others[0].stage), net: MUSD(others[0].net) })]),
    ...range(best),
    ...draws(best),
  ]
})

const MUSD = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const share = (value: number): StatementValue => ({ value, unit: 'share' })
const stage = (id: string): StatementValue => ({ names: 'stages', ids: [id] })

/** Lines lose less than this, in million USD a month: none would be said to stop. */
const SAME = 0.5

function buying(form: StockpileForm, best: StockpileBest): Statement[] {
  const [first] = best.buying
  const pace = form.purchases.find(({ days }) => days === first?.days)
  if (pace === undefined) return []
  const stops = form.purchases.find(({ valueAddedLost }) => valueAddedLost > SAME)
  return [
    state('buy', {
      days: { count: pace.days },
      months: { count: form.fillMonths },
      fill: MUSD(form.fillCost),
      increase: share(pace.dayPrice / form.dayWorth - 1),
    }),
    ...(stops === undefined
      ? []
      : [state('tooFast', { days: { count: stops.days }, lost: MUSD(stops.valueAddedLost) })]),
  ]
}

function releasing(form: StockpileForm, best: StockpileBest): Statement[] {
  const first = best.releasing.find(({ days }) => days > 0)
  const last = best.releasing.findLast(({ days }) => days > 0)
  if (first === undefined || last === undefined) return []
  const values = { days: { count: first.days }, month: { count: first.month }, last: { count: last.month } }
  const isEven = best.releasing.every(({ days, left }) => days === first.days || left === 0)
  return [
    state(isEven ? 'releaseSame' : 'release', values),
    form.refillTarget > form.target ? state('refillFaster', { days: { count: form.refillTarget } }) : state('refill'),
  ]
}

/** A rule counts as better where it is worth this much more: the curves that the best one is made on are straight between few points. */
const BETTER = 1.01

function rules({ rules: all }: StockpileBest): Statement[] {
  const net = (id: string): number =>
    at(
      all,
      all.findIndex(({ rule }) => rule === id),
    ).net
  const [evenly, best] = [net('even'), net('best')]
  return [
    state('rules', { atOnce: MUSD(net('at-once')), even: MUSD(evenly), best: MUSD(best) }),
    ...(evenly > BETTER * best ? [state('evenIsBetter')] : []),
  ]
}

function range({ carriedBy, switchingProbability }: StockpileBest): Statement[] {
  const [low, high] = carriedBy.filter(({ what }) => what === 'attackProbability')
  if (low === undefined || high === undefined || switchingProbability === null) return []
  return [
    state('range', {
      low: share(low.value),
      netLow: MUSD(low.net),
      high: share(high.value),
      netHigh: MUSD(high.net),
      switching: share(switchingProbability),
    }),
  ]
}

function draws({ draws: drawn }: StockpileBest): Statement[] {
  const best = drawn?.rules.find(({ rule }) => rule === 'best')
  if (drawn === null || best === undefined) return []
  const { mean, meanLow, meanHigh, least } = best.saved
  return [
    state('draws', {
      count: { count: drawn.worlds },
      mean: MUSD(mean),
      from: MUSD(meanLow),
      to: MUSD(meanHigh),
      least: MUSD(least),
      pays: share(best.pays),
    }),
  ]
}
