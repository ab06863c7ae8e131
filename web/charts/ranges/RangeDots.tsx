import type { AmountText } from '../../language/messages.ts'
import type { Quantiles } from '../../../src/studies/light.ts'
import { amounts } from '../frame/axis.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import { Whisker } from '../Whisker.tsx'

export interface RangeRow {
  readonly label: string
  readonly detail?: string
  readonly central: number
  readonly low: number | undefined
  readonly high: number | undefined
  /** Drawn as a point of others, not of the model. */
  readonly other?: boolean
  /** Where the draws lie, and that in words. */
  readonly draws?: { readonly band: Quantiles; readonly text: string }
}

/** Height of the marks, without draws and with them below. */
const SIZE = { alone: 14, withDraws: 32 }

/** Figures with their ranges on one line from zero: a bar from mild to severe, a dot at the central case; below, the draws. */
export function RangeDots({
  rows,
  label,
  tick,
}: {
  readonly rows: readonly RangeRow[]
  readonly label: string
  /** The text of a tick; all in the unit that fits the largest. */
  readonly tick: AmountText
}): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({
        ...row,
        id: row.label + (row.detail ?? ''),
        name: row.label,
        details: [row.detail, row.draws?.text].flatMap((detail) => detail ?? []),
      }))}
      axis={amounts(
        rows.flatMap(({ central, high, draws }) => [central, high ?? central, draws?.band.p95 ?? central]),
        tick,
      )}
      size={({ draws }) => (draws === undefined ? SIZE.alone : SIZE.withDraws)}
      marks={({ central, low, high, other = false, draws }, { x, top, width }) => {
        const y = top + SIZE.alone / 2
        return (
          <>
            {low !== undefined && high !== undefined && (
              <rect
                x={x(low)}
                y={y - 4}
                width={Math.max(1, x(high) - x(low))}
                height={8}
                rx={4}
                className="fill-accent"
                fillOpacity={0.35}
              />
            )}
            {draws !== undefined && <Whisker band={draws.band} x={x} y={y + 17} end={width} />}
            {other ? (
              <path d={`M${x(central)} ${y - 7}l7 7l-7 7l-7 -7Z`} className="other-mark" />
            ) : (
              <circle cx={x(central)} cy={y} r={6} className="fill-accent" />
            )}
          </>
        )
      }}
    />
  )
}
