interface Year {
  readonly worst: { readonly loss: number }
  readonly without: { readonly loss: number }
}

/** A later year is told besides where its loss differs from the first one's by more than this part. */
const DIFFERS = 0.01

/** Whether a plan leaves less to be lost in a year than nothing would. */
const spares = ({ worst, without }: Year): boolean => worst.loss < without.loss - 1e-6 * Math.abs(without.loss)

/** The years that are told of a plan: the first in which it is of use, and the last, if that is better or worse. */
export function toldYears<T extends Year>(years: readonly T[]): { readonly first?: T; readonly later?: T } {
  const first = years.find(spares)
  const last = years.at(-1)
  if (first === undefined || last === undefined) return {}
  const differs = Math.abs(last.worst.loss - first.worst.loss) > DIFFERS * Math.abs(first.worst.loss)
  return differs ? { first, later: last } : { first }
}
