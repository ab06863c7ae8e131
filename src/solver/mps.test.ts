import { describe, expect, it } from 'vitest'
import { mpsOf, type LinearModel } from './index.ts'

const f = (...xs: number[]): Float64Array => Float64Array.from(xs)
const inf = Number.POSITIVE_INFINITY

/** Rows without columns are enough to see what becomes of their ends; columns without rows, of their bounds. */
const rowsOf = (rowLower: Float64Array, rowUpper: Float64Array): LinearModel => ({
  columns: 1,
  rows: rowLower.length,
  cost: f(0),
  lower: f(0),
  upper: f(inf),
  rowLower,
  rowUpper,
  starts: Int32Array.of(0, rowLower.length),
  indices: Int32Array.from(rowLower.keys()),
  values: new Float64Array(rowLower.length).fill(0.1),
})
const columnsOf = (lower: Float64Array, upper: Float64Array): LinearModel => ({
  columns: lower.length,
  rows: 0,
  cost: new Float64Array(lower.length),
  lower,
  upper,
  rowLower: f(),
  rowUpper: f(),
  starts: new Int32Array(lower.length + 1),
  indices: new Int32Array(),
  values: f(),
})
const part = (text: string, from: string, to: string): string[] =>
  text
    .slice(text.indexOf(`\n${from}\n`) + from.length + 2, text.indexOf(`\n${to}`))
    .split('\n')
    .filter((line) => line.startsWith(' '))

describe('a model as MPS text', () => {
  it('has the kinds of rows, their ends and their ranges', () => {
    const text = mpsOf(rowsOf(f(5, -inf, 0, -inf, -1), f(5, 1e-7, inf, inf, 3)))
    expect(part(text, 'ROWS', 'COLUMNS')).toEqual([' N cost', ' E r0', ' L r1', ' G r2', ' N r3', ' L r4'])
    expect(part(text, 'RHS', 'RANGES')).toEqual([' rhs r0 5', ' rhs r1 1e-7', ' rhs r4 3'])
    expect(part(text, 'RANGES', 'BOUNDS')).toEqual([' range r4 4'])
  })

  it('has the lower end of a row apart where a range would round it, or cross it', () => {
    const text = mpsOf(rowsOf(f(0.1, 7), f(1e9, 6)))
    expect(1e9 - (1e9 - 0.1)).not.toBe(0.1)
    expect(part(text, 'ROWS', 'COLUMNS')).toEqual([' N cost', ' L r0', ' L r1', ' G r0low', ' G r1low'])
    expect(part(text, 'COLUMNS', 'RHS')).toEqual([' c0 r0 0.1', ' c0 r0low 0.1', ' c0 r1 0.1', ' c0 r1low 0.1'])
    expect(part(text, 'RHS', 'RANGES')).toEqual([' rhs r0 1000000000', ' rhs r0low 0.1', ' rhs r1 6', ' rhs r1low 7'])
    expect(part(text, 'RANGES', 'BOUNDS')).toEqual([])
  })

  it('has every bound that does not go without saying, and every column', () => {
    const text = mpsOf(columnsOf(f(0, 0, -inf, -inf, 2, 0, -3), f(inf, 8, inf, 4, 2, -1, inf)))
    expect(part(text, 'COLUMNS', 'RHS')).toEqual([0, 1, 2, 3, 4, 5, 6].map((j) => ` c${j} cost 0`))
    expect(part(text, 'BOUNDS', 'ENDATA')).toEqual([
      ' UP bound c1 8',
      ' FR bound c2',
      ' MI bound c3',
      ' UP bound c3 4',
      ' FX bound c4 2',
      ' UP bound c5 -1',
      ' LO bound c5 0',
      ' LO bound c6 -3',
    ])
  })

  it('has numbers that read back as the same to the last digit', () => {
    const numbers = [0.1 + 0.2, 1 / 3, 2 ** -1074, 1.7976931348623157e308, 1e21, -123456.78901234567]
    const text = mpsOf({ ...columnsOf(f(0), f(inf)), cost: f(numbers[0] ?? 0) })
    expect(text).toContain(' c0 cost 0.30000000000000004\n')
    const read = numbers.map((cost) =>
      Number(/ c0 cost (\S+)/.exec(mpsOf({ ...columnsOf(f(0), f(inf)), cost: f(cost) }))?.[1]),
    )
    expect(read).toEqual(numbers)
  })
})
