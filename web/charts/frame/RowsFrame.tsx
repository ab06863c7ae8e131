import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { textWidth, wrap } from '../text.ts'
import { placeOn, type Axis, type Place } from './axis.ts'
import { Across, AXIS, Drawing, INSET, NARROW, type Strip } from './Drawing.tsx'

export interface Row {
  readonly id: string
  readonly name: string
  /** Below its name. */
  readonly details?: readonly string[]
  /** Told at its end: just beyond a place on the axis, or at the edge of the drawing. */
  readonly text?: string
  readonly textAt?: number
  readonly href?: string
  /** In words where the pointer rests. */
  readonly told?: string
  readonly isPicked?: boolean
  /** Its name is bold, if left out; a diamond before it if it is marked. */
  readonly isBold?: boolean
  readonly isMarked?: boolean
  /** What begins with it. */
  readonly heading?: { readonly name: string; readonly detail?: string }
}

/** Where the marks of a row lie. */
interface RowField {
  readonly x: Place
  /** Middle of the marks, and their top. */
  readonly y: number
  readonly top: number
  readonly left: number
  readonly right: number
  readonly width: number
}

interface Props<T extends Row> {
  readonly label: string
  readonly rows: readonly T[]
  readonly axis: Axis
  /** Height of the marks of a row, px. */
  readonly size: number | ((row: T) => number)
  readonly marks: (row: T, field: RowField) => ReactNode
  readonly className?: string
  /** What lies before and beyond a place of the axis, told above the rows. */
  readonly sides?: { readonly at: number; readonly before: string; readonly after: string }
  /** Where the axis begins, if not where the names end. */
  readonly left?: (width: number) => number
}

const NAME = 12.5
const DETAIL = 11.5
/** Bold letters are wider. */
const BOLD = 1.12
const LINE = 16
/** Before a name where any is marked. */
const MARK = 14
const GAP = 14
/** Names take no more of the width than this, and texts at the edge no more than that; longer ones go below the name. */
const NAMES = 0.42
const TEXTS = 0.34
const TEXTS_NARROW = 0.5

/**
 * A band of rows, each with its name and its marks on an axis that all share: amounts, ratios, or time. Names stand beside the marks, in
 * as many lines as they take; where there is little room, above them.
 */
export function RowsFrame<T extends Row>({
  label,
  rows,
  axis,
  size: sizeOf,
  marks,
  className,
  sides,
  left: begins,
}: Props<T>): React.JSX.Element {
  return (
    <Drawing
      label={label}
      hasLinks={rows.some(({ href }) => href !== undefined)}
      className={className}
      draw={(width) => {
        const isNarrow = width < NARROW
        const indent = rows.some(({ isMarked }) => isMarked === true) ? MARK : 0
        const wide = ({ name, isBold = true }: Row): number => textWidth(name, isBold ? BOLD * NAME : NAME)
        const most = (isNarrow ? TEXTS_NARROW : TEXTS) * width
        const isAtEnd = rows.every(({ text = '' }) => textWidth(text, NAME) <= most)
        const detailsOf = ({ details = [], text }: Row): readonly string[] =>
          isAtEnd || text === undefined ? details : [...details, text]
        const longest = Math.max(
          ...rows.flatMap((row) => [wide(row), ...detailsOf(row).map((text) => textWidth(text, DETAIL))]),
        )
        const names = isNarrow
          ? width
          : begins === undefined
            ? Math.min(NAMES * width, longest + indent + 2)
            : begins(width) - GAP
        const tail =
          isNarrow || !isAtEnd
            ? 0
            : Math.max(0, ...rows.flatMap(({ text }) => (text === undefined ? [] : textWidth(text, NAME) + GAP)))
        const left = begins?.(width) ?? (isNarrow ? (axis.isFlush === true ? 1 : INSET) : names + GAP)
        const right = width - tail - INSET
        const x = placeOn(axis, left, right)
        const strips: Strip[] = []
        let top = sides === undefined ? 0 : LINE + 6
        const laid = rows.map((row) => {
          const { name, text, isBold = true, heading } = row
          const above = heading && { name: heading.name, y: top + 20, lines: wrap(heading.detail ?? '', width, DETAIL) }
          if (above !== undefined) top += 30 + LINE * above.lines.length
          const beside = isNarrow && isAtEnd && text !== undefined ? textWidth(text, NAME) + GAP : 0
          const lines = [
            ...wrap(name, names - indent - beside, isBold ? BOLD * NAME : NAME).map((line) => ({ line, isName: true })),
            ...detailsOf(row)
              .flatMap((detail) => wrap(detail, names - indent, DETAIL))
              .map((line) => ({ line, isName: false })),
          ]
          const written = LINE * lines.length
          const size = typeof sizeOf === 'number' ? sizeOf : sizeOf(row)
          const height = isNarrow ? written + size + 20 : Math.max(written + 12, size + 12)
          const y = isNarrow ? top + written + 8 + size / 2 : top + height / 2
          const first = isNarrow ? top + 14 : top + (height - written) / 2 + 12
          const at = { row, above, top, height, lines, first, y, size }
          // Lines from top to bottom would cross names that stand above their marks.
          const last = strips.at(-1)
          if (isNarrow) strips.push([y - size / 2 - 3, y + size / 2 + 3])
          else if (last?.[1] === top) strips[strips.length - 1] = [last[0], top + height]
          else strips.push([top, top + height])
          top += height
          return at
        })
        const hasTexts = axis.levels.some((ticks) => ticks.some(({ text }) => text !== ''))
        return {
          height: top + (hasTexts ? AXIS : 2),
          marks: (
            <>
              <Across axis={axis} x={x} width={width} strips={strips} hasGrid />
              {sides !== undefined && <Sides {...sides} x={x(sides.at)} width={width} />}
              {laid.map(({ row, above, top, height, lines, first, y, size }) => {
                const { id, text, textAt, href, told, isPicked = false, isBold = true, isMarked = false } = row
                const drawn = (
                  <>
                    <rect
                      x={0.5}
                      y={top}
                      width={width - 1}
                      height={height}
                      rx={4}
                      className={isPicked ? 'chart-row chart-picked' : 'chart-row'}
                    >
                      {told !== undefined && <title>{told}</title>}
                    </rect>
                    {isMarked && <path d={`M5 ${first - 9.5}l5 5l-5 5l-5 -5Z`} className="chart-mark" />}
                    {lines.map(({ line, isName }, l) => (
                      <text
                        key={l}
                        x={indent}
                        y={first + LINE * l}
                        className={isName ? 'mark-label' : 'quiet-label'}
                        fontWeight={isName && isBold ? 600 : 400}
                      >
                        {line}{' '}
                      </text>
                    ))}
                    {marks(row, { x, y, top: y - size / 2, left, right, width })}
                    {isAtEnd && text !== undefined && (
                      <text
                        x={isNarrow || textAt === undefined ? width - 4 : x(textAt) + 12}
                        y={isNarrow ? first : y + 4}
                        textAnchor={isNarrow || textAt === undefined ? 'end' : 'start'}
                        className="mark-label"
                      >
                        {text}
                      </text>
                    )}
                  </>
                )
                return (
                  <g key={id}>
                    {above !== undefined && (
                      <text x={0} y={above.y} className="chart-heading">
                        {above.name}
                      </text>
                    )}
                    {above?.lines.map((line, l) => (
                      <text key={line} x={0} y={above.y + LINE * (l + 1)} className="quiet-label">
                        {line}
                      </text>
                    ))}
                    {href === undefined ? (
                      drawn
                    ) : (
                      <Link href={href} aria-current={isPicked ? 'true' : undefined}>
                        {drawn}
                      </Link>
                    )}
                  </g>
                )
              })}
            </>
          ),
        }
      }}
    />
  )
}

/** Each on its side where both have room there; else one after the other from the edge. */
function Sides({
  x,
  width,
  before,
  after,
}: {
  readonly x: number
  readonly width: number
  readonly before: string
  readonly after: string
}): React.JSX.Element {
  const [left, right] = [`← ${before}`, `${after} →`]
  const hasRoom = textWidth(left, DETAIL) + 8 < x && textWidth(right, DETAIL) + 8 < width - x
  return (
    <>
      <text x={hasRoom ? x - 8 : 0} y={14} textAnchor={hasRoom ? 'end' : 'start'} className="quiet-label">
        {left}
      </text>
      <text x={hasRoom ? x + 8 : width} y={14} textAnchor={hasRoom ? 'start' : 'end'} className="quiet-label">
        {right}
      </text>
    </>
  )
}
