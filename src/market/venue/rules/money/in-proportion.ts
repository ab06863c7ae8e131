/** Whole parts of an amount, in proportion to sizes that add to at least as much; what is left over goes from the first on. */
export function inProportion(amount: bigint, sizes: readonly bigint[]): bigint[] {
  const total = sizes.reduce((sum, size) => sum + size, 0n)
  if (total === 0n) return sizes.map(() => 0n)
  const parts = sizes.map((size) => (amount * size) / total)
  let left = amount - parts.reduce((sum, part) => sum + part, 0n)
  return parts.map((part, i) => {
    const one = left > 0n && part < (sizes[i] ?? 0n) ? 1n : 0n
    left -= one
    return part + one
  })
}
