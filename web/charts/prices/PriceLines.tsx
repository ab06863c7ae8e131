import type { Quantiles } from '../../../src/studies/light.ts'
import { Band } from '../Band.tsx'
import { months as monthAxis, ratios } from '../frame/axis.ts'
import { Line } from '../frame/Line.tsx'
import { TimeFrame } from '../frame/TimeFrame.tsx'

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

const LEAST = 0.5

/** Scarcity price and price paid as multiples of the usual price, on a scale of ratios shared by all drawings. */
export function PriceLines({ months, most, peak, label, times, draws }: Props): React.JSX.Element {
  const at = months.findIndex(({ month }) => month === peak.month)
  return (
    <TimeFrame
      label={label}
      usual={260}
      axis={monthAxis(months.map(({ month }) => month))}
      panels={[
        {
          axis: ratios([LEAST, Math.max(2, most)], times),
          height: 122,
          marks: ({ x, y, top }) => (
            <>
              {draws !== undefined && (
                <>
                  <Band months={draws.shadowPrice} x={x} y={y} className="band-price" inner />
                  <Band months={draws.averagePrice} x={x} y={y} className="band-paid" />
                </>
              )}
              <Line values={months.map(({ averagePrice }) => averagePrice)} x={x} y={y} className="line-paid" />
              <Line values={months.map(({ shadowPrice }) => shadowPrice)} x={x} y={y} className="line-price" />
              {at >= 0 && (
                <g>
                  <line
                    x1={x(at)}
                    x2={x(at)}
                    y1={y(peak.low)}
                    y2={peak.high === null ? top : y(peak.high)}
                    className="line-price"
                  />
                  <circle cx={x(at)} cy={y(peak.low)} r={3.5} className="fill-price" />
                  {peak.high === null ? (
                    <path d={`M${x(at) - 4} ${top + 6}l4 -6l4 6`} className="line-price" />
                  ) : (
                    <circle cx={x(at)} cy={y(peak.high)} r={3.5} className="fill-price" />
                  )}
                </g>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
