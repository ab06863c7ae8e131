import { describe, expect, it } from 'vitest'
import { shapleyOf, testSplit } from '../../games/index.ts'
import { quantity } from '../../quantity/index.ts'
import type { CoalitionPlans } from './coalition-plans.ts'
import { savingsBetween } from './cost-sharing.ts'

const musd = (amount: number) => quantity<'MUSD'>(amount)

/** Three members: apart they cost 100, any two spare 6 of it, and all 12. */
const plansWith = (gap: (group: readonly number[]) => number, error = 0): CoalitionPlans => ({
  planOf: (group) => ({ levels: { v: [] }, cost: musd(0), gap: musd(gap(group)) }),
  totalOf: ({ length }) => {
    const most = [100, 100, 94, 88][length] ?? Number.NaN
    return { atLeast: musd(most - error), atMost: musd(most) }
  },
})
const worths = (plans: CoalitionPlans) => {
  const { least, most } = savingsBetween(plans, 3)
  return { least: [...least.worth], most: [...most.worth] }
}

describe('what coalitions save', () => {
  it('is known as it is where the plans are', () => {
    const exact = [0, 0, 0, 6, 0, 6, 6, 12]
    expect(worths(plansWith(() => 0))).toEqual({ least: exact, most: exact })
  })
  it('stands between bounds: the group may plan better by its gap, its members alone by theirs, and losses are known to their error', () => {
    // Alone, the first could do better by 1 and the third by 2; the first two together by 3.
    const gaps = plansWith((group) => ({ '0': 1, '2': 2, '0 1': 3 })[group.join(' ')] ?? 0, 0.5)
    expect(worths(gaps)).toEqual({
      least: [0, 0, 0, 6 - 0.5 - 1, 0, 6 - 0.5 - 3, 6 - 0.5 - 2, 12 - 0.5 - 3],
      // Of all, the total at least is the checked bound itself.
      most: [0, 0, 0, 6 + 0.5 + 3, 0, 6.5, 6.5, 12.5],
    })
  })
  it('is nothing where it is rounding of what they come to apart', () => {
    const rounding: CoalitionPlans = {
      planOf: () => ({ levels: { v: [] }, cost: musd(0), gap: musd(0) }),
      totalOf: ({ length }) => ({ atLeast: musd(1e6 - length * 1e-3), atMost: musd(1e6 - length * 1e-3) }),
    }
    expect(worths(rounding).least).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })
  it('leaves open who could leave where the gaps are as wide as the gain', () => {
    const split = [4, 4, 4]
    const known = savingsBetween(
      plansWith(() => 0),
      3,
    )
    expect(shapleyOf(known.most)).toEqual(split.map((part) => expect.closeTo(part, 12)))
    expect(testSplit(known, split).held).toBe('yes')
    // Two of them get 8 and save 6: a gap of 1 changes nothing, one of 3 might.
    expect(
      testSplit(
        savingsBetween(
          plansWith(({ length }) => (length === 2 ? 1 : 0)),
          3,
        ),
        split,
      ).held,
    ).toBe('yes')
    const open = testSplit(
      savingsBetween(
        plansWith(({ length }) => (length === 2 ? 3 : 0)),
        3,
      ),
      split,
    )
    expect(open.held).toBe('undecided')
    expect(open.leaving.map(({ atLeast, atMost }) => [atLeast, atMost])).toEqual([
      [-2, 1],
      [-2, 1],
      [-2, 1],
    ])
    expect(testSplit(known, [8, 4, 0])).toMatchObject({
      held: 'no',
      leaving: [{ coalition: 6, atLeast: 2, atMost: 2 }],
    })
  })
})
