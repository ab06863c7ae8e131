import { at } from '../lists/index.ts'
import type { Figure, Observation, World } from '../world/index.ts'

/** Range, as a share of the value, of a fact that claims to be exact. */
const LEAST_RANGE = 0.01

/** Half the width of a range: two standard deviations. `whole`: the total that a fact of 0 is a part of, which sets its range. */
export const halfRange = ({ value, low, high }: Figure, whole: number): number =>
  Math.max((high - low) / 2, LEAST_RANGE * (Math.abs(value) || whole))

/** A flow of the baseline year with its fact, and what it takes from and gives to each node, t per tonne of flow. */
export interface Variable {
  readonly figure: Figure
  readonly kind: 'operation' | 'route' | 'demand'
  readonly index: number
  readonly legs: readonly { readonly node: string; readonly perTonne: number }[]
}

/** Every flow of the baseline year: what plants did, what was shipped, what was used. */
export function flowVariables(world: World): Variable[] {
  const list: Variable[] = []
  world.operations.forEach(({ site, recipe, activity }, index) => {
    const known = world.sites.get(site)
    if (activity.value <= 0 || known === undefined || known.partOf !== undefined) return
    list.push({
      kind: 'operation',
      index,
      figure: activity,
      legs: [
        ...recipe.inputs.map(({ material, perTonne }) => ({ node: `${material} ${known.place}`, perTonne: -perTonne })),
        ...recipe.outputs.map(({ material, perTonne }) => ({ node: `${material} ${known.place}`, perTonne })),
      ],
    })
  })
  world.routes.forEach(({ material, from, to, shipped }, index) => {
    if (shipped.value > 0)
      list.push({
        kind: 'route',
        index,
        figure: shipped,
        legs: [
          { node: `${material} ${from}`, perTonne: -1 },
          { node: `${material} ${to}`, perTonne: 1 },
        ],
      })
  })
  world.demand.forEach(({ material, place, use }, index) => {
    if (use.value > 0)
      list.push({ kind: 'demand', index, figure: use, legs: [{ node: `${material} ${place}`, perTonne: -1 }] })
  })
  return list
}

/** Sum of the facts of all flows that an observation adds up. */
export const factsOf = (
  members: readonly { readonly variable: number; readonly perTonne: number }[],
  variables: readonly Variable[],
): number => members.reduce((sum, { variable, perTonne }) => sum + perTonne * at(variables, variable).figure.value, 0)

/** The flows that an observation adds up, with their tonnes per tonne of flow. */
export function membersOf(
  world: World,
  { quantity, place, partner, materials }: Observation,
  variables: readonly Variable[],
): { variable: number; perTonne: number }[] {
  const wanted = new Set(materials)
  const asked = (side: string | undefined, which: string | undefined): boolean => which === undefined || side === which
  const amount = (list: readonly { material: string; perTonne: number }[]): number =>
    list.reduce((sum, { material, perTonne }) => (wanted.has(material) ? sum + perTonne : sum), 0)
  const share = ({ kind, index }: Variable): number => {
    if (kind === 'route') {
      const route = world.routes[index]
      return quantity === 'trade' &&
        route !== undefined &&
        wanted.has(route.material) &&
        asked(route.to, place) &&
        asked(route.from, partner)
        ? 1
        : 0
    }
    if (kind === 'demand') {
      const demand = world.demand[index]
      return quantity === 'use' && demand !== undefined && wanted.has(demand.material) && asked(demand.place, place)
        ? 1
        : 0
    }
    const operation = world.operations[index]
    if (operation === undefined || !asked(world.sites.get(operation.site)?.place, place)) return 0
    return quantity === 'production'
      ? amount(operation.recipe.outputs)
      : quantity === 'use'
        ? amount(operation.recipe.inputs)
        : 0
  }
  return variables.flatMap((known, variable) => {
    const perTonne = share(known)
    return perTonne > 0 ? [{ variable, perTonne }] : []
  })
}
