import { addAt, at, numberAt } from '../lists/index.ts'

/** Equations of mixing, of a matrix of shares A: what a node holds is the mix of its sources, and what it has of its own. */
export interface Mixture {
  /** x = A x + own: the answer at every node, from what is known of its own. */
  readonly solve: (own: Float64Array) => Float64Array
  /** y = Aᵀ y + 1 at a node: what of that node lay at each other before, on its way from where the answers are. */
  readonly reach: (node: number) => Float64Array
}

/** Numbers of one column or row of a factor, by node. */
type Vector = readonly (readonly [node: number, share: number])[]

interface Factors {
  /** 1 / pivot; 0 in a circle with no way out. */
  readonly gains: Float64Array
  readonly rows: readonly Vector[]
  readonly columns: readonly Vector[]
}

/**
 * Solves for any number of right-hand sides, directly: scrap and re-exports run in circles, and a circle that loses little
 * takes thousands of repetitions. `shares` are the rows of A, and `ends` what each row lacks of 1: what has its answer there.
 *
 *   eliminate k:  a(i, j) += a(i, k) a(k, j) / pivot(k),   pivot(k) = 1 - a(k, k) = end(k) + sum over j other than k  a(k, j)
 *
 * The pivot is the sum and not the difference, so nothing is subtracted and each share is right to some roundings of its own,
 * however narrow the way out of a circle is (Grassmann, Taksar and Heyman, Operations Research 33, 1985). A circle with no way
 * out has pivot 0: it comes from nowhere, has share 0, and what takes of it ends there.
 *
 * @param shares taken over, and used up
 */
export function mixture(shares: readonly Map<number, number>[], ends: Float64Array): Mixture {
  const factors = factorise(shares, ends)
  return {
    solve: (own) => substitute(factors, own),
    reach: (node) => {
      const start = new Float64Array(shares.length)
      start[node] = 1
      return substitute({ gains: factors.gains, rows: factors.columns, columns: factors.rows }, start)
    },
  }
}

function factorise(shares: readonly Map<number, number>[], ends: Float64Array): Factors {
  const gains = new Float64Array(shares.length)
  const rows: Vector[] = []
  const columns: Vector[] = []
  shares.forEach((share, k) => {
    const row = [...share].filter(([j]) => j > k)
    const pivot = row.reduce((sum, [, to]) => sum + to, numberAt(ends, k))
    const gain = pivot > 0 ? 1 / pivot : 0
    const lost = pivot > 0 ? numberAt(ends, k) * gain : 1
    const column: [number, number][] = []
    for (let i = k + 1; i < shares.length; i++) {
      const below = at(shares, i)
      const from = below.get(k)
      if (from === undefined) continue
      column.push([i, from])
      for (const [j, to] of row) below.set(j, (below.get(j) ?? 0) + from * gain * to)
      addAt(ends, i, from * lost)
    }
    gains[k] = gain
    rows.push(row)
    columns.push(column)
  })
  return { gains, rows, columns }
}

function substitute({ gains, rows, columns }: Factors, right: Float64Array): Float64Array {
  const x = right.slice()
  columns.forEach((column, k) => {
    const own = numberAt(x, k) * numberAt(gains, k)
    for (const [i, from] of column) addAt(x, i, from * own)
  })
  for (let k = x.length - 1; k >= 0; k--)
    x[k] = at(rows, k).reduce((sum, [j, to]) => sum + to * numberAt(x, j), numberAt(x, k)) * numberAt(gains, k)
  return x
}
