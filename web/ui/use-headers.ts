import { type Columns, headersOf, numberHeads } from '../../src/studies/light.ts'
import { useView } from '../url/state.ts'

/** Columns of a study as tables of figures have them, with the headers of its reports. */
export function useHeaders<C extends Columns>(columns: C): ReturnType<typeof headersOf<C>> {
  return headersOf(columns, useView().view.lang)
}

/** Columns of numbers that no study declares, in the units of those that are declared. */
export function useNumbers(): ReturnType<typeof numberHeads> {
  return numberHeads(useView().view.lang)
}
