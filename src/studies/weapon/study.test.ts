import { describe, expect, it } from 'vitest'
import { InputError, type Scenario, type World } from '../../world/index.ts'
import { weaponOutcomes } from './outcomes.ts'
import { targetGroupsOf } from './protect.ts'
import type { WeaponResult } from './result.ts'
import { checkAsked } from './check-asked.ts'
import { aimedAt } from './target.ts'

const place = (id: string, bloc: string) => [id, { id, bloc, name: id, nameJa: id }] as const
const world = {
  places: new Map([place('C', 'coercer'), place('J', 'alliance'), place('K', 'alliance'), place('X', 'other')]),
  demand: [{ place: 'C' }, { place: 'J' }],
} as unknown as World
const aims = (id: string, ...to: string[]) => ({ id, to: new Set(to), materials: new Set(['ore']) })
const menuOf = (...measures: ReturnType<typeof aims>[]): Scenario =>
  ({ id: 'menu', measures, focus: [] }) as unknown as Scenario
const many = (n: number): Scenario => menuOf(...Array.from({ length: n }, (_, i) => aims(`m${i}`, 'J')))

const codes = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error instanceof InputError ? error.faults.map(({ code }) => code) : error
  }
}

describe('what is asked of a weapon', () => {
  it('is two measures at once, for one member as for all, unless it says so', () => {
    expect(checkAsked(world, many(3), {})).toEqual({ member: [], maxMeasures: 2 })
    expect(checkAsked(world, many(3), { member: ['alliance'] })).toEqual({ member: ['J', 'K'], maxMeasures: 2 })
    expect(checkAsked(world, many(3), { member: ['J'], maxMeasures: 1 }).maxMeasures).toBe(1)
  })
  it('is refused of places where nothing is used, and of the coercer, whose uses are not cleared', () => {
    for (const member of ['K', 'C', 'X'])
      expect(codes(() => checkAsked(world, many(3), { member: [member] }))).toEqual(['MEMBER_USES_NOTHING'])
    expect(codes(() => checkAsked(world, many(3), { member: ['C', 'J'] }))).toMatchObject({ member: ['C', 'J'] })
  })
  it('is refused where there is nothing to choose from, and too much', () => {
    expect(codes(() => checkAsked(world, many(0), {}))).toEqual(['MENU_EMPTY'])
    // 1 + 288 + 288 . 287 / 2 + 288 . 287 . 286 / 6 = 3,981,361 sets of up to three; 289 measures have 4,022,978.
    expect(codes(() => checkAsked(world, many(288), { maxMeasures: 3 }))).toMatchObject({ maxMeasures: 3 })
    expect(codes(() => checkAsked(world, many(289), { maxMeasures: 3 }))).toEqual(['MENU_TOO_LARGE'])
    // 1 + 62 + 62 . 61 / 2 = 1,954 sets of up to two; 63 measures have 2,017.
    expect(codes(() => checkAsked(world, many(62), { member: ['J'] }))).toMatchObject({ maxMeasures: 2 })
    expect(codes(() => checkAsked(world, many(63), { member: ['J'] }))).toEqual(['MEMBER_TOO_MANY'])
    expect(codes(() => checkAsked(world, many(63), { maxMeasures: 2 }))).toMatchObject({ member: [] })
  })
})

describe('a menu against some places', () => {
  const menu = menuOf(aims('a', 'J', 'X'), aims('b', 'K'), aims('c', 'X'))
  it('is what of it aims at any of them, and the answer is about them', () => {
    const { measures, focus } = aimedAt(menu, ['alliance'], world)
    expect([measures.map(({ id }) => id), focus]).toEqual([
      ['a', 'b'],
      ['J', 'K'],
    ])
    expect(aimedAt(menu, ['X'], world).measures.map(({ id }) => id)).toEqual(['a', 'c'])
  })
  it('is refused if nothing does', () =>
    expect(codes(() => aimedAt(menu, ['C'], world))).toEqual(['MENU_MISSES_TARGET']))
})

it('target groups are measures on the same goods of the same users at the same places, in whatever order', () => {
  const on = (materials: string[], to: string[], users?: string[]) =>
    ({ materials: new Set(materials), to: new Set(to), users: users && new Set(users) }) as never
  const measures = [
    on(['a', 'b'], ['J']),
    on(['b', 'a'], ['J']),
    on(['a', 'b'], ['J', 'K']),
    on(['a', 'b'], ['J'], ['cars']),
    on(['a'], ['J', 'K']),
    on(['a'], ['K', 'J']),
  ]
  expect(targetGroupsOf({ measures } as unknown as Scenario)).toEqual([[0, 1], [2], [3], [4, 5]])
})

it('what a weapon came to is shown number by number', () => {
  const result = (leverage: number | null) =>
    ({
      worst: { loss: 9, exportsForgone: 6, leverage, measures: ['a', 'c'] },
      menu: { measures: ['a', 'b', 'c'] },
    }) as WeaponResult
  const told = (leverage: number | null) =>
    weaponOutcomes(result(leverage)).map(({ what, unit, value }) => [what, unit, value])
  expect(told(1.5)).toEqual([
    ['loss', 'M USD', 9],
    ['exports-forgone', 'M USD', 6],
    ['leverage', 'x', 1.5],
    ['in-worst:a', 'share', 1],
    ['in-worst:b', 'share', 0],
    ['in-worst:c', 'share', 1],
  ])
  expect(told(null)[2]).toEqual(['leverage', 'x', Number.NaN])
})
