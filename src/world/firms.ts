import type { Firm, World } from './world.ts'

/** Who is last in the row of owners: a firm of the table, or a name. */
export interface FirmOwner {
  /** Undefined where the owner is no row of the table. */
  readonly id: string | undefined
  readonly name: string
  readonly nameJa: string
  readonly place: string
}

/** Who stands behind a firm; undefined where it stands by itself, or no owner is known. */
export function ultimateOwner({ firms }: Pick<World, 'firms'>, firm: Firm): FirmOwner | undefined {
  let owned = firm
  // The tables refuse firms that own themselves, so this ends.
  for (let above = firms.get(owned.owner ?? ''); above !== undefined; above = firms.get(owned.owner ?? ''))
    owned = above
  if (owned.owner !== undefined)
    return { id: undefined, name: owned.owner, nameJa: owned.ownerJa, place: owned.ownerPlace }
  return owned === firm ? undefined : { id: owned.id, name: owned.name, nameJa: owned.nameJa, place: owned.place }
}

/** Sites and firms of these states make goods today. */
const MAKING: ReadonlySet<Firm['status']> = new Set(['operating', 'ramping'])

/** Firms that make a material today: it is among theirs, and so is the stage at which it is made. */
export function makersOf({ firms, materials }: Pick<World, 'firms' | 'materials'>, material: string): Firm[] {
  const stage = materials.get(material)?.stage
  return [...firms.values()].filter(
    (firm) =>
      stage !== undefined &&
      MAKING.has(firm.status) &&
      firm.materials.includes(material) &&
      firm.stages.includes(stage),
  )
}

/** Which firms are asked for; what is left out or empty excludes none. */
export interface FirmFilter {
  readonly places?: readonly string[]
  /** A material or an element. */
  readonly material?: string | undefined
  readonly stage?: string | undefined
}

/** Firms at some places, of a stage, with a material; an element finds the firms of every material that holds it. */
export function firmsThat(world: World, { places = [], material, stage }: FirmFilter): Firm[] {
  const holds = (id: string): boolean =>
    id === material || (world.materials.get(id)?.contents.get(material ?? '')?.value ?? 0) > 0
  return [...world.firms.values()].filter(
    (firm) =>
      (places.length === 0 || places.includes(firm.place)) &&
      (stage === undefined || firm.stages.includes(stage)) &&
      (material === undefined || firm.materials.some(holds)),
  )
}
