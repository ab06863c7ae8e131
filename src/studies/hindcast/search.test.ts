import { describe, expect, it } from 'vitest'
import { coordinateSearch, type FreeParameter } from './search.ts'

const LEVELS = [0, 0.25, 0.5, 0.75, 1]
const parameter = (id: string): FreeParameter => ({ id, name: id, nameJa: id, levels: LEVELS, central: 0.5 })

describe('coordinateSearch', () => {
  it('finds the bottom of a bowl, and leaves at its tabled level what makes no difference', () => {
    const { point, error, profiles } = coordinateSearch(
      [parameter('a'), parameter('b'), parameter('idle')],
      [[0.25, 0.25, 0.25]],
      ([a = 0, b = 0]) => (a - 0.75) ** 2 + (b - 0.25) ** 2 + 0.1,
    )
    expect(point).toEqual([0.75, 0.25, 0.5])
    expect(error).toBeCloseTo(0.1)
    expect(profiles[2]).toEqual(LEVELS.map(() => error))
  })

  it('takes the deeper of two valleys if a start lies in it', () => {
    // Both have to move at once to get from one to the other.
    const valleys = ([a = 0, b = 0]: readonly number[]): number =>
      Math.min((a - 0.25) ** 2 + (b - 0.25) ** 2 + 0.2, (a - 1) ** 2 + (b - 1) ** 2)
    const parameters = [parameter('a'), parameter('b')]
    expect(coordinateSearch(parameters, [[0, 0]], valleys).point).toEqual([0.25, 0.25])
    const both = coordinateSearch(parameters, [[0, 0], [1, 0.75]], valleys) // prettier-ignore
    expect(both.point).toEqual([1, 1])
    expect(both.startPoints.map(({ end }) => end)).toEqual([[0.25, 0.25], [1, 1]]) // prettier-ignore
  })

  it('asks for no point twice', () => {
    const asked: string[] = []
    const found = coordinateSearch(
      [parameter('a'), parameter('b')],
      [
        [0, 0],
        [1, 1],
      ],
      (point) => {
        // prettier-ignore
        asked.push(point.join(' '))
        return point.reduce((sum, x) => sum + x, 0)
      },
    )
    expect(new Set(asked).size).toBe(asked.length)
    expect(found.trace).toHaveLength(asked.length)
  })
})
