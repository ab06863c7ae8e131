import { area } from 'd3-shape'
import type { Quantiles } from '../../../src/studies/light.ts'
import { Band } from '../Band.tsx'
import { amounts, months as monthAxis } from '../frame/axis.ts'
import { Hatched, HatchedKey } from '../frame/Drawing.tsx'
import { Line, LineMark } from '../frame/Line.tsx'
import type { Reading } from '../frame/read-off.ts'
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
  readonly between: (low: string, high: string) => string
  /** What is read of a month. */
  readonly names: Readonly<Record<'served' | 'short' | 'stopped' | 'cover', string>>
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
  between,
  names,
  draws,
}: Props): React.JSX.Element {
  const readings = (at: number): readonly Reading[] => {
    const month = months[at]
    if (month === undefined) return []
    const amount = (value: number): string => `${number(value)} ${unit}`
    const range = (of: 'served' | 'cover', like: number): string | undefined => {
      const band = draws?.[of][at]
      return band === undefined || Number.isNaN(band.p50)
        ? undefined
        : between(number(like * band.p5), number(like * band.p95))
    }
    return [
      {
        name: names.served,
        value: amount(month.served),
        range: range('served', all(month)),
        mark: <rect width="22" height="14" className="fill-served" />,
      },
      { name: names.short, value: amount(month.shortfallTonnes), mark: <HatchedKey className="fill-short" /> },
      {
        name: names.stopped,
        value: amount(month.stoppedTonnes),
        mark: <rect width="22" height="14" className="fill-stopped" />,
      },
      {
        name: names.cover,
        value: number(month.monthsOfCover),
        range: range('cover', 1),
        mark: <LineMark className="line-cover" />,
      },
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
