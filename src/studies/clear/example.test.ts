import { beforeAll, describe, expect, it } from 'vitest'
import { loadSolver } from '../../solver/index.ts'
import { workedExample, type WorkedExample } from './example.ts'

const SHARES = Array.from({ length: 21 }, (_, i) => (5 * i) / 100)

describe('the worked example', () => {
  let example: WorkedExample
  beforeAll(async () => {
    example = await workedExample(await loadSolver(), SHARES)
  })
  const at = (withheld: number): WorkedExample['cases'][number] => {
    const found = example.cases.find((one) => Math.abs(one.withheld - withheld) < 1e-9)
    if (found === undefined) throw new Error(`${withheld} is not a case`)
    return found
  }

  it.each([
    { withheld: 0, volume: 100, low: 70, high: 70, why: 'the own plant runs in part' },
    { withheld: 0.15, volume: 100, low: 70, high: 80, why: 'a kink: all plants run in full and nobody is short' },
    { withheld: 0.25, volume: 94, low: 80, high: 80, why: 'the cheapest use is served in part' },
    { withheld: 0.5, volume: 82, low: 150, high: 150, why: 'the ally runs in part' },
    { withheld: 0.7, volume: 76, low: 180, high: 180, why: 'thrift is served in part' },
    { withheld: 0.9, volume: 64, low: 260, high: 400, why: 'a kink: only the lines are left' },
    { withheld: 1, volume: 58, low: 400, high: 400, why: 'a line stops' },
  ])('at $withheld: $volume t at $low to $high, since $why', ({ withheld, volume, low, high }) => {
    const found = at(withheld)
    expect(found.volume).toBeCloseTo(volume, 6)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  it('sends what is used, offer by offer and step by step', () => {
    const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0)
    for (const { sent, served, volume, offered } of example.cases) {
      expect(sum(sent)).toBeCloseTo(volume, 6)
      expect(sum(served)).toBeCloseTo(volume, 6)
      sent.forEach((amount, o) => expect(amount).toBeLessThanOrEqual((offered[o] ?? 0) + 1e-6))
    }
  })

  it('never gets cheaper when more is withheld', () => {
    example.cases.reduce((before, after) => {
      expect(after.low).toBeGreaterThanOrEqual(before.high - 1e-3)
      return after
    })
  })
})
