import { at, entry, numberAt } from '../lists/index.ts'
import { TreeError } from './errors.ts'
import { scenarioTree, type CheckedNode, type ScenarioTree } from './scenario-tree.ts'
import { PROBABILITY_TOLERANCE } from './tolerances.ts'
import type { StageProgram, TreeColumn, TreeNode, TreeRow } from './tree-node.ts'

// Trees made of a tree, to ask what news and its order are worth.

/** The tree below a node, the decisions of its parent given. */
export function subtreeAt(tree: ScenarioTree, node: CheckedNode, above: Float64Array): ScenarioTree {
  const parent = node.above < 0 ? undefined : at(tree.nodes, node.above)
  const given = (names: Readonly<Record<string, number>>): number =>
    parent === undefined
      ? 0
      : Object.entries(names).reduce(
          (sum, [name, value]) => sum + value * numberAt(above, entry(parent.position, name)),
          0,
        )
  const root: TreeNode = {
    name: node.name,
    stage: 1,
    probability: 1,
    columns: node.columns,
    rows: node.rows.map(({ name, lower, upper, own, fromParent = {} }) => {
      const shift = given(fromParent)
      return { name, own, lower: lower - shift, upper: upper - shift }
    }),
  }
  const below = (n: number): TreeNode[] =>
    at(tree.nodes, n).children.flatMap((m) => {
      const child = at(tree.nodes, m)
      return [{ ...asGiven(child), stage: child.stage - node.stage + 1 }, ...below(m)]
    })
  return scenarioTree([root, ...below(node.index)])
}

/** One scenario, from the root to a leaf, as if it were sure to come. */
export function pathTo(tree: ScenarioTree, leaf: CheckedNode): ScenarioTree {
  const path: TreeNode[] = []
  for (let n = leaf.index; n >= 0; n = at(tree.nodes, n).above)
    path.unshift({ ...asGiven(at(tree.nodes, n)), probability: 1 })
  return scenarioTree(path)
}

/** The mean-value problem: one node for each stage, every figure the mean of those of the stage's nodes. */
export function meanTree(tree: ScenarioTree): ScenarioTree {
  const stages = Array.from({ length: tree.stages }, (_, t) => tree.nodes.filter(({ stage }) => stage === t + 1))
  return scenarioTree(
    stages.map((nodes, t) => {
      const first = at(nodes, 0)
      const sum = nodes.reduce((total, { reach }) => total + reach, 0)
      const odd = nodes.find((node) => shapeOf(node) !== shapeOf(first))
      if (odd !== undefined || Math.abs(sum - 1) > PROBABILITY_TOLERANCE)
        throw new TreeError([
          {
            where: `Stage ${t + 1}`,
            what:
              odd === undefined
                ? 'has no node in some scenarios.'
                : `has nodes "${first.name}" and "${odd.name}" with other columns or rows.`,
            remedy:
              'The mean of a stage, and so the value of the stochastic solution, takes nodes of one shape in all scenarios.',
          },
        ])
      const mean = (of: (node: CheckedNode) => number): number => {
        const same = of(first)
        // A mean of equal figures is that figure, to the last digit and where it is infinite.
        return nodes.every((node) => of(node) === same)
          ? same
          : nodes.reduce((total, node) => total + (node.reach / sum) * of(node), 0)
      }
      return {
        name: `mean of stage ${t + 1}`,
        stage: t + 1,
        probability: 1,
        ...(t === 0 ? {} : { parent: `mean of stage ${t}` }),
        columns: first.columns.map((column, j) => ({
          ...column,
          cost: mean((node) => at(node.columns, j).cost),
          lower: mean((node) => at(node.columns, j).lower),
          upper: mean((node) => at(node.columns, j).upper),
        })),
        rows: first.rows.map((row, r): TreeRow => {
          const names = (of: (row: TreeRow) => Readonly<Record<string, number>>): Record<string, number> =>
            Object.fromEntries(
              [...new Set(nodes.flatMap((node) => Object.keys(of(at(node.rows, r)))))].map((name) => [
                name,
                // A name that a row leaves out has no part in it.
                mean((node) => coefficientOf(of(at(node.rows, r)), name)),
              ]),
            )
          return {
            name: row.name,
            lower: mean((node) => at(node.rows, r).lower),
            upper: mean((node) => at(node.rows, r).upper),
            own: names(({ own }) => own),
            fromParent: names(({ fromParent = {} }) => fromParent),
          }
        }),
      }
    }),
  )
}

/**
 * The tree in which a stage is decided before its news: all children of a node of the stage before decide alike,
 *
 *     x_n = x_m   for siblings n, m of that stage,
 *
 * which is written in node form by a column more at their parent for each of theirs, and a row that holds them to it.
 *
 * @param only names of the columns that are decided early; all of them where it is not given
 */
export function decidedBeforeNews(tree: ScenarioTree, stage: number, only?: readonly string[]): ScenarioTree {
  const moved = tree.nodes.filter((node) => node.stage === stage)
  if (stage === 1 || moved.length === 0)
    throw new TreeError([
      {
        where: `Stage ${stage}`,
        what: 'has no news to come before.',
        remedy: `Name one of the stages 2 to ${tree.stages}.`,
      },
    ])
  const early = (name: string): string => `${name}, decided before stage ${stage}`
  const names = (node: StageProgram): string[] =>
    node.columns.map(({ name }) => name).filter((name) => only?.includes(name) ?? true)
  const faults = tree.nodes.flatMap(({ name, children }) =>
    children
      .map((m) => at(tree.nodes, m))
      .filter((child) => child.stage === stage)
      .flatMap((child) => {
        const first = at(tree.nodes, at(children, 0))
        const wanted = only ?? names(first)
        const missing = wanted.filter((column) => !names(child).includes(column))
        return missing.length === 0 && names(child).length === wanted.length
          ? []
          : [
              {
                where: `Node "${child.name}"`,
                what: `cannot decide alike with its siblings below "${name}": they do not share ${
                  missing.length === 0 ? 'all columns' : missing.map((column) => `"${column}"`).join(', ')
                }.`,
                remedy: 'Name columns that all of them have.',
              },
            ]
      }),
  )
  if (faults.length > 0) throw new TreeError(faults)
  return scenarioTree(
    tree.nodes.map((node) => {
      const given = asGiven(node)
      if (node.stage === stage)
        return {
          ...given,
          rows: [
            ...node.rows,
            ...names(node).map((name): TreeRow => ({
              name: early(name),
              lower: 0,
              upper: 0,
              own: { [name]: 1 },
              fromParent: { [early(name)]: -1 },
            })),
          ],
        }
      const child = node.stage === stage - 1 ? node.children[0] : undefined
      if (child === undefined) return given
      return {
        ...given,
        columns: [
          ...node.columns,
          ...names(at(tree.nodes, child)).map((name): TreeColumn => ({
            name: early(name),
            cost: 0,
            lower: Number.NEGATIVE_INFINITY,
            upper: Number.POSITIVE_INFINITY,
          })),
        ],
      }
    }),
  )
}

const coefficientOf = (names: Readonly<Record<string, number>>, name: string): number =>
  new Map(Object.entries(names)).get(name) ?? 0

const asGiven = ({ name, parent, probability, stage, columns, rows }: CheckedNode): TreeNode => ({
  name,
  probability,
  stage,
  columns,
  rows,
  ...(parent === undefined ? {} : { parent }),
})

const shapeOf = ({ columns, rows }: StageProgram): string =>
  JSON.stringify([columns.map(({ name, integer = false }) => [name, integer]), rows.map(({ name }) => name)])
