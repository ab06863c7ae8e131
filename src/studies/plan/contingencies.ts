import {
  firstSignal,
  buildLimits,
  buildWindow,
  windowLayout,
  openingState,
  solveChecked,
  type Layout,
  type Network,
  type Window,
  type WindowState,
} from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import { inMillions, less, quantity, sum, type ThousandUsd } from '../../quantity/index.ts'
import type { Basis, LinearModel, LiveModel, Solver } from '../../solver/index.ts'
import { referenceScenario, type Contingency, type Month, type Scenario } from '../../world/index.ts'
import { sizedIn, type CandidateDecision } from './decisions.ts'
import { cutAt, cutOf, boundShiftsOf, mostWith, applyShift, type Attack } from './bound-shifts.ts'
import { refuseForPlan, refuseMeasures } from '../refuse-measures.ts'
import type { Risk } from './risk.ts'
import type { Exact, SecondStage } from './second-stage.ts'
import { LOSS_TOLERANCE } from './tolerances.ts'

/**
 * Contingencies that are listed one by one, each a patch on the world as a scenario is: measures, outages, demand. Those of one
 * world share a live model, as they differ in bounds and costs alone.
 *
 * @param networks built with all that may be decided, at nothing: plants without room, stockpiles empty. One of the world as
 *   tabled, or one for each contingency, of a world of its own
 */
export function contingencySecondStage(
  solver: Solver,
  networks: readonly Network[],
  menu: Scenario,
  decisions: readonly CandidateDecision[],
  risk: Risk,
): SecondStage {
  refuseForPlan(menu)
  for (const network of networks) refuseMeasures(network, menu)
  const settings = networks.map((network) => openSetting(solver, network, menu, decisions))
  const cases = menu.contingencies.map((contingency, f) => {
    const setting = at(settings, f % settings.length)
    const { network, layout, calm, reference } = setting
    const scenario = patched(menu, contingency)
    const { model, ...window } = openAs(network, menu, scenario, setting.opening, layout)
    const shifts = boundShiftsOf(network, scenario, firstKnown(network, menu), setting.decisions, { ...window, model })
    return {
      setting,
      model,
      reference: less(sum(reference, wanted(layout, model)), wanted(layout, calm)),
      shifts,
      most: mostWith(model, model.upper, shifts),
      basis: undefined as Basis | undefined,
    }
  })
  const { reference, calm } = at(settings, 0)
  let standing = new Float64Array(decisions.length)
  const all = cases.map((_, f) => f)
  const under = ({ model, shifts }: (typeof cases)[number]): LinearModel => {
    const moved = {
      ...model,
      upper: model.upper.slice(),
      rowLower: model.rowLower.slice(),
      rowUpper: model.rowUpper.slice(),
    }
    shifts.forEach((shift, i) => applyShift(moved, shift, numberAt(standing, i)))
    return moved
  }
  const cut: SecondStage['cut'] = (attack) => {
    const own = at(cases, at(attack, 0))
    const model = under(own)
    const { live } = own.setting
    if (own.basis !== undefined) live.setBasis(own.basis)
    live.update(model)
    const optimum = solveChecked(live, model)
    own.basis = live.basis()
    return cutOf(model, { ...own, standing }, attack, optimum)
  }
  const setPlan = (levels: Float64Array): void => void (standing = Float64Array.from(levels))
  const losses = (): Exact[] => all.map((f) => exact([f], cut([f]).loss))
  return {
    reference,
    trifle: inMillions(quantity(LOSS_TOLERANCE * Math.abs(reference))),
    contingencyCount: risk.kind === 'worst' ? 1 : cases.length,
    isSearched: false,
    columns: calm.columns,
    setPlan,
    cut,
    exactLosses: () => {
      const each = losses()
      return risk.kind === 'worst' ? each.sort((a, b) => b.loss - a.loss).slice(0, 1) : each
    },
    lossLowerBounds: () => {
      const whole = new Float64Array(decisions.length).fill(1)
      setPlan(whole)
      const each = all.map((f) => cutAt(cut([f]), whole))
      return risk.kind === 'worst' ? [quantity(Math.min(...each))] : each
    },
    subproblem: (attack) => at(cases, at(attack, 0)),
    dispose: () => {
      for (const { live } of settings) live.dispose()
    },
  }
}

/** A world that contingencies happen to. */
interface Setting {
  readonly network: Network
  readonly layout: Layout
  /** With nothing decided and nothing happening. */
  readonly calm: LinearModel
  readonly live: LiveModel
  readonly reference: ThousandUsd
  readonly opening: WindowState
  /** What may be decided, of the size that it has in this world. */
  readonly decisions: readonly CandidateDecision[]
}

function openSetting(
  solver: Solver,
  network: Network,
  menu: Scenario,
  decisions: readonly CandidateDecision[],
): Setting {
  const layout = windowLayout(network)
  const opening = openingState(solver, network, { ...menu, measures: [] }, layout)
  const { model: calm } = openAs(
    network,
    menu,
    { ...referenceScenario(menu.start, menu.months, menu.projects), opening: menu.opening },
    opening,
    layout,
  )
  const live = solver.create(calm)
  live.algorithm('simplex')
  return {
    network,
    layout,
    calm,
    live,
    reference: quantity(-solveChecked(live, calm).objective),
    opening,
    decisions: sizedIn(network.world, decisions),
  }
}

/**
 * What all that users want is worth. Where a contingency has them want more, what is lost is measured from what they have with all
 * of it, so that wanting more is no gain, and going without it a loss.
 */
function wanted({ columns }: Layout, { cost, upper }: LinearModel): ThousandUsd {
  let worth = 0
  columns.forEach(({ kind }, c) => {
    if (kind !== 'serve') return
    for (let j = c; j < upper.length; j += columns.length) worth -= numberAt(cost, j) * numberAt(upper, j)
  })
  return quantity(worth)
}

const exact = (attack: Attack, loss: ThousandUsd): Exact => ({ attack, loss, bound: loss })

/** A menu's world under one of its contingencies. */
export const patched = (menu: Scenario, { measures, outages, demand }: Contingency): Scenario => ({
  ...menu,
  measures: menu.measures.filter(({ id }) => measures.includes(id)),
  outages: [...menu.outages, ...outages],
  demand: [...menu.demand, ...demand],
})

/** The linear program of a scenario, in which buyers look for other sources as soon as anything of the menu is known. */
export function openAs(
  network: Network,
  menu: Scenario,
  scenario: Scenario,
  opening: WindowState,
  layout = windowLayout(network),
): Window {
  const window = buildWindow(
    network,
    buildLimits(network, scenario, firstKnown(network, menu)),
    menu.months,
    'perfect',
    layout,
  )
  window.refresh(menu.start, opening)
  return window
}

/** When the first of anything that may come is known of. */
const firstKnown = ({ world }: Network, menu: Scenario): Month | undefined =>
  firstSignal(world, { ...menu, outages: [...menu.outages, ...menu.contingencies.flatMap(({ outages }) => outages)] })
