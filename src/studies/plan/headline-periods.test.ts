import { describe, expect, it } from 'vitest'
import { headlinePeriods } from './headline-periods.ts'

const years = (...losses: readonly (readonly [worstCase: number, doNothing: number])[]) =>
  losses.map(([worst, without], from) => ({ from, worstCase: { loss: worst }, doNothing: { loss: without } }))

describe('the years shown of a plan', () => {
  it.each([
    ['it is of use at once and stays so', years([50, 100], [50, 100]), 0, undefined],
    ['it is of more use later', years([100, 100], [50, 100], [20, 100]), 1, 2],
    ['it is of less use later', years([50, 100], [80, 100]), 0, 1],
    ['all is safe first, and not later', years([0, 100], [3, 100]), 0, 1],
    ['a trifle apart', years([50, 100], [50.4, 100]), 0, undefined],
    ['it is of no use', years([100, 100], [100, 100]), undefined, undefined],
    ['there are none', years(), undefined, undefined],
  ])('%s', (_, given, first, later) => {
    const told = headlinePeriods(given)
    expect([told.first?.from, told.later?.from]).toEqual([first, later])
  })
})
