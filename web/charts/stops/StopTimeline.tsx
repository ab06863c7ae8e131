import { useId } from 'react'
import { Link } from 'wouter'
import { MonthAxis } from '../axis.tsx'
import { Hatch } from '../Key.tsx'
import { fit, textWidth } from '../text.ts'
import type { Quantiles } from '../../../src/studies/light.ts'
import { useWidth } from '../use-width.ts'
import { Whisker } from '../Whisker.tsx'

interface TimelineRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly amount: string
  readonly href: string
  readonly months: readonly {
    readonly month: string
    readonly glance: 'served' | 'short' | 'some' | 'much'
    readonly text: string
  }[]
  /** Position of the first month in which a line stands still. */
  readonly stopsAt: number | undefined
  readonly stops: string
  /** When it stops in the draws, in months from the first, and that in words. */
  readonly draws?: { readonly band: Quantiles; readonly text: string }
}

interface Props {
  readonly rows: readonly TimelineRow[]
  readonly label: string
}

const ROW = 44
/** More for the draws below the cells of a row; on a phone their words need a line of their own. */
const DRAWS = 16
const DRAWS_NARROW = 36
const TOP = 4
const AXIS = 26

/** Which lines stop when: a row a use, a cell a month. The first stop is marked by a bar and told in words. */
export function StopTimeline({ rows, label }: Props): React.JSX.Element {
  const id = useId()
  const [ref, measured] = useWidth()
  const width = measured || 760
  const narrow = width < 560
  const names = narrow ? 0 : Math.min(300, width * 0.36)
  const room = narrow ? width : names - 12
  const more = rows.some(({ draws }) => draws !== undefined) ? (narrow ? DRAWS_NARROW : DRAWS) : 0
  const row = (narrow ? ROW + 22 : ROW) + more
  const months = rows[0]?.months.map(({ month }) => month) ?? []
  const cell = Math.max(6, (width - names - 4) / Math.max(1, months.length))
  const x = (at: number): number => names + at * cell
  const height = TOP + rows.length * row + AXIS
  return (
    <div ref={ref}>
      <svg width={width} height={height} role="group" aria-label={label}>
        <Hatch id={`${id}-hatch`} />
        {rows.map((use, r) => {
          const top = TOP + r * row
          const bar = narrow ? top + 34 : top + 8
          const size = row - more - (narrow ? 40 : 16)
          return (
            <Link key={use.id} href={use.href}>
              <rect x={0} y={top} width={width} height={row - 2} fill="transparent" />
              <text
                x={narrow ? 0 : names - 12}
                y={top + (narrow ? 14 : 18)}
                textAnchor={narrow ? 'start' : 'end'}
                className="mark-label"
                fontWeight={600}
              >
                {fit(use.label, room, 14)}
              </text>
              <text
                x={narrow ? 0 : names - 12}
                y={top + (narrow ? 29 : 34)}
                textAnchor={narrow ? 'start' : 'end'}
                className="quiet-label"
              >
                {fit(use.detail, room - textWidth(use.amount, 12) - 16, 12)} · {use.amount}
              </text>
              <g aria-hidden="true">
                {use.months.map(({ month, glance, text }, at) => (
                  <g key={month}>
                    <title>{text}</title>
                    <rect
                      x={x(at) + 0.5}
                      y={bar}
                      width={cell - 1}
                      height={size}
                      className={CLASS[glance]}
                      fillOpacity={glance === 'served' ? 0.45 : glance === 'some' ? 0.72 : 1}
                    />
                    {glance === 'short' && (
                      <rect x={x(at) + 0.5} y={bar} width={cell - 1} height={size} fill={`url(#${id}-hatch)`} />
                    )}
                  </g>
                ))}
              </g>
              {use.stopsAt !== undefined && (
                <>
                  <line
                    x1={x(use.stopsAt)}
                    x2={x(use.stopsAt)}
                    y1={bar - 5}
                    y2={bar + size + 5}
                    className="stop-line"
                  />
                  <StopLabel x={x(use.stopsAt)} y={bar + size / 2 + 4} width={width} text={use.stops} />
                </>
              )}
              {use.draws !== undefined && (
                <>
                  <Whisker band={use.draws.band} x={x} y={bar + size + 11} end={x(months.length)} />
                  <text
                    x={narrow ? 0 : names - 12}
                    y={narrow ? bar + size + (Number.isFinite(use.draws.band.p5) ? 29 : 15) : top + 50}
                    textAnchor={narrow ? 'start' : 'end'}
                    className="quiet-label"
                  >
                    {fit(use.draws.text, room, 11.5)}
                  </text>
                </>
              )}
            </Link>
          )
        })}
        <MonthAxis months={months} x={x} y={TOP + rows.length * row} every={narrow ? 2 : 1} />
      </svg>
    </div>
  )
}

const CLASS = { served: 'fill-served', short: 'fill-short', some: 'fill-stopped', much: 'fill-stopped' } as const

/** The date of a stop beside its bar, on whichever side there is room. */
function StopLabel({
  x,
  y,
  width,
  text,
}: {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly text: string
}): React.JSX.Element {
  const right = x < width - 150
  return (
    <text x={right ? x + 6 : x - 6} y={y} textAnchor={right ? 'start' : 'end'} className="mark-label stop-label">
      {text}
    </text>
  )
}
