import { RowsFrame } from '../frame/RowsFrame.tsx'
import './stacked-range.css'

export interface StackedRow {
  readonly id: string
  readonly label: string
  /** Parts of the range, 0 to 1. */
  readonly tabled: number
  readonly fitted: number
  /** The ends of the range in their own unit, where they have one. */
  readonly low: string
  readonly high: string
  /** How the row is written at its end. */
  readonly text: string
}

/** Where in its range each factor was, and where it was moved to. */
export function StackedRange({
  rows,
  label,
}: {
  readonly rows: readonly StackedRow[]
  readonly label: string
}): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({ ...row, name: row.label }))}
      axis={{ domain: [0, 1], levels: [] }}
      size={34}
      marks={({ tabled, fitted, low, high }, { x, top }) => {
        const y = top + 9
        return (
          <>
            <line x1={x(0)} x2={x(1)} y1={y} y2={y} className="stacked-range" />
            <line x1={x(tabled)} x2={x(fitted)} y1={y} y2={y} className="stacked-moved" />
            <line x1={x(tabled)} x2={x(tabled)} y1={y - 8} y2={y + 8} className="stacked-tabled" />
            <rect
              x={x(fitted) - 6}
              y={y - 6}
              width={12}
              height={12}
              className={fitted === tabled ? 'stacked-fitted stacked-still' : 'stacked-fitted'}
            />
            <text x={x(0)} y={y + 21} className="quiet-label">
              {low}
            </text>
            <text x={x(1)} y={y + 21} textAnchor="end" className="quiet-label">
              {high}
            </text>
          </>
        )
      }}
    />
  )
}
