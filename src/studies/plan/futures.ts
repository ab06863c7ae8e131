import {
  alarm,
  buildLimits,
  buildWindow,
  layOut,
  openingState,
  solveSurely,
  type Layout,
  type Network,
  type Window,
} from '../../clearing/index.ts'
import type { Basis, LinearModel, Solver } from '../../solver/index.ts'
import { undisturbed, type Future, type Month, type Scenario } from '../../world/index.ts'
import type { Decision } from './decisions.ts'
import { cutOf, leversOf, pull } from './levers.ts'
import type { Risk } from './risk.ts'
import type { Exact, SecondStage } from './second-stage.ts'

/**
 * Futures that are listed one by one, each a patch on the world as a scenario is: measures, outages, demand. They share one
 * live model, as they differ in bounds and costs alone.
 *
 * @param network built with all that may be decided, at nothing: plants without room, reserves empty
 */
export function againstFutures(
  solver: Solver,
  network: Network,
  menu: Scenario,
  decisions: readonly Decision[],
  risk: Risk,
): SecondStage {
  const layout = layOut(network)
  const open = (scenario: Scenario): Window => openAs(network, menu, scenario, layout)
  const calm = open({ ...undisturbed(menu.start, menu.months), projects: menu.projects })
  const live = solver.create(calm.model)
  live.algorithm('simplex')
  const solve = (model: LinearModel): ReturnType<typeof live.solve> => {
    live.update(model)
    return solveSurely(live, model)
  }
  const reference = -solve(calm.model).objective
  const cases = menu.futures.map((future) => {
    const scenario = patched(menu, future)
    const { model, ...window } = open(scenario)
    return {
      model,
      reference: reference + wanted(layout, model) - wanted(layout, calm.model),
      levers: leversOf(network, scenario, firstKnown(menu), decisions, { ...window, model }),
      basis: undefined as Basis | undefined,
    }
  })
  let standing = new Float64Array(decisions.length)
  const all = cases.map((_, f) => f)
  const at = (f: number): (typeof cases)[number] => {
    const found = cases[f]
    if (found === undefined) throw new Error(`no future ${f}`)
    return found
  }
  const under = (f: number): LinearModel => {
    const { model, levers } = at(f)
    const moved = {
      ...model,
      upper: model.upper.slice(),
      rowLower: model.rowLower.slice(),
      rowUpper: model.rowUpper.slice(),
    }
    levers.forEach((lever, i) => pull(moved, lever, standing[i] ?? 0))
    return moved
  }
  const cut: SecondStage['cut'] = (attack) => {
    const own = at(attack[0] ?? -1)
    const model = under(attack[0] ?? -1)
    if (own.basis !== undefined) live.setBasis(own.basis)
    const optimum = solve(model)
    own.basis = live.basis()
    return cutOf(model, own.levers, standing, own.reference, attack, optimum)
  }
  const furnish = (levels: Float64Array): void => void (standing = Float64Array.from(levels))
  const losses = (): Exact[] => all.map((f) => exact([f], cut([f]).loss))
  return {
    reference,
    told: risk.kind === 'worst' ? 1 : cases.length,
    columns: calm.model.columns,
    furnish,
    cut,
    exactly: () => {
      const each = losses()
      return risk.kind === 'worst' ? each.sort((a, b) => b.loss - a.loss).slice(0, 1) : each
    },
    least: () => {
      furnish(new Float64Array(decisions.length).fill(1))
      const each = losses().map(({ loss }) => loss)
      return risk.kind === 'worst' ? [Math.min(...each)] : each
    },
    programme: (attack) => at(attack[0] ?? -1),
    dispose: () => live.dispose(),
  }
}

/**
 * What all that users want is worth. Where a future has them want more, what is lost is measured from what they have with all
 * of it, so that wanting more is no gain, and going without it a loss.
 */
export function wanted({ columns }: Layout, { cost, upper }: LinearModel): number {
  let sum = 0
  columns.forEach(({ kind }, c) => {
    if (kind === 'serve') for (let j = c; j < upper.length; j += columns.length) sum -= (cost[j] ?? 0) * (upper[j] ?? 0)
  })
  return sum
}

const exact = (attack: readonly number[], loss: number): Exact => ({ attack, loss, bound: loss })

/** A menu's world under one of its futures. */
export const patched = (menu: Scenario, { measures, outages, demand }: Future): Scenario => ({
  ...menu,
  measures: menu.measures.filter(({ id }) => measures.includes(id)),
  outages: [...menu.outages, ...outages],
  demand: [...menu.demand, ...demand],
})

/** The programme of a scenario, in which buyers look for other sources as soon as anything of the menu is known. */
export function openAs(network: Network, menu: Scenario, scenario: Scenario, layout = layOut(network)): Window {
  const window = buildWindow(network, buildLimits(network, scenario, firstKnown(menu)), menu.months, 'perfect', layout)
  window.refresh(menu.start, openingState(network, menu, layout))
  return window
}

/** When the first of anything that may come is known of. */
const firstKnown = (menu: Scenario): Month | undefined =>
  alarm({ ...menu, outages: [...menu.outages, ...menu.futures.flatMap(({ outages }) => outages)] })
