import fc from 'fast-check'
import { referenceScenario, type Measure, type Scenario } from '../src/world/index.ts'

const START = 2026 * 12

const recipe = {
  materials: fc.subarray(['ore', 'oxide', 'metal', 'magnet'], { minLength: 1, maxLength: 2 }),
  to: fc.subarray(['P1', 'P2', 'P3'], { minLength: 1, maxLength: 2 }),
  share: fc.constantFrom(0, 0, 0.5),
  leakage: fc.constantFrom(0, 0.1),
  from: fc.constantFrom(0, 0, 2),
  origin: fc.constantFrom(false, false, true),
  // What only some users are denied reaches columns that have no bound otherwise.
  users: fc.constantFrom(false, false, true),
}

/** What the measures of a random menu are made of. */
export const measures: fc.Arbitrary<MeasureRecipe[]> = fc.array(fc.record(recipe), { minLength: 3, maxLength: 6 })

const KINDS = ['by-weight', 'plants', 'equipment', 'one-plant', 'through'] as const

/** Measures that limit more than single flows, among others. */
export const measuresOfAllKinds: fc.Arbitrary<MeasureRecipe[]> = fc.array(
  fc.record({ ...recipe, kind: fc.constantFrom(undefined, ...KINDS) }),
  {
    minLength: 3,
    maxLength: 6,
  },
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
  /** What else it is, in place of what `users` says. */
  readonly kind?: (typeof KINDS)[number] | undefined
}

/** Beside a quota by weight nothing leaks: menus refuse that. */
export const tight = (list: readonly MeasureRecipe[]): readonly MeasureRecipe[] =>
  list.some(({ kind }) => kind === 'by-weight') ? list.map((recipe) => ({ ...recipe, leakage: 0 })) : list

/** What a kind of measure says beside materials and destinations. */
function ofKind({ kind, materials, to }: MeasureRecipe): Partial<Measure> {
  switch (kind) {
    case undefined:
      return {}
    case 'by-weight':
      return { byWeight: true, leakage: 0, users: undefined, materials: new Set(materials) }
    case 'plants':
      return { plants: new Set(to.flatMap((place) => [`sinter-${place}`, `reduce-${place}`])), users: undefined }
    case 'equipment':
      return { equipment: true, users: undefined, materials: new Set(materials) }
    case 'one-plant':
      return { equipment: true, plants: new Set([`sinter-${to[0]}`]), users: undefined, materials: new Set(['magnet']) }
    case 'through':
      return { through: new Set(['P1', 'P2', 'P3']), users: undefined, materials: new Set(materials) }
    default:
      return kind satisfies never
  }
}

export const menuOf = (list: readonly MeasureRecipe[]): Scenario => ({
  ...referenceScenario(START, 4),
  measures: list.map(({ kind, ...recipe }, i): Measure => {
    const { materials, to, share, leakage, from, origin, users } = recipe
    return {
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
      ...ofKind({ kind, ...recipe }),
    }
  }),
})
