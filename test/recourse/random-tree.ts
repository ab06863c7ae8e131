import fc from 'fast-check'
import type { TreeColumn, TreeNode, TreeRow } from '../../src/stochastic/index.ts'

type Draw = fc.GeneratorValue

/** Nodes of a small tree of two or three stages, in small whole figures so that ties and nodes without a decision are common. */
export function randomNodes(draw: Draw, kind: 'linear' | 'whole' | 'mixed'): TreeNode[] {
  const whole = (min: number, max: number): number => draw(fc.integer, { min, max })
  const stages = whole(2, 3)
  const names = Array.from({ length: whole(1, 2) }, (_, j) => `x${j}`)
  const columns = (): TreeColumn[] =>
    names.map((name, j) => ({
      name,
      cost: whole(-3, 5),
      lower: 0,
      upper: whole(1, kind === 'mixed' ? 2 : 3),
      ...(kind === 'whole' || (kind === 'mixed' && j === 0) ? { integer: true } : {}),
    }))
  const coefficients = (): Record<string, number> => Object.fromEntries(names.map((name) => [name, whole(-2, 2)]))
  const rows = (isRoot: boolean): TreeRow[] =>
    Array.from({ length: whole(0, 2) }, (_, r) => {
      const end = whole(-4, 4)
      const side = whole(0, 3)
      return {
        name: `row ${r}`,
        lower: side === 0 ? -Infinity : end,
        upper: side === 1 ? Infinity : side === 2 ? end + whole(0, 3) : Math.max(end, 4),
        own: coefficients(),
        ...(isRoot ? {} : { fromParent: coefficients() }),
      }
    })
  const nodes: TreeNode[] = [{ name: 'now', stage: 1, probability: 1, columns: columns(), rows: rows(true) }]
  let last = nodes
  for (let stage = 2; stage <= stages; stage++) {
    last = last.flatMap((parent) => {
      const weights = Array.from({ length: whole(1, 2) }, () => whole(1, 4))
      const sum = weights.reduce((total, weight) => total + weight, 0)
      return weights.map((weight, i): TreeNode => ({
        name: `${parent.name}.${i + 1}`,
        parent: parent.name,
        stage,
        probability: weight / sum,
        columns: columns(),
        rows: rows(false),
      }))
    })
    nodes.push(...last)
  }
  return nodes
}
