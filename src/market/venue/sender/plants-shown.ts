import { billionthsOf } from '../../amounts.ts'
import type { Plants } from '../rules/orders/conversion.ts'
import type { NamesShown, OwnShown } from '../views/shown.ts'

/** Plants as the API tells a member of its own: what else makes use of them, and what grade they leave, the market alone knows. */
export function plantsShown(
  { sites }: Pick<OwnShown, 'sites'>,
  { recipes }: Pick<NamesShown, 'recipes'>,
  made: Plants['made'] = new Map(),
): Plants {
  const known = new Map(sites.map((site) => [site.id, site]))
  const exact = (list: NamesShown['recipes'][number]['inputs']): Plants['recipes'][number]['inputs'] =>
    list.map(({ material, per }) => ({ material, per: BigInt(Math.round(per * 1e9)) }))
  return {
    recipes: recipes.map(({ process, inputs, outputs }) => ({
      process,
      inputs: exact(inputs),
      outputs: exact(outputs),
    })),
    siteOf: (id) => {
      const site = known.get(id)
      if (site === undefined) return undefined
      return {
        own: true,
        place: site.country,
        standards: new Set(site.standards),
        processes: new Map(
          site.processes.map(({ process, kgPerYear }) => [
            process,
            { yearly: kgPerYear === null ? undefined : billionthsOf(kgPerYear) / 1_000_000n },
          ]),
        ),
      }
    },
    gradeOf: undefined,
    made,
  }
}
