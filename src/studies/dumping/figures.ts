import type { OwnerFigure, Ranged, ShutdownFigure, Stage, World } from '../../world/index.ts'
import { atQuantile } from '../distribution.ts'

/** How things turn out: figures as tabled, or every range half-way to its soft and to its hard end, as everywhere (docs/decisions/0007). */
export const CASES = ['mild', 'central', 'severe'] as const
export type Case = (typeof CASES)[number]

/** What kind of figure it is, and of what: a figure by which a plant stops or a table of owner-books.csv, a price, a cost, a premium, the path. */
export type FigureName = `${FigureKind} ${string}`
export type FigureKind = ShutdownFigure | OwnerFigure | 'price' | 'cost' | 'path'

/** Figures that count as one driver, by their kinds. */
const GROUPS = {
  prices: ['price'],
  path: ['path'],
  'pass-through': ['pass-through'],
  premium: ['premium'],
  cost: ['cost'],
  waiting: ['volatility', 'expectation', 'required-return'],
  switching: ['care-and-maintenance', 'severance', 'restart', 'closing', 'fixed', 'ramp-up'],
  owners: ['overheads', 'debt-service', 'support', 'cash', 'rescue'],
} as const satisfies Readonly<Record<string, readonly FigureKind[]>>

export type FigureGroup = keyof typeof GROUPS
export const FIGURE_GROUPS = Object.keys(GROUPS) as readonly FigureGroup[]

const groupOf: ReadonlyMap<string, string> = new Map(
  Object.entries(GROUPS).flatMap(([group, kinds]) => kinds.map((kind): [string, string] => [kind, group])),
)
export const inGroup = (group: FigureGroup, name: FigureName): boolean =>
  groupOf.get(name.slice(0, name.indexOf(' '))) === group

/** Which of its values each uncertain figure takes. */
export interface Figures {
  /** `better` is the end of the range that spares producers; figures of one `name` move together. */
  readonly of: (figure: Ranged, better: 'low' | 'high', name: FigureName) => number
}

const inCase = (which: Case): Figures => ({
  of: ({ value, low, high }, better) => {
    if (which === 'central') return value
    const soft = better === 'low' ? low : high
    const hard = better === 'low' ? high : low
    return (value + (which === 'mild' ? soft : hard)) / 2
  },
})

export const FIGURES: Readonly<Record<Case, Figures>> = {
  mild: inCase('mild'),
  central: inCase('central'),
  severe: inCase('severe'),
}

/**
 * A draw: each name takes a place in its range by itself, over a triangle with its peak at the value. It goes by seed, draw and
 * name alone, so that what is drawn of one plant does not depend on who else is asked about.
 */
export const drawn = (place: Placed): Figures => ({
  of: (figure, _, name) => atQuantile('triangular', figure, place(name)),
})

/** Where each name is in its range, from 0 up to 1. */
export type Placed = (name: FigureName) => number

export const placedBy =
  (seed: number, draw: number): Placed =>
  (name) =>
    uniform(seed, draw, name)

/** A number from 0 up to 1, uniform over draws and names: FNV-1a over the name, then the finalizer of MurmurHash3. */
export function uniform(seed: number, draw: number, name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return mixed(mixed(hash ^ Math.imul(seed + 1, 0x9e3779b1)) ^ Math.imul(draw + 1, 0x85ebca77)) / 2 ** 32
}

function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}

/** A figure of the producers of a stage. */
interface StageFigure {
  readonly stage: Stage
  readonly what: ShutdownFigure
  /** The end of its range that spares producers. */
  readonly better: 'low' | 'high'
  /** What it is where the world does not say. */
  readonly otherwise: number
}

/** What producers of a stage bear. */
export function shutdownFigure(
  world: World,
  { stage, what, better, otherwise }: StageFigure,
  figures: Figures,
): number {
  const figure = world.shutdown(stage, what)
  return figure === undefined ? otherwise : figures.of(figure, better, `${what} ${stage}`)
}
