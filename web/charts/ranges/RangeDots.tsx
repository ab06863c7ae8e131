import { scaleLinear } from 'd3-scale'
import type { Quantiles } from '../../../src/studies/light.ts'
import { fit } from '../text.ts'
import { useWidth } from '../use-width.ts'
import { Whisker } from '../Whisker.tsx'

export interface RangeRow {
  readonly label: string
  readonly detail?: string
  readonly central: number
  readonly low: number | undefined
  readonly high: number | undefined
  /** How the row is told at its end. */
  readonly text: string
  /** Drawn as a point of others, not of the model. */
  readonly other?: boolean
  /** Where the draws lie, and that in words. */
  readonly draws?: { readonly band: Quantiles; readonly text: string }
}

const ROW = 46
/** More for the draws, below the bar. */
const DRAWS = 16

/** Figures with their ranges on one line from zero: a bar from mild to severe, a dot at the central case; below, the draws. */
export function RangeDots({
  rows,
  label,
  tick,
}: {
  readonly rows: readonly RangeRow[]
  readonly label: string
  /** The text of a tick; all in the unit that fits the largest. */
  readonly tick: (value: number, largest: number) => string
}): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 700
  const narrow = width < 560
  const names = narrow ? 0 : Math.min(300, width * 0.38)
  const more = rows.some(({ draws }) => draws !== undefined) ? DRAWS : 0
  const row = (narrow ? ROW + 14 + (more === 0 ? 0 : 18) : ROW) + more
  const most = Math.max(
    ...rows.flatMap(({ central, high, draws }) => [central, high ?? central, draws?.band.p95 ?? central]),
    1e-9,
  )
  const x = scaleLinear([0, most], [names + 6, width - 34]).nice(4)
  const ticks = x.ticks(narrow ? 2 : 4)
  const height = rows.length * row + 26
  return (
    <div ref={ref}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {ticks.map((value) => (
          <g key={value}>
            <line x1={x(value)} x2={x(value)} y1={0} y2={rows.length * row} className={value === 0 ? 'zero' : 'grid'} />
            <text
              x={x(value)}
              y={rows.length * row + 18}
              textAnchor={narrow && value === 0 ? 'start' : 'middle'}
              className="tick-label"
            >
              {tick(value, most)}
            </text>
          </g>
        ))}
        {rows.map(({ label, detail, central, low, high, text, other, draws }, r) => {
          const top = r * row
          const y = narrow ? top + (more === 0 ? 42 : 60) : top + (row - more) / 2
          return (
            <g key={label + (detail ?? '')}>
              <text
                x={narrow ? 0 : names - 8}
                y={top + 16}
                textAnchor={narrow ? 'start' : 'end'}
                className="mark-label"
                fontWeight={600}
              >
                {fit(label, narrow ? width : names - 8)}
              </text>
              <text
                x={narrow ? 0 : names - 8}
                y={top + 32}
                textAnchor={narrow ? 'start' : 'end'}
                className="quiet-label"
              >
                {fit(
                  narrow ? `${detail === undefined ? '' : `${detail} · `}${text}` : (detail ?? text),
                  narrow ? width : names - 8,
                  12,
                )}
              </text>
              {draws !== undefined && (
                <>
                  <text
                    x={narrow ? 0 : names - 8}
                    y={top + 48}
                    textAnchor={narrow ? 'start' : 'end'}
                    className="quiet-label"
                  >
                    {fit(draws.text, narrow ? width : names - 8, 12)}
                  </text>
                  <Whisker band={draws.band} x={x} y={y + 17} end={width} />
                </>
              )}
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
              {other === true ? (
                <rect
                  x={x(central) - 5}
                  y={y - 5}
                  width={10}
                  height={10}
                  transform={`rotate(45 ${x(central)} ${y})`}
                  className="other-mark"
                />
              ) : (
                <circle cx={x(central)} cy={y} r={6} className="fill-accent" />
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
