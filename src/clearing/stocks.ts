import type { World } from '../world/index.ts'

/** Finished goods lie with their users, all else where it is worked on. */
const liesWithUsers = (stage: string): boolean => stage === 'magnet' || stage === 'product'

/** Months of normal use in a holder's hands: the place's own figure, or the one for everywhere else. */
export function stockMonths(world: World, stage: string, place: string, holder: 'firm' | 'state'): number {
  const rows = world.stocks.filter((stock) => stock.stage === stage && stock.holder === holder)
  return (
    (rows.find((stock) => stock.place === place) ?? rows.find((stock) => stock.place === undefined))?.cover.value ?? 0
  )
}

/** Months of what leaves a node that lie there in firms' hands. */
export function nodeCover(world: World, material: string, place: string): number {
  const known = world.materials.get(material)
  return known === undefined || !known.tradable || liesWithUsers(known.stage)
    ? 0
    : stockMonths(world, known.stage, place, 'firm')
}

/** Months of its use that a sector keeps. */
export function userCover(world: World, material: string, place: string): number {
  const stage = world.materials.get(material)?.stage ?? 'product'
  return liesWithUsers(stage) ? stockMonths(world, stage, place, 'firm') : 0
}
