import { x25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import { isWeakPoint, trusteeKey } from './index.ts'

const SECRET = base64url.encode(new Uint8Array(32).fill(7))
const P = 2n ** 255n - 19n
const keyOf = (u: bigint, top = 0): Uint8Array => {
  const bytes = Uint8Array.from({ length: 32 }, (_, i) => Number((u >> BigInt(8 * i)) & 255n))
  bytes[31] = (bytes[31] ?? 0) | top
  return bytes
}
/** Whether an exchange with a key leads to nothing, no matter who makes it. */
const isVoid = (key: Uint8Array): boolean => {
  try {
    x25519.getSharedSecret(new Uint8Array(32).fill(9), key)
    return false
  } catch {
    return true
  }
}

describe('the keys of a trustee', () => {
  it('are another for each number and market, and the same each time', () => {
    const keys = [1, 2, 3].flatMap((n) => ['market-a', 'market-b'].map((market) => trusteeKey(SECRET, market, n)))
    expect(new Set(keys.map(({ d }) => d)).size).toBe(6)
    expect(new Set(keys.map(({ x }) => x)).size).toBe(6)
    expect(trusteeKey(SECRET, 'market-a', 1)).toEqual(keys[0])
    expect(trusteeKey(base64url.encode(new Uint8Array(32).fill(8)), 'market-a', 1)).not.toEqual(keys[0])
  })
  it('do not tell each other: neither a number nor a market is a way from one to the next', () => {
    const { d, x } = trusteeKey(SECRET, 'market-a', 1)
    expect([d, x]).not.toContain(SECRET)
    expect(trusteeKey(d ?? '', 'market-a', 2).x).not.toBe(trusteeKey(SECRET, 'market-a', 2).x)
  })
})

describe('a weak key', () => {
  it.each([0n, 1n, P - 1n, P, P + 1n])('is known where its u is %s, with its last bit set or not', (u) => {
    for (const top of [0, 128])
      expect([isWeakPoint(base64url.encode(keyOf(u, top))), isVoid(keyOf(u, top))]).toEqual([true, true])
  })
  it('is known exactly where an exchange with it leads to nothing', () => {
    const near = fc.tuple(fc.constantFrom(0n, P, 2n ** 255n - 1n), fc.bigInt({ min: -40n, max: 40n }))
    const low = fc.constantFrom(
      325606250916557431795983626356110631294008115727848805560023387167927233504n,
      39382357235489614581723060781553021112529911719440698176882885853963445705823n,
    )
    fc.assert(
      fc.property(
        fc.oneof(
          near.map(([at, by]) => at + by),
          low,
          fc.bigInt({ min: 0n, max: 2n ** 255n - 1n }),
        ),
        fc.constantFrom(0, 128),
        (u, top) => {
          if (u < 0n || u >= 2n ** 255n) return
          const key = keyOf(u, top)
          expect(isWeakPoint(base64url.encode(key))).toBe(isVoid(key))
        },
      ),
      { numRuns: 300 },
    )
  })
})
