import { textWidth } from '../text.ts'
import { geoEqualEarth, type GeoProjection } from 'd3-geo'

/** Parts of the world that the map can show, west, south, east, north in degrees. */
const BOUNDS = {
  'east-asia': [98, 18, 146, 46],
  japan: [124, 31, 145, 44],
  'southeast-asia': [90, -9, 128, 27],
  oceania: [112, -44, 155, -9],
  europe: [-11, 36, 35, 68],
  'north-america': [-165, 15, -50, 68],
  'south-america': [-82, -42, -34, 6],
  africa: [-18, -35, 52, 30],
} as const satisfies Record<string, readonly [number, number, number, number]>

export type Region = 'world' | keyof typeof BOUNDS
export const REGIONS = ['world', ...(Object.keys(BOUNDS) as (keyof typeof BOUNDS)[])] as const
export const regionOf = (text: string): Region => REGIONS.find((region) => region === text) ?? 'world'

/** The Pacific lies in the middle, since most of the trade crosses it or the seas at its western rim. */
const MIDDLE = 152
const MARGIN = 10

/** Equal Earth, turned and scaled so that the region fills the frame. */
export function projectionOf(region: Region, width: number, height: number): GeoProjection {
  const frame: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [width - MARGIN, height - MARGIN],
  ]
  const clipped = (projection: GeoProjection): GeoProjection =>
    projection.clipExtent([
      [0, 0],
      [width, height],
    ])
  if (region === 'world') {
    // Antarctica is left out: nothing is mined there.
    const edge = 179.9
    const coordinates: [number, number][] = [
      [MIDDLE - edge, 0],
      [MIDDLE + edge, 0],
      [MIDDLE, 83],
      [MIDDLE, -55],
    ]
    return clipped(geoEqualEarth().rotate([-MIDDLE, 0]).fitExtent(frame, { type: 'MultiPoint', coordinates }))
  }
  const [west, south, east, north] = BOUNDS[region]
  const middle = (west + east) / 2
  const coordinates = [west, middle, east].flatMap((lon) => [south, north].map((lat): [number, number] => [lon, lat]))
  return clipped(geoEqualEarth().rotate([-middle, 0]).fitExtent(frame, { type: 'MultiPoint', coordinates }))
}

/** Height of the map for a width. */
export const heightOf = (region: Region, width: number): number =>
  Math.round(region === 'world' ? 0.42 * width : Math.min(620, Math.max(260, 0.6 * width)))

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a place lies in the frame, or nothing if outside. */
export function locate(
  projection: GeoProjection,
  { lon, lat }: { readonly lon: number; readonly lat: number },
  width: number,
  height: number,
): Point | undefined {
  const [x, y] = projection([lon, lat]) ?? [Number.NaN, Number.NaN]
  return x >= 0 && x <= width && y >= 0 && y <= height ? { x, y } : undefined
}

/** Marks of one place of which more than this many would hide each other are joined. */
const FEW = 3

/** A mark of a place: what stands alone, or what is joined. */
type MapMark<T> =
  | (Point & { readonly radius: number; readonly of: T; readonly joined?: undefined })
  | (Point & { readonly radius: number; readonly joined: readonly T[]; readonly of?: undefined })

/**
 * Joins marks of one place that would hide each other, so that a pile becomes a number: in the world all of a place, which is small there;
 * nearer, those that lie on each other.
 */
export function join<
  T extends Point & { readonly radius: number; readonly place?: { readonly id: string } | undefined },
>(marks: readonly T[], region: Region, width: number): MapMark<T>[] {
  const alone = (of: T): MapMark<T> => ({ x: of.x, y: of.y, radius: of.radius, of })
  const places = new Map<string, T[]>()
  for (const mark of marks)
    if (mark.place !== undefined) places.set(mark.place.id, [...(places.get(mark.place.id) ?? []), mark])
  const piles = [...places.values()].flatMap((own) => {
    const found = pilesOf(own)
    return region === 'world' && found.some((pile) => pile.length > FEW) ? [own] : found
  })
  return [
    ...piles.flatMap((pile): MapMark<T>[] => {
      if (pile.length <= FEW) return pile.map(alone)
      const mean = (axis: 'x' | 'y'): number => pile.reduce((sum, mark) => sum + mark[axis], 0) / pile.length
      const scale = Math.min(1, Math.max(0.7, width / 800))
      return [{ x: mean('x'), y: mean('y'), radius: scale * (9 + 1.5 * Math.sqrt(pile.length)), joined: pile }]
    }),
    ...marks.filter(({ place }) => place === undefined).map(alone),
  ].sort((a, b) => b.radius - a.radius)
}

/** Marks that lie on each other, or on one that lies on another. */
function pilesOf<T extends Point & { readonly radius: number }>(marks: readonly T[]): T[][] {
  return marks.reduce<T[][]>((piles, mark) => {
    const near = (other: T): boolean =>
      Math.hypot(mark.x - other.x, mark.y - other.y) < 0.8 * (mark.radius + other.radius)
    const touched = piles.filter((pile) => pile.some(near))
    return [...piles.filter((pile) => !touched.includes(pile)), [...touched.flat(), mark]]
  }, [])
}

/** Moves round marks apart until none hides another; the order of the list decides who yields where. */
export function spread<T extends Point & { readonly radius: number }>(marks: readonly T[]): T[] {
  const at = marks.map(({ x, y }, i) => ({
    // Marks on the same spot have no direction to yield in: the golden angle gives each its own.
    x: x + 0.01 * Math.cos(2.4 * i),
    y: y + 0.01 * Math.sin(2.4 * i),
  }))
  for (let round = 0; round < 60; round += 1) {
    let moved = false
    for (let i = 0; i < at.length; i += 1)
      for (let j = i + 1; j < at.length; j += 1) {
        const [a, b] = [at[i], at[j]]
        if (a === undefined || b === undefined) continue
        const apart = (marks[i]?.radius ?? 0) + (marks[j]?.radius ?? 0) + 1
        const [dx, dy] = [b.x - a.x, b.y - a.y]
        const distance = Math.hypot(dx, dy)
        if (distance >= apart || distance === 0) continue
        const push = (apart - distance) / 2 / distance
        a.x -= dx * push
        a.y -= dy * push
        b.x += dx * push
        b.y += dy * push
        moved = true
      }
    if (!moved) break
  }
  return marks.map((mark, i) => ({ ...mark, ...at[i] }))
}

/** Radius of a mark whose area shows a capacity; of none published, the least. Small maps have small marks. */
export function radiusOf(capacity: number | undefined, most: number, width: number): number {
  const scale = Math.min(1, Math.max(0.55, width / 800))
  const share = capacity === undefined || most <= 0 ? 0 : capacity / most
  return scale * Math.max(LEAST, WIDEST * Math.sqrt(share))
}
const LEAST = 5
const WIDEST = 20

const STEPS = 32
/** Sideways bend, as a share of the length, so that both directions of a way are seen. */
const BEND = 0.14

/**
 * A curve the shorter way round, wide where it begins and thin where it ends, as the outline of a shape. Where the way
 * leaves the map on one side and comes back on the other, it is in two pieces.
 */
export function taper(
  projection: GeoProjection,
  from: { readonly lon: number; readonly lat: number },
  to: { readonly lon: number; readonly lat: number },
  thick: number,
  width: number,
): { readonly path: string; readonly middle: Point } {
  const turn = ((to.lon - from.lon + 540) % 360) - 180
  const along = (t: number): [number, number] => [from.lon + t * turn, from.lat + t * (to.lat - from.lat)]
  const line = Array.from({ length: STEPS + 1 }, (_, i): Point => {
    const [x, y] = projection(along(i / STEPS)) ?? [0, 0]
    return { x, y }
  })
  // The shape is cut where two neighbours lie on opposite sides of the map.
  const pieces: Point[][] = [[]]
  line.forEach((point, i) => {
    const before = line[i - 1]
    if (before !== undefined && Math.abs(point.x - before.x) > width / 2) pieces.push([])
    pieces.at(-1)?.push(point)
  })
  const length = pieces.reduce(
    (sum, piece) =>
      sum +
      piece.reduce(
        (own, { x, y }, i) => own + (i === 0 ? 0 : Math.hypot(x - (piece[i - 1]?.x ?? x), y - (piece[i - 1]?.y ?? y))),
        0,
      ),
    0,
  )
  let step = 0
  let middle: Point = line[0] ?? { x: 0, y: 0 }
  const outlines = pieces.map((piece) => {
    const left: string[] = []
    const right: string[] = []
    piece.forEach((point, i) => {
      const [a, b] = [piece[Math.max(0, i - 1)] ?? point, piece[Math.min(piece.length - 1, i + 1)] ?? point]
      const run = Math.hypot(b.x - a.x, b.y - a.y) || 1
      const normal = { x: (b.y - a.y) / run, y: -(b.x - a.x) / run }
      const t = step / STEPS
      const bend = BEND * length * Math.sin(Math.PI * t) * 0.5
      const half = (thick * (1 - 0.85 * t)) / 2
      const at = { x: point.x + normal.x * bend, y: point.y + normal.y * bend }
      left.push(`${round(at.x + normal.x * half)},${round(at.y + normal.y * half)}`)
      right.push(`${round(at.x - normal.x * half)},${round(at.y - normal.y * half)}`)
      if (step <= STEPS / 2) middle = at
      step += 1
    })
    return `M${left.join('L')}L${right.reverse().join('L')}Z`
  })
  return { path: outlines.join(''), middle }
}
const round = (x: number): number => Math.round(10 * x) / 10

/** The next mark for an arrow key: left and right go from west to east, up and down from north to south. */
export function next(marks: readonly Point[], from: number, key: string): number {
  const axis = key === 'ArrowUp' || key === 'ArrowDown' ? 'y' : 'x'
  const order = marks.map((_, i) => i).sort((a, b) => (marks[a]?.[axis] ?? 0) - (marks[b]?.[axis] ?? 0) || a - b)
  if (key === 'Home') return order[0] ?? from
  if (key === 'End') return order.at(-1) ?? from
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1
  return order[(order.indexOf(from) + step + order.length) % order.length] ?? from
}

/**
 * Labels that fit beside their marks without lying on another label or a number, nor on a mark unless they are bold: the
 * first in the list go first.
 */
export function labelled(
  marks: readonly (Point & {
    readonly radius: number
    readonly text: string
    readonly bold: boolean
    /** Whether something is written in the mark. */
    readonly isNumber?: boolean
  })[],
  width: number,
): (Point & { readonly index: number; readonly anchor: 'start' | 'middle' | 'end' })[] {
  const boxes = marks.map(({ x, y, radius }): Box => [x - radius, y - radius, x + radius, y + radius])
  const taken: Box[] = []
  return marks.flatMap(({ x, y, radius, text, bold }, index) => {
    if (text === '') return []
    const long = textWidth(text, LABEL) * (bold ? 1.1 : 1)
    const hindered = [...boxes.filter((_, i) => i !== index && (!bold || marks[i]?.isNumber === true)), ...taken]
    const off = radius + 3
    const spots = [
      { anchor: 'start', x: x + off, y, left: x + off },
      { anchor: 'end', x: x - off, y, left: x - off - long },
      { anchor: 'middle', x, y: y - off - 6, left: x - long / 2 },
      { anchor: 'middle', x, y: y + off + 6, left: x - long / 2 },
    ] as const
    const spot = spots.find(({ y, left }) => {
      const box: Box = [left, y - 7, left + long, y + 7]
      return left >= 0 && left + long <= width && !hindered.some((other) => overlap(box, other))
    })
    if (spot === undefined) return []
    taken.push([spot.left, spot.y - 7, spot.left + long, spot.y + 7])
    return [{ index, x: spot.x, y: spot.y, anchor: spot.anchor }]
  })
}

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number]
const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
export const LABEL = 11
