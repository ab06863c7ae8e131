import { keyOf } from '../../../../lists/index.ts'
import { grams, sumGrams, type Grams } from '../../../../quantity/index.ts'
import { maxOutput, type LotRecipe } from '../../../origin/index.ts'
import { partsOfGrade, type Alternative, type Order } from '../../../round/index.ts'
import type { Values } from '../money/deposits.ts'
import { goodsAt, kilogramText } from '../../forms/plain.ts'
import type { PlantWork } from '../../../round/index.ts'
import type { Text } from '../../../../messages/index.ts'
import { orderFault } from './order-fault-text.ts'

/** What the work of a plant is checked against: the plant that it names, and what is made of what there. */

/** What has to be known of a site that an order names. */
export interface SiteFacts {
  /** Whether the sender of the order runs it. */
  readonly own: boolean
  readonly place: string
  /** Grams that each of its processes may make in a year. */
  readonly processes: ReadonlyMap<string, { readonly yearly: bigint | undefined }>
  /** Standards that it was found to keep to. */
  readonly standards: ReadonlySet<string>
}

export interface Plants {
  readonly recipes: readonly LotRecipe[]
  readonly siteOf: (id: string) => SiteFacts | undefined
  /** Grade by origin that a process there leaves to what passes it, on a day; undefined where it passes no rule. */
  readonly gradeOf: ((site: string, process: string, day: string) => string | undefined) | undefined
  /** Grams that other conversions may make, by `plantOf`. */
  readonly made: ReadonlyMap<string, bigint>
}

export type ConversionFault =
  | { readonly kind: 'plant-unnamed' }
  | { readonly kind: 'site-unknown'; readonly site: string }
  | { readonly kind: 'site-owner'; readonly site: string }
  | { readonly kind: 'site-place'; readonly site: string; readonly place: string }
  | { readonly kind: 'site-process'; readonly site: string; readonly process: string }
  | { readonly kind: 'recipe-unknown'; readonly process: string; readonly materials: readonly string[] }
  /** Grams, of so much as is taken in. */
  | {
      readonly kind: 'recipe-yield'
      readonly process: string
      readonly material: string
      readonly made: bigint
      readonly most: bigint
    }
  | { readonly kind: 'recipe-grade'; readonly grade: string; readonly loosest: string }
  | { readonly kind: 'recipe-standards'; readonly site: string; readonly lacking: readonly string[] }
  /** Grams in the month. */
  | {
      readonly kind: 'capacity'
      readonly site: string
      readonly process: string
      readonly month: string
      readonly wanted: bigint
      readonly free: bigint
    }
  | { readonly kind: 'value-unknown'; readonly material: string }

/** What shares one capacity. */
export const plantOf = (site: string, process: string, month: string): string => keyOf(site, process, month)

interface Against {
  /** Undefined where nothing is known of them. */
  readonly plants: Plants | undefined
  /** By origin, the strictest first. */
  readonly grades: readonly string[]
  readonly values: Values
}

/** @param booked the same order as the clearing takes it, whose alternatives are its recipes in their order */
export function* conversionFaults(
  work: PlantWork,
  booked: Order,
  { plants, grades, values }: Against,
): Generator<ConversionFault> {
  for (const material of new Set(work.recipes.flatMap(({ inputs }) => inputs.map((one) => one.material))))
    if (!values.has(material)) yield { kind: 'value-unknown', material }
  const { site: id, place, month } = work
  if (id === undefined || work.recipes.some(({ process }) => process === undefined)) {
    yield { kind: 'plant-unnamed' }
    return
  }
  if (plants === undefined) return
  const site = plants.siteOf(id)
  if (site === undefined) {
    yield { kind: 'site-unknown', site: id }
    return
  }
  if (!site.own) yield { kind: 'site-owner', site: id }
  if (site.place !== place) yield { kind: 'site-place', site: id, place }
  for (const [i, alternative] of booked.alternatives.entries()) {
    const { process = '' } = work.recipes[i] ?? {}
    if (!site.processes.has(process)) yield { kind: 'site-process', site: id, process }
    yield* yieldFaults(process, alternative, plants.recipes)
    const own = plants.gradeOf === undefined ? grades[0] : plants.gradeOf(id, process, `${month}-01`)
    yield* gradeFaults(alternative, { site: id, standards: site.standards, own, grades })
  }
  for (const [process, wanted] of mostMade(work, booked, plants.recipes)) {
    const yearly = site.processes.get(process)?.yearly ?? 0n
    const free = yearly / 12n - (plants.made.get(plantOf(id, process, month)) ?? 0n)
    if (wanted > free) yield { kind: 'capacity', site: id, process, month, wanted, free: free > 0n ? free : 0n }
  }
}

function* yieldFaults(
  process: string,
  { moves }: Alternative,
  recipes: readonly LotRecipe[],
): Generator<ConversionFault> {
  const { taken, given } = sidesOf(moves)
  const most = maxOutput(recipesOf(process, recipes), taken)
  if (most === undefined) {
    yield { kind: 'recipe-unknown', process, materials: [...taken.keys()] }
    return
  }
  for (const [material, made] of given) {
    const limit = most.get(material) ?? 0n
    if (made > limit) yield { kind: 'recipe-yield', process, material, made, most: limit }
  }
}

interface Promising {
  readonly site: string
  readonly standards: ReadonlySet<string>
  /** Strictest grade that the plant leaves to what passes it. */
  readonly own: string | undefined
  readonly grades: readonly string[]
}

/** What comes out is of no stricter origin than the loosest that goes in, nor than the plant itself, and of no standard that this does not keep to. */
function* gradeFaults({ moves }: Alternative, { site, standards, own, grades }: Promising): Generator<ConversionFault> {
  const rankOf = (grade: string | undefined): number => {
    const rank = grade === undefined ? -1 : grades.indexOf(grade)
    return rank < 0 ? grades.length : rank
  }
  const goods = moves.map(([node, mass]) => ({ mass, ...partsOfGrade(goodsAt(node).grade) }))
  const ranks = goods.filter(({ mass }) => mass < 0).map(({ origin }) => rankOf(origin))
  const loosest = Math.max(rankOf(own), ...ranks)
  for (const { mass, origin, qualifications } of goods) {
    if (mass < 0) continue
    if (rankOf(origin) < loosest) yield { kind: 'recipe-grade', grade: origin, loosest: grades[loosest] ?? '–' }
    const lacking = qualifications.filter((one) => !standards.has(one))
    if (lacking.length > 0) yield { kind: 'recipe-standards', site, lacking }
  }
}

/** By process, the most that an order has made at it: all that comes out, whether the order gives it to the round or not. */
export function mostMade(work: PlantWork, booked: Order, recipes: readonly LotRecipe[]): Map<string, bigint> {
  const most = new Map<string, bigint>()
  for (const [i, alternative] of booked.alternatives.entries()) {
    const { process = '' } = work.recipes[i] ?? {}
    const made = madeIn(process, alternative, booked.most, recipes)
    if (made > (most.get(process) ?? -1n)) most.set(process, made)
  }
  return most
}

/** Grams that a recipe makes in all of what it takes in for a number of grains. */
export function madeIn(process: string, { moves }: Alternative, grains: number, recipes: readonly LotRecipe[]): bigint {
  const { taken } = sidesOf(moves, grains)
  return sumGrams([...(maxOutput(recipesOf(process, recipes), taken)?.values() ?? [])])
}

const recipesOf = (process: string, recipes: readonly LotRecipe[]): LotRecipe[] =>
  recipes.filter((recipe) => recipe.process === process)

/** Grams by material. */
function sidesOf(moves: Alternative['moves'], grains = 1): Record<'taken' | 'given', Map<string, Grams>> {
  const sides = { taken: new Map<string, Grams>(), given: new Map<string, Grams>() }
  for (const [node, mass] of moves) {
    const side = mass < 0 ? sides.taken : sides.given
    const { material } = goodsAt(node)
    const here = grams(BigInt(Math.abs(mass)) * BigInt(grains))
    side.set(material, sumGrams([side.get(material) ?? grams(0n), here]))
  }
  return sides
}

/** Why a conversion does not take part, as it stands in the log. */
export function whyNoConversion(fault: ConversionFault, organisation: string): Text {
  switch (fault.kind) {
    case 'plant-unnamed':
      return orderFault(fault.kind)
    case 'site-unknown':
      return orderFault(fault.kind, { site: fault.site })
    case 'site-owner':
      return orderFault(fault.kind, { site: fault.site, organisation })
    case 'site-place':
      return orderFault(fault.kind, { site: fault.site, place: fault.place })
    case 'site-process':
      return orderFault(fault.kind, { site: fault.site, process: fault.process })
    case 'recipe-unknown':
      return orderFault(fault.kind, { process: fault.process, materials: fault.materials.join(', ') })
    case 'recipe-yield':
      return orderFault(fault.kind, {
        made: String(fault.made),
        material: fault.material,
        most: String(fault.most),
        process: fault.process,
      })
    case 'recipe-grade':
      return orderFault(fault.kind, { grade: fault.grade, loosest: fault.loosest })
    case 'recipe-standards':
      return orderFault(fault.kind, { site: fault.site, lacking: fault.lacking.join(', ') })
    case 'capacity':
      return orderFault(fault.kind, {
        month: fault.month,
        wanted: kilogramText(fault.wanted),
        process: fault.process,
        site: fault.site,
        free: kilogramText(fault.free),
      })
    case 'value-unknown':
      return orderFault(fault.kind, { material: fault.material })
    default:
      return fault satisfies never
  }
}
