import type { Quantiles } from '../../../src/studies/light.ts'
import { Band } from '../Band.tsx'
import { months as monthAxis, ratios } from '../frame/axis.ts'
import { Line } from '../frame/Line.tsx'
import { TimeFrame } from '../frame/TimeFrame.tsx'

interface Month {
  readonly month: string
  readonly spotPrice: number
  readonly averagePrice: number | null
}
interface Props {
  readonly months: readonly Month[]
  /** Highest multiple of all drawings side by side. */
  readonly most: number
  readonly label: string
  readonly times: (value: number) => string
  /** Month by month where the draws lie. */
  readonly draws?: {
    readonly spotPrice: readonly (Quantiles | undefined)[]
    readonly averagePrice: readonly (Quantiles | undefined)[]
  }
}

const LEAST = 0.5

/** Spot price and price paid as multiples of the usual price, on a scale of ratios shared by all drawings. */
export function PriceLines({ months, most, label, times, draws }: Props): React.JSX.Element {
  return (
    <TimeFrame
      label={label}
      usual={260}
      axis={monthAxis(months.map(({ month }) => month))}
      panels={[
        {
          axis: ratios([LEAST, Math.max(2, most)], times),
          height: 122,
          marks: ({ x, y }) => (
            <>
              {draws !== undefined && (
                <>
                  <Band months={draws.spotPrice} x={x} y={y} className="band-price" inner />
                  <Band months={draws.averagePrice} x={x} y={y} className="band-paid" />
                </>
              )}
              <Line values={months.map(({ averagePrice }) => averagePrice)} x={x} y={y} className="line-paid" />
              <Line values={months.map(({ spotPrice }) => spotPrice)} x={x} y={y} className="line-price" />
            </>
          ),
        },
      ]}
    />
  )
}
