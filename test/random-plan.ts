import fc from 'fast-check'
import { makeBaseline } from '../src/baseline/index.ts'
import type { Baseline } from '../src/clearing/index.ts'
import { quantity, tonnes, type MillionUsd, type Months } from '../src/quantity/index.ts'
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

const musd = fc.constantFrom(0.0003, 0.001, 0.004, 0.02, 0.1).map((amount) => quantity<'MUSD'>(amount))
/** What a plan over several random worlds is made of: one or two plants, a stock, how worlds are weighed, a budget. */
export const planChoices = {
  plants: fc.array(
    fc.record({
      place: fc.constantFrom('P1', 'P2'),
      stage: fc.integer({ min: 0, max: 3 }),
      capacity: fc.integer({ min: 5, max: 60 }),
      fixed: musd,
    }),
    { minLength: 1, maxLength: 2 },
  ),
  stored: fc.record({ most: fc.integer({ min: 1, max: 20 }).map(tonnes), fixed: musd }),
  risk: fc.constantFrom<('worst' | number)[]>('worst', 1, 0.5),
  budget: fc.constantFrom(0.003, 0.03, 0.3).map((amount) => quantity<'MUSD'>(amount)),
}

/** The mean over the worst part, all worlds alike, written another way than the product does: by the least over thresholds (Rockafellar and Uryasev). */
export const weighed = (losses: readonly number[], risk: 'worst' | number): number =>
  risk === 'worst'
    ? Math.max(...losses)
    : Math.min(
        ...losses.map(
          (threshold) =>
            threshold + losses.reduce((sum, loss) => sum + Math.max(0, loss - threshold), 0) / losses.length / risk,
        ),
      )

/** Every plan of a number of decisions: each stands in no period, in the second, or in both. */
export const allPlans = (decisions: number): Float64Array[][] =>
  Array.from({ length: 3 ** decisions }, (_, code) =>
    PERIODS.map((_, b) =>
      Float64Array.from({ length: decisions }, (_, i) => (Math.floor(code / 3 ** i) % 3 <= b ? 1 : 0)),
    ),
  )

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
