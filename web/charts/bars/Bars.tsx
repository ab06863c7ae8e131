import { scaleLinear } from 'd3-scale'
import { Link } from 'wouter'
import { fit, textWidth } from '../text.ts'
import { useWidth } from '../use-width.ts'
import './bars.css'

export interface BarRow {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly value: number
  /** How the value is written at the end of its bar. */
  readonly text: string
  /** A second reckoning of the same, drawn as a diamond. */
  readonly other?: number
  readonly href: string
}

const ROW = 38
const BAR = 16

/** Ranked amounts from zero, each told at its end. */
export function Bars({ rows, label }: { readonly rows: readonly BarRow[]; readonly label: string }): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 700
  const narrow = width < 560
  const names = narrow ? 0 : Math.min(340, width * 0.42)
  const row = narrow ? ROW + 18 : ROW
  const most = Math.max(...rows.flatMap(({ value, other = 0 }) => [value, other]), 1e-9)
  const tail = Math.max(...rows.map(({ text }) => textWidth(text, 13))) + 18
  // On a phone the amount stands above its bar, which has the whole width.
  const x = scaleLinear([0, most], [names, width - (narrow ? BAR : tail)])
  return (
    <div ref={ref}>
      <svg width={width} height={rows.length * row} role="group" aria-label={label} className="bars">
        {rows.map(({ id, label, detail, value, text, other, href }, r) => {
          const top = r * row
          const y = narrow ? top + 36 : top + row / 2 - BAR / 2
          const room = narrow ? width - textWidth(text, 13) - 10 : names - 10
          return (
            <Link key={id} href={href}>
              <rect x={0} y={top} width={width} height={row} fill="transparent" />
              <text
                x={narrow ? 0 : names - 10}
                y={top + (detail === undefined && !narrow ? 23 : 16)}
                textAnchor={narrow ? 'start' : 'end'}
                className="mark-label"
                fontWeight={600}
              >
                {fit(label, room)}{' '}
              </text>
              {detail !== undefined && (
                <text
                  x={narrow ? 0 : names - 10}
                  y={top + 31}
                  textAnchor={narrow ? 'start' : 'end'}
                  className="quiet-label"
                >
                  {fit(detail, narrow ? width : room, 12)}{' '}
                </text>
              )}
              <rect x={names} y={y} width={Math.max(1, x(value) - names)} height={BAR} className="fill-stopped" />
              {other !== undefined && (
                <path
                  d={`M${x(other)} ${y - 1}l${BAR / 2 + 1} ${BAR / 2 + 1}l${-BAR / 2 - 1} ${BAR / 2 + 1}l${-BAR / 2 - 1} ${-BAR / 2 - 1}Z`}
                  className="bar-other"
                />
              )}
              <text
                x={narrow ? width : x(Math.max(value, other ?? 0)) + (other === undefined ? 8 : 16)}
                y={narrow ? top + 16 : y + 13}
                textAnchor={narrow ? 'end' : 'start'}
                className="mark-label"
              >
                {text}
              </text>
            </Link>
          )
        })}
        <line x1={names} x2={names} y1={0} y2={rows.length * row} className="zero" />
      </svg>
    </div>
  )
}
