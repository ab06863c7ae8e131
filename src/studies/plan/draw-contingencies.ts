import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { at } from '../../lists/index.ts'
import type { Contingency, Scenario } from '../../world/index.ts'

/**
 * So many sets of measures, each as likely as the others: first how many measures, 1 to `most`, then which. What is held
 * likely is a judgement; these draws make none, and say so.
 *
 * @param seed a whole number: the same seed draws the same contingencies
 */
export function drawContingencies(menu: Scenario, count: number, most: number, seed: number): Contingency[] {
  const generator = xoroshiro128plus(seed)
  return Array.from({ length: count }, (_, f) => {
    const left = menu.measures.map(({ id }) => id)
    const size = uniformInt(generator, 1, Math.min(most, left.length))
    const measures = Array.from({ length: size }, () =>
      at(left.splice(uniformInt(generator, 0, left.length - 1), 1), 0),
    )
    const title = measures.join(' + ')
    return { id: `draw-${f + 1}`, title, titleJa: title, weight: 1, measures, outages: [], demand: [] }
  })
}
