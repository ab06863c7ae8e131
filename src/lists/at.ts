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

/** Number of a vector, in the vector's unit. Throws a `RangeError` where there is none. */
export function numberAt(vector: Float64Array, index: number): number {
  const found = vector[index]
  if (found === undefined) throw missing(index, vector.length)
  return found
}

/** Index that a list of indices holds. Throws a `RangeError` where there is none. */
export function indexAt(indices: Int32Array, index: number): number {
  const found = indices[index]
  if (found === undefined) throw missing(index, indices.length)
  return found
}

/** Value of a map under a key that it has. Throws a `RangeError` where there is none. */
export function known<K, V>(values: ReadonlyMap<K, V>, key: K): V {
  const found = values.get(key)
  if (found === undefined) throw new RangeError(`no "${String(key)}" in a map of ${values.size}`)
  return found
}
