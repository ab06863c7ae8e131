import type { NamesShown, RoundShown } from '../../../../src/market/index.ts'
import type { Amount } from './draft.ts'

interface Known {
  readonly process: string
  readonly inputs: readonly Amount[]
  readonly outputs: readonly Amount[]
}

/**
 * Processes of the market's tables that a round has a market for: all they take in, and something that they give back. What a process
 * gives back besides, and the round does not trade, stays with the plant.
 */
export function recipesFor(recipes: NamesShown['recipes'], grades: RoundShown['grades']): Known[] {
  const gradeOf = new Map(grades.map(({ material, grades: [strictest = ''] }) => [material, strictest]))
  const amounts = (list: NamesShown['recipes'][number]['inputs']): Amount[] =>
    list.flatMap(({ material, per }) => {
      const grade = gradeOf.get(material)
      const kg = inGrams(per)
      return grade === undefined || kg === '0' ? [] : [{ material, grade, kg }]
    })
  return recipes.flatMap(({ process, inputs, outputs }) => {
    const [takes, gives] = [amounts(inputs), amounts(outputs)]
    return inputs.length === 0 || takes.length < inputs.length || gives.length === 0
      ? []
      : [{ process, inputs: takes, outputs: gives }]
  })
}

/** A proposal in whole grams, which the trader may change. */
const inGrams = (per: number): string => String(Math.round(per * 1000) / 1000)
