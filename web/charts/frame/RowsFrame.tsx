import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { eventRoom, EventMarks, useEventsOn } from '../events/Events.tsx'
import { textWidth } from '../text.ts'
import type { Axis, Place } from './axis.ts'
import { Across, AXIS, Drawing } from './Drawing.tsx'
import type { Reading } from './read-off.ts'
import { layRows, LINE, type Row } from './rows.ts'

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
  /** What is read of a row at a place of the axis, if it is one of time. */
  readonly readings?: (row: T, at: number) => readonly Reading[]
}

/**
 * A band of rows, each with its name and its marks on an axis that all share: amounts, ratios, or time. Names stand beside the marks, in
 * as many lines as they take; where there is little room, above them.
 */
export function RowsFrame<T extends Row>({
  label,
  rows,
  axis,
  size,
  marks,
  className,
  sides,
  left: begins,
  readings,
}: Props<T>): React.JSX.Element {
  const events = useEventsOn(axis)
  return (
    <Drawing
      label={label}
      hasLinks={rows.some(({ href }) => href !== undefined)}
      className={className}
      draw={(width) => {
        const { isNarrow, isAtEnd, indent, left, right, x, strips, laid, bottom } = layRows(
          rows,
          axis,
          typeof size === 'number' ? () => size : size,
          width,
          (sides === undefined ? 0 : LINE + 6) + eventRoom(events),
          begins?.(width),
        )
        const hasTexts = axis.levels.some((ticks) => ticks.some(({ text }) => text !== ''))
        return {
          height: bottom + (hasTexts ? AXIS : 2),
          read: readings && {
            axis,
            x,
            left,
            right,
            parts: laid.map(({ row, y, size }) => ({
              name: row.name,
              top: y - size / 2 - 3,
              bottom: y + size / 2 + 3,
              readings: (at) => readings(row, at),
            })),
          },
          marks: (
            <>
              <Across axis={axis} x={x} width={width} strips={strips} hasGrid />
              <EventMarks events={events} x={x} top={0} width={width} />
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
  const hasRoom = textWidth(left, 11.5) + 8 < x && textWidth(right, 11.5) + 8 < width - x
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
