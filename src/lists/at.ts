/**
 * Reading a list at an index of our own. `list[i] ?? 0` turns a wrong index into a price of 0 or into column 0; these
 * throw instead. A missing entry that means something is asked for by `list[i]` and named where it is handled.
 *
 * One function for each kind of list, so that each stays fast: an engine compiles a read for the kinds that it has seen.
 */

const missing = (index: number, length: number): RangeError => new RangeError(`index ${index} of a list of ${length}`)

/** Entry of a list. Throws a `RangeError` where there is none. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw missing(index, list.length)
  return found
}

declare const each: unique symbol

/** A vector whose numbers all have one type, such as a unit. */
export type VectorOf<Q extends number> = Float64Array & { readonly [each]: Q }

/** Number of a vector, in the vector's unit. Throws a `RangeError` where there is none. */
export function numberAt<Q extends number>(vector: VectorOf<Q>, index: number): Q
export function numberAt(vector: Float64Array, index: number): number
export function numberAt(vector: Float64Array, index: number): number {
  const found = vector[index]
  if (found === undefined) throw missing(index, vector.length)
  return found
}

/** Adds to a number of a vector. Throws a `RangeError` where there is none. */
export function addAt(vector: Float64Array, index: number, amount: number): void {
  vector[index] = numberAt(vector, index) + amount
}

/** Index that a list of indices holds. Throws a `RangeError` where there is none. */
export function indexAt(indices: Int32Array, index: number): number {
  const found = indices[index]
  if (found === undefined) throw missing(index, indices.length)
  return found
}

/** What a map of our own holds for a key that was put there. Throws a `RangeError` where there is nothing. */
export function entry<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key)
  if (found === undefined) throw new RangeError(`nothing under ${String(key)} in a map of ${map.size}`)
  return found
}
