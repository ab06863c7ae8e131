import { at } from '../../lists/index.ts'
import type { Solver } from '../../solver/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { drawnWorlds } from '../ensemble/index.ts'
import { errorOfMean } from '../estimates.ts'
import { mean } from '../sample.ts'
import { openMarkets } from './clearings.ts'
import { clearedLoss, savedInEmbargo, yearlyWorth, type StockForm } from './forms.ts'
import type { StockpileBest } from './result.ts'
import type { StockRule } from './store.ts'
import type { RuleId } from './rules.ts'

/** Standard errors to either side of a mean: nineteen times in twenty it lies between. */
const ERRORS = 2

interface DrawsAsked {
  readonly world: World
  readonly scenario: Scenario
  readonly solver: Solver
  readonly members: readonly string[]
  readonly foresight: number
  readonly draws: number
  readonly seed: number
  readonly onRun: () => void
}

/**
 * What the rules save in worlds drawn within the ranges of the figures, where none was made. The stock is the same: its tonnes were bought by the
 * tables as they stand, and cost what they cost there.
 */
export function onDraws(
  form: StockForm,
  rules: readonly (readonly [RuleId, StockRule])[],
  { world, scenario, solver, members, foresight, draws, seed, onRun }: DrawsAsked,
): NonNullable<StockpileBest['draws']> {
  const { store, question, target, worth } = form
  const { chances, curves } = question
  const saved = rules.map((): MillionUsd[] => [])
  for (const drawn of drawnWorlds(world, solver, draws, seed)) {
    const markets = openMarkets(drawn.world, drawn.baseline, scenario, solver, { members, foresight })
    const embargo = markets.embargo([])
    onRun()
    rules.forEach(([, rule], r) => {
      const lost = clearedLoss(markets, curves.goods, rule, target, { embargo })
      at(saved, r).push(savedInEmbargo(chances, embargo.lost, lost))
      onRun()
    })
  }
  return {
    worlds: draws,
    rules: rules.map(([rule, how], r) => {
      const own = at(saved, r)
      const net = own.map((one) => yearlyWorth(store, how, one / worth.savedOnCurves).net)
      return { rule, saved: spread(own), net: spread(net), pays: net.filter((one) => one > 0).length / net.length }
    }),
  }
}

function spread(values: readonly MillionUsd[]): NonNullable<StockpileBest['draws']>['rules'][number]['net'] {
  const middle = mean(values)
  const error = ERRORS * errorOfMean(values)
  return {
    mean: quantity<'MUSD'>(middle),
    meanLow: quantity<'MUSD'>(middle - error),
    meanHigh: quantity<'MUSD'>(middle + error),
    least: quantity<'MUSD'>(Math.min(...values)),
    most: quantity<'MUSD'>(Math.max(...values)),
  }
}
