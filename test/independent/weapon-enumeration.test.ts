import { describe, expect, it } from 'vitest'
import { loadSolver } from '../../src/solver/index.ts'
import { judge } from './weapon-compare.ts'
import { trialOf } from './weapon-world.ts'

/** `ENUMERATION_RUNS=500` tries more worlds, `ENUMERATION_SEED=17` one of them. */
const RUNS = Number(process.env['ENUMERATION_RUNS'] ?? 40)
const FROM = Number(process.env['ENUMERATION_FROM'] ?? 1)
const ONE = process.env['ENUMERATION_SEED']
const solver = await loadSolver()

describe('weapon, held against a programme written a second time that tries every set,', () => {
  it(
    'is right and ends on random worlds with and without limits, for single users, with quotas and bans',
    async () => {
      const seeds = ONE === undefined ? Array.from({ length: RUNS }, (_, i) => FROM + i) : [Number(ONE)]
      const wrong: string[] = []
      for (const seed of seeds) {
        const verdict = await judge(solver, trialOf(seed)).catch((fault: unknown) => ({ wrong: [`stopped: ${String(fault)}`], refused: undefined, seconds: {product: 0, enumeration: 0} }))
        if (process.env['ENUMERATION_LOUD']) console.log(seed, JSON.stringify(verdict.seconds), verdict.refused ?? '', verdict.wrong.slice(0, 4).join('; '))
        if (verdict.wrong.length > 0) wrong.push(`seed ${seed}: ${verdict.wrong.join('; ')}`)
      }
      expect(wrong).toEqual([])
    },
    60_000 + RUNS * 30_000,
  )
})
