import { describe, expect, it } from 'vitest'
import { loadSolver } from '../src/solver/index.ts'
import {
  RecourseError,
  scenarioTree,
  solveByNestedBenders,
  solveDeterministicEquivalent,
  solveTree,
  treeFromScenarios,
  TreeError,
  valueOfPerfectInformation,
  valueOfStochasticSolution,
  valueOfWaiting,
  waitAndSee,
  expectedCostOfMeanValuePolicy,
  type ScenarioPath,
  type ScenarioTree,
  type StageProgram,
  type TreeNode,
} from '../src/stochastic/index.ts'
import { amount, atLeast, atMost, equals, independentStages, whole } from './recourse/building.ts'
import { airConditioning, farmer, financialPlanning, landS } from './recourse/published.ts'

const solver = await loadSolver()

/** One thing of which at least so much is needed. */
const need = (right: number, more: Partial<TreeNode> = {}): TreeNode => ({
  name: 'now',
  stage: 1,
  probability: 1,
  columns: [amount('x', 1)],
  rows: [atLeast('need', { x: 1 }, right)],
  ...more,
})
const child = (name: string, more: Partial<TreeNode> = {}): TreeNode =>
  need(1, { name, parent: 'now', stage: 2, probability: 0.5, ...more })

/** The faults of nodes, one a line; none where they make a tree. */
function faultsOf(...nodes: TreeNode[]): string {
  try {
    scenarioTree(nodes)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(TreeError)
    return (error as TreeError).message
  }
}

const failureOf = (solve: () => unknown): RecourseError => {
  try {
    solve()
  } catch (error) {
    if (error instanceof RecourseError) return error
    throw error
  }
  throw new Error('it found a policy')
}

/** All ways to solve a tree without whole columns. */
const WAYS = [
  ['single cuts', (tree: ScenarioTree) => solveByNestedBenders(solver, tree, { cuts: 'single' })],
  ['many cuts', (tree: ScenarioTree) => solveByNestedBenders(solver, tree, { cuts: 'multi' })],
  ['the deterministic equivalent', (tree: ScenarioTree) => solveDeterministicEquivalent(solver, tree)],
] as const

describe('a tree that cannot be', () => {
  it.each([
    ['no node', [], 'The tree: has no root.'],
    [
      'probabilities that do not sum to one',
      [need(1), child('a'), child('b', { probability: 0.4 })],
      'Children of node "now": have probabilities that sum to 0.9: a 0.5, b 0.4.',
    ],
    [
      'a probability that is no number',
      [need(1), child('a', { probability: Number.NaN })],
      'Node "a": has probability NaN.',
    ],
    [
      'a probability of 0',
      [need(1), child('a', { probability: 1 }), child('b', { probability: 0 })],
      'Node "b": has probability 0.',
    ],
    [
      'a negative probability',
      [need(1), child('a', { probability: 1.5 }), child('b', { probability: -0.5 })],
      'Node "b": has probability -0.5.',
    ],
    ['a name that stands twice', [need(1), child('a'), child('a')], 'Node "a": stands more than once.'],
    ['two roots', [need(1), need(1, { name: 'other' })], 'has 2 roots: "now", "other".'],
    [
      'a circle',
      [need(1), child('a', { parent: 'b', probability: 1 }), child('b', { parent: 'a', probability: 1 })],
      'Node "a": is among its own ancestors.',
    ],
    [
      'a parent that is not there',
      [need(1), child('a', { parent: 'then', probability: 1 })],
      'has a parent "then" that is not there.',
    ],
    [
      'a stage left out',
      [need(1), child('a', { stage: 3, probability: 1 })],
      'has stage 3 after stage 1 of its parent "now".',
    ],
    ['a root of a later stage', [need(1, { stage: 2 })], 'is the root and has stage 2.'],
    ['a root that may not come', [need(1, { probability: 0.5 })], 'is the root and has probability 0.5.'],
    [
      'a column that is not there',
      [need(1, { rows: [atLeast('need', { y: 1 }, 1)] })],
      'row "need": names a column "y" that the node does not have.',
    ],
    [
      'a column of the parent among its own',
      [
        need(1, { columns: [amount('x', 1), amount('z', 0)] }),
        child('a', { probability: 1, rows: [atLeast('need', { z: 1 }, 1)] }),
      ],
      'put the coefficient under fromParent',
    ],
    [
      'a column of a grandparent',
      [
        need(1, { columns: [amount('x', 1), amount('z', 0)] }),
        child('a', { probability: 1 }),
        child('b', { parent: 'a', stage: 3, probability: 1, rows: [atLeast('need', { x: 1 }, 1, { z: 1 })] }),
      ],
      'names a column "z" that its parent "a" does not have.',
    ],
    [
      'a root with rows on a parent',
      [need(1, { rows: [atLeast('need', { x: 1 }, 1, { x: 1 })] })],
      'names a column "x" of a parent, and the node has none.',
    ],
    [
      'a cost that is no number',
      [need(1, { columns: [amount('x', Number.NaN)] })],
      'Node "now", column "x": costs NaN.',
    ],
    ['an infinite cost', [need(1, { columns: [amount('x', Infinity)] })], 'costs Infinity.'],
    [
      'a coefficient that is no number',
      [need(1, { rows: [atLeast('need', { x: Number.NaN }, 1)] })],
      'has coefficient NaN at "x".',
    ],
    ['an end that is no number', [need(Number.NaN)], 'row "need": goes from NaN to Infinity.'],
    [
      'bounds the wrong way round',
      [need(1, { columns: [{ ...amount('x', 1, 2), lower: 3 }] })],
      'has a lower bound 3 above its upper bound 2.',
    ],
    ['a whole column without an end', [need(1, { columns: [whole('x', 1, Infinity)] })], 'is whole and has no end.'],
    [
      'a whole column between two numbers',
      [need(1, { columns: [{ ...whole('x', 1, 0.8), lower: 0.2 }] })],
      'no whole number lies in 0.2 to 0.8.',
    ],
    ['a column twice', [need(1, { columns: [amount('x', 1), amount('x', 2)] })], 'column "x": stands more than once.'],
    [
      'a row twice',
      [need(1, { rows: [atLeast('need', { x: 1 }, 1), atLeast('need', { x: 1 }, 2)] })],
      'row "need": stands more than once.',
    ],
    ['a node that decides nothing', [need(1, { columns: [], rows: [] })], 'decides nothing'],
  ] as const)('with %s is refused, and told why', (_, nodes, message) => {
    expect(faultsOf(...nodes)).toContain(message)
  })

  it('is refused with all of its faults at once', () => {
    const faults = faultsOf(
      need(1),
      child('a', { probability: 0.7, stage: 4 }),
      child('b', { columns: [amount('y', Number.NaN)] }),
    )
    expect(faults.split('\n')).toHaveLength(4)
  })

  it('may miss 1 by rounding: three thirds are one', () => {
    expect(faultsOf(need(1), ...['a', 'b', 'c'].map((name) => child(name, { probability: 1 / 3 })))).toBe('')
  })
})

describe('scenarios', () => {
  const program = (right: number, isFirst = false): StageProgram => ({
    columns: [amount('x', 1)],
    rows: [atLeast('need', { x: 1 }, right, isFirst ? {} : { x: 0.5 })],
  })
  const path = (name: string, second: number, third: number, probability = 0.25): ScenarioPath => ({
    name,
    probability,
    stages: [program(1, true), program(second), program(third)],
  })
  const four = [path('aa', 1, 1), path('ab', 1, 4), path('ba', 3, 1), path('bb', 3, 4)]
  const all = ['aa', 'ab', 'ba', 'bb']
  const splitting = [
    [all],
    [
      ['aa', 'ab'],
      ['ba', 'bb'],
    ],
    all.map((name) => [name]),
  ]
  const refusal = (scenarios: readonly ScenarioPath[], known: readonly (readonly (readonly string[])[])[]): string => {
    try {
      treeFromScenarios(scenarios, known)
      return ''
    } catch (error) {
      return (error as TreeError).message
    }
  }

  it('become a tree in which those not distinguished decide alike', () => {
    const tree = treeFromScenarios(four, splitting)
    expect(tree.nodes.map(({ name, parent, probability }) => [name, parent, probability])).toEqual([
      ['1: aa, ab, ba, bb', undefined, 1],
      ['2: aa, ab', '1: aa, ab, ba, bb', 0.5],
      ['2: ba, bb', '1: aa, ab, ba, bb', 0.5],
      ['3: aa', '2: aa, ab', 0.5],
      ['3: ab', '2: aa, ab', 0.5],
      ['3: ba', '2: ba, bb', 0.5],
      ['3: bb', '2: ba, bb', 0.5],
    ])
    // By hand: 1 now. Then 1 - 0.5 = 0.5, or 3 - 0.5 = 2.5, at least; each unit more saves half of one at the end, so none is. At the
    // end 1 or 4 less half of that: 0.75, 3.75, 0, 2.75. In all 1 + (0.5 + 2.5) / 2 + (0.75 + 3.75 + 0 + 2.75) / 4 = 4.3125.
    expect(solveTree(solver, tree).value).toBeCloseTo(4.3125, 9)
  })

  it.each([
    [
      'a stage before its news',
      four,
      [[all], [all], all.map((name) => [name])],
      'Stage 2: comes before its news: row "need" differs between "aa" and "ba", which it does not distinguish.',
    ],
    [
      'a first stage that knows',
      four,
      [
        [
          ['aa', 'ab'],
          ['ba', 'bb'],
        ],
        splitting[1] ?? [],
        splitting[2] ?? [],
      ],
      'Stage 1: distinguishes scenarios',
    ],
    [
      'news that is forgotten',
      four,
      [splitting[0] ?? [], splitting[2] ?? [], splitting[1] ?? []],
      'Stage 3: no longer distinguishes "aa" from "ab", which stage 2 did.',
    ],
    ['probabilities that do not sum to one', [...four.slice(0, 3), path('bb', 3, 4, 0.3)], splitting, 'sum to 1.05'],
    [
      'a scenario in no set',
      four,
      [[all], [['aa', 'ab'], ['ba']], all.map((name) => [name])],
      'Stage 2: has scenario "bb" in none of its sets.',
    ],
    [
      'a scenario in two sets',
      four,
      [
        [all],
        [
          ['aa', 'ab'],
          ['ab', 'ba', 'bb'],
        ],
        all.map((name) => [name]),
      ],
      'Stage 2: has scenario "ab" in its sets more than once.',
    ],
    [
      'a scenario that is not there',
      four,
      [[[...all, 'cc']], splitting[1] ?? [], splitting[2] ?? []],
      'Stage 1: names a scenario "cc" that is not there.',
    ],
    ['a stage too few', four, splitting.slice(0, 2), 'has 3 stages, and what is known is said of 2.'],
    ['a name twice', [...four.slice(0, 3), path('aa', 3, 4)], splitting, 'Scenario "aa": stands more than once.'],
  ] as const)('with %s are refused, and told why', (_, scenarios, known, message) => {
    expect(refusal(scenarios, known)).toContain(message)
  })
})

describe('a tree without an optimum', () => {
  it.each(WAYS)('that no policy fits is said to be infeasible, with the rows that are missed, by %s', (_, solve) => {
    const tree = scenarioTree([
      need(1, { columns: [amount('x', 1, 2)] }),
      child('calm'),
      child('war', { rows: [atMost('stock', { x: 1 }, 0, { x: -1 }), atLeast('need', { x: 1 }, 5)] }),
    ])
    const { status, message } = failureOf(() => solve(tree))
    expect(status).toBe('infeasible')
    expect(message).toMatch(/row "(stock|need)" of node "war" is missed by 3\./)
  })

  it.each(WAYS)('that no policy fits two stages on is found to be so, by %s', (_, solve) => {
    const tree = independentStages(
      { columns: [amount('x', 1, 1)], rows: [] },
      [{ probability: 1, columns: [amount('x', 1)], rows: [atMost('carried', { x: 1 }, 0, { x: -1 })] }],
      [
        {
          probability: 1,
          columns: [amount('x', 1)],
          rows: [atMost('carried', { x: 1 }, 0, { x: -1 }), atLeast('need', { x: 1 }, 2)],
        },
      ],
    )
    expect(failureOf(() => solve(tree)).status).toBe('infeasible')
  })

  it.each(WAYS)('whose cost falls without end is said to be unbounded, by %s', (_, solve) => {
    const tree = scenarioTree([need(1), child('a'), child('b', { columns: [amount('x', 1), amount('sold', -1)] })])
    const { status, message } = failureOf(() => solve(tree))
    expect(status).toBe('unbounded')
    expect(message).toContain('Column "sold" of node "b" grows without end')
  })

  it('of whole columns is said to have none', () => {
    const tree = scenarioTree([need(1, { columns: [whole('x', 1, 3)], rows: [equals('half', { x: 2 }, 3)] })])
    expect(failureOf(() => solveDeterministicEquivalent(solver, tree)).message).toContain(
      'No policy with whole numbers',
    )
  })

  it('is not handed to cuts if its columns are whole', () => {
    expect(failureOf(() => solveByNestedBenders(solver, airConditioning(true), { cuts: 'multi' })).message).toContain(
      'takes no whole columns',
    )
  })

  it('is not said to be infeasible when it was stopped', () => {
    const stopped = { isStopped: () => true }
    expect(failureOf(() => solveByNestedBenders(solver, farmer(), { cuts: 'multi', ...stopped })).status).toBe(
      'unsolved',
    )
    expect(failureOf(() => solveDeterministicEquivalent(solver, farmer(), stopped)).status).toBe('unsolved')
  })
})

describe('odd trees have their answer', () => {
  it.each(WAYS)('a single node, by %s', (_, solve) => {
    const policy = solve(scenarioTree([need(2)]))
    expect([policy.value, policy.optimal]).toEqual([2, true])
    expect(policy.lowerBound).toBeCloseTo(2, 9)
  })

  it.each(WAYS)('leaves at different stages, by %s', (_, solve) => {
    const tree = scenarioTree([need(1), child('a'), child('b'), child('c', { parent: 'a', stage: 3, probability: 1 })])
    expect(solve(tree).value).toBeCloseTo(1 + 0.5 * 2 + 0.5, 9)
  })

  it.each(WAYS)('a first stage that only what follows holds back, by %s', (_, solve) => {
    // Each unit now earns 1 and costs 2 later, but for the first 3.
    const tree = independentStages({ columns: [amount('x', -1)], rows: [] }, [
      { probability: 1, columns: [amount('dear', 2)], rows: [atLeast('later', { dear: 1 }, -3, { x: -1 })] },
    ])
    expect(solve(tree).value).toBeCloseTo(-3, 6)
  })

  it.each(WAYS)('a first stage that must leave what follows a way, by %s', (_, solve) => {
    // Feasibility cuts: at least 4 now, since no more than 1 is possible after.
    const tree = independentStages({ columns: [amount('x', 1)], rows: [] }, [
      { probability: 0.5, columns: [amount('y', 1, 1)], rows: [atLeast('need', { y: 1 }, 5, { x: 1 })] },
      { probability: 0.5, columns: [amount('y', 1, 1)], rows: [] },
    ])
    expect(solve(tree).value).toBeCloseTo(4.5, 9)
  })

  it('is the same policy each time', () => {
    const [one, other] = [1, 2].map(() => solveTree(solver, financialPlanning()))
    expect(one).toEqual(other)
  })
})

describe('what news is worth', () => {
  const near = ({ low, high }: { low: number; high: number }, value: number, within: number): void => {
    expect(low).toBeLessThanOrEqual(high)
    expect(high - low).toBeLessThan(within)
    expect(Math.abs(low - value)).toBeLessThanOrEqual(within)
  }

  // Birge and Louveaux, section 1.1: 115,406 with perfect information, 107,240 with the plan of the mean.
  it('to the farmer: EVPI 7,016, VSS 1,150', () => {
    const recourse = solveTree(solver, farmer())
    near(waitAndSee(solver, farmer()), -115_406, 1)
    near(valueOfPerfectInformation(solver, farmer(), recourse), 7016, 1)
    expect(expectedCostOfMeanValuePolicy(solver, farmer())).toBeCloseTo(-107_240, 6)
    near(valueOfStochasticSolution(solver, farmer(), recourse), 1150, 0.5)
  })

  // Birge and Louveaux, section 1.2: all in stocks in each period, with an expected utility of -3.79; VSS 2.27.
  it('to the investor: VSS 2.27', () => {
    const recourse = solveTree(solver, financialPlanning())
    expect(Math.abs(expectedCostOfMeanValuePolicy(solver, financialPlanning()) - 3.79)).toBeLessThan(5e-3)
    near(valueOfStochasticSolution(solver, financialPlanning(), recourse), 2.27, 5e-3)
  })

  // Birge and Louveaux, section 1.3: the plan of the mean cannot meet a demand of 7.
  it('to a power company that must meet demand: VSS without end', () => {
    const recourse = solveTree(solver, landS())
    expect(valueOfStochasticSolution(solver, landS(), recourse)).toEqual({ low: Infinity, high: Infinity })
  })

  it('to a newsvendor who orders the mean', () => {
    // Bought at 1 and sold at 2, if asked for: 10 nine times in ten, else none. By hand: 10 - 18 = -8. The mean is 9: 9 - 16.2 = -7.2.
    const days = [
      { probability: 0.9, demand: 10 },
      { probability: 0.1, demand: 0 },
    ].map(({ probability, demand }) => ({
      probability,
      columns: [amount('sell', -2, demand)],
      rows: [atMost('ordered', { sell: 1 }, 0, { order: -1 })],
    }))
    const tree = independentStages({ columns: [amount('order', 1)], rows: [] }, days)
    const recourse = solveTree(solver, tree)
    expect(recourse.value).toBeCloseTo(-8, 9)
    near(valueOfStochasticSolution(solver, tree, recourse), 0.8, 1e-6)
    // Known beforehand: 10 ordered or none, 0.9 x -10.
    near(valueOfPerfectInformation(solver, tree, recourse), 1, 1e-6)
  })

  it('is nothing where a stage would do the same', () => {
    const tree = independentStages(
      { columns: [amount('x', 1)], rows: [atLeast('need', { x: 1 }, 1)] },
      [0.5, 0.5].map((probability) => ({
        probability,
        columns: [amount('y', 1)],
        rows: [atLeast('need', { y: 1 }, 2)],
      })),
    )
    const recourse = solveTree(solver, tree)
    for (const value of [
      valueOfWaiting(solver, tree, recourse, 2),
      valueOfPerfectInformation(solver, tree, recourse),
      valueOfStochasticSolution(solver, tree, recourse),
    ])
      near(value, 0, 1e-9)
  })

  it('has the price of an option: a plant that may be built after the news', () => {
    // Build now or later for 10; then demand of 0 or 8 at a loss of 3 each. Later: 0.5 x 10 = 5. Before the news: 10, or 12 lost.
    const outcomes = [0, 8].map((demand) => ({
      probability: 0.5,
      columns: [whole('build', 10, 1), amount('lost', 3)],
      rows: [atLeast('demand', { build: 8, lost: 1 }, demand)],
    }))
    const tree = independentStages({ columns: [amount('nothing', 0)], rows: [] }, outcomes)
    const recourse = solveTree(solver, tree)
    expect(recourse.value).toBe(5)
    near(valueOfWaiting(solver, tree, recourse, 2, { only: ['build'] }), 5, 1e-6)
    // If what is lost has to be decided early too, the build is what fits both.
    near(valueOfWaiting(solver, tree, recourse, 2), 5, 1e-6)
  })

  it('is without end where nothing fits all news', () => {
    const outcomes = [1, 2].map((right) => ({
      probability: 0.5,
      columns: [amount('y', 1)],
      rows: [equals('match', { y: 1 }, right)],
    }))
    const tree = independentStages({ columns: [amount('x', 0)], rows: [] }, outcomes)
    const recourse = solveTree(solver, tree)
    expect(valueOfWaiting(solver, tree, recourse, 2)).toEqual({ low: Infinity, high: Infinity })
  })

  it('is not asked of a stage without news, or of a mean of what has no one shape', () => {
    const recourse = solveTree(solver, farmer())
    expect(() => valueOfWaiting(solver, farmer(), recourse, 1)).toThrow('has no news to come before')
    expect(() => valueOfWaiting(solver, farmer(), recourse, 2, { only: ['sell tea'] })).toThrow(
      'they do not share "sell tea"',
    )
    const uneven = scenarioTree([need(1), child('a'), child('b', { columns: [amount('y', 1)], rows: [] })])
    expect(() => valueOfStochasticSolution(solver, uneven, solveTree(solver, uneven))).toThrow(
      'with other columns or rows',
    )
  })
})
