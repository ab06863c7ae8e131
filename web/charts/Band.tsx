import { area, line } from 'd3-shape'
import type { Quantiles } from '../../src/studies/light.ts'
import { Patterned, usePattern } from './frame/Drawing.tsx'

interface Props {
  /** A band a month; undefined where the draws do not have one. */
  readonly months: readonly (Quantiles | undefined)[]
  readonly x: (month: number) => number
  /** Height of a value in a month. */
  readonly y: (value: number, month: number) => number
  /** Names the colours: `band-served` and so on. */
  readonly className: string
  /** Whether half of the draws are shown within, and their middle. */
  readonly inner?: boolean
  /** Filled with upright lines instead of a colour: it lies over areas that are coloured and striped themselves. */
  readonly lines?: boolean
}

/** Where nine draws of ten lie, month by month: an area with an edge, so that it is not marked by its colour alone. */
export function Band({ months, x, y, className, inner = false, lines = false }: Props): React.JSX.Element {
  const pattern = usePattern('lines')
  type Month = Quantiles | undefined
  const there = (month: Month): boolean => month !== undefined && !Number.isNaN(month.p50)
  const at = (pick: (month: Quantiles) => number) => (month: Month, i: number) =>
    y(month === undefined ? 0 : pick(month), i)
  const between = (low: (month: Quantiles) => number, high: (month: Quantiles) => number): string =>
    area<Month>()
      .defined(there)
      .x((_, i) => x(i))
      .y0(at(low))
      .y1(at(high))([...months]) ?? ''
  const along = (pick: (month: Quantiles) => number): string =>
    line<Month>()
      .defined(there)
      .x((_, i) => x(i))
      .y(at(pick))([...months]) ?? ''
  return (
    <g className={`band ${className}`} aria-hidden="true">
      <path
        d={between(
          ({ p5 }) => p5,
          ({ p95 }) => p95,
        )}
        className="band-area"
        style={lines ? { fill: pattern } : {}}
      />
      {inner && (
        <path
          d={between(
            ({ p25 }) => p25,
            ({ p75 }) => p75,
          )}
          className="band-area"
        />
      )}
      <path d={along(({ p5 }) => p5)} className="band-edge" />
      <path d={along(({ p95 }) => p95)} className="band-edge" />
    </g>
  )
}

/** The same in a key, 22 by 14. */
export const BandKey = ({ className, lines = false }: Pick<Props, 'className' | 'lines'>): React.JSX.Element => (
  <Patterned>
    <Band months={[FLAT, FLAT]} x={(at) => 22 * at} y={(value) => value} className={className} lines={lines} />
  </Patterned>
)
const FLAT: Quantiles = { p5: 12, p25: 7, p50: 7, p75: 7, p95: 2 }
