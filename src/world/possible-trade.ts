import type { World } from './world.ts'

/** What may be sold to whom in a world, in any scenario: over routes, and where switching is known over new ones. */
export interface PossibleTrade {
  readonly sells: (material: string, from: string, to: string) => boolean
  /** Materials that a place may sell to some others. */
  readonly goodsOf: (from: string, to: ReadonlySet<string>) => string[]
  /** Places that may buy some materials from a place. */
  readonly buyersOf: (from: string, materials: ReadonlySet<string>) => string[]
  /** Whether a sector somewhere uses a material. */
  readonly uses: (material: string, place: string, sector: string) => boolean
}

export function possibleTrade(world: World): PossibleTrade {
  const made = new Set<string>()
  const used = new Set<string>()
  for (const { site, recipe } of world.operations) {
    const place = world.sites.get(site)?.place ?? ''
    for (const { material } of recipe.outputs) made.add(`${material} ${place}`)
    for (const { material } of recipe.inputs) used.add(`${material} ${place}`)
  }
  for (const { material, place } of world.demand) used.add(`${material} ${place}`)
  const listed = new Set(world.routes.map(({ material, from, to }) => `${material} ${from} ${to}`))
  const inUse = new Set(
    world.demand
      .filter(({ use }) => use.value > 0)
      .map(({ material, place, sector }) => `${material} ${place} ${sector}`),
  )
  const sells = (material: string, from: string, to: string): boolean =>
    from !== to &&
    (listed.has(`${material} ${from} ${to}`) ||
      (world.switching.size > 0 &&
        world.materials.get(material)?.tradable === true &&
        made.has(`${material} ${from}`) &&
        used.has(`${material} ${to}`)))
  return {
    sells,
    goodsOf: (from, to) => [...world.materials.keys()].filter((id) => [...to].some((place) => sells(id, from, place))),
    buyersOf: (from, materials) =>
      [...world.places.keys()].filter((place) => [...materials].some((id) => sells(id, from, place))),
    uses: (material, place, sector) => inUse.has(`${material} ${place} ${sector}`),
  }
}
