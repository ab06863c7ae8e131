import { createContext, use, useId, type ReactNode } from 'react'
import { textWidth } from '../text.ts'
import { useWidth } from '../use-width.ts'
import { ReadOff, type Readable } from './ReadOff.tsx'
import { placeOn, ticksOn, type Axis, type Place, type Tick } from './axis.ts'
import '../charts.css'

/** Narrower drawings have names above their marks and lists below. */
export const NARROW = 620
/** Room beside the ends of an axis for half a mark. */
export const INSET = 10
/** How wide a text of 11 px may be: letters differ between fonts. */
const tickWidth = (text: string): number => 1.2 * textWidth(text, 11)
/** Between two texts along an axis, px. */
const APART = { x: 8, y: 20 }
/** Room for an axis under the marks. */
export const AXIS = 24

interface Props {
  /** What it shows, in words. */
  readonly label: string
  /** Whether anything in it leads somewhere: then what it holds is read, else its label alone. */
  readonly hasLinks?: boolean
  readonly className?: string | undefined
  /** How wide it is until it is measured. */
  readonly usual?: number
  readonly draw: (width: number) => {
    readonly height: number
    readonly marks: ReactNode
    /** What can be read off it, if it has places to read at. */
    readonly read?: Readable | undefined
  }
}

/** A drawing as wide as there is room for, on a screen and on paper. */
export function Drawing({ label, hasLinks = false, className, usual = 760, draw }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || usual
  const { height, marks, read } = draw(width)
  const drawing = (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role={hasLinks ? 'group' : 'img'}
      aria-label={label}
      className={className === undefined ? 'chart' : `chart ${className}`}
    >
      <Patterned>{marks}</Patterned>
    </svg>
  )
  return read === undefined ? (
    <div ref={ref}>{drawing}</div>
  ) : (
    <ReadOff ref={ref} label={label} size={{ width, height }} read={read}>
      {drawing}
    </ReadOff>
  )
}

const PatternId = createContext('')

/** Holds what `Hatched` and bands with lines are filled with. */
export function Patterned({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const id = useId()
  return (
    <PatternId value={id}>
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="6" className="hatch-line" />
        </pattern>
        <pattern id={`${id}-lines`} width="4" height="4" patternUnits="userSpaceOnUse">
          <line x1="2" x2="2" y1="0" y2="4" className="band-line" />
        </pattern>
      </defs>
      {children}
    </PatternId>
  )
}

/** Stripes, or upright lines for what lies over areas that are coloured and striped themselves. */
export const usePattern = (kind: 'hatch' | 'lines'): string => `url(#${use(PatternId)}-${kind})`

/** A shape with stripes over its colour: the second cue of what is short, idle or still to come. */
export function Hatched({ d, className }: { readonly d: string; readonly className: string }): React.JSX.Element {
  const hatch = usePattern('hatch')
  return (
    <>
      <path d={d} className={className} />
      <path d={d} fill={hatch} />
    </>
  )
}

/** Outline of a box. */
export const box = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}Z`

/** A shape with stripes in a key, 22 by 14. */
export const HatchedKey = ({ className }: { readonly className: string }): React.JSX.Element => (
  <Patterned>
    <Hatched d={box(0, 0, 22, 14)} className={className} />
  </Patterned>
)

/** Stretches from top to bottom that lines may cross. */
export type Strip = readonly [top: number, bottom: number]

interface AcrossProps {
  readonly axis: Axis
  readonly x: Place
  readonly width: number
  readonly strips: readonly Strip[]
  /** Whether lines go through the marks, or only ticks stand below. */
  readonly hasGrid: boolean
}

/** What lies behind the marks and is written under them, from left to right. */
export function Across({ axis, x, width, strips, hasGrid }: AcrossProps): React.JSX.Element {
  const bottom = strips.at(-1)?.[1] ?? 0
  const half = ({ text }: Tick): number => tickWidth(text) / 2
  // A text that would leave the drawing is moved in.
  const middle = (tick: Tick): number => Math.min(Math.max(x(tick.at), half(tick)), width - half(tick))
  const ticks = ticksOn(axis, middle, (tick) => (tick.text === '' ? 0 : 2 * half(tick) + APART.x))
  return (
    <g aria-hidden="true">
      {axis.shaded !== undefined &&
        strips.map(([top, end]) => (
          <path
            key={top}
            d={box(x(axis.shaded?.[0] ?? 0), top, x(axis.shaded?.[1] ?? 0) - x(axis.shaded?.[0] ?? 0), end - top)}
            className="chart-shaded"
          />
        ))}
      {ticks.map((tick) => (
        <g key={tick.at}>
          <path
            d={(hasGrid ? strips : [[bottom, bottom + 4]]).map(([top, end]) => `M${x(tick.at)} ${top}V${end}`).join('')}
            className={hasGrid && tick.isStrong === true ? 'zero' : hasGrid ? 'grid' : 'tick'}
          />
          {tick.text !== '' && (
            <text x={middle(tick)} y={bottom + 17} textAnchor="middle" className="tick-label">
              {tick.text}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

/** What is written beside a vertical axis of this length in pixels. */
const ticksUp = (axis: Axis, height: number): readonly Tick[] => {
  const y = placeOn(axis, height, 0)
  return ticksOn(
    axis,
    ({ at }) => y(at),
    () => APART.y,
  )
}

/** How wide that is. */
export const labelRoom = (axis: Axis, height: number): number =>
  Math.max(18, ...ticksUp(axis, height).map(({ text }) => tickWidth(text))) + 8

/** Where marks lie between two axes. */
export interface Field {
  readonly x: Place
  readonly y: Place
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Lines across the field, with what is written beside them. */
export function Up({
  axis,
  field: { y, left, right, top, bottom },
}: {
  readonly axis: Axis
  readonly field: Field
}): React.JSX.Element {
  return (
    <g aria-hidden="true">
      {ticksUp(axis, bottom - top).map(({ at, text, isStrong }) => (
        <g key={at}>
          <line x1={left} x2={right} y1={y(at)} y2={y(at)} className={isStrong === true ? 'zero' : 'grid'} />
          <text x={left - 6} y={y(at) + 4} textAnchor="end" className="tick-label">
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}
