import { addAt, at, numberAt } from '../../lists/index.ts'
import type { Stage } from '../../world/index.ts'
import { mixtureOf, type By, type Inflows, type Trace } from './trace.ts'
import { NO_LINK } from './tolerances.ts'

/** What went from one stage of the chain to the next, as a share of what the place uses. */
export interface ChainLink {
  readonly fromStage: string
  /** Place of the work; null: it passed no plant of that stage. */
  readonly from: string | null
  readonly toStage: string
  readonly to: string | null
  readonly share: number
}

/** What of an element went where, and whose hands it passed: by where the work was done, or by who decides there. */
interface Mixing {
  readonly inflows: Inflows
  readonly by: By
  readonly traceOf: (stage: Stage) => Trace
}

/** The last stage of every chain: the use itself, at the place asked about. */
const USE = 'use'

/**
 * Through whose hands a material at a place went, from each of the given stages to the next. For stages s and t, with a
 * the place of the last plant of s that a tonne passed and b that of t, proportional mixing tells both at once:
 *
 *   joint(n)(a, b) = sum over sources  part of n x { share_s(mix taken)(a)   if the source is a plant of t at b
 *                                                 { share_t(mix taken)(b)   if it is a plant of s at a
 *                                                 { joint(mix taken)(a, b)  otherwise
 *
 * with `share` as in `trace.ts`, and a or b none for what passed no such plant. (A plant of s may come after the last one
 * of t: magnets become scrap, and scrap oxide.) It is needed at one node only, so it is solved from there:
 *
 *   reach(m) = [m is that node] + sum over sources of n that are plants of neither  reach(n) x part of n x weight of m
 *
 * is what of the use lay at m with neither done to it since, and joint is the sum of reach over the plants met. So links
 * into a place add to its share of that stage, as do links out of it, and those from or to none to what passed it by.
 */
export function chain(mixing: Mixing, stages: readonly Stage[], material: string, place: string): ChainLink[] {
  const { inflows, traceOf } = mixing
  const start = inflows.node(material, place)
  const last = stages.at(-1)
  if (start === undefined || last === undefined) return []
  const between = stages.slice(1).flatMap((toStage, s) => pair(mixing, at(stages, s), toStage, start))
  const end = traceOf(last)
  const shares = inflows.places.map((id, p) => [id, end.at(start, p)] as const)
  const rest = 1 - shares.reduce((sum, [, share]) => sum + share, 0)
  const use = [...shares, [null, rest] as const].map(([from, share]) => ({
    fromStage: last,
    from,
    toStage: USE,
    to: place,
    share,
  }))
  return [...between, ...use].filter(({ share }) => share > NO_LINK)
}

function pair({ inflows, traceOf, by }: Mixing, fromStage: Stage, toStage: Stage, start: number): ChainLink[] {
  const { places, all } = inflows
  const [before, after] = [traceOf(fromStage), traceOf(toStage)]
  const reach = mixtureOf(inflows, ({ work }) => work?.stage === fromStage || work?.stage === toStage).reach(start)
  const none = places.length
  const joint = new Float64Array((none + 1) ** 2)
  const add = (a: number, b: number, share: number): void => {
    addAt(joint, a * (none + 1) + b, share)
  }
  for (const { to, part, from, work } of all) {
    const here = numberAt(reach, to) * part
    if (here <= 0 || (work?.stage !== fromStage && work?.stage !== toStage)) continue
    const isAfter = work.stage === toStage
    const own = work[by]
    const other = isAfter ? before : after
    const place = (p: number, share: number): void => (isAfter ? add(p, own, share) : add(own, p, share))
    let rest = here
    for (let p = 0; p < none; p++) {
      const share = from.reduce((sum, { node, weight }) => sum + here * weight * other.at(node, p), 0)
      place(p, share)
      rest -= share
    }
    place(none, rest)
  }
  add(none, none, 1 - joint.reduce((sum, share) => sum + share, 0))
  // The last row and column are of what passed no plant of the stage: it has no place.
  return [...joint].map((share, i) => ({
    fromStage,
    from: places[Math.floor(i / (none + 1))] ?? null,
    toStage,
    to: places[i % (none + 1)] ?? null,
    share,
  }))
}
