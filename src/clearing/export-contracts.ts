import { at } from '../lists/index.ts'
import { sumOf } from '../quantity/index.ts'
import type { Measure } from '../world/index.ts'
import { reaches } from './limits.ts'
import type { ExportContract, Network } from './network.ts'

/**
 * What places under threat, those that a measure reaches a route to, have under contract to third places: of what arrives of a
 * material there, made or brought in, the part that usually leaves on routes that no measure reaches.
 *
 *   share = export-contracts . sum base of those routes / ( sum base that arrives and is made )
 */
export function exportContracts(
  { world, nodes, arcs, activities }: Pick<Network, 'world' | 'nodes' | 'arcs' | 'activities'>,
  measures: readonly Measure[],
): ExportContract[] {
  const kept = world.parameter('export-contracts')
  if (kept === 0) return []
  const threatened = new Set(
    arcs.filter((arc) => measures.some((measure) => reaches(measure, arc))).map(({ toPlace }) => toPlace),
  )
  const suppliers = new Set(measures.map(({ by }) => by))
  const found = new Map<string, { nodes: number[]; arcs: number[] }>()
  nodes.forEach(({ material, place, exogenous }, n) => {
    if (!threatened.has(place) || exogenous) return
    const key = `${material} ${place}`
    found.set(key, { nodes: [...(found.get(key)?.nodes ?? []), n], arcs: [] })
  })
  arcs.forEach((arc, s) => {
    if (arc.fromPlace === arc.toPlace || arc.base <= 0 || suppliers.has(arc.toPlace)) return
    if (measures.some((measure) => reaches(measure, arc))) return
    found.get(`${arc.material} ${arc.fromPlace}`)?.arcs.push(s)
  })
  return [...found].flatMap(([key, own]) => {
    const [material = '', place = ''] = key.split(' ')
    if (own.arcs.length === 0) return []
    const here = new Set(own.nodes)
    const arrives =
      sumOf(arcs.filter(({ to }) => here.has(to)).map(({ base }) => base)) +
      activities.reduce(
        (sum, { outputs, base }) =>
          sum + outputs.reduce((made, { node, perTonne }) => made + (here.has(node) ? perTonne * base : 0), 0),
        0,
      )
    const leaves = sumOf(own.arcs.map((s) => at(arcs, s).base))
    return arrives > 0 ? [{ material, place, ...own, share: kept * Math.min(1, leaves / arrives) }] : []
  })
}
