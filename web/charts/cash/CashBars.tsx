import { scaleLinear } from 'd3-scale'
import { MonthAxis } from '../axis.tsx'
import { textWidth } from '../text.ts'
import { useWidth } from '../use-width.ts'
import './cash.css'

interface Props {
  readonly months: readonly string[]
  /** Cash month by month. */
  readonly cash: readonly number[]
  /** Whether the producer runs in a month. */
  readonly runs: readonly boolean[]
  readonly label: string
  readonly text: (value: number) => string
}

const HEIGHT = 190
/** Room that a month takes under the axis. */
const LABEL = 72

/** Cash of one producer month by month, above and below nothing. Months in which it does not run are pale. */
export function CashBars({ months, cash, runs, label, text }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 760
  const y = scaleLinear([Math.min(0, ...cash), Math.max(0, ...cash, 1e-9)], [HEIGHT - 6, 8]).nice(4)
  const left = Math.max(...y.ticks(4).map((tick) => textWidth(text(tick), 11))) + 12
  const step = (width - left - 4) / Math.max(1, months.length)
  const x = (at: number): number => left + at * step
  return (
    <div ref={ref}>
      <svg width={width} height={HEIGHT + 24} role="img" aria-label={label}>
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - 4} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'zero' : 'grid'} />
            <text x={left - 6} y={y(tick) + 4} textAnchor="end" className="tick-label">
              {text(tick)}
            </text>
          </g>
        ))}
        {cash.map((value, t) => (
          <rect
            key={t}
            x={x(t) + 0.5}
            y={Math.min(y(0), y(value))}
            width={Math.max(1, step - 1)}
            height={Math.abs(y(value) - y(0))}
            className={runs[t] === false ? 'cash-idle' : value < 0 ? 'cash-loss' : 'cash-gain'}
          />
        ))}
        <line x1={left} x2={width - 4} y1={y(0)} y2={y(0)} className="zero" />
        <MonthAxis months={months} x={x} y={HEIGHT} every={Math.ceil(LABEL / (6 * step))} />
      </svg>
    </div>
  )
}
