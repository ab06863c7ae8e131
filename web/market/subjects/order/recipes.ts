import type { NamesShown, RoundShown } from '../../../../src/market/index.ts'
import type { Amount } from './kinds/kind.ts'

interface Known {
  readonly process: string
  readonly inputs: readonly Amount[]
  readonly outputs: readonly Amount[]
}

/**
 * Recipes of a site's processes that a round has a market for: all they take in, and something that they give back. What a process
 * gives back besides, and the round does not trade, stays with the plant.
 */
export function recipesFor(
  all: NamesShown['recipes'],
  grades: RoundShown['grades'],
  processes: ReadonlySet<string>,
): Known[] {
  const recipes = all.filter(({ process }) => processes.has(process))
  const gradeOf = new Map(grades.map(({ material, grades: [strictest = ''] }) => [material, strictest]))
  const amounts = (list: NamesShown['recipes'][number]['inputs'], round: (x: number) => number): Amount[] =>
    list.flatMap(({ material, per }) => {
      const grade = gradeOf.get(material)
      const kg = String(round(per * 1000) / 1000)
      return grade === undefined || kg === '0' ? [] : [{ material, grade, kg }]
    })
  return recipes.flatMap(({ process, inputs, outputs }) => {
    // In whole grams, of which no less goes in and no more comes out than the recipe has it.
    const [takes, gives] = [amounts(inputs, up), amounts(outputs, down)]
    return inputs.length === 0 || takes.length < inputs.length || gives.length === 0
      ? []
      : [{ process, inputs: takes, outputs: gives }]
  })
}

const EXACT = 1e-6
const up = (x: number): number => Math.ceil(x - EXACT)
const down = (x: number): number => Math.floor(x + EXACT)
