import { expect, it } from 'vitest'
import { loadWorld, readScenario, shippedWorld } from '../../src/files/index.ts'
import { makeBaseline } from '../../src/baseline/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { rollCase } from '../../src/studies/stress/index.ts'
import { moved, parseScenario } from '../../src/world/index.ts'

/** Prices that people pay and chances of stops are computed from a run, and decide nothing in it. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const { baseline } = makeBaseline(world, solver)
const { file, text } = await readScenario('world-2025-april')
const scenario = { ...parseScenario(file, text, world), months: 3 }
const flowsOf = (given: typeof world) => rollCase(given, baseline, scenario, solver, {}).months

it.each(['inside-price', 'rent', 'line-relief', 'lines'])('flows are the same at both ends of %s', (factor) => {
  const tabled = flowsOf(world)
  for (const end of ['low', 'high'] as const) {
    const at = moved(world, (id) => (id === factor ? (figure) => figure[end] : undefined))
    expect([...at.parameters.values()]).not.toEqual([...world.parameters.values()])
    expect(flowsOf(at)).toEqual(tabled)
  }
})
