import { scaleLinear } from 'd3-scale'
import { fit, textWidth } from '../text.ts'
import { useWidth } from '../use-width.ts'
import './parts.css'

export interface PartRow {
  readonly id: string
  readonly label: string
  /** Parts of the range, 0 to 1. */
  readonly tabled: number
  readonly fitted: number
  /** The ends of the range in their own unit, where they have one. */
  readonly low: string
  readonly high: string
  /** How the row is told at its end. */
  readonly text: string
  readonly end: boolean
}

const ROW = 42

/** Where in its range each factor was, and where it was moved to. */
export function StackedRange({
  rows,
  label,
}: {
  readonly rows: readonly PartRow[]
  readonly label: string
}): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 860
  const narrow = width < 680
  const row = narrow ? ROW + 18 : ROW
  const names = narrow ? 0 : Math.min(300, width * 0.34)
  const tail = narrow ? 0 : Math.max(...rows.map(({ text }) => textWidth(text, 12.5))) + 22
  const x = scaleLinear([0, 1], [names + (narrow ? 8 : 24), width - tail - 8])
  return (
    <div ref={ref}>
      <svg width={width} height={rows.length * row} role="img" aria-label={label} className="parts">
        {rows.map(({ id, label, tabled, fitted, low, high, text, end }, r) => {
          const top = r * row
          const y = top + (narrow ? 30 : 17)
          return (
            <g key={id}>
              <text
                x={narrow ? 0 : names}
                y={narrow ? top + 14 : y + 4}
                textAnchor={narrow ? 'start' : 'end'}
                className="mark-label"
                fontWeight={600}
              >
                {fit(label, narrow ? width - textWidth(text, 12.5) - 12 : names, 13)}
              </text>
              <line x1={x(0)} x2={x(1)} y1={y} y2={y} className="parts-range" />
              <line x1={x(tabled)} x2={x(fitted)} y1={y} y2={y} className="parts-moved" />
              <line x1={x(tabled)} x2={x(tabled)} y1={y - 8} y2={y + 8} className="parts-tabled" />
              <rect
                x={x(fitted) - 6}
                y={y - 6}
                width={12}
                height={12}
                className={fitted === tabled ? 'parts-fitted parts-still' : 'parts-fitted'}
              />
              <text x={x(0)} y={y + 20} textAnchor="start" className="quiet-label">
                {low}
              </text>
              <text x={x(1)} y={y + 20} textAnchor="end" className="quiet-label">
                {high}
              </text>
              <text
                x={width}
                y={narrow ? top + 14 : y + 4}
                textAnchor="end"
                className="mark-label"
                fontWeight={end ? 650 : 400}
              >
                {text}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
