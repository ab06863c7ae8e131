import { describe, expect, it } from 'vitest'
import { loadSolver } from '../src/solver/index.ts'
import { solveByNestedBenders, solveDeterministicEquivalent } from '../src/stochastic/index.ts'
import { PUBLISHED } from './recourse/published.ts'

const solver = await loadSolver()

describe.each(PUBLISHED)('$name', ({ tree, value, within, first = {} }) => {
  const hasWholes = tree.nodes.some(({ columns }) => columns.some(({ integer }) => integer))
  const methods = {
    'the deterministic equivalent': () => solveDeterministicEquivalent(solver, tree),
    ...(hasWholes
      ? {}
      : {
          'nested Benders, single cuts': () => solveByNestedBenders(solver, tree, { cuts: 'single' }),
          'nested Benders, many cuts': () => solveByNestedBenders(solver, tree, { cuts: 'multi' }),
        }),
  }
  it.each(Object.entries(methods))('has its published answer by %s, proved', (_, solve) => {
    const policy = solve()
    expect(Math.abs(policy.value - value)).toBeLessThanOrEqual(within)
    expect(policy.optimal).toBe(true)
    expect(policy.lowerBound).toBeLessThanOrEqual(policy.value)
    for (const [name, published] of Object.entries(first))
      expect(
        Math.abs((policy.decisions.get('now')?.get(name) ?? Number.NaN) - published.value),
        name,
      ).toBeLessThanOrEqual(published.within)
  })
})
