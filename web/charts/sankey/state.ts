import { sankey, sankeyLinkHorizontal } from 'd3-sankey'

/** What went from a place at one stage to a place at the next; null: it passed no plant of that stage. */
export interface Flow {
  readonly fromStage: string
  readonly from: string | null
  readonly toStage: string
  readonly to: string | null
  readonly value: number
}

/** Who stands at a node, if not a place: what is too small to be shown, and what no plant of the stage was seen to do. */
export const OTHER = 'other'
export const NONE = 'none'

export interface Node {
  readonly key: string
  readonly stage: string
  readonly column: number
  /** A place, `OTHER` or `NONE`. */
  readonly who: string
  readonly value: number
  /** Places that `OTHER` stands for, the largest first. */
  readonly places: readonly string[]
}

export interface Link {
  readonly from: string
  readonly to: string
  readonly value: number
}

/** The chain as it is drawn. */
export interface Chain {
  readonly stages: readonly string[]
  readonly nodes: readonly Node[]
  readonly links: readonly Link[]
  readonly total: number
}

const MOST = 6
/** A place with less of a stage than this is among the others: its stream would be a hair. */
const LEAST = 0.005

/** Keeps the largest places of each stage and adds up the others; `first` stands on top wherever it is. */
export function fold(stages: readonly string[], flows: readonly Flow[], first: string): Chain {
  const last = stages.at(-1)
  const total = sum(flows.filter(({ toStage }) => toStage === last).map(({ value }) => value))
  const standing = new Map<string, Map<string, string>>()
  const nodes = stages.flatMap((stage, column) => {
    const values = new Map<string, number>()
    for (const { fromStage, from, toStage, to, value } of flows) {
      const who = column === 0 ? (fromStage === stage ? from : undefined) : toStage === stage ? to : undefined
      if (who !== undefined) values.set(who ?? NONE, (values.get(who ?? NONE) ?? 0) + value)
    }
    const ranked = [...values].filter(([who]) => who !== NONE).sort((a, b) => b[1] - a[1])
    const small = ranked.filter(([, value], i) => i >= MOST || value < LEAST * total)
    // One place alone is named rather than called others.
    const others = small.length === 1 ? [] : small
    const shown = ranked
      .filter((one) => !others.includes(one))
      .sort(([a], [b]) => Number(b === first) - Number(a === first))
    standing.set(
      stage,
      new Map([
        ...shown.map(([who]) => [who, who] as const),
        ...others.map(([who]) => [who, OTHER] as const),
        [NONE, NONE],
      ]),
    )
    const node = (who: string, value: number, places: readonly string[] = []): Node => ({
      key: keyOf(stage, who),
      stage,
      column,
      who,
      value,
      places,
    })
    return [
      ...shown.map(([who, value]) => node(who, value)),
      node(
        OTHER,
        sum(others.map(([, value]) => value)),
        others.map(([who]) => who),
      ),
      node(NONE, values.get(NONE) ?? 0),
    ].filter(({ value }) => value > 1e-9 * total)
  })
  const known = new Set(nodes.map(({ key }) => key))
  const links = new Map<string, Link>()
  for (const { fromStage, from, toStage, to, value } of flows) {
    const [a, b] = [
      keyOf(fromStage, standing.get(fromStage)?.get(from ?? NONE) ?? NONE),
      keyOf(toStage, standing.get(toStage)?.get(to ?? NONE) ?? NONE),
    ]
    if (!known.has(a) || !known.has(b)) continue
    const key = `${a}>${b}`
    links.set(key, { from: a, to: b, value: (links.get(key)?.value ?? 0) + value })
  }
  return { stages, nodes, links: [...links.values()], total }
}

const keyOf = (stage: string, who: string): string => `${stage}:${who}`
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * How much of each node and link passed through one node, in shares of each, if what meets at a place is mixed there in
 * proportion. Keys are those of nodes; links are identified by their number.
 */
export function through(
  { stages, nodes, links }: Chain,
  key: string,
): { readonly nodes: ReadonlyMap<string, number>; readonly links: readonly number[] } {
  const part = new Map([[key, 1]])
  const value = new Map(nodes.map((node) => [node.key, node.value]))
  const column = new Map(nodes.map((node) => [node.key, node.column]))
  const at = column.get(key) ?? 0
  const spread = (c: number, near: 'from' | 'to', far: 'from' | 'to'): void => {
    for (const link of links)
      if (column.get(link[far]) === c && (part.get(link[near]) ?? 0) > 0)
        part.set(
          link[far],
          (part.get(link[far]) ?? 0) + ((part.get(link[near]) ?? 0) * link.value) / (value.get(link[far]) ?? 1),
        )
  }
  for (let c = at + 1; c < stages.length; c++) spread(c, 'from', 'to')
  for (let c = at - 1; c >= 0; c--) spread(c, 'to', 'from')
  return {
    nodes: part,
    links: links.map(({ from, to }) => ((column.get(to) ?? 0) <= at ? (part.get(to) ?? 0) : (part.get(from) ?? 0))),
  }
}

/** The node that an arrow key leads to; up and down within a stage, left and right along the widest link. */
export function step({ nodes, links }: Chain, key: string, arrow: string): string {
  const here = nodes.find((node) => node.key === key)
  if (here === undefined) return nodes[0]?.key ?? key
  const column = nodes.filter((node) => node.column === here.column)
  const at = column.indexOf(here)
  const widest = (near: 'from' | 'to', far: 'from' | 'to'): string =>
    links.filter((link) => link[near] === key).sort((a, b) => b.value - a.value)[0]?.[far] ?? key
  switch (arrow) {
    case 'ArrowUp':
      return column[at - 1]?.key ?? key
    case 'ArrowDown':
      return column[at + 1]?.key ?? key
    case 'ArrowLeft':
      return widest('to', 'from')
    case 'ArrowRight':
      return widest('from', 'to')
    default:
      return key
  }
}

export interface Box {
  readonly node: Node
  readonly x: number
  readonly y: number
  readonly height: number
}

export interface Stream {
  readonly link: Link
  readonly path: string
  readonly width: number
  readonly from: Node
}

export const NODE_WIDTH = 12
/** Above the nodes stand the names of the stages. */
const HEAD = 34
/** Right of the last stage stands its label. */
const TAIL = 64
const GAP = 24
/** All that is used is this thick, however few nodes there are: two choices can be compared by eye. */
const THICKNESS = 250

/** Where everything stands in a drawing of a width. */
export function layOut(
  { nodes, links, stages }: Chain,
  width: number,
): { readonly height: number; readonly boxes: readonly Box[]; readonly streams: readonly Stream[] } {
  const most = Math.max(1, ...stages.map((stage) => nodes.filter((node) => node.stage === stage).length))
  const height = HEAD + THICKNESS + (most - 1) * GAP + 12
  const placed = sankey<{ node: Node }, { link: Link }>()
    .nodeId(({ node }) => node.key)
    .nodeAlign(({ node }) => node.column)
    // The order is ours, the same in every stage.
    .nodeSort(null)
    .nodeWidth(NODE_WIDTH)
    .nodePadding(GAP)
    .extent([
      [1, HEAD],
      [Math.max(width - TAIL, 200), height - 12],
    ])({
    nodes: nodes.map((node) => ({ node })),
    links: links.map((link) => ({ source: link.from, target: link.to, value: link.value, link })),
  })
  const draw = sankeyLinkHorizontal<{ node: Node }, { link: Link }>()
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  return {
    height,
    boxes: placed.nodes.map(({ node, x0 = 0, y0 = 0, y1 = 0 }) => ({ node, x: x0, y: y0, height: y1 - y0 })),
    streams: placed.links.flatMap((one) => {
      const from = byKey.get(one.link.from)
      return from === undefined ? [] : [{ link: one.link, path: draw(one) ?? '', width: one.width ?? 0, from }]
    }),
  }
}
