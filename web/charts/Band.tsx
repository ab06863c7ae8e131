import { area, line } from 'd3-shape'
import type { Quantiles } from '../../src/studies/light.ts'

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
  /** Id of a pattern that the area is filled with instead of a colour. */
  readonly pattern?: string
}

/** Where nine draws of ten lie, month by month: an area with an edge, so that it is not told by its colour alone. */
export function Band({ months, x, y, className, inner = false, pattern }: Props): React.JSX.Element {
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
        {...(pattern === undefined ? {} : { style: { fill: `url(#${pattern})` } })}
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
export const BandKey = ({ className, pattern }: Pick<Props, 'className' | 'pattern'>): React.JSX.Element => (
  <g className={`band ${className}`}>
    {pattern !== undefined && <Lines id={pattern} />}
    <path
      d="M0 2H22V12H0Z"
      className="band-area"
      {...(pattern === undefined ? {} : { style: { fill: `url(#${pattern})` } })}
    />
    <path d="M0 2H22M0 12H22" className="band-edge" />
  </g>
)

/** Upright lines, for a band over areas that are coloured and hatched themselves. */
export const Lines = ({ id }: { readonly id: string }): React.JSX.Element => (
  <defs>
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse">
      <line x1="2" x2="2" y1="0" y2="4" className="band-line" />
    </pattern>
  </defs>
)
