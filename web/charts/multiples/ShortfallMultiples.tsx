import { area } from 'd3-shape'
import type { Quantiles } from '../../../src/studies/light.ts'
import { Band } from '../Band.tsx'
import { amounts, months as monthAxis } from '../frame/axis.ts'
import { Hatched } from '../frame/Drawing.tsx'
import { Line } from '../frame/Line.tsx'
import { TimeFrame } from '../frame/TimeFrame.tsx'

interface Month {
  readonly month: string
  readonly served: number
  readonly shortfallTonnes: number
  readonly stoppedTonnes: number
  readonly monthsOfCover: number
}
interface Props {
  readonly months: readonly Month[]
  /** Longest cover of all drawings side by side, months. */
  readonly mostCover: number
  readonly unit: string
  readonly coverLabel: string
  readonly label: string
  readonly number: (value: number) => string
  /** Month by month where the draws lie: the share of the need that is served, and the months on the shelf. */
  readonly draws?: {
    readonly served: readonly (Quantiles | undefined)[]
    readonly cover: readonly (Quantiles | undefined)[]
  }
}

const nothing = (): number => 0
const served = ({ served }: Month): number => served
const all = ({ served, shortfallTonnes }: Month): number => served + shortfallTonnes
const stretched = (month: Month): number => all(month) - month.stoppedTonnes

/** One use: what is served, stretched and standing still, to what is needed; below it, how long the shelf lasts. */
export function ShortfallMultiples({
  months,
  mostCover,
  unit,
  coverLabel,
  label,
  number,
  draws,
}: Props): React.JSX.Element {
  return (
    <TimeFrame
      label={label}
      usual={260}
      axis={monthAxis(months.map(({ month }) => month))}
      panels={[
        {
          title: unit,
          height: 104,
          axis: amounts(months.map(all), number),
          marks: ({ x, y }) => {
            const between = (low: (month: Month) => number, high: (month: Month) => number): string =>
              area<Month>()
                .x((_, at) => x(at))
                .y0((month) => y(low(month)))
                .y1((month) => y(high(month)))([...months]) ?? ''
            return (
              <>
                <path d={between(nothing, served)} className="fill-served" />
                <Hatched d={between(served, stretched)} className="fill-short" />
                <path d={between(stretched, all)} className="fill-stopped" />
                {draws !== undefined && (
                  <Band
                    months={draws.served}
                    x={x}
                    y={(share, at) => y(share * (months[at] === undefined ? 0 : all(months[at])))}
                    className="band-served"
                    lines
                  />
                )}
              </>
            )
          },
        },
        {
          title: coverLabel,
          height: 44,
          axis: amounts([Math.max(1, mostCover)], number),
          marks: ({ x, y }) => (
            <>
              {draws !== undefined && <Band months={draws.cover} x={x} y={y} className="band-cover" />}
              <Line values={months.map(({ monthsOfCover }) => monthsOfCover)} x={x} y={y} className="line-cover" />
            </>
          ),
        },
      ]}
    />
  )
}
