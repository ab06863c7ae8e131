import type { Quantiles } from '../../src/studies/ensemble/statistics.ts'

interface Props {
  readonly band: Quantiles
  readonly x: (value: number) => number
  readonly y: number
  /** Where the drawing ends: what is never reached is an arrow to there. */
  readonly end: number
}

/** Where nine draws of ten lie: a line with an end at either side, and a tick for the middle of all draws. */
export function Whisker({ band: { p5, p50, p95 }, x, y, end }: Props): React.JSX.Element | null {
  if (!Number.isFinite(p5)) return null
  const [low, high] = [x(p5), Number.isFinite(p95) ? x(p95) : end]
  return (
    <g className="whisker" aria-hidden="true">
      <path d={`M${low} ${y - 4}v8M${low} ${y}H${high}`} />
      <path d={Number.isFinite(p95) ? `M${high} ${y - 4}v8` : `M${high - 5} ${y - 4}l5 4l-5 4`} />
      {Number.isFinite(p50) && <path d={`M${x(p50)} ${y - 5.5}v11`} className="whisker-middle" />}
    </g>
  )
}

/** The same in a key, 22 by 14. */
export const WhiskerKey = (): React.JSX.Element => (
  <g className="whisker">
    <path d="M1 3v8M1 7H21M21 3v8" />
    <path d="M9 1.5v11" className="whisker-middle" />
  </g>
)
