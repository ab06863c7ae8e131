import type { Quantiles } from '../../../src/studies/light.ts'
import { toldBeside } from '../frame/axis.ts'
import type { Row } from '../frame/rows.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import { Whisker } from '../Whisker.tsx'
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
  /** Where the draws lie: a line below the bar. */
  readonly draws?: Quantiles
}

const BAR = 16
const WITH_DRAWS = 30
/** From the middle of a bar to its draws. */
const BELOW = 14

/** Amounts from zero, each told at its end; those below zero stand on its other side. */
export function Bars({ rows, label }: { readonly rows: readonly BarRow[]; readonly label: string }): React.JSX.Element {
  const reached = ({ value, upTo = value, other = value, draws }: BarRow): number =>
    Math.max(value, upTo, other, endOf(draws) ?? value)
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({ ...row, textAt: Math.max(0, reached(row)) }))}
      axis={toldBeside(rows.map(reached))}
      size={({ draws }) => (draws === undefined ? BAR : WITH_DRAWS)}
      marks={({ value, upTo = value, other, isGain = false, draws }, { x, top, width }) => {
        const y = top + BAR / 2
        return (
          <>
            {draws !== undefined && <Whisker band={draws} x={x} y={y + BELOW} end={width} />}
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
        )
      }}
    />
  )
}

/** As far as nine draws of ten reach; nothing where some never get there. */
const endOf = (draws: Quantiles | undefined): number | undefined =>
  draws !== undefined && Number.isFinite(draws.p95) ? draws.p95 : undefined
