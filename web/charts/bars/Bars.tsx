import { toldBeside } from '../frame/axis.ts'
import type { Row } from '../frame/rows.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './bars.css'

export interface BarRow extends Row {
  readonly value: number
  /** How the value is written at the end of its bar. */
  readonly text: string
  /** The bar goes on as an outline up to here. */
  readonly upTo?: number
  /** What is less of something bad has another colour. */
  readonly isGain?: boolean
  /** A second reckoning of the same, drawn as a diamond. */
  readonly other?: number
}

const BAR = 16

/** Amounts from zero, each told at its end; those below zero stand on its other side. */
export function Bars({ rows, label }: { readonly rows: readonly BarRow[]; readonly label: string }): React.JSX.Element {
  const reached = ({ value, upTo = value, other = value }: BarRow): number => Math.max(value, upTo, other)
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({ ...row, textAt: Math.max(0, reached(row)) }))}
      axis={toldBeside(rows.map(reached))}
      size={BAR}
      marks={({ value, upTo = value, other, isGain = false }, { x, y }) => (
        <>
          {upTo > value && (
            <rect
              x={x(value)}
              y={y - BAR / 2 + 0.5}
              width={x(upTo) - x(value)}
              height={BAR - 1}
              className="bar-up-to"
            />
          )}
          <rect
            x={x(Math.min(0, value))}
            y={y - BAR / 2}
            width={Math.max(1, Math.abs(x(value) - x(0)))}
            height={BAR}
            className={isGain ? 'fill-accent' : 'fill-stopped'}
          />
          {other !== undefined && <path d={`M${x(other)} ${y - 8}l8 8l-8 8l-8 -8Z`} className="bar-other" />}
        </>
      )}
    />
  )
}
