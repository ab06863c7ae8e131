import { liesWithUsers, stockMonths, type Holder, type World } from '../world/index.ts'

/** Months of what leaves a node that lie there in a holder's hands. */
export function nodeCover(world: World, material: string, place: string, holder: Holder): number {
  const known = world.materials.get(material)
  return known === undefined || !known.tradable || liesWithUsers(known.stage)
    ? 0
    : stockMonths(world, known.stage, place, holder)
}

/** Months of its use that a sector keeps. */
export function userCover(world: World, material: string, place: string): number {
  const stage = world.materials.get(material)?.stage ?? 'product'
  return liesWithUsers(stage) ? stockMonths(world, stage, place, 'firm') : 0
}
