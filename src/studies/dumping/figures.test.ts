import { describe, expect, it } from 'vitest'
import { drawn, FIGURES, placedBy, uniform } from './figures.ts'

const RANGE = { value: 10, low: 6, high: 20 }

describe('values of an uncertain figure', () => {
  it('are as tabled, or half-way to the end that spares producers and to the other', () => {
    const values = (better: 'low' | 'high'): number[] =>
      (['mild', 'central', 'severe'] as const).map((which) => FIGURES[which].of(RANGE, better, 'cost a'))
    expect(values('low')).toEqual([8, 10, 15])
    expect(values('high')).toEqual([15, 10, 8])
  })

  it('are drawn from seed, draw and name alone, within the range', () => {
    const value = drawn(placedBy(1, 7)).of(RANGE, 'low', 'cost a')
    expect(drawn(placedBy(1, 7)).of(RANGE, 'high', 'cost a')).toBe(value)
    expect(drawn(placedBy(1, 8)).of(RANGE, 'low', 'cost a')).not.toBe(value)
    expect(drawn(placedBy(2, 7)).of(RANGE, 'low', 'cost a')).not.toBe(value)
    for (let draw = 0; draw < 500; draw++) {
      const each = drawn(placedBy(1, draw)).of(RANGE, 'low', 'cost a')
      expect(each).toBeGreaterThanOrEqual(6)
      expect(each).toBeLessThanOrEqual(20)
    }
  })

  it('are even over draws and names, and names that differ in a letter go their own ways', () => {
    const draws = Array.from({ length: 4000 }, (_, draw) => draw)
    const tenths = (name: string): number[] => {
      const counts = Array.from({ length: 10 }, () => 0)
      for (const draw of draws) {
        const tenth = Math.floor(10 * uniform(1, draw, name))
        counts[tenth] = (counts[tenth] ?? 0) + 1
      }
      return counts
    }
    // 400 each, with a standard deviation of 19.
    for (const name of ['cost mine USA', 'cost mine USB', ''])
      for (const count of tenths(name)) expect(Math.abs(count - 400)).toBeLessThan(85)
    const correlation = (one: (draw: number) => number, other: (draw: number) => number): number =>
      (12 * draws.reduce((sum, draw) => sum + (one(draw) - 0.5) * (other(draw) - 0.5), 0)) / draws.length
    const of = (seed: number, name: string) => (draw: number) => uniform(seed, draw, name)
    for (const [one, other] of [
      [of(1, 'premium a'), of(1, 'premium b')],
      [of(1, 'premium a'), of(2, 'premium a')],
      [of(1, 'premium a'), (draw: number) => uniform(1, draw + 1, 'premium a')],
    ] as const)
      // The standard deviation of the correlation of 4,000 independent pairs is 0.016.
      expect(Math.abs(correlation(one, other))).toBeLessThan(0.07)
  })
})
