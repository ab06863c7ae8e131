import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Draws that a seed repeats. */
export interface Chance {
  /** A whole number below `n`. */
  readonly below: (n: number) => number
  readonly shuffled: <T>(list: readonly T[]) => T[]
}

export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const below = (n: number): number => uniformInt(generator, 0, n - 1)
  return {
    below,
    shuffled: <T>(list: readonly T[]): T[] => {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const kept = out[i] as T
        out[i] = out[j] as T
        out[j] = kept
      }
      return out
    },
  }
}
