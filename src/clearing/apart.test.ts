import { describe, expect, it } from 'vitest'
import type { Operation, World } from '../world/index.ts'
import { tellApart, type Apart } from './apart.ts'

const place = (id: string, lat: number, lon: number) => [id, { id, bloc: 'other', lat, lon }] as const
const site = (id: string, start: number, lat: number) =>
  [id, { id, place: 'A', control: 'A', stage: 'ore', status: 'operating', start, lat, lon: 0 }] as const
const world = {
  places: new Map([place('A', 1, 23), place('B', 12, 3), place('A again', 1, 23), place('J', 36, 138)]),
  materials: new Map([['ore', { stage: 'ore', unit: 't', tradable: true, contents: new Map() }]]),
  sites: new Map([site('mine', 20241, 2), site('pit', 2024, 12), site('mine again', 20241, 2)]),
  processes: new Map([['dig', { stage: 'ore' }]]),
} as unknown as World
const mined = ({ operation }: Apart, at: string, perTonne = 1): number =>
  operation(
    {
      site: at,
      process: 'dig',
      recipe: { inputs: [], outputs: [{ material: 'ore', perTonne }] },
    } as unknown as Operation,
    'any',
  )

describe('ways of equal cost', () => {
  it('differ by a fifth at most: by where they lie, what they make and of what origin it is', () => {
    const apart = tellApart(world)
    const from = (id: string, origin = 'any') => apart.route('ore', id, 'J', origin)
    const ways = [
      from('A'),
      from('B'),
      from('A', 'free'),
      mined(apart, 'mine'),
      mined(apart, 'pit'),
      mined(apart, 'pit', 2),
    ]
    for (const factor of ways) {
      expect(factor).toBeGreaterThanOrEqual(1)
      expect(factor).toBeLessThan(1.2)
    }
    // Two numbers beside each other are two: 1 and 23 are not 12 and 3.
    expect(new Set(ways).size).toBe(ways.length)
  })
  it('stay alike where they are alike in all but their names', () => {
    const apart = tellApart(world)
    expect(apart.route('ore', 'A again', 'J', 'any')).toBe(apart.route('ore', 'A', 'J', 'any'))
    expect(mined(apart, 'mine again')).toBe(mined(apart, 'mine'))
  })
})
