import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useId } from 'react'
import type { Quantiles } from '../../../src/studies/light.ts'
import { MonthAxis } from '../axis.tsx'
import { Band, Lines } from '../Band.tsx'
import { Hatch } from '../Key.tsx'

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

const WIDTH = 260
const HEIGHT = 110
const STRIP = 44
const LEFT = 34
const BOTTOM = 20

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
  const id = useId()
  const need = Math.max(...months.map(({ served, shortfallTonnes }) => served + shortfallTonnes), 1e-9)
  const x = scaleLinear([0, Math.max(1, months.length - 1)], [LEFT, WIDTH - 6])
  const y = scaleLinear([0, need], [HEIGHT, 6])
  const cover = scaleLinear([0, Math.max(1, mostCover)], [HEIGHT + 14 + STRIP, HEIGHT + 20])
  const band = (low: (month: Month) => number, high: (month: Month) => number): string =>
    area<Month>()
      .x((_, at) => x(at))
      .y0((month) => y(low(month)))
      .y1((month) => y(high(month)))([...months]) ?? ''
  const stretched = ({ served, shortfallTonnes, stoppedTonnes }: Month): number =>
    served + shortfallTonnes - stoppedTonnes
  const all = ({ served, shortfallTonnes }: Month): number => served + shortfallTonnes
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + STRIP + 14 + BOTTOM}`} width="100%" role="img" aria-label={label}>
      <Hatch id={`${id}-hatch`} />
      <Lines id={`${id}-lines`} />
      <path
        d={band(
          () => 0,
          ({ served }) => served,
        )}
        className="fill-served"
      />
      <path d={band(({ served }) => served, stretched)} className="fill-short" />
      <path d={band(({ served }) => served, stretched)} fill={`url(#${id}-hatch)`} />
      <path d={band(stretched, all)} className="fill-stopped" />
      {draws !== undefined && (
        <Band
          months={draws.served}
          x={x}
          y={(share, at) => y(share * (months[at] === undefined ? 0 : all(months[at])))}
          className="band-served"
          pattern={`${id}-lines`}
        />
      )}
      <line x1={LEFT} x2={WIDTH - 6} y1={y(0)} y2={y(0)} className="zero" />
      <text x={LEFT - 4} y={y(need) + 8} textAnchor="end" className="tick-label">
        {number(need)}
      </text>
      <text x={LEFT - 4} y={y(0)} textAnchor="end" className="tick-label">
        0
      </text>
      <text x={LEFT + 2} y={HEIGHT - 4} className="tick-label on-area">
        {unit}
      </text>
      {draws !== undefined && <Band months={draws.cover} x={x} y={cover} className="band-cover" />}
      <path
        d={
          line<Month>()
            .x((_, at) => x(at))
            .y((month) => cover(month.monthsOfCover))([...months]) ?? ''
        }
        className="line-cover"
      />
      <line x1={LEFT} x2={WIDTH - 6} y1={cover(0)} y2={cover(0)} className="zero" />
      <text x={LEFT - 4} y={cover(Math.max(1, mostCover)) + 8} textAnchor="end" className="tick-label">
        {number(Math.max(1, mostCover))}
      </text>
      <text x={WIDTH - 6} y={HEIGHT + 26} textAnchor="end" className="tick-label on-area">
        {coverLabel}
      </text>
      <MonthAxis months={months.map(({ month }) => month)} x={x} y={cover(0)} every={2} />
    </svg>
  )
}
