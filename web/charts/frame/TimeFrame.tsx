import type { ReactNode } from 'react'
import { eventRoom, EventMarks, useEventsOn } from '../events/Events.tsx'
import { fit, textWidth, wrap } from '../text.ts'
import { placeOn, type Axis } from './axis.ts'
import type { Reading } from './read-off.ts'
import { Across, AXIS, Drawing, INSET, labelRoom, Up, type Field } from './Drawing.tsx'

interface Panel {
  readonly axis: Axis
  readonly height: number
  /** What its axis counts, told above it. */
  readonly title?: string
  readonly marks: (field: Field) => ReactNode
}

interface Props {
  readonly label: string
  readonly axis: Axis
  /** Fields one above the other, on the same time. */
  readonly panels: readonly Panel[]
  /** What is read of each series at a place of the axis. */
  readonly readings: (at: number) => readonly Reading[]
  /** Above all. */
  readonly title?: string
  readonly detail?: string
  readonly usual?: number
  /** Where the axis begins, if not where the texts beside it end. */
  readonly left?: (width: number) => number
}

const LINE = 16
const TITLE = 12.5
const BOLD = 1.12
/** Titles side by side take the same room. */
const TITLES = 2

/** What becomes of amounts in time: months, years or rounds from left to right, lines, areas and bars above them. */
export function TimeFrame({
  label,
  axis,
  panels,
  readings,
  title,
  detail,
  usual,
  left: begins,
}: Props): React.JSX.Element {
  const events = useEventsOn(axis)
  return (
    <Drawing
      label={label}
      {...(usual === undefined ? {} : { usual })}
      draw={(width) => {
        const room = Math.max(...panels.map((panel) => labelRoom(panel.axis, panel.height)))
        const left = Math.max(room, begins?.(width) ?? 0)
        const right = width - INSET
        const x = placeOn(axis, left, right)
        const lines = title === undefined ? [] : wrap(title, width, BOLD * TITLE).slice(0, TITLES)
        const above = (title === undefined ? 0 : TITLES * LINE) + (detail === undefined ? 0 : LINE)
        let bottom = above + eventRoom(events)
        const fields = panels.map(({ axis: amounts, height, title: counts }): Field => {
          const top = bottom + (counts === undefined ? 8 : 28)
          bottom = top + height
          return { x, y: placeOn(amounts, bottom, top), left, right, top, bottom }
        })
        const first = fields[0]?.top ?? 0
        return {
          height: bottom + AXIS,
          read: { axis, x, left, right, parts: [{ top: first, bottom, readings }] },
          marks: (
            <>
              {lines.map((line, l) => (
                <text
                  key={line}
                  x={0}
                  y={13 + LINE * (l + TITLES - lines.length)}
                  className="mark-label"
                  fontWeight={600}
                >
                  {line}
                </text>
              ))}
              {detail !== undefined && (
                <text x={0} y={13 + (title === undefined ? 0 : TITLES * LINE)} className="quiet-label">
                  {fit(detail, width, 11.5)}
                </text>
              )}
              <Across axis={axis} x={x} width={width} strips={[[first, bottom]]} hasGrid={false} />
              <EventMarks events={events} x={x} top={above} width={width} />
              {panels.map((panel, p) => {
                const field = fields[p]
                return (
                  field !== undefined && (
                    <g key={p}>
                      {panel.title !== undefined && (
                        <text
                          x={Math.min(left - room, Math.max(0, width - textWidth(panel.title, 12) - 16))}
                          y={field.top - 10}
                          className="axis-title"
                        >
                          ↑ {panel.title}
                        </text>
                      )}
                      <Up axis={panel.axis} field={field} />
                      {panel.marks(field)}
                    </g>
                  )
                )
              })}
            </>
          ),
        }
      }}
    />
  )
}
