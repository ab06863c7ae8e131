import type { Quantiles } from '../../../src/studies/light.ts'
import { Band } from '../Band.tsx'
import { months as monthAxis, ratios } from '../frame/axis.ts'
import { Line, LineMark } from '../frame/Line.tsx'
import type { Reading } from '../frame/read-off.ts'
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
  readonly between: (low: number, high: number) => string
  /** What each line is called. */
  readonly names: Readonly<Record<'spot' | 'paid' | 'contract' | 'inside', string>>
  /** Month by month where the draws lie. */
  readonly draws?: {
    readonly spotPrice: readonly (Quantiles | undefined)[]
    readonly averagePrice: readonly (Quantiles | undefined)[]
  }
}

const LEAST = 0.5

/** The three typed prices and what is paid, as multiples of the usual price, on a scale of ratios shared by all drawings. */
export function PriceLines({ months, most, label, times, between, names, draws }: Props): React.JSX.Element {
  const readings = (at: number): readonly Reading[] => {
    const month = months[at]
    if (month === undefined) return []
    const range = (of: 'spotPrice' | 'averagePrice'): string | undefined => {
      const band = draws?.[of][at]
      return band === undefined || Number.isNaN(band.p50) ? undefined : between(band.p5, band.p95)
    }
    const { averagePrice, spotPrice, contractPrice, insidePrice } = month
    return [
      {
        name: names.spot,
        value: times(spotPrice),
        range: range('spotPrice'),
        mark: <LineMark className="line-price" />,
      },
      ...(averagePrice === null
        ? []
        : [
            {
              name: names.paid,
              value: times(averagePrice),
              range: range('averagePrice'),
              mark: <LineMark className="line-paid" />,
            },
          ]),
      { name: names.contract, value: times(contractPrice), mark: <LineMark className="line-contract" /> },
      { name: names.inside, value: times(insidePrice), mark: <LineMark className="line-inside" /> },
    ]
  }
  return (
    <TimeFrame
      label={label}
      usual={260}
      axis={monthAxis(months.map(({ month }) => month))}
      readings={readings}
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
