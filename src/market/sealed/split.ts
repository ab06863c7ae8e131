import { expandedFrom } from './expanded.ts'

/**
 * Splits a key so that any `threshold` of the parts make it, and fewer tell nothing of it (Shamir's scheme over GF(2^8), byte by byte).
 * All parts follow from the key: who has it can tell whether they were made as they should be.
 *
 * @param key 32 bytes
 * @returns of each part its bytes and its place (1, 2, ...) as one more, as `combine` of shamir-secret-sharing takes them
 */
export function splitKey(key: Uint8Array, parts: number, threshold: number): Uint8Array[] {
  const higher = expandedFrom(key, 'split', (threshold - 1) * key.length)
  return Array.from({ length: parts }, (_, i) => {
    const x = i + 1
    const bytes = key.map((lowest, byte) => {
      let y = 0
      for (let power = threshold - 2; power >= 0; power--) y = times(y ^ (higher[power * key.length + byte] ?? 0), x)
      return y ^ lowest
    })
    return Uint8Array.of(...bytes, x)
  })
}

/** In GF(2^8), with x^8 + x^4 + x^3 + x + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let [left, bits] = [a, b]; bits > 0; bits >>= 1) {
    if (bits & 1) product ^= left
    left = (left << 1) ^ (left & 0x80 ? 0x11b : 0)
  }
  return product
}
