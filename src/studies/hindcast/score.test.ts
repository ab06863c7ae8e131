import { describe, expect, it } from 'vitest'
import type { Observed } from './observed.ts'
import { errors, relativeError, verdictOf } from './score.ts'

const row = (id: string, quantity: Observed['quantity'], value: number | undefined, scored = true): Observed => ({
  id,
  quantity,
  place: undefined,
  partner: undefined,
  sectors: [],
  materials: new Set(['m']),
  from: 0,
  to: 5,
  kind: 'official',
  basis: undefined,
  scored,
  reason: undefined,
  observed: value === undefined ? undefined : { value, low: value, high: value },
  usual: undefined,
  unit: '',
  source: '',
  note: '',
})

describe('errors', () => {
  it('are shares for trade, logarithms for prices, months for stops; rows that do not count are left out', () => {
    const rows = [
      row('exports', 'export', 0.5),
      row('imports', 'import', 1),
      row('fed in', 'export', 0, false),
      row('price', 'price', 2),
      row('stop', 'stop', 1),
      row('no stop', 'stop', undefined),
    ]
    const found = errors(
      rows,
      new Map([
        ['exports', 0.75],
        ['imports', 0.9],
        ['fed in', 9],
        ['price', 8],
        ['stop', 4],
        // Six months were looked at: a stop in the third is four months before "none".
        ['no stop', 2],
      ]),
    )
    expect(found.get('trade')?.distance).toBeCloseTo((0.25 + 0.1) / 2)
    expect(found.get('trade')?.bias).toBeCloseTo((0.25 - 0.1) / 2)
    expect(found.get('trade')?.rows).toBe(2)
    expect(found.get('price')?.distance).toBeCloseTo(Math.log(4))
    expect(found.get('stop')?.distance).toBeCloseTo((3 + 4) / 2)
    expect(found.has('use')).toBe(false)
  })

  it('of several metrics are put together as shares of those of a benchmark', () => {
    const rows = [row('exports', 'export', 0.5), row('price', 'price', Math.E)]
    const nothing = errors(rows, new Map([['exports', 1], ['price', 1]])) // prettier-ignore
    const model = errors(rows, new Map([['exports', 0.6], ['price', 1]])) // prettier-ignore
    // A fifth of the benchmark's miss in trade, all of it in prices.
    expect(relativeError(model, nothing)).toBeCloseTo((0.2 + 1) / 2)
  })
})

it('the better of both simple rules is the measure, and a tenth is no difference', () => {
  expect(verdictOf(0.35, 0.5, 0.4)).toBe('better')
  expect(verdictOf(0.37, 0.5, 0.4)).toBe('similar')
  expect(verdictOf(0.43, 0.5, 0.4)).toBe('similar')
  expect(verdictOf(0.45, 0.5, 0.4)).toBe('worse')
  expect(verdictOf(0, 0, 1)).toBe('similar')
})
