import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { CheckFailed } from '../src/clearing/index.ts'
import { loadMenu, loadWorld } from '../src/files/index.ts'
import { quantity, sum } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { parseMonth } from '../src/world/index.ts'
import { verifyPlan } from '../src/studies/plan/recheck.ts'
import { openPlanProblem } from '../src/studies/plan/problem.ts'
import { testWorld } from './run-cli.ts'

describe('what a plan is said to lose, found again with the plan in the network', () => {
  it('is withheld if it differs by more than a millionth of what the side is worth', async () => {
    const solver = await loadSolver()
    const world = await loadWorld(testWorld('farmer'))
    const menu = await loadMenu('test/scenarios/harvests.yaml', world)
    const start = parseMonth('2027-01') ?? Number.NaN
    const question = openPlanProblem(world, makeBaseline(world, solver).baseline, menu, solver, {
      members: ['farm'],
      start,
      periods: [{ from: 1, years: 1 }],
    })
    const solved = question.solve()
    expect(verifyPlan(question, solved).difference).toBeLessThanOrEqual(1e-6)
    const reference = Math.abs(question.stage.reference)
    expect(reference).toBeGreaterThan(0)
    const wrong = (share: number) =>
      solved.worst.map((one) => ({ ...one, loss: sum(one.loss, quantity<'MUSD'>((share * reference) / 1000)) }))
    for (const share of [0.5e-6, -0.5e-6]) verifyPlan(question, { ...solved, worst: wrong(share) })
    for (const share of [3e-6, -3e-6])
      expect(() => verifyPlan(question, { ...solved, worst: wrong(share) })).toThrow(CheckFailed)
    question.dispose()
  })
})
