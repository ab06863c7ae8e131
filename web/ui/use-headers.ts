import { type Columns, headersOf } from '../../src/studies/light.ts'
import { useView } from '../url/state.ts'

/** Columns of a study as tables of figures have them, with the headers of its reports. */
export function useHeaders<C extends Columns>(columns: C): ReturnType<typeof headersOf<C>> {
  return headersOf(columns, useView().view.lang)
}
