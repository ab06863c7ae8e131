import { scaleLinear, scaleLog } from 'd3-scale'
import type { AmountText } from '../../language/messages.ts'

export interface Tick {
  readonly at: number
  readonly text: string
  /** Its line is strong: nothing, or the price before. */
  readonly isStrong?: boolean
}

/** One direction of a drawing: from where to where it goes, and what may be written along it. */
export interface Axis {
  readonly domain: readonly [number, number]
  /** Equal ratios are equally long. */
  readonly isLog?: boolean
  /** The densest ticks first: a drawing takes the first that have room. */
  readonly levels: readonly (readonly Tick[])[]
  /** Marks begin where it begins, as bars do: no half of one lies before it. */
  readonly isFlush?: boolean
  /** A stretch that is set off. */
  readonly shaded?: readonly [number, number] | undefined
  /** Where values can be read off, from left to right. */
  readonly places?: readonly Pick<Tick, 'at' | 'text'>[]
  /** Whether those are months of the calendar, `2026-07`. */
  readonly isOfMonths?: boolean
}

export type Place = (value: number) => number

/** Where values lie in a drawing; what is beyond the axis lies at its end. */
export function placeOn({ domain, isLog = false }: Axis, from: number, to: number): Place {
  return (isLog ? scaleLog : scaleLinear)([...domain], [from, to]).clamp(true)
}

/** The densest ticks whose texts keep off each other; each lies at a centre and takes so much room along the axis. */
export function ticksOn(
  { levels }: Axis,
  centre: (tick: Tick) => number,
  room: (tick: Tick) => number,
): readonly Tick[] {
  const fits = (ticks: readonly Tick[]): boolean =>
    ticks.every((tick, i) => {
      const before = ticks[i - 1]
      return before === undefined || 2 * Math.abs(centre(tick) - centre(before)) >= room(tick) + room(before)
    })
  return levels.find(fits) ?? levels.at(-1)?.slice(0, 1) ?? []
}

/** About this many ticks, the densest first. */
const COUNTS = [5, 3, 2, 1]

/** Round numbers between two ends; round in what they are written in, of which there are `per` in one. */
export function linear(domain: readonly [number, number], text: (value: number) => string, per = 1): Axis {
  const scale = scaleLinear([per * domain[0], per * domain[1]], [0, 1])
  return {
    domain,
    levels: COUNTS.map((count) =>
      scale.ticks(count).map((round) => ({ at: round / per, text: text(round / per), isStrong: round === 0 })),
    ),
  }
}

/** Amounts from nothing, or to either side of it, up to a round number beyond the most. */
export function amounts(values: readonly number[], text: AmountText): Axis {
  const { per = 1 } = text
  const [low, high] = reach(values)
  const [from = 0, to = per] = scaleLinear([per * low, per * high], [0, 1])
    .nice(4)
    .domain()
  const like = Math.max(-from, to) / per
  return linear([from / per, to / per], (value) => (value === 0 ? '0' : text(value, like)), per)
}

/** Amounts that are written beside their marks: nothing is written along them. */
export const toldBeside = (values: readonly number[]): Axis => ({
  domain: reach(values),
  isFlush: true,
  levels: [[{ at: 0, text: '', isStrong: true }]],
})

function reach(values: readonly number[]): [number, number] {
  const known = values.filter((value) => Number.isFinite(value))
  return [Math.min(0, ...known), Math.max(1e-9, ...known)]
}

/** As many powers of ten have room for the steps between them. */
const FEW_DECADES = 2.2

/** Ratios: what is twice as much is equally far everywhere. */
export function ratios(domain: readonly [number, number], text: AmountText): Axis {
  const { per = 1 } = text
  const decades = Math.log10(domain[1] / domain[0])
  const first = Math.floor(Math.log10(per * domain[0]))
  const every = (steps: readonly number[], powers = 1): Tick[] =>
    Array.from({ length: Math.ceil(decades) + 2 }, (_, i) => first + i)
      .filter((power) => power % powers === 0)
      .flatMap((power) => steps.map((step) => Number(`${step}e${power}`) / per))
      .filter((at) => at >= domain[0] && at <= domain[1])
      .map((at) => ({ at, text: text(at), isStrong: at === 1 }))
  return {
    domain,
    isLog: true,
    levels: [
      ...(decades < FEW_DECADES
        ? [
            [1, 2, 5],
            [1, 3],
          ]
        : []),
      [1],
    ]
      .map((steps) => every(steps))
      .concat([every([1], 2)]),
  }
}

/** So few months are all named. */
const FEW_MONTHS = 4
/** Least months between two that are named, the densest first. */
const APART = [1, 6, 9, 12, 24, 36, 60, 120]

/** Months by their position, the first, each January and July named; `areCells` if each has a breadth of its own. */
export function months(all: readonly string[], areCells = false): Axis {
  const named = all.flatMap((text, at) =>
    at === 0 || /-0[17]$/.test(text) || all.length <= FEW_MONTHS ? [{ at, text }] : [],
  )
  return {
    domain: [0, areCells ? all.length : Math.max(1, all.length - 1)],
    isFlush: areCells,
    places: all.map((text, at) => ({ at: areCells ? at + 0.5 : at, text })),
    isOfMonths: true,
    levels: APART.map((least) => {
      let last = -Infinity
      return named.filter(({ at }) => {
        if (at - last < least) return false
        last = at
        return true
      })
    }),
  }
}

/** Years from one to another, those that are looked at shaded. */
export interface Span {
  readonly from: number
  readonly to: number
}

export function years({ from, to }: Span, shown: Span | undefined): Axis {
  const first = Math.ceil(from)
  const all = Array.from({ length: Math.floor(to) - first + 1 }, (_, i) => first + i)
  return {
    domain: [from, to],
    levels: each(all.map((year) => ({ at: year, text: String(year) }))),
    shaded: shown && [shown.from, shown.to],
    places: monthsIn({ from, to }),
    isOfMonths: true,
  }
}

const YEAR = 12
/** Months of whole years or parts of them, each by its middle. */
const monthsIn = ({ from, to }: Span): readonly Pick<Tick, 'at' | 'text'>[] =>
  Array.from({ length: Math.round(YEAR * (to - from)) }, (_, i) => {
    const month = Math.round(YEAR * from) + i
    const [year, number] = [Math.floor(month / YEAR), (month % YEAR) + 1]
    return { at: (month + 0.5) / YEAR, text: `${year}-${String(number).padStart(2, '0')}` }
  })

/** Things in their order, each in the middle of its cell. */
export const inOrder = (names: readonly string[]): Axis => ({
  domain: [-0.5, Math.max(0, names.length - 1) + 0.5],
  levels: each(names.map((text, at) => ({ at, text }))),
  places: names.map((text, at) => ({ at, text })),
})

/** All, every second, every third … */
const each = (ticks: readonly Tick[]): Tick[][] =>
  ticks.map((_, skipped) => ticks.filter((_, i) => i % (skipped + 1) === 0))
