import type { World } from '../../world/index.ts'

/** Sites of a firm: those of its row in owners.csv, and of firms that it is, or that belong to it, in firms.csv. */
export function sitesOfFirm({ owners, firms }: Pick<World, 'owners' | 'firms'>, firm: string): ReadonlySet<string> {
  const sites = new Set(owners.get(firm)?.sites ?? [])
  for (const one of firms.values()) {
    let held = one.id === firm
    // The tables refuse firms that own themselves, so this ends.
    for (let above = one.owner; above !== undefined && !held; above = firms.get(above)?.owner) held = above === firm
    if (held && one.site !== undefined) sites.add(one.site)
  }
  return sites
}
