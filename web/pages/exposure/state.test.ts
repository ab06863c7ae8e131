import { describe, expect, it } from 'vitest'
import { tonnesPerYear } from '../../../src/quantity/index.ts'
import type { Dependence } from '../../../src/studies/index.ts'
import {
  demandRow,
  elementOf,
  flowsOf,
  hangingOf,
  hangingOfParts,
  narrowest,
  passedShare,
  pick,
  routeRow,
  stageShares,
} from './state.ts'

const dependence = (
  material: string,
  element: string,
  contained: number,
  ways: readonly (readonly [string, string])[],
  more: Partial<Dependence> = {},
): Dependence => {
  const links = ways.map(([stage, place], i) => ({
    fromStage: stage,
    from: place,
    toStage: ways[i + 1]?.[0] ?? 'use',
    to: ways[i + 1]?.[1] ?? 'JPN',
    share: 1,
  }))
  return {
    place: 'JPN',
    material,
    element,
    use: tonnesPerYear(contained * 10),
    unit: 't product',
    contained: tonnesPerYear(contained),
    directDependence: 0.25,
    totalDependence: 1,
    indirectDependence: 0.75,
    dependenceByLocation: 0.9,
    dependenceByControl: 1,
    bottleneckStage: 'ore',
    bottleneckShare: 0.8,
    stages: ways.map(([stage, place]) => ({
      stage,
      byLocation: { [place]: 1 },
      byControl: { [place]: 1 },
      concentration: 10_000,
    })),
    chain: { byLocation: links, byControl: links },
    ...more,
  }
}
const magnet = dependence('magnet', 'dy', 3, [
  ['ore', 'CHN'],
  ['metal', 'CHN'],
  ['magnet', 'JPN'],
])
const additive = dependence('additive', 'dy', 1, [
  ['ore', 'MMR'],
  ['product', 'JPN'],
])
const powder = dependence('powder', 'ce', 50, [['ore', 'CHN']], { totalDependence: 0.5, indirectDependence: 0 })

const ORDER = ['ore', 'oxide', 'metal', 'alloy', 'magnet', 'product']

describe('what is shown of an exposure', () => {
  it('is the element asked for, else the default, else the one most used', () => {
    expect(elementOf([magnet, powder], 'ce')).toBe('ce')
    expect(elementOf([magnet, powder], 'x')).toBe('dy')
    expect(elementOf([powder], 'x')).toBe('ce')
    expect(elementOf([], 'dy')).toBe('')
  })

  it('is one material, or all that hold the element', () => {
    expect(pick([magnet, additive, powder], 'dy', 'magnet')).toEqual([magnet])
    expect(pick([magnet, additive, powder], 'dy', 'powder')).toEqual([magnet, additive])
  })

  it('adds materials up, and what has no such stage passes it by', () => {
    const { stages, flows } = flowsOf([magnet, additive], ORDER, 'location')
    expect(stages).toEqual(['ore', 'metal', 'magnet', 'product', 'use'])
    for (const stage of stages.slice(0, -1))
      expect(
        flows.filter(({ fromStage }) => fromStage === stage).reduce((sum, { value }) => sum + value, 0),
        stage,
      ).toBeCloseTo(4)
    expect(flows).toContainEqual({ fromStage: 'magnet', from: 'JPN', toStage: 'product', to: null, value: 3 })
    expect(flows).toContainEqual({ fromStage: 'ore', from: 'MMR', toStage: 'metal', to: null, value: 1 })
    expect(flows).toContainEqual({ fromStage: 'metal', from: null, toStage: 'magnet', to: null, value: 1 })
  })

  it('shows what could not be traced as a stream from nowhere', () => {
    const lost = dependence('lost', 'dy', 1, [], { stages: [], chain: { byLocation: [], byControl: [] } })
    const { flows } = flowsOf([additive, lost], ORDER, 'control')
    expect(flows).toContainEqual({ fromStage: 'ore', from: null, toStage: 'product', to: null, value: 1 })
    expect(flows).toContainEqual({ fromStage: 'product', from: null, toStage: 'use', to: 'JPN', value: 1 })
  })

  it('tells shares of all that is used, and concentration among those that did the stage', () => {
    const told = stageShares(
      [magnet, additive],
      [
        {
          stage: 'ore',
          element: 'dy',
          unit: 't REO/yr',
          total: tonnesPerYear(1),
          byLocation: { CHN: 0.5, MMR: 0.5 },
          byControl: { CHN: 1 },
          concentration: 10_000,
        },
      ],
      ORDER,
      'dy',
    )
    expect(told.map(({ stage, done }) => [stage, done])).toEqual([
      ['ore', 1],
      ['metal', 0.75],
      ['magnet', 0.75],
      ['product', 0.25],
    ])
    expect(told[0]?.location).toEqual([
      { place: 'CHN', share: 0.75 },
      { place: 'MMR', share: 0.25 },
    ])
    expect(told[0]?.hhi.location).toBeCloseTo(6250)
    expect(told[0]?.world).toEqual({ location: 5000, control: 10_000 })
    expect(told[1]?.hhi.control).toBeCloseTo(10_000)
    expect(told[1]?.world).toBeNull()
    expect(narrowest(told, 'control', 'CHN')).toEqual({ stage: 'ore', share: 0.75 })
    expect(narrowest(told, 'control', 'USA')).toBeUndefined()
  })

  it('adds up what passed the supplier state at any stage by how much of the element it is', () => {
    const half = { ...additive, dependenceByLocation: 0.5, dependenceByControl: 0 }
    expect(passedShare([magnet, half], 'location')).toBeCloseTo((3 * 0.9 + 1 * 0.5) / 4)
    expect(passedShare([magnet, half], 'control')).toBeCloseTo(3 / 4)
  })

  it('ranks what depends on the coercer, bought and hidden', () => {
    expect(
      hangingOf([powder, magnet]).map(({ key, directDependence, indirectDependence }) => [
        key,
        directDependence,
        indirectDependence,
      ]),
    ).toEqual([
      ['magnet dy', 0.25, 0.75],
      ['powder ce', 0.5, 0],
    ])
    const part = {
      part: 'motor',
      material: 'magnet',
      place: 'JPN',
      kgPerYear: 1,
      stockDays: 1,
      element: 'dy',
      totalDependence: 0.9,
      indirectDependence: 0.4,
      dependenceByLocation: 0.8,
      dependenceByControl: 0.9,
      bottleneckStage: 'ore',
      bottleneckShare: 0.6,
      stages: [],
    }
    expect(hangingOfParts([part])[0]).toMatchObject({ name: 'motor', directDependence: 0.5, indirectDependence: 0.4 })
    expect(hangingOfParts([part])[0]).toMatchObject({ bottleneckStage: 'ore', bottleneckShare: 0.6 })
  })

  it('finds the rows of the world behind it', () => {
    const column = (name: string): { name: string; title: string; number: boolean } => ({
      name,
      title: name,
      number: false,
    })
    const tables = [
      {
        name: 'demand' as const,
        title: '',
        key: ['place', 'sector', 'material'],
        figures: [],
        columns: ['place', 'sector', 'material'].map(column),
        rows: [
          ['JPN', 'chips', 'powder'],
          ['JPN', 'cars', 'magnet'],
          ['JPN', 'wind', 'magnet'],
        ],
      },
      {
        name: 'routes' as const,
        title: '',
        key: ['material', 'from', 'to'],
        figures: [],
        columns: ['material', 'from', 'to'].map(column),
        rows: [['magnet', 'CHN', 'JPN']],
      },
    ]
    expect(demandRow(tables, 'JPN', 'powder')).toEqual({ table: 'demand', row: 'JPN|chips|powder', find: '' })
    expect(demandRow(tables, 'JPN', 'magnet')).toEqual({ table: 'demand', row: '', find: 'magnet' })
    expect(routeRow(tables, 'magnet', 'CHN', 'JPN')).toBe('magnet|CHN|JPN')
    expect(routeRow(tables, 'powder', 'CHN', 'JPN')).toBeUndefined()
    expect(routeRow([], 'powder', 'CHN', 'JPN')).toBeUndefined()
  })
})
