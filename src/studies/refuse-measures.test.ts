import { describe, expect, it } from 'vitest'
import { loadMenu, loadWorld, shippedWorld } from '../files/index.ts'
import { InputError, referenceScenario } from '../world/index.ts'
import { menuIn } from './given.ts'
import { isForPlan, refuseForPlan, refuseMeasures } from './refuse-measures.ts'

const codes = (make: () => unknown): string[] => {
  try {
    make()
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ code }) => code)
    throw error
  }
  return []
}

describe('what a worst case is chosen from', async () => {
  const world = await loadWorld(shippedWorld())
  const menu = (more: string) => ({
    file: 'own.yaml',
    text: `title: t\nstart: 2026-01\n${more}measures:\n  - { id: a, instrument: ban, materials: [all], to: [JPN], from: 2026-01 }\n`,
  })
  it('may not say how firms and third places act', () => {
    expect(codes(() => menuIn(world, menu('conduct: [no-stock]\n')))).toEqual(['MENU_CONDUCT'])
    expect(codes(() => menuIn(world, menu('conduct: []\n')))).toEqual([])
    expect(codes(() => menuIn(world, menu('')))).toEqual([])
  })
  it('has no place for contracts on exports', () => {
    const network = (contracts: readonly object[]) =>
      ({ contracts, quotas: [] }) as unknown as Parameters<typeof refuseMeasures>[0]
    expect(codes(() => refuseMeasures(network([{}]), referenceScenario(0, 1)))).toEqual(['MENU_CONTRACTS'])
    expect(codes(() => refuseMeasures(network([]), referenceScenario(0, 1)))).toEqual([])
  })
  it('is for a plan where it lowers no limit that a plan moves: a page offers it, and a plan refuses no other', async () => {
    for (const [name, isOne] of [
      ['bans', true],
      ['strategist', false],
    ] as const) {
      const shipped = await loadMenu(name, world)
      expect(isForPlan(shipped), name).toBe(isOne)
      expect([...new Set(codes(() => refuseForPlan(shipped)))]).toEqual(isOne ? [] : ['MENU_NOT_FOR_PLAN'])
    }
  })
})
