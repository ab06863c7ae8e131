import { found, inCase, priceBook, ranIn, shutdownIn, siteOf, supplierOf } from './dumping-paths.ts'
import type { Case, Ran, Setting, Year } from './dumping-paths.ts'
import { total } from './small-simplex.ts'

/** Books of `dumping`, worked out a second time from docs/explanation/dumping.md (*Books*): who is to be kept, and what each is short of. */

/** An owner, or a site that stands by itself, and what its plants of the core did in the baseline year. */
export interface Producer {
  readonly id: string
  readonly runs: readonly Ran[]
}

/**
 * Owners of the core: sites up to the magnet that ran, stand at a member's place or are steered from one, and neither stand
 * in the supplier state nor are steered from it.
 */
export function coreOf(setting: Setting): Producer[] {
  const { world, members, core } = setting
  const supplier = supplierOf(world)
  const owners = new Map<string, Ran[]>()
  for (const run of ranIn(setting)) {
    const { id, control, stage, place } = siteOf(world, run.operation.site)
    const ours = [place, control].some((at) => members.includes(at)) && ![place, control].includes(supplier)
    const producer = found(world.stages.get(stage), stage).kind !== 'final'
    if (!ours || !producer || core?.includes(id) === false) continue
    const owner = [...world.owners.values()].find(({ sites }) => sites.includes(id))?.id ?? id
    owners.set(owner, [...(owners.get(owner) ?? []), run])
  }
  return [...owners].map(([id, runs]) => ({ id, runs }))
}

/**
 * What an owner earns in a year on its plants of the core, million USD. Head office and debt service are borne whole, though
 * only some of its plants are to be kept.
 *
 *     cash = sum ( ( 1 + premium ) . sum out . p - sum in . p - cost of running ) - head office - debt service + support
 */
export function cashOf(setting: Setting, which: Case, { id, runs }: Producer, year: Year): number {
  const { months } = year
  const earned = total(runs.map((run) => marginOf(setting, which, run, year))) / 1000
  const owner = setting.world.owners.get(id)
  const booked = (what: 'overheads' | 'debt-service' | 'support', hard: 'low' | 'high'): number => {
    const figure = owner?.figure(what)
    return figure === undefined ? 0 : inCase(which, figure, hard)
  }
  const office = booked('overheads', 'high') + booked('debt-service', 'high') - booked('support', 'low')
  return earned - (office * months) / 12
}

/** Thousand USD in the months of a year. The premium is that of the site's stage, on all it sells: swarf of a magnet maker too. */
function marginOf(setting: Setting, which: Case, { operation, place, activity }: Ran, { first, months }: Year): number {
  const { world } = setting
  const { site, process, recipe } = operation
  const price = priceBook(setting, which)
  const cost = found(world.plantCost(site, process) ?? world.cost(process, place), `cost of ${process}`)
  const running = inCase(which, cost, 'high')
  const premium = shutdownIn({ world, which }, siteOf(world, site).stage, 'premium', { hard: 'low', none: 0 })
  const worth = (goods: typeof recipe.inputs, month: number): number =>
    total(goods.map(({ material, perTonne }) => perTonne * price(material, place, month)))
  const margins = Array.from({ length: months }, (_, month) => {
    const sold = worth(recipe.outputs, first + month)
    return (1 + premium) * sold - worth(recipe.inputs, first + month) - running
  })
  return (activity / 12) * total(margins)
}
