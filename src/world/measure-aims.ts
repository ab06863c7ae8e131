import type { Fault } from './fault.ts'
import type { World } from './world.ts'
import { worldFault } from './world-fault.ts'

/** The sites that a word of `plants` stands for: one, or all of an owner. Undefined for a word that stands for none. */
export const sitesNamed = (
  { sites, owners }: Pick<World, 'sites' | 'owners'>,
  word: string,
): readonly string[] | undefined => (sites.has(word) ? [word] : owners.get(word)?.sites)

/** Entries of a measure that say what it limits. */
interface Aim {
  readonly id: string
  readonly users?: readonly string[] | undefined
  readonly plants?: readonly string[] | undefined
  readonly through?: readonly string[] | undefined
  readonly equipment?: boolean | undefined
  readonly origin?: boolean | undefined
  readonly tariff?: number | undefined
  readonly leakage?: number | undefined
  readonly waits?: boolean | undefined
  readonly by_weight?: boolean | undefined
}

/** Entries of which a measure may have one alone: each says of something else how much of it is left. */
const KINDS = ['users', 'plants', 'through', 'equipment'] as const
/** Entries that are about goods on routes. */
const OF_ROUTES = ['through', 'waits', 'by_weight', 'tariff', 'origin'] as const

/** What measures say that does not go together. `plants` beside `equipment` says which plants. */
export const aimFaults = (measures: readonly Aim[]): { readonly fault: Fault; readonly path: PropertyKey[] }[] =>
  measures.flatMap((measure, i) => {
    const given = (key: keyof Aim): boolean => measure[key] !== undefined && measure[key] !== false
    const [kind, other] = KINDS.filter((key) => given(key) && !(key === 'plants' && given('equipment')))
    const idle = (['plants', 'equipment'] as const).flatMap((key) =>
      given(key) ? OF_ROUTES.filter((entry) => given(entry)) : [],
    )[0]
    const spare = given('equipment') && given('leakage') ? ('leakage' as const) : undefined
    const clash = other ?? idle ?? spare
    if (kind === undefined || clash === undefined) return []
    return [
      {
        fault: worldFault('SCENARIO_AIMS_DIFFER', { id: measure.id, one: kind, other: clash }),
        path: ['measures', i, clash],
      },
    ]
  })
