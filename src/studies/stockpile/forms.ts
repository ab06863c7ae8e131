import { at } from '../../lists/index.ts'
import { DAYS_PER_MONTH, quantity, sumOf, type MillionUsd } from '../../quantity/index.ts'
import { stockMonths, type World } from '../../world/index.ts'
import { AFTER, QUIET, stillThere, type Chances } from './chances.ts'
import { type ClearedMonths, type StockGood, type Markets } from './clearings.ts'
import { curvesOf, steady, type Curves } from './curves.ts'
import { firstTonne, type FirstTonne } from './goods.ts'
import { lostAt, openStore, pathOf, targetOf, type StockRule, type Store, type StoreQuestion } from './store.ts'

/** A form of stock with the best rule for it, and what that is worth. */
export interface StockForm {
  readonly stage: string
  readonly question: StoreQuestion & { readonly curves: Curves }
  readonly store: Store
  /** Days of use that are held once it is full: while all is quiet, and soon after an embargo. */
  readonly target: number
  readonly refillTarget: number
  /** Days of use that states hold already, by the tables: the least of the members, and of the goods. */
  readonly held: number
  readonly worth: Worth
}

/** What a rule saves and costs, M USD a year for ever, and in an embargo that meets a full store. */
export interface Worth {
  /** Saved in an embargo, on average over how long it lasts: straight between the points cleared, and with the releases cleared as a whole. */
  readonly savedOnCurves: MillionUsd
  readonly savedCleared: MillionUsd
  /** A year: purchases less sales, keeping, and what is saved by the whole clearing. */
  readonly purchaseCost: MillionUsd
  readonly keepingCost: MillionUsd
  readonly saved: MillionUsd
  readonly net: MillionUsd
}

const NOTHING: Worth = {
  savedOnCurves: quantity<'MUSD'>(0),
  savedCleared: quantity<'MUSD'>(0),
  purchaseCost: quantity<'MUSD'>(0),
  keepingCost: quantity<'MUSD'>(0),
  saved: quantity<'MUSD'>(0),
  net: quantity<'MUSD'>(0),
}

/** What is asked of each form. */
export interface FormQuestion {
  readonly chances: Chances
  readonly forms: readonly string[]
  /** Those that are asked for; where none is, those of which a first tonne pays. */
  readonly goods: readonly string[]
  readonly keeping?: number | undefined
  readonly most?: number | undefined
}

export interface Before {
  readonly quiet: ClearedMonths
  readonly embargo: ClearedMonths
}

/** The first tonne of every good of the forms, by form and by what embargo it needs. */
export function firstTonnes(
  world: World,
  { goods }: Markets,
  before: Before,
  { chances, forms, goods: asked, keeping }: FormQuestion,
): (FirstTonne & { readonly isHeld: boolean })[] {
  return goods
    .filter(({ stage, material }) => forms.includes(stage) && (asked.length === 0 || asked.includes(material)))
    .map((good) => {
      const first = firstTonne(good, before, chances, keeping ?? keepingOf(world, good.stage))
      const pays = first.probabilityNeeded !== null && first.probabilityNeeded < chances.attackProbability
      return { ...first, isHeld: asked.length > 0 || pays }
    })
}

/** A form with its curves cleared and its best rule found, and that rule cleared as a whole. */
export function formOf(
  world: World,
  markets: Markets,
  before: Before,
  {
    stage,
    goods,
    question,
    onRun,
  }: {
    readonly stage: string
    readonly goods: readonly FirstTonne[]
    readonly question: FormQuestion
    readonly onRun: () => void
  },
): StockForm {
  const curves = curvesOf(markets, goods, before, onRun)
  const storeQuestion = {
    curves,
    chances: question.chances,
    keeping: question.keeping ?? keepingOf(world, stage),
    most: question.most ?? Math.max(1, Math.round(stockpile(world, stage).mostDays.value)),
  }
  const store = openStore(storeQuestion)
  const target = targetOf(store.best, QUIET)
  const worth =
    target === 0
      ? NOTHING
      : worthOfRule(store, storeQuestion, {
          rule: store.best,
          target,
          cleared: clearedLoss(markets, goods, store.best, target, before),
        })
  onRun()
  return {
    stage,
    question: storeQuestion,
    store,
    target,
    refillTarget: targetOf(store.best, AFTER),
    held: Math.min(...goods.map(({ place }) => stockMonths(world, stage, place, 'state') * DAYS_PER_MONTH)),
    worth,
  }
}

function stockpile(world: World, stage: string) {
  const known = world.stockpiles.get(stage)
  if (known === undefined) throw new Error(`No stockpile of ${stage}.`)
  return known
}

const keepingOf = (world: World, stage: string): number => stockpile(world, stage).holdingCost.value

/** What is lost in each month of an embargo that meets a full store and goes on, the rule's releases cleared as a whole. */
export const clearedLoss = (
  markets: Markets,
  goods: readonly StockGood[],
  rule: StockRule,
  target: number,
  { embargo }: Pick<Before, 'embargo'>,
): readonly MillionUsd[] =>
  markets.embargo(
    steady(
      goods,
      pathOf(rule, target, embargo.lost.length, markets.monthsSeen).map(({ days }) => days),
    ),
  ).lost

/** Saved in an embargo on average over how long it lasts: what is saved in a month counts as far as it is still there. */
export const savedInEmbargo = (
  chances: Chances,
  without: readonly MillionUsd[],
  withStock: readonly MillionUsd[],
): MillionUsd => sumOf(without.map((lost, t) => quantity<'MUSD'>(stillThere(chances, t) * (lost - at(withStock, t)))))

/**
 * The curves let out the same in every month; a rule does not, and what users keep for later makes a difference. So what a rule saves a year
 * by the curves is corrected by what it saves where it is cleared as a whole.
 */
export function worthOfRule(
  store: Store,
  { curves, chances }: Pick<StoreQuestion, 'curves' | 'chances'>,
  {
    rule,
    target,
    cleared,
  }: { readonly rule: StockRule; readonly target: number; readonly cleared: readonly MillionUsd[] },
): Worth {
  const without = at(curves.releases, 0).lost
  const onCurves = pathOf(rule, target, without.length).map(({ days }, t) =>
    quantity<'MUSD'>(lostAt(curves.releases, t, days)),
  )
  const savedOnCurves = savedInEmbargo(chances, without, onCurves)
  const savedCleared = savedInEmbargo(chances, without, cleared)
  return {
    savedOnCurves,
    savedCleared,
    ...yearlyWorth(store, rule, savedOnCurves > 0 ? savedCleared / savedOnCurves : 0),
  }
}

/** What a rule costs and saves a year, what the curves say of it corrected by a factor. */
export function yearlyWorth(
  store: Store,
  rule: StockRule,
  factor: number,
): Pick<Worth, 'purchaseCost' | 'keepingCost' | 'saved' | 'net'> {
  const { purchases, keeping, lost } = store.yearly(rule)
  const saved = (store.withoutStock.lost - lost) * factor
  return {
    purchaseCost: quantity<'MUSD'>(purchases),
    keepingCost: quantity<'MUSD'>(keeping),
    saved: quantity<'MUSD'>(saved),
    net: quantity<'MUSD'>(saved - purchases - keeping),
  }
}
