import type { ModelSession } from '../../src/studies/index.ts'
import type { BaselineFlows } from './protocol.ts'

/** Flows of the baseline year, beside what the facts say of trade. */
export const baselineFlows = ({ world, baseline: { baseline } }: ModelSession): BaselineFlows => ({
  trade: world.routes.map(({ material, from, to, shipped: { value, low, high, source, confidence, date } }, r) => ({
    material,
    from,
    to,
    tonnes: 12 * (baseline.ship[r] ?? 0),
    fact: { value, low, high, source, confidence, date },
  })),
  output: world.operations.map(({ site, process, recipe }, o) => {
    const tonnes = 12 * (baseline.run[o] ?? 0)
    return {
      site,
      place: world.sites.get(site)?.place ?? '',
      process,
      tonnes,
      outputs: recipe.outputs.map(({ material, perTonne }) => ({ material, tonnes: tonnes * perTonne })),
    }
  }),
})
