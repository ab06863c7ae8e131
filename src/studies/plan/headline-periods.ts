import { LOSS_SPARED } from './tolerances.ts'
interface Year {
  readonly worstCase: { readonly loss: number }
  readonly doNothing: { readonly loss: number }
}

/** A later year is shown too where its loss differs from the first one's by more than this part. */
const DIFFERS = 0.01

/** Whether a plan leaves less to be lost in a year than nothing would. */
const spares = ({ worstCase, doNothing }: Year): boolean =>
  worstCase.loss < doNothing.loss - LOSS_SPARED * Math.abs(doNothing.loss)

/** The years that are shown of a plan: the first in which it is of use, and the last, if that is better or worse. */
export function headlinePeriods<T extends Year>(years: readonly T[]): { readonly first?: T; readonly later?: T } {
  const first = years.find(spares)
  const last = years.at(-1)
  if (first === undefined || last === undefined) return {}
  const differs = Math.abs(last.worstCase.loss - first.worstCase.loss) > DIFFERS * Math.abs(first.worstCase.loss)
  return differs ? { first, later: last } : { first }
}
