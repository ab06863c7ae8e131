import { at, entry, numberAt } from '../../lists/index.ts'
import { quantity, sumOf, type MillionUsd } from '../../quantity/index.ts'
import { factorsOf, hashScenario, type Scenario } from '../../world/index.ts'
import { scenarioIn } from '../given.ts'
import { knockOn } from '../knock-on/index.ts'
import { VERSION } from '../version.ts'
import type { DrawsRequest } from '../requests.ts'
import { stressOptions } from '../light.ts'
import type { KeptEnsemble, KeptEnsembles } from '../stress/index.ts'
import type { ModelSession } from '../study.ts'
import { designRows, type DesignRow } from './design.ts'
import { drawnFactors, type OutcomeColumn } from './draw.ts'
import { labelsOf } from './prepare.ts'
import { quantilesOf } from './quantiles.ts'
import { firstOrder, noiseOf } from '../estimates.ts'

/** Digits that a record keeps. */
const DIGITS = 4

/** Dozens of factors are looked at: a share has to be this much above what one factor has by chance (three standard deviations in all). */
const ABOVE_CHANCE = 1.5

/** Rows of the design that a record is made of: the world as tabled, and the draws. */
export const countKeptRows = ({ samples }: Pick<DrawsRequest['options'], 'samples'>): number => 1 + samples

/**
 * The record of ensembles of stress tests: how far the headline of each goes over the draws, and which factors make it go so far.
 *
 * @param values the first rows of the design, one after the other, each with every column
 */
export function keepEnsembles(
  session: Pick<ModelSession, 'world' | 'solver'>,
  { of, options }: Pick<DrawsRequest, 'of' | 'options'>,
  columns: readonly OutcomeColumn[],
  values: Float64Array,
): KeptEnsembles {
  const { world } = session
  const labels = labelsOf(of)
  const draws: Drawn = { columns, values, rows: designRows(options, drawnFactors(world, options)) }
  return {
    study: 'ensemble-keep',
    version: VERSION,
    world: { title: world.title, hash: world.clearingHash },
    seed: options.seed,
    samples: options.samples,
    distribution: options.distribution,
    ensembles: of.flatMap((question, i) => {
      if (question.study !== 'stress') return []
      const scenario = scenarioIn(world, question.scenario, question)
      const { foresight = world.parameter('foresight'), terminalValue = stressOptions.terminalValue.default } = question
      return [{ ...keep(session, scenario, at(labels, i), draws), foresight, terminalValue }]
    }),
  }
}

interface Drawn {
  readonly columns: readonly OutcomeColumn[]
  readonly values: Float64Array
  readonly rows: readonly DesignRow[]
}

function keep(
  { world, solver }: Pick<ModelSession, 'world' | 'solver'>,
  scenario: Scenario,
  label: string,
  { columns, values, rows }: Drawn,
): Omit<KeptEnsemble, 'foresight' | 'terminalValue'> {
  const lost = columns.flatMap(({ what, place, sector, ...column }, c) =>
    column.label === label && what === 'value-added-lost' && place !== undefined && scenario.focus.includes(place)
      ? [{ c, place, sector }]
      : [],
  )
  const inRow = (row: number, c: number): MillionUsd => quantity<'MUSD'>(numberAt(values, row * columns.length + c))
  const total = (row: number): MillionUsd =>
    sumOf(lost.filter(({ sector }) => sector === undefined).map(({ c }) => inRow(row, c)))
  const draws = rows.flatMap(({ kind }, row) => (kind === 'draw' && !Number.isNaN(total(row)) ? [row] : []))
  const failed = rows.filter(({ kind }) => kind === 'draw').length - draws.length
  const losses = draws.map(total)
  const follows = draws.map((row) =>
    knockOn(
      world,
      lost.flatMap(({ c, place, sector }) =>
        sector === undefined ? [] : [{ place, sector, valueAdded: inRow(row, c) }],
      ),
      quantity<'months'>(scenario.months),
      solver,
    ),
  )
  const following = (what: 'lostOrders' | 'rationedParts'): KeptEnsemble['lostOrders'] => {
    const totals = follows.map((places) => {
      const sums = places.map((place) => place[what]).filter((sum) => sum !== null && sum !== undefined)
      return sums.length < places.length ? undefined : sumOf(sums)
    })
    return totals.includes(undefined) ? null : moneyQuantiles(totals.map((one) => one ?? quantity<'MUSD'>(0)))
  }
  const central = total(0)
  return {
    scenario: scenario.id,
    question: hashScenario(scenario),
    focus: scenario.focus.toSorted(),
    samples: draws.length,
    failed,
    central: rounded(central),
    below: draws.length === 0 ? 0 : losses.filter((loss) => loss < central).length / draws.length,
    valueAddedLost: moneyQuantiles(losses),
    lostOrders: following('lostOrders'),
    rationedParts: following('rationedParts'),
    factors: factorShares(),
  }

  function factorShares(): KeptEnsemble['factors'] {
    const known = factorsOf(world)
    const drawn = draws.map((row) => at(rows, row).quantiles)
    const ids = [...(drawn[0]?.keys() ?? [])]
    return ids
      .flatMap((id) => {
        const factor = known.find((one) => one.id === id)
        const index = firstOrder(
          drawn.map((quantiles) => entry(quantiles, id)),
          losses,
        )
        if (factor === undefined || index === undefined || index.value <= ABOVE_CHANCE * noiseOf(draws.length))
          return []
        const { name, nameJa, figures, judged } = factor
        const kept = (part: number): number => Number(part.toPrecision(DIGITS))
        const explained = { share: kept(index.value), low: kept(index.low), high: kept(index.high) }
        return [{ factor: id, name, nameJa, figures, judged, ...explained }]
      })
      .sort((a, b) => b.share - a.share || a.factor.localeCompare(b.factor))
  }
}

const rounded = (amount: MillionUsd): MillionUsd => quantity<'MUSD'>(Number(amount.toPrecision(DIGITS)))

function moneyQuantiles(losses: readonly MillionUsd[]): KeptEnsemble['valueAddedLost'] {
  const { p5, p25, p50, p75, p95 } = quantilesOf(Float64Array.from(losses))
  const kept = (value: number): MillionUsd => rounded(quantity<'MUSD'>(value))
  return { p5: kept(p5), p25: kept(p25), p50: kept(p50), p75: kept(p75), p95: kept(p95) }
}
