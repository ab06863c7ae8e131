import type { LinearModel } from './linear-model.ts'

/**
 * Columns and rows that nothing in a model distinguishes. Any solution may be spread evenly over them: rows and bounds
 * still hold and the objective stays, since in each class
 *
 *     every row holds the same coefficients of each class of columns, every column the same of each class of rows
 *
 * (an equitable partition). So an optimum that a solver found by the order of the columns becomes one that does not
 * depend on it, and so do its duals.
 */
export interface Classes {
  readonly column: Int32Array
  readonly row: Int32Array
}

type Matrix = Pick<LinearModel, 'columns' | 'rows' | 'starts' | 'indices' | 'values'>

/** Facts about a column or row besides its entries. */
type Keys = (index: number) => readonly number[]

/**
 * The coarsest classes that keep `columnKeys` and `rowKeys` apart, and what `within` keeps apart already; undefined where
 * each column and row is alone. Numbers count as equal that differ by less than 1e-11 of them: equal sums may have been
 * added up in another order.
 */
export function classesOf(matrix: Matrix, columnKeys: Keys, rowKeys: Keys, within?: Classes): Classes | undefined {
  const { columns, rows, starts, indices, values } = matrix
  const column = new Labels(columns, columnKeys, within?.column)
  const row = new Labels(rows, rowKeys, within?.row)
  let found = column.settle() + row.settle()
  for (;;) {
    if (found === columns + rows) return undefined
    for (let j = 0; j < columns; j++)
      for (let e = starts[j] ?? 0; e < (starts[j + 1] ?? 0); e++) {
        const i = indices[e] ?? 0
        if (column.single[j] === 1 && row.single[i] === 1) continue
        const what = mixNumber(0, values[e] ?? 0)
        // Labels stay as they are until both sides have been added up.
        column.add(j, mix(what, row.label[i] ?? 0))
        row.add(i, mix(~what, column.label[j] ?? 0))
      }
    const now = column.settle() + row.settle()
    if (now === found) return { column: column.label, row: row.label }
    found = now
  }
}

/** Each value the mean of its class. */
export function evened(values: Float64Array, classes: Int32Array): Float64Array {
  const most = classes.reduce((largest, c) => Math.max(largest, c), 0)
  const sum = new Float64Array(most + 1)
  const count = new Int32Array(most + 1)
  values.forEach((value, i) => {
    const c = classes[i] ?? 0
    sum[c] = (sum[c] ?? 0) + value
    count[c] = (count[c] ?? 0) + 1
  })
  return values.map((value, i) => {
    const c = classes[i] ?? 0
    return count[c] === 1 ? value : (sum[c] ?? 0) / (count[c] ?? 1)
  })
}

/** A class number for each of a list, refined by what is added to each: in any order, as to a set. */
class Labels {
  readonly label: Int32Array
  /** 1 where it is alone in its class. */
  readonly single: Uint8Array
  /** Those that are not. */
  private open: number[] = []
  private readonly first: Int32Array
  private readonly second: Int32Array
  private used: number

  constructor(size: number, keys: Keys, within: Int32Array | undefined) {
    this.label = within === undefined ? new Int32Array(size) : Int32Array.from(within)
    this.single = new Uint8Array(size)
    this.first = new Int32Array(size)
    this.second = new Int32Array(size)
    this.used = this.label.reduce((most, label) => Math.max(most, label + 1), 0)
    this.keepOpen(this.label.keys())
    for (const i of this.open) for (const key of keys(i)) this.add(i, mixNumber(this.first[i] ?? 0, key))
  }

  add(index: number, hash: number): void {
    this.first[index] = ((this.first[index] ?? 0) + hash) | 0
    this.second[index] = ((this.second[index] ?? 0) + mix(hash, 0x51ed270b)) | 0
  }

  /** Gives those with the same label and additions the same new label; how many labels there are. */
  settle(): number {
    const known = new Map<number, number>()
    for (const i of this.open) {
      const hash = mix(this.first[i] ?? 0, this.label[i] ?? 0)
      const other = mix(this.second[i] ?? 0, hash)
      const key = (hash >>> 0) * 2 ** 21 + (other >>> 11)
      const label = known.get(key) ?? this.used++
      known.set(key, label)
      this.label[i] = label
    }
    const singles = this.label.length - this.open.length
    this.keepOpen(this.open)
    this.first.fill(0)
    this.second.fill(0)
    return singles + known.size
  }

  private keepOpen(among: Iterable<number>): void {
    const list = [...among]
    const count = new Int32Array(this.used + 1)
    for (const i of list) count[this.label[i] ?? 0] = (count[this.label[i] ?? 0] ?? 0) + 1
    this.open = list.filter((i) => (count[this.label[i] ?? 0] ?? 0) > 1)
    for (const i of list) if (count[this.label[i] ?? 0] === 1) this.single[i] = 1
  }
}

function mix(one: number, other: number): number {
  let hash = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(other + 0x7f4a7c15, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

const number = new Float64Array(1)
const bits = new Int32Array(number.buffer)
/** Keeps the upper 37 of 53 bits of a number that it is added to and taken from. */
const ROUNDING = 2 ** 16 + 1

function mixNumber(hash: number, value: number): number {
  const large = value * ROUNDING
  number[0] = Number.isFinite(large) ? large - (large - value) || 0 : value
  return mix(mix(hash, bits[0] ?? 0), bits[1] ?? 0)
}
