import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { MonthAxis } from '../axis.tsx'

interface Props {
  readonly months: readonly string[]
  /** Multiples of the price before. */
  readonly multiples: readonly number[]
  /** Highest multiple of all drawings side by side. */
  readonly most: number
  readonly label: string
  readonly percent: (share: number) => string
}

const WIDTH = 260
const HEIGHT = 112
const LEFT = 44
/** Room that a month takes under the axis. */
const LABEL = 76

/** A price over a path, from nothing, on a scale shared by all drawings; the line of the price before is strong. */
export function PathLine({ months, multiples, most, label, percent }: Props): React.JSX.Element {
  const top = Math.max(1.05, most)
  const x = scaleLinear([0, Math.max(1, months.length - 1)], [LEFT, WIDTH - 8])
  const y = scaleLinear([0, top], [HEIGHT, 6])
  const ticks = top > 1.5 ? [0, ...y.ticks(3).filter((tick) => tick >= 1)] : [0, 0.5, 1]
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`} width="100%" role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - 8} y1={y(tick)} y2={y(tick)} className={tick === 0.5 ? 'grid' : 'zero'} />
          <text x={LEFT - 5} y={y(tick) + 4} textAnchor="end" className="tick-label">
            {percent(tick)}
          </text>
        </g>
      ))}
      <path
        d={
          line<number>()
            .x((_, t) => x(t))
            .y((value) => y(value))([...multiples]) ?? ''
        }
        className="line-price"
      />
      <MonthAxis months={months} x={x} y={HEIGHT} every={Math.ceil((LABEL * months.length) / (6 * (WIDTH - LEFT)))} />
    </svg>
  )
}
