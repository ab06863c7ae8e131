import type { Chain, Node } from '../../subjects/lots/chain.ts'

/** Where a chain of custody is drawn: steps from left to right, what goes together side by side. */

const SIZES = {
  event: { width: 188, height: 106 },
  lot: { width: 160, height: 58 },
  moves: { width: 188, height: 74 },
} as const
const GAP = { across: 28, down: 18 } as const
const MARGIN = 8

export interface Box {
  readonly node: Node
  readonly column: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Layout {
  readonly boxes: readonly Box[]
  readonly paths: readonly { readonly from: string; readonly to: string; readonly path: string }[]
  readonly width: number
  readonly height: number
}

export function layOut({ nodes, links }: Chain): Layout {
  const before = groupBy(links, 'to', 'from')
  const after = groupBy(links, 'from', 'to')
  const column = columnsOf(nodes, after)
  const middle = middlesOf(nodes, before, after)
  const columns = Math.max(-1, ...column.values()) + 1

  const boxes = new Map<string, Box>()
  let x = MARGIN
  for (let c = 0; c < columns; c += 1) {
    const here = nodes
      .filter(({ key }) => column.get(key) === c)
      .sort((one, other) => (middle.get(one.key) ?? 0) - (middle.get(other.key) ?? 0))
    let y = MARGIN
    for (const node of here) {
      const size = SIZES[node.kind]
      const top = Math.max(y, MARGIN + (middle.get(node.key) ?? 0) - size.height / 2)
      boxes.set(node.key, { node, column: c, x, y: top, ...size })
      y = top + size.height + GAP.down
    }
    x += Math.max(0, ...here.map(({ kind }) => SIZES[kind].width)) + GAP.across
  }
  const all = nodes.flatMap(({ key }) => boxes.get(key) ?? [])
  return {
    boxes: all,
    paths: links.flatMap(({ from, to }) => {
      const [one, other] = [boxes.get(from), boxes.get(to)]
      return one === undefined || other === undefined ? [] : [{ from, to, path: curve(one, other) }]
    }),
    width: Math.max(0, ...all.map((box) => box.x + box.width)) + MARGIN,
    height: Math.max(0, ...all.map((box) => box.y + box.height)) + MARGIN,
  }
}

function groupBy(links: Chain['links'], by: 'from' | 'to', of: 'from' | 'to'): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const link of links) groups.set(link[by], [...(groups.get(link[by]) ?? []), link[of]])
  return groups
}

/** Steps before the end: what is used late stands late, so that lines stay short. */
function columnsOf(nodes: readonly Node[], after: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const depth = new Map<string, number>()
  for (const { key } of [...nodes].reverse())
    depth.set(key, Math.max(-1, ...(after.get(key) ?? []).map((next) => depth.get(next) ?? 0)) + 1)
  const deepest = Math.max(0, ...depth.values())
  return new Map([...depth].map(([key, own]) => [key, deepest - own]))
}

/** Height at which each node would like its middle: sources one under the other, the rest amid what it comes from. */
function middlesOf(
  nodes: readonly Node[],
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const lane = Math.max(...Object.values(SIZES).map(({ height }) => height)) + GAP.down
  const middle = new Map<string, number>()
  let lanes = 0
  const place = (key: string): number => {
    const known = middle.get(key)
    if (known !== undefined) return known
    const from = before.get(key) ?? []
    const fresh = from.filter((one) => !middle.has(one))
    const heights = (fresh.length > 0 ? fresh : from).map(place)
    const own = heights.length === 0 ? lane * lanes++ + lane / 2 : (Math.min(...heights) + Math.max(...heights)) / 2
    middle.set(key, own)
    return own
  }
  for (const { key } of nodes) if (!after.has(key)) place(key)
  return middle
}

/** Straight along its own lane, and over to the other only at the end. */
function curve(from: Box, to: Box): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2]
  const [x2, y2] = [to.x, to.y + to.height / 2]
  const turn = Math.max(x1, x2 - GAP.across)
  const half = (turn + x2) / 2
  return `M${x1},${y1}H${turn}C${half},${y1} ${half},${y2} ${x2},${y2}`
}

/** The node that an arrow key leads to: along the lines, or within a column. */
export function step({ boxes, paths }: Layout, key: string, arrow: string): string {
  const here = boxes.find(({ node }) => node.key === key)
  if (here === undefined) return boxes[0]?.node.key ?? key
  const column = boxes.filter((box) => box.column === here.column).sort((a, b) => a.y - b.y)
  const at = column.indexOf(here)
  switch (arrow) {
    case 'ArrowUp':
      return column[at - 1]?.node.key ?? key
    case 'ArrowDown':
      return column[at + 1]?.node.key ?? key
    case 'ArrowLeft':
      return paths.find(({ to }) => to === key)?.from ?? key
    case 'ArrowRight':
      return paths.find(({ from }) => from === key)?.to ?? key
    case 'Home':
      return boxes[0]?.node.key ?? key
    case 'End':
      return boxes.at(-1)?.node.key ?? key
    default:
      return key
  }
}
