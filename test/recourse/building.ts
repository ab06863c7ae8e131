import {
  scenarioTree,
  type ScenarioTree,
  type StageProgram,
  type TreeColumn,
  type TreeNode,
  type TreeRow,
} from '../../src/stochastic/index.ts'

// Words to write trees in.

const OPEN = Number.POSITIVE_INFINITY

type Names = Readonly<Record<string, number>>

/** A decision of at least 0. */
export const amount = (name: string, cost: number, upper = OPEN): TreeColumn => ({ name, cost, lower: 0, upper })
export const whole = (name: string, cost: number, upper: number): TreeColumn => ({
  ...amount(name, cost, upper),
  integer: true,
})
export const given = (name: string, value: number): TreeColumn => ({ name, cost: 0, lower: value, upper: value })

export const equals = (name: string, own: Names, right: number, fromParent: Names = {}): TreeRow => ({
  name,
  lower: right,
  upper: right,
  own,
  fromParent,
})
export const atMost = (name: string, own: Names, right: number, fromParent: Names = {}): TreeRow => ({
  ...equals(name, own, right, fromParent),
  lower: 0 - OPEN,
})
export const atLeast = (name: string, own: Names, right: number, fromParent: Names = {}): TreeRow => ({
  ...equals(name, own, right, fromParent),
  upper: OPEN,
})

/** What may come at a stage: how likely, and what is decided then. */
export interface Outcome extends StageProgram {
  readonly probability: number
}

/** A tree whose stages are independent: each outcome of a stage after each of the stage before. */
export function independentStages(first: StageProgram, ...later: readonly (readonly Outcome[])[]): ScenarioTree {
  const nodes: TreeNode[] = [{ ...first, name: 'now', stage: 1, probability: 1 }]
  let last = nodes
  later.forEach((outcomes, t) => {
    last = last.flatMap((parent) =>
      outcomes.map((outcome, i) => ({
        ...outcome,
        name: `${parent.name}, ${i + 1}`,
        parent: parent.name,
        stage: t + 2,
      })),
    )
    nodes.push(...last)
  })
  return scenarioTree(nodes)
}
