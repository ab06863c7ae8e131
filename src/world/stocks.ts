import type { Holder, Stage, World } from './world.ts'

/** Finished goods lie with their users, all else where it is worked on. */
export function liesWithUsers({ stages }: Pick<World, 'stages'>, stage: Stage): boolean {
  const kind = stages.get(stage)?.kind
  return kind === 'component' || kind === 'final'
}

/** Months of normal use in a holder's hands: the place's own figure, or the one for everywhere else. */
export function stockMonths(world: World, stage: string, place: string, holder: Holder): number {
  const rows = world.stocks.filter((stock) => stock.stage === stage && stock.holder === holder)
  return (
    (rows.find((stock) => stock.place === place) ?? rows.find((stock) => stock.place === undefined))?.cover.value ?? 0
  )
}

/**
 * Why a state could release nothing of a stage at a place; undefined if it can. Stock is counted in months of what
 * usually leaves a place, so that where nothing does, no number of months is a tonne.
 */
export function nothingToRelease(
  world: World,
  stage: Stage,
  place: string,
): 'at-users' | 'no-stock' | 'no-use' | undefined {
  if (liesWithUsers(world, stage)) return 'at-users'
  if (stockMonths(world, stage, place, 'state') <= 0) return 'no-stock'
  const counts = (material: string): boolean => {
    const known = world.materials.get(material)
    return known?.stage === stage && known.tradable
  }
  const leaves =
    world.routes.some(({ material, from, shipped }) => from === place && shipped.value > 0 && counts(material)) ||
    world.demand.some((fact) => fact.place === place && fact.use.value > 0 && counts(fact.material)) ||
    world.operations.some(
      ({ site, activity, recipe }) =>
        world.sites.get(site)?.place === place &&
        activity.value > 0 &&
        recipe.inputs.some(({ material }) => counts(material)),
    )
  return leaves ? undefined : 'no-use'
}
