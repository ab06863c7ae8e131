import { liesWithUsers, stockMonths, type Holder, type World } from '../world/index.ts'

/** A holder's stock at a node, in months of what leaves it. */
export function nodeCover(world: World, material: string, place: string, holder: Holder): number {
  const known = world.materials.get(material)
  return known === undefined || !known.tradable || liesWithUsers(world, known.stage)
    ? 0
    : stockMonths(world, known.stage, place, holder)
}

/** Stock of a sector, in months of its use. */
export function userCover(world: World, material: string, place: string): number {
  const stage = world.materials.get(material)?.stage ?? ''
  return liesWithUsers(world, stage) ? stockMonths(world, stage, place, 'firm') : 0
}
