import { at } from '../../lists/index.ts'
import { DAYS_PER_MONTH, quantity, sumOf, times, tonnes, type MillionUsd } from '../../quantity/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, InputError, type Scenario, type World } from '../../world/index.ts'
import { askedWorld } from '../asked-world.ts'
import type { Progress } from '../study.ts'
import { studyFault } from '../study-fault.ts'
import { VERSION } from '../version.ts'
import { switchingProbability, whatCarries } from './carries.ts'
import { AFTER, QUIET, stillThere, type Chances } from './chances.ts'
import { openMarkets, type ClearedMonths, type Markets, type Movements } from './clearings.ts'
import { CURVE_RUNS } from './curves.ts'
import { onDraws } from './draws.ts'
import {
  clearedLoss,
  firstTonnes,
  formOf,
  worthOfRule,
  yearlyWorth,
  type Before,
  type StockForm,
  type FormQuestion,
} from './forms.ts'
import type { StockpileBest, StockpileForm, StockpileResult } from './result.ts'
import { RULES, rulesFor, type RuleId } from './rules.ts'
import { openStore, pathOf, targetOf, type StockRule } from './store.ts'

export interface StockpileQuestion extends FormQuestion {
  /** Places that hold the stock, each for its own use. */
  readonly members: readonly string[]
  readonly foresight?: number | undefined
  /** Worlds to draw; none if left out. */
  readonly draws?: number | undefined
  readonly seed: number
  readonly onProgress?: Progress | undefined
}

/** Days of use of stores that are compared. */
const SIZES = [30, 60, 90, 120, 180, 270, 365] as const

/** How much to hold in which form, and when to buy and release it. Pure: the same input gives the same result. */
export function stockpile(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  solver: Solver,
  question: StockpileQuestion,
): StockpileResult {
  const { members, chances, foresight = world.parameter('foresight'), draws = 0, seed, onProgress } = question
  const checks: Pick<ClearedMonths, 'maxBalanceResidual' | 'maxBoundViolation'>[] = []
  const markets = noting(openMarkets(world, baseline, scenario, solver, { members, foresight }), checks)
  refuseUnused(markets, question.goods)
  const before = { quiet: markets.quiet([]), embargo: markets.embargo([]) }
  const goods = firstTonnes(world, markets, before, question)
  const stages = question.forms.filter((stage) => goods.some((good) => good.stage === stage && good.isHeld))
  let done = 2
  const total = done + stages.length * (CURVE_RUNS + 1) + RULES.length - 1 + draws * (RULES.length + 1)
  const onRun = (): void => onProgress?.(done++, total)
  const forms = stages
    .map((stage) =>
      formOf(world, markets, before, {
        stage,
        goods: goods.filter((good) => good.stage === stage && good.isHeld),
        question,
        onRun,
      }),
    )
    .sort((a, b) => b.worth.net - a.worth.net)
  const best = forms.find(({ worth }) => worth.net > 0)
  const onWorlds = (form: StockForm, rules: readonly (readonly [RuleId, StockRule])[]): StockpileBest['draws'] =>
    draws === 0 ? null : onDraws(form, rules, { world, scenario, solver, members, foresight, draws, seed, onRun })
  return {
    study: 'stockpile',
    version: VERSION,
    world: askedWorld(world, baseline),
    scenario: { id: scenario.id, title: scenario.title, start: formatMonth(scenario.start), months: scenario.months },
    conduct: [...scenario.conduct],
    members: [...members],
    foresight,
    chances: { ...chances },
    lostWithout: lostIn(chances, before.embargo.lost),
    goods: goods
      .map(({ place, material, stage, unit, usual, quietPrice, gain, probabilityNeeded, isHeld }) => ({
        place,
        material,
        stage,
        unit,
        usual,
        quietPrice,
        gain,
        probabilityNeeded,
        isHeld,
      }))
      .sort((a, b) => needed(a) - needed(b) || a.material.localeCompare(b.material)),
    forms: forms.map(resultOf),
    best: best === undefined ? null : bestOf(best, { world, markets, before, onRun, onWorlds }),
    maxBalanceResidual: Math.max(...checks.map((one) => one.maxBalanceResidual)),
    maxBoundViolation: Math.max(...checks.map((one) => one.maxBoundViolation)),
  }
}

/** @throws InputError for a good that is asked for and not used at any member */
function refuseUnused({ goods }: Markets, asked: readonly string[]): void {
  const unused = asked.filter((id) => !goods.some(({ material }) => material === id))
  if (unused.length > 0) throw new InputError(unused.map((id) => studyFault('STOCKPILE_GOOD_NOT_USED', { id })))
}

const needed = ({ probabilityNeeded }: { readonly probabilityNeeded: number | null }): number =>
  probabilityNeeded ?? Number.MAX_VALUE

const lostIn = (chances: Chances, lost: readonly MillionUsd[]): MillionUsd =>
  sumOf(lost.map((one, t) => times(one, stillThere(chances, t))))

/** The same markets, with what the checks of each run found. */
function noting(
  { embargo, quiet, ...markets }: Markets,
  checks: Pick<ClearedMonths, 'maxBalanceResidual' | 'maxBoundViolation'>[],
): Markets {
  const noted =
    (clear: (movements: Movements) => ClearedMonths) =>
    (movements: Movements): ClearedMonths => {
      const cleared = clear(movements)
      const { maxBalanceResidual, maxBoundViolation } = cleared
      checks.push({ maxBalanceResidual, maxBoundViolation })
      return cleared
    }
  return { ...markets, embargo: noted(embargo), quiet: noted(quiet) }
}

function resultOf({ stage, question, store, target, refillTarget, held, worth }: StockForm): StockpileForm {
  const { curves, chances, keeping, most } = question
  const months = buyingOf(store.best, 'quiet').flatMap(({ from, to, days }) =>
    Array.from({ length: (to - from) / days }, () => days),
  )
  const priceAt = (days: number): number => curves.purchases.find((one) => one.days === days)?.dayPrice ?? 0
  return {
    stage,
    goods: curves.goods.map(({ place, material, usual }) => ({
      place,
      material,
      tonnes: tonnes((usual * target) / DAYS_PER_MONTH),
    })),
    keeping,
    most,
    held,
    dayWorth: at(curves.purchases, 0).dayPrice,
    target,
    refillTarget,
    fillCost: quantity<'MUSD'>(months.reduce((sum, days) => sum + days * priceAt(days), 0)),
    fillMonths: months.length,
    lower: quantity<'MUSD'>(store.bounds.lower),
    upper: quantity<'MUSD'>(store.bounds.upper),
    purchases: curves.purchases.map((one) => ({ ...one })),
    releases: curves.releases.map(({ days, lost }) => ({ days, lost: lostIn(chances, lost) })),
    ...worth,
  }
}

interface Around {
  readonly world: World
  readonly markets: Markets
  readonly before: Before
  readonly onRun: () => void
  readonly onWorlds: (form: StockForm, rules: readonly (readonly [RuleId, StockRule])[]) => StockpileBest['draws']
}

function bestOf(form: StockForm, { world, markets, before, onRun, onWorlds }: Around): StockpileBest {
  const { stage, question, store, target, worth } = form
  const { curves, chances, most } = question
  const all = rulesFor(store.best, { target, lasts: chances.lasts, embargoPrice: curves.embargoPrice })
  const compared = RULES.map((id) => [id, all[id]] as const)
  const factor = worth.savedCleared / worth.savedOnCurves
  return {
    stage,
    buying: (['quiet', 'after'] as const).flatMap((market) => buyingOf(store.best, market)),
    releasing: pathOf(store.best, target, before.embargo.lost.length).map(({ days, left }, t) => ({
      month: t + 1,
      days,
      left,
    })),
    sizes: SIZES.filter((size) => size <= most).map((size) => {
      const other = openStore({ ...question, most: size })
      return { most: size, target: targetOf(other.best, QUIET), net: yearlyWorth(other, other.best, factor).net }
    }),
    rules: compared.map(([rule, how]) => {
      if (rule === 'best') return { rule, ...worth }
      const cleared = clearedLoss(markets, curves.goods, how, target, before)
      onRun()
      return { rule, ...worthOfRule(store, question, { rule: how, target, cleared }) }
    }),
    carriedBy: whatCarries(world, form),
    switchingProbability: switchingProbability(form),
    draws: onWorlds(form, compared),
  }
}

/** At which pace a rule buys, by what is in stock: from an empty store on. */
function buyingOf(rule: StockRule, market: 'quiet' | 'after'): StockpileBest['buying'] {
  const steps: StockpileBest['buying'] = []
  const state = market === 'quiet' ? QUIET : AFTER
  for (let stock = 0, days = rule(state, 0); days > 0; days = rule(state, stock)) {
    const last = steps.at(-1)
    if (last?.days === days) last.to += days
    else steps.push({ market, from: stock, to: stock + days, days })
    stock += days
  }
  return steps
}
