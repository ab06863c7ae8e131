import { makeBaseline } from '../src/baseline/index.ts'
import type { Baseline } from '../src/clearing/index.ts'
import { quantity, type MillionUsd, type Months } from '../src/quantity/index.ts'
import type { Solver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { randomWorld, type PlannedPlant, type Recipe } from './random-world.ts'

/** What plans of random small worlds have in common: two periods, and decisions that cost once and stand whole after a year. */
export const PERIODS = [
  { from: 1, years: 1 },
  { from: 2, years: 2 },
]
/** Discount of a year, and chance of an attack in it. */
export const DISCOUNT = 0.9
export const CHANCE = 0.3

export const months = (value: number): Months => quantity(value)
export const NOTHING: MillionUsd = quantity(0)
export const decision = {
  delay: months(0),
  delayProbability: 0,
  annualCost: NOTHING,
  sized: NOTHING,
  minShare: 1,
  earliest: undefined,
  expected: undefined,
  requires: undefined,
  excludes: undefined,
}

/** Plants that may be built in a random world, each at a place that it has. */
export const plannedIn = <T extends Omit<PlannedPlant, 'id'>>(
  { places }: Recipe,
  plants: readonly T[],
): (T & PlannedPlant)[] =>
  plants.map((plant, i) => ({ ...plant, id: `new-${i}`, place: places > 2 ? plant.place : 'P1' }))

/** The same random world with other uses at its places, each in parts of those of the recipe. */
export const worldsOfUse = (
  solver: Solver,
  recipe: Recipe,
  uses: readonly (readonly number[])[],
  planned: readonly PlannedPlant[],
): Promise<{ readonly world: World; readonly baseline: Baseline }[]> =>
  Promise.all(
    uses.map(async (parts) => {
      const scaled = recipe.use.map((each, p) => Math.max(1, Math.round(each * (parts[p] ?? 1))))
      const world = await randomWorld({ ...recipe, use: scaled }, { planned, switching: true })
      return { world, baseline: makeBaseline(world, solver).baseline }
    }),
  )
