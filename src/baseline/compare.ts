import { at, numberAt } from '../lists/index.ts'
import type { Figure, Observation, World } from '../world/index.ts'
import { factsOf, flowVariables, halfRange, membersOf, type Variable } from './flows.ts'
import type { Reconciled } from './reconcile.ts'
import { WITHIN_SOURCE } from './tolerances.ts'

/** What a fact said, and what the baseline uses. Tonnes a year, or a share. */
export interface Fit {
  readonly what: string
  readonly place: string
  readonly partner: string | undefined
  readonly materials: readonly string[]
  readonly kind: 'operation' | 'route' | 'demand' | Observation['quantity']
  readonly use: 'fact' | Observation['use']
  readonly figure: Figure
  readonly fitted: number
  /** Residual in half-ranges: 0 at the value, 1 at an end of the range. */
  readonly normalizedResidual: number
}

/** Every fact and observation of the baseline year, with what the baseline uses. */
export function compareWithFacts(world: World, { run, ship, use }: Pick<Reconciled, 'run' | 'ship' | 'use'>): Fit[] {
  const { variables, x } = flowsOf(world, { run, ship, use })
  return [...variableFits(world, variables, x), ...observationFits(world, variables, x)]
}

/** The same of the flows alone. */
export function compareFlows(world: World, flows: Flows): Fit[] {
  const { variables, x } = flowsOf(world, flows)
  return variableFits(world, variables, x)
}

/** Tonnes a year. */
type Flows = Pick<Reconciled, 'run' | 'ship' | 'use'>

function flowsOf(world: World, { run, ship, use }: Flows): { variables: Variable[]; x: Float64Array } {
  const variables = flowVariables(world)
  const from = { operation: run, route: ship, demand: use }
  return { variables, x: Float64Array.from(variables, ({ kind, index }) => numberAt(from[kind], index)) }
}

/** A flow lies within its source when it lies in the range, give or take rounding. */
export const liesWithin = (fitted: number, { low, high }: { low: number; high: number }): boolean =>
  fitted >= low * (1 - WITHIN_SOURCE) && fitted <= high * (1 + WITHIN_SOURCE)

const residual = (figure: Figure, fitted: number, whole: number): number =>
  (fitted - figure.value) / halfRange(figure, whole)

function variableFits(world: World, variables: readonly Variable[], x: Float64Array): Fit[] {
  return variables.map(({ kind, index, figure }, j) => {
    const fitted = numberAt(x, j)
    const common = {
      kind,
      use: 'fact' as const,
      figure,
      fitted,
      normalizedResidual: residual(figure, fitted, figure.value),
    }
    if (kind === 'operation') {
      const { site, process, feed, recipe } = at(world.operations, index)
      return {
        ...common,
        what: [site, process, feed].filter(Boolean).join(' '),
        place: world.sites.get(site)?.place ?? '',
        partner: undefined,
        materials: recipe.outputs.map(({ material }) => material),
      }
    }
    if (kind === 'route') {
      const { material, from, to } = at(world.routes, index)
      return {
        ...common,
        what: `${material} ${from} to ${to}`,
        place: to,
        partner: from,
        materials: [material],
      }
    }
    const { sector, material, place } = at(world.demand, index)
    return {
      ...common,
      what: `${sector} ${material}`,
      place,
      partner: undefined,
      materials: [material],
    }
  })
}

/** Every observation of the baseline year that the model can answer, fitted or not. */
function observationFits(world: World, variables: readonly Variable[], x: Float64Array): Fit[] {
  const total = (observation: Observation): number | undefined => {
    const members = membersOf(world, observation, variables)
    return members.length === 0
      ? undefined
      : members.reduce((sum, { variable, perTonne }) => sum + perTonne * numberAt(x, variable), 0)
  }
  return world.observations
    .filter(({ use }) => use !== 'series')
    .flatMap((observation) => {
      const fitted = observation.quantity === 'share' ? shareOf(world, observation, total) : total(observation)
      if (fitted === undefined) return []
      const { id, place, partner, materials, quantity, use, figure } = observation
      const whole = quantity === 'share' ? 1 : factsOf(membersOf(world, observation, variables), variables)
      return [
        {
          what: id,
          place: place ?? '',
          partner,
          materials,
          kind: quantity,
          use,
          figure,
          fitted,
          normalizedResidual: residual(figure, fitted, whole),
        },
      ]
    })
}

/** Without a partner: the place's part of the world's production. With one: the partner's part of the place's imports. */
function shareOf(
  world: World,
  observation: Observation,
  total: (observation: Observation) => number | undefined,
): number | undefined {
  const { place, partner } = observation
  const parts = [...world.places.keys()].map((other) =>
    partner === undefined
      ? ([other, total({ ...observation, quantity: 'production', place: other, partner: undefined }) ?? 0] as const)
      : ([
          other,
          other === place ? 0 : (total({ ...observation, quantity: 'trade', place, partner: other }) ?? 0),
        ] as const),
  )
  const all = parts.reduce((sum, [, amount]) => sum + amount, 0)
  const own = parts.find(([other]) => other === (partner ?? place))?.[1] ?? 0
  return all > 0 ? own / all : undefined
}
