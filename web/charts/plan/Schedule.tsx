import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { Link } from 'wouter'
import { Hatch } from '../Key.tsx'
import { fit } from '../text.ts'
import { useWidth } from '../use-width.ts'
import { RIGHT, YearAxis, yearsFrom } from './YearAxis.tsx'
import type { Span } from './state.ts'
import './plan.css'

interface ScheduleRow {
  readonly id: string
  readonly kind: 'plant' | 'thrifting' | 'stockpile' | 'offtake'
  readonly label: string
  readonly detail: string
  readonly href: string
  /** When it is decided on and when it stands, years. */
  readonly decided: number
  readonly stands: number
  /** How much of the most of it stands, from year to year. */
  readonly levels: readonly { readonly from: number; readonly to: number; readonly level: number }[]
}

interface Props {
  readonly rows: readonly ScheduleRow[]
  readonly label: string
  readonly span: Span
  readonly shown: Span | undefined
}

const ROW = 40
const NARROW_ROW = 56
const BAR = 18
const TOP = 6
const AXIS = 24

/** What is decided, a row each: hatched from the decision on, filled from when it stands, as high as how much of it does. */
export function Schedule({ rows, label, span, shown }: Props): React.JSX.Element {
  const id = useId()
  const [ref, measured] = useWidth()
  const width = measured || 860
  const narrow = width < 620
  const left = yearsFrom(width)
  const height = narrow ? NARROW_ROW : ROW
  const bottom = TOP + rows.length * height
  const x = scaleLinear([span.from, span.to], [left, width - RIGHT])
  const room = narrow ? width : left - 14
  return (
    <div ref={ref}>
      <svg width={width} height={bottom + AXIS} role="group" aria-label={label} className="plan-chart">
        <Hatch id={`${id}-hatch`} />
        <YearAxis span={span} x={x} top={TOP} bottom={bottom} shown={shown} />
        {rows.map((row, r) => {
          const top = TOP + r * height
          const base = top + height - 8
          const [start, stands] = [x(Math.max(span.from, row.decided)), x(row.stands)]
          return (
            <Link key={row.id} href={row.href}>
              <rect x={0} y={top} width={width} height={height - 2} fill="transparent" />
              <text
                x={narrow ? 0 : left - 14}
                y={top + (narrow ? 13 : 15)}
                textAnchor={narrow ? 'start' : 'end'}
                className="mark-label"
                fontWeight={600}
              >
                {fit(row.label, room, 13.5)}{' '}
              </text>
              <text
                x={narrow ? 0 : left - 14}
                y={top + (narrow ? 27 : 31)}
                textAnchor={narrow ? 'start' : 'end'}
                className="quiet-label"
              >
                {fit(row.detail, room, 12)}
              </text>
              <g aria-hidden="true" className={`plan-${row.kind}`}>
                {stands > start && (
                  <>
                    <rect x={start} width={stands - start} y={base - BAR} height={BAR} className="plan-coming" />
                    <rect x={start} width={stands - start} y={base - BAR} height={BAR} fill={`url(#${id}-hatch)`} />
                  </>
                )}
                {row.levels.map(
                  ({ from, to, level }) =>
                    level > 0 && (
                      <rect
                        key={from}
                        x={x(from)}
                        width={x(to) - x(from)}
                        y={base - Math.max(3, BAR * level)}
                        height={Math.max(3, BAR * level)}
                        className="plan-standing"
                      />
                    ),
                )}
              </g>
            </Link>
          )
        })}
      </svg>
    </div>
  )
}
