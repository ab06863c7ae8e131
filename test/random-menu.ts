import fc from 'fast-check'
import { referenceScenario, type Measure, type Scenario } from '../src/world/index.ts'

const START = 2026 * 12

/** What the measures of a random menu are made of. */
export const measures = fc.array(
  fc.record({
    materials: fc.subarray(['ore', 'oxide', 'metal', 'magnet'], { minLength: 1, maxLength: 2 }),
    to: fc.subarray(['P1', 'P2', 'P3'], { minLength: 1, maxLength: 2 }),
    share: fc.constantFrom(0, 0, 0.5),
    leakage: fc.constantFrom(0, 0.1),
    from: fc.constantFrom(0, 0, 2),
    origin: fc.constantFrom(false, false, true),
    // What only some users are denied reaches columns that have no bound otherwise.
    users: fc.constantFrom(false, false, true),
  }),
  { minLength: 3, maxLength: 6 },
)

export interface MeasureRecipe {
  readonly materials: readonly string[]
  readonly to: readonly string[]
  readonly share: number
  readonly leakage: number
  /** Months after the start. */
  readonly from: number
  readonly origin: boolean
  /** Whether it is aimed at the users of magnets instead of at trade. */
  readonly users: boolean
}

export const menuOf = (list: readonly MeasureRecipe[]): Scenario => ({
  ...referenceScenario(START, 4),
  measures: list.map(({ materials, to, share, leakage, from, origin, users }, i): Measure => ({
    id: `m${i}`,
    instrument: 'ban',
    by: 'P0',
    materials: new Set(users ? ['magnet'] : materials),
    to: new Set(to),
    users: users ? new Set(['users']) : undefined,
    from: START + from,
    until: undefined,
    announced: START,
    allowedShare: [{ from: START + from, share }],
    leakage,
    origin,
    tariff: 0,
    waits: false,
    byWeight: false,
  })),
})
