import type { TreeFault } from './errors.ts'
import { PROBABILITY_TOLERANCE } from './tolerances.ts'
import type { TreeColumn, TreeNode, TreeRow } from './tree-node.ts'

const quoted = (name: string): string => `"${name}"`
const listed = (names: readonly string[]): string => names.map(quoted).join(', ')

/** Names that stand more than once in a list. */
export function twice(names: readonly string[]): string[] {
  const seen = new Set<string>()
  const double = new Set<string>()
  for (const name of names) (seen.has(name) ? double : seen).add(name)
  return [...double]
}

/** Where a node lies in a tree. */
export interface TreePlace {
  readonly name: string
  readonly parent?: string | undefined
  /** Of this node, given its parent. */
  readonly probability: number
  /** One more than that of the parent, where stages are numbered. */
  readonly stage?: number
}

/** What is wrong with the shape of a tree: names, parents, stages and probabilities. */
export type ShapeFault =
  | { readonly kind: 'twice'; readonly name: string }
  | { readonly kind: 'no-root' }
  | { readonly kind: 'roots'; readonly names: readonly string[] }
  | { readonly kind: 'probability' | 'root-probability'; readonly name: string; readonly probability: number }
  | { readonly kind: 'root-stage'; readonly name: string; readonly stage: number }
  | { readonly kind: 'parent-unknown' | 'circle'; readonly name: string; readonly parent: string }
  | {
      readonly kind: 'stage'
      readonly name: string
      readonly parent: string
      readonly stage: number
      readonly stageOfParent: number
    }
  | {
      readonly kind: 'sum'
      readonly name: string
      readonly sum: number
      readonly children: readonly Pick<TreePlace, 'name' | 'probability'>[]
    }

export function shapeFaults(nodes: readonly TreePlace[]): ShapeFault[] {
  const faults: ShapeFault[] = twice(nodes.map(({ name }) => name)).map((name) => ({ kind: 'twice', name }))
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const roots = nodes.filter(({ parent }) => parent === undefined)
  if (roots.length === 0) faults.push({ kind: 'no-root' })
  if (roots.length > 1) faults.push({ kind: 'roots', names: roots.map(({ name }) => name) })
  for (const node of nodes) {
    const { name, probability, stage } = node
    if (!(probability > 0 && probability <= 1)) faults.push({ kind: 'probability', name, probability })
    if (node.parent === undefined) {
      if (stage !== undefined && stage !== 1) faults.push({ kind: 'root-stage', name, stage })
      if (probability > 0 && probability < 1) faults.push({ kind: 'root-probability', name, probability })
      continue
    }
    const parent = byName.get(node.parent)
    if (parent === undefined) faults.push({ kind: 'parent-unknown', name, parent: node.parent })
    else if (inCircle(node, byName)) faults.push({ kind: 'circle', name, parent: node.parent })
    else if (stage !== undefined && parent.stage !== undefined && stage !== parent.stage + 1)
      faults.push({ kind: 'stage', name, stage, parent: parent.name, stageOfParent: parent.stage })
  }
  for (const { name } of nodes) {
    const children = nodes.filter(({ parent }) => parent === name)
    const sum = children.reduce((total, { probability }) => total + probability, 0)
    if (children.length > 0 && !(Math.abs(sum - 1) <= PROBABILITY_TOLERANCE))
      faults.push({ kind: 'sum', name, sum, children })
  }
  return faults
}

/** The same in words. */
export const faultsOfTree = (nodes: readonly TreeNode[]): TreeFault[] => shapeFaults(nodes).map(inWords)

function inWords(fault: ShapeFault): TreeFault {
  const told = (where: string, what: string, remedy: string): TreeFault => ({ where, what, remedy })
  if (fault.kind === 'no-root') return told('The tree', 'has no root.', 'Give one node, of stage 1, no parent.')
  if (fault.kind === 'roots')
    return told(
      'The tree',
      `has ${fault.names.length} roots: ${listed(fault.names)}.`,
      'Give all but one of them a parent.',
    )
  const where = `Node ${quoted(fault.name)}`
  switch (fault.kind) {
    case 'twice':
      return told(where, 'stands more than once.', 'Give each node a name of its own.')
    case 'probability':
      return told(
        where,
        `has probability ${fault.probability}.`,
        'Give a number above 0, up to 1; leave out what cannot come.',
      )
    case 'root-stage':
      return told(where, `is the root and has stage ${fault.stage}.`, 'The root has stage 1.')
    case 'root-probability':
      return told(where, `is the root and has probability ${fault.probability}.`, 'The root has probability 1.')
    case 'parent-unknown':
      return told(where, `has a parent ${quoted(fault.parent)} that is not there.`, 'Name a node of the tree.')
    case 'circle':
      return told(where, 'is among its own ancestors.', 'Give it a parent that does not descend from it.')
    case 'stage':
      return told(
        where,
        `has stage ${fault.stage} after stage ${fault.stageOfParent} of its parent ${quoted(fault.parent)}.`,
        `Its stage is that of its parent plus one; put a node between them where a stage was left out.`,
      )
    case 'sum':
      return told(
        `Children of node ${quoted(fault.name)}`,
        `have probabilities that sum to ${fault.sum}: ${fault.children.map((child) => `${child.name} ${child.probability}`).join(', ')}.`,
        'Probabilities of siblings sum to 1.',
      )
    default:
      return fault satisfies never
  }
}

function inCircle(node: TreePlace, byName: ReadonlyMap<string, TreePlace>): boolean {
  let above = node.parent
  for (let step = 0; above !== undefined && step < byName.size; step++) {
    if (above === node.name) return true
    above = byName.get(above)?.parent
  }
  return false
}

/** What is wrong with the programs of nodes: columns, rows, and figures. */
export function faultsOfProgram(nodes: readonly TreeNode[]): TreeFault[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  return nodes.flatMap((node) => {
    const parent = node.parent === undefined ? undefined : byName.get(node.parent)
    const where = `Node ${quoted(node.name)}`
    return [
      ...(node.columns.length > 0
        ? []
        : [{ where, what: 'decides nothing: it has no columns.', remedy: 'Give it a column, or leave it out.' }]),
      ...twice(node.columns.map(({ name }) => name)).map((name) => ({
        where: `${where}, column ${quoted(name)}`,
        what: 'stands more than once.',
        remedy: 'Give each column of a node a name of its own.',
      })),
      ...twice(node.rows.map(({ name }) => name)).map((name) => ({
        where: `${where}, row ${quoted(name)}`,
        what: 'stands more than once.',
        remedy: 'Give each row of a node a name of its own.',
      })),
      ...node.columns.flatMap((column) => faultsOfColumn(where, column)),
      ...node.rows.flatMap((row) => faultsOfRow(where, row, node, parent)),
    ]
  })
}

function faultsOfEnds(where: string, lower: number, upper: number): TreeFault[] {
  if (
    Number.isNaN(lower) ||
    Number.isNaN(upper) ||
    lower === Number.POSITIVE_INFINITY ||
    upper === Number.NEGATIVE_INFINITY
  )
    return [
      {
        where,
        what: `goes from ${lower} to ${upper}.`,
        remedy: 'Give two numbers; -Infinity and Infinity leave an end open.',
      },
    ]
  return lower > upper
    ? [
        {
          where,
          what: `has a lower bound ${lower} above its upper bound ${upper}.`,
          remedy: 'Exchange or correct them.',
        },
      ]
    : []
}

function faultsOfColumn(node: string, { name, cost, lower, upper, integer }: TreeColumn): TreeFault[] {
  const where = `${node}, column ${quoted(name)}`
  const faults = faultsOfEnds(where, lower, upper)
  if (!Number.isFinite(cost)) faults.push({ where, what: `costs ${cost}.`, remedy: 'Give a finite cost.' })
  if (integer !== true || faults.length > 0) return faults
  if (!Number.isFinite(lower) || !Number.isFinite(upper))
    faults.push({ where, what: 'is whole and has no end.', remedy: 'Give a whole column two finite bounds.' })
  else if (Math.ceil(lower) > Math.floor(upper))
    faults.push({
      where,
      what: `is whole, and no whole number lies in ${lower} to ${upper}.`,
      remedy: 'Widen its bounds.',
    })
  return faults
}

function faultsOfRow(node: string, row: TreeRow, { columns }: TreeNode, parent: TreeNode | undefined): TreeFault[] {
  const where = `${node}, row ${quoted(row.name)}`
  const own = new Set(columns.map(({ name }) => name))
  const above = new Set(parent?.columns.map(({ name }) => name))
  const fromParent = row.fromParent ?? {}
  return [
    ...faultsOfEnds(where, row.lower, row.upper),
    ...Object.entries({ ...fromParent, ...row.own }).flatMap(([name]) =>
      [row.own[name], fromParent[name]]
        .filter((value) => value !== undefined && !Number.isFinite(value))
        .map((value) => ({
          where,
          what: `has coefficient ${value} at ${quoted(name)}.`,
          remedy: 'Give a finite one.',
        })),
    ),
    ...Object.keys(row.own)
      .filter((name) => !own.has(name))
      .map((name) => ({
        where,
        what: `names a column ${quoted(name)} that the node does not have.`,
        remedy: above.has(name)
          ? 'Its parent has one of that name: put the coefficient under fromParent.'
          : 'Add the column, or correct the name.',
      })),
    ...Object.keys(fromParent)
      .filter((name) => !above.has(name))
      .map((name) => ({
        where,
        what:
          parent === undefined
            ? `names a column ${quoted(name)} of a parent, and the node has none.`
            : `names a column ${quoted(name)} that its parent ${quoted(parent.name)} does not have.`,
        remedy:
          'A row sees the columns of its own node and of the parent; carry others along by a column of each node between.',
      })),
  ]
}
