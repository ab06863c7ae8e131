import { entry } from '../../lists/index.ts'
import { shapeFaults, type ShapeFault } from '../../stochastic/index.ts'
import { FaultList, placed, readYaml, suggested, type Fault, type World } from '../../world/index.ts'
import { studyFault, word } from '../study-fault.ts'
import { guardedConducts } from './guarded-worlds.ts'
import { newsSchema, type GivenNewsNode, type NewsTree, type NewsTreeNode } from './news-schema.ts'

/** Reads a file of news, or throws an `InputError` with every fault found. */
export function parseNews(file: string, text: string, world: World): NewsTree {
  const { given, find } = readYaml(file, text, {
    schema: newsSchema,
    whole: word('news'),
    begin: word('news-begin'),
    example: word('news-example'),
    entries: word('entries', { schema: 'news' }),
  })
  const faults = new FaultList()
  const nodes = given.nodes.map((node, n): NewsTreeNode => ({
    ...node,
    chance: node.chance ?? (node.parent === undefined ? 1 : Number.NaN),
    line: find(['nodes', n]).line,
  }))
  const lineOf = (id: string): number | undefined => nodes.findLast((node) => node.id === id)?.line
  const add = (fault: Fault, line?: number): void =>
    faults.add(placed(fault, { file, ...(line === undefined ? {} : { line }) }))
  const shape = shapeFaults(nodes.map(({ id, parent, chance }) => ({ name: id, parent, probability: chance })))
  for (const fault of shape) add(faultOf(fault), 'name' in fault ? lineOf(fault.name) : undefined)
  for (const node of nodes)
    for (const fault of [...yearFaults(node, nodes), ...newsFaults(node, world)]) add(fault, node.line)
  faults.throwIfAny()
  return { ...given, file, nodes: inOrder(nodes) }
}

/** What is wrong with the shape of the tree, in the words of its file. */
function faultOf(fault: ShapeFault): Fault {
  switch (fault.kind) {
    case 'no-root':
      return studyFault('NEWS_ROOT', {})
    case 'roots':
      return studyFault('NEWS_ROOT:several', { roots: fault.names.map((name) => `"${name}"`).join(', ') })
    case 'twice':
      return studyFault('NEWS_TWICE', { id: fault.name })
    case 'probability':
      return Number.isNaN(fault.probability)
        ? studyFault('NEWS_CHANCE:none', { id: fault.name })
        : studyFault('NEWS_CHANCE', { id: fault.name, chance: fault.probability })
    case 'root-probability':
      return studyFault('NEWS_CHANCE:root', { id: fault.name, chance: fault.probability })
    case 'parent-unknown':
      return studyFault('NEWS_PARENT', { id: fault.name, parent: fault.parent })
    case 'circle':
      return studyFault('NEWS_PARENT:circle', { id: fault.name, parent: fault.parent })
    case 'sum':
      return studyFault('NEWS_CHANCES_SUM', {
        id: fault.name,
        sum: fault.sum,
        children: fault.children.map(({ name, probability }) => `${name} ${probability}`).join(', '),
      })
    // Stages are not written: a node's is that of its parent and one.
    case 'stage':
    case 'root-stage':
      throw new Error(`a stage of ${fault.name} that was not given`)
    default:
      return fault satisfies never
  }
}

/** A node's news comes after that of its parent, and with that of its siblings. */
function yearFaults({ id, parent, year }: NewsTreeNode, nodes: readonly NewsTreeNode[]): Fault[] {
  const before = nodes.find((node) => node.id === parent)
  if (before === undefined) return []
  if (year <= before.year) return [studyFault('NEWS_YEAR_ORDER', { id, year, parent: before.id, earlier: before.year })]
  const sibling = nodes.find((node) => node.parent === parent)
  return sibling === undefined || sibling.year === year
    ? []
    : [studyFault('NEWS_YEAR_SIBLINGS', { id, year, sibling: sibling.id, other: sibling.year })]
}

/** What a node says of the world: it is there, and once. */
function newsFaults(
  { id, chance, chance_range: range, conduct = [], slips = [] }: NewsTreeNode,
  world: World,
): Fault[] {
  const possible = guardedConducts(world)
  const faults: Fault[] = []
  if (range !== undefined && !(range[0] <= chance && chance <= range[1]))
    faults.push(studyFault('NEWS_CHANCE_RANGE', { id, chance, low: range[0], high: range[1] }))
  conduct.forEach((setting, n) => {
    if (conduct.indexOf(setting) < n) faults.push(studyFault('NEWS_SAID_TWICE:conduct', { id, setting }))
    else if (!world.conduct.has(setting))
      faults.push(
        studyFault('NEWS_CONDUCT', {
          id,
          setting,
          suggestion: suggested(setting, world.conduct.keys(), 'conduct.csv'),
        }),
      )
    else if (!possible.includes(setting)) faults.push(studyFault('NEWS_CONDUCT:contracts', { id, setting }))
  })
  slips.forEach(({ project }, n) => {
    if (slips.findIndex((slip) => slip.project === project) < n)
      faults.push(studyFault('NEWS_SAID_TWICE:project', { id, project }))
    else if (!world.projects.has(project))
      faults.push(
        studyFault('NEWS_PROJECT', {
          id,
          project,
          suggestion: suggested(project, world.projects.keys(), 'projects.csv'),
        }),
      )
  })
  return faults
}

/** Stage by stage, and in each by what is before it and by id. */
function inOrder(nodes: readonly NewsTreeNode[]): NewsTreeNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const pathOf = ({ id, parent }: GivenNewsNode): string[] =>
    parent === undefined ? [id] : [...pathOf(entry(byId, parent)), id]
  const keyed = nodes.map((node) => ({ node, path: pathOf(node) }))
  const compare = (one: readonly string[], other: readonly string[]): number => {
    const n = one.findIndex((id, k) => id !== other[k])
    const [a, b] = [one[n] ?? '', other[n] ?? '']
    return a < b ? -1 : a > b ? 1 : 0
  }
  return keyed
    .sort((one, other) => one.path.length - other.path.length || compare(one.path, other.path))
    .map(({ node }) => node)
}
