/** A function that works out each answer when it is first asked for. */
export function memoized<K, T>(of: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly answer: T }>()
  return (key) => {
    const found = known.get(key) ?? { answer: of(key) }
    known.set(key, found)
    return found.answer
  }
}
