import { quantity, type MillionUsd } from '../../quantity/index.ts'
import type { Ranged, World } from '../../world/index.ts'
import { QUIET } from './chances.ts'
import { yearlyWorth, type StockForm } from './forms.ts'
import { openStore, targetOf, type StoreQuestion } from './store.ts'

/** What the answer for a form rests on: each at both ends of its range, all else as asked. */
export const CARRIED_BY = [
  'attackProbability',
  'lasts',
  'repeatProbability',
  'discount',
  'keeping',
  'priceEffect',
] as const
type CarriedBy = (typeof CARRIED_BY)[number]

export interface End {
  readonly what: CarriedBy
  readonly value: number
  readonly target: number
  readonly net: MillionUsd
}

type Range = Pick<Ranged, 'low' | 'high'>
/** Judgements: embargoes since 2010 lasted from weeks to years, and some came again. */
const LASTS: Range = { low: 4, high: 36 }
const REPEATS: Range = { low: 0.1, high: 0.6 }
/** What buying does to the price, as a multiple of what the clearing says: nothing, and twice as much. */
const PRICE_EFFECT: Range = { low: 0, high: 2 }

export function whatCarries(world: World, form: StockForm): End[] {
  const ranges: Readonly<Record<CarriedBy, Range | undefined>> = {
    attackProbability: world.parameters.get('attack-probability'),
    lasts: LASTS,
    repeatProbability: REPEATS,
    discount: world.parameters.get('discount'),
    keeping: world.stockpiles.get(form.stage)?.holdingCost,
    priceEffect: PRICE_EFFECT,
  }
  return CARRIED_BY.flatMap((what) => {
    const range = ranges[what]
    return range === undefined
      ? []
      : [range.low, range.high].map((value) => ({ what, value, ...answerAt(form, what, value) }))
  })
}

/** The best rule where one thing is different. What it saves is corrected as that of the form is. */
function answerAt({ question, worth }: StockForm, what: CarriedBy, value: number): Pick<End, 'target' | 'net'> {
  const store = openStore(withValue(question, what, value))
  const factor = worth.savedOnCurves > 0 ? worth.savedCleared / worth.savedOnCurves : 1
  const target = targetOf(store.best, QUIET)
  return { target, net: target === 0 ? quantity<'MUSD'>(0) : yearlyWorth(store, store.best, factor).net }
}

function withValue(question: StockForm['question'], what: CarriedBy, value: number): StoreQuestion {
  if (what === 'keeping') return { ...question, keeping: value }
  if (what !== 'priceEffect') return { ...question, chances: { ...question.chances, [what]: value } }
  const { purchases } = question.curves
  const usual = purchases[0]?.dayPrice ?? quantity<'MUSD'>(0)
  return {
    ...question,
    curves: {
      ...question.curves,
      purchases: purchases.map((one) => ({
        ...one,
        dayPrice: quantity<'MUSD'>(usual + value * (one.dayPrice - usual)),
      })),
    },
  }
}

/** Steps of a search between two values a million times apart: it ends within 2 %. */
const STEPS = 10
const LEAST = 1e-6

/** Probability of an embargo in a year at which the best rule begins to hold something, within 2 %; null where it holds nothing at any. */
export const switchingProbability = (form: StockForm): number | null =>
  switching((value) => targetOf(openStore(withValue(form.question, 'attackProbability', value)).best, QUIET) > 0)

function switching(holds: (value: number) => boolean): number | null {
  if (!holds(1)) return null
  let [low, high] = [LEAST, 1]
  for (let k = 0; k < STEPS; k++) {
    const between = Math.sqrt(low * high)
    if (holds(between)) high = between
    else low = between
  }
  return high
}
