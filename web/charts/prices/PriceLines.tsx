import type { Quantiles } from '../../../src/studies/light.ts'
import { Band } from '../Band.tsx'
import { months as monthAxis, ratios } from '../frame/axis.ts'
import { Line } from '../frame/Line.tsx'
import { TimeFrame } from '../frame/TimeFrame.tsx'

interface Month {
  readonly month: string
  readonly insidePrice: number
  readonly contractPrice: number
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

/** The three typed prices and what is paid, as multiples of the usual price, on a scale of ratios shared by all drawings. */
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
              <Line values={months.map(({ insidePrice }) => insidePrice)} x={x} y={y} className="line-inside" />
              <Line values={months.map(({ contractPrice }) => contractPrice)} x={x} y={y} className="line-contract" />
              <Line values={months.map(({ averagePrice }) => averagePrice)} x={x} y={y} className="line-paid" />
              <Line values={months.map(({ spotPrice }) => spotPrice)} x={x} y={y} className="line-price" />
            </>
          ),
        },
      ]}
    />
  )
}
