import type { FaultList } from './fault.ts'
import { worldFault } from './world-fault.ts'
import type { Figure } from './table.ts'
import type { Ingredient, Material, Recipe } from './world.ts'

/** A row of recipes.csv. */
export interface RecipeLine {
  readonly process: string
  readonly feed: string | undefined
  readonly direction: 'in' | 'out'
  /** A material, or the word `feed`. */
  readonly material: string
  readonly basis: 'mass' | 'yield'
  readonly figure: Figure
}

/**
 * The recipe of a process for one feed. Lines for that feed and lines for every feed are joined; a `yield` line gives
 * the share of the feed's content of the output's element that comes out:
 *
 *     out[material] = yield x content(feed, element of material)
 */
export function buildRecipe(
  process: string,
  feed: string | undefined,
  lines: readonly RecipeLine[],
  materials: ReadonlyMap<string, Material>,
  at: { file: string; line: number },
  faults: FaultList,
): Recipe {
  const inputs: Ingredient[] = []
  const outputs: Ingredient[] = []
  const relevant = lines.filter((line) => line.process === process && (line.feed === undefined || line.feed === feed))
  if (relevant.length === 0)
    faults.add(
      worldFault(
        'RECIPE_MISSING',
        { process, has: feed === undefined ? 'none' : 'feed', feed: feed ?? '' },
        { ...at, column: 'process' },
      ),
    )
  if (
    feed !== undefined &&
    relevant.length > 0 &&
    !relevant.some(
      (line) => line.feed === feed || line.material === 'feed' || line.material === feed || line.basis === 'yield',
    )
  )
    faults.add(worldFault('RECIPE_FEED_IDLE', { feed, process }, { ...at, column: 'feed' }))
  for (const line of relevant) {
    const material = line.material === 'feed' ? feed : line.material
    if (material === undefined) {
      faults.add(worldFault('RECIPE_FEED_MISSING', { process }, { ...at, column: 'feed' }))
      continue
    }
    const perTonne =
      line.basis === 'mass'
        ? line.figure.value
        : line.figure.value * contentOfFeed(line, material, feed, materials, faults)
    if (perTonne > 0) (line.direction === 'in' ? inputs : outputs).push({ material, perTonne, figure: line.figure })
  }
  return { inputs, outputs }
}

/**
 * A recipe with each material once on a side, and on one side only where what is given is there in the month in which it
 * is taken: own scrap that goes back counts by what is left of it. With a lead time the two are in different months.
 */
export function net({ inputs, outputs }: Recipe, leadMonths: number): Recipe {
  const taken = summed(inputs)
  const given = summed(outputs)
  const left = (own: readonly Ingredient[], other: readonly Ingredient[]): Ingredient[] =>
    own.flatMap((ingredient) => {
      const back = other.find(({ material }) => material === ingredient.material)?.perTonne ?? 0
      const perTonne = leadMonths > 0 ? ingredient.perTonne : ingredient.perTonne - back
      return perTonne > 0 ? [{ ...ingredient, perTonne }] : []
    })
  return { inputs: left(taken, given), outputs: left(given, taken) }
}

function summed(list: readonly Ingredient[]): Ingredient[] {
  const byMaterial = new Map<string, Ingredient>()
  for (const ingredient of list) {
    const known = byMaterial.get(ingredient.material)
    byMaterial.set(
      ingredient.material,
      known === undefined ? ingredient : { ...known, perTonne: known.perTonne + ingredient.perTonne },
    )
  }
  return [...byMaterial.values()]
}

function contentOfFeed(
  line: RecipeLine,
  output: string,
  feed: string | undefined,
  materials: ReadonlyMap<string, Material>,
  faults: FaultList,
): number {
  const { file, line: row } = line.figure
  const elements = [...(materials.get(output)?.contents.keys() ?? [])]
  const element = elements[0]
  if (elements.length !== 1 || element === undefined || feed === undefined || line.figure.value > 1) {
    faults.add(
      worldFault('RECIPE_YIELD_UNCLEAR', { output, elements: elements.length }, { file, line: row, column: 'basis' }),
    )
    return 0
  }
  return materials.get(feed)?.contents.get(element)?.value ?? 0
}
