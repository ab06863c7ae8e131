import { scaleLinear, scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import type { Quantiles } from '../../../src/studies/light.ts'
import { MonthAxis } from '../axis.tsx'
import { Band } from '../Band.tsx'

interface Month {
  readonly month: string
  readonly shadowPrice: number
  readonly averagePrice: number | null
}
interface Props {
  readonly months: readonly Month[]
  /** Highest multiple of all drawings side by side. */
  readonly most: number
  /** Both ends at the peak. */
  readonly peak: { readonly month: string; readonly low: number; readonly high: number | null }
  readonly label: string
  readonly times: (value: number) => string
  /** Month by month where the draws lie. */
  readonly draws?: {
    readonly shadowPrice: readonly (Quantiles | undefined)[]
    readonly averagePrice: readonly (Quantiles | undefined)[]
  }
}

const WIDTH = 260
const HEIGHT = 130
const LEFT = 40
const LEAST = 0.5

/** Scarcity price and price paid as multiples of the usual price, on a scale of ratios shared by all drawings. */
export function PriceLines({ months, most, peak, label, times, draws }: Props): React.JSX.Element {
  const top = Math.max(2, most)
  const x = scaleLinear([0, Math.max(1, months.length - 1)], [LEFT, WIDTH - 8])
  const y = scaleLog([LEAST, top], [HEIGHT, 8]).clamp(true)
  const ticks = [1, 2, 5, 10, 50, 100].filter((tick) => tick <= top)
  const at = months.findIndex(({ month }) => month === peak.month)
  const height = (value: number): number => y(Math.max(LEAST, value))
  const path = (pick: (month: Month) => number | null): string =>
    line<Month>()
      .defined((month) => pick(month) !== null)
      .x((_, i) => x(i))
      .y((month) => height(pick(month) ?? LEAST))([...months]) ?? ''
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`} width="100%" role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - 8} y1={y(tick)} y2={y(tick)} className={tick === 1 ? 'zero' : 'grid'} />
          <text x={LEFT - 5} y={y(tick) + 4} textAnchor="end" className="tick-label">
            {times(tick)}
          </text>
        </g>
      ))}
      {draws !== undefined && (
        <>
          <Band months={draws.shadowPrice} x={x} y={height} className="band-price" inner />
          <Band months={draws.averagePrice} x={x} y={height} className="band-paid" />
        </>
      )}
      <path d={path(({ averagePrice }) => averagePrice)} className="line-paid" />
      <path d={path(({ shadowPrice }) => shadowPrice)} className="line-price" />
      {at >= 0 && (
        <g>
          <line x1={x(at)} x2={x(at)} y1={y(peak.low)} y2={y(peak.high ?? top)} className="line-price" />
          <circle cx={x(at)} cy={y(peak.low)} r={3.5} className="fill-price" />
          {peak.high === null ? (
            <path
              d={`M${x(at) - 4} ${y(top) + 6} L${x(at)} ${y(top)} L${x(at) + 4} ${y(top) + 6}`}
              className="line-price"
            />
          ) : (
            <circle cx={x(at)} cy={y(peak.high)} r={3.5} className="fill-price" />
          )}
        </g>
      )}
      <MonthAxis months={months.map(({ month }) => month)} x={x} y={HEIGHT} every={2} />
    </svg>
  )
}
