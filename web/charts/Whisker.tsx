import type { Quantiles } from '../../src/studies/light.ts'

interface Props {
  readonly band: Quantiles
  readonly x: (value: number) => number
  readonly y: number
  /** Where the drawing ends: what is never reached is an arrow to there. */
  readonly end: number
}

/**
 * Where nine draws of ten lie: a line with an end at either side, and a tick for the middle of all draws. As far as some
 * draws never get there, it is dotted and ends in an arrow.
 */
export function Whisker({ band: { p5, p25, p50, p75, p95 }, x, y, end }: Props): React.JSX.Element | null {
  if (!Number.isFinite(p5)) return null
  const reached = Math.max(...[p5, p25, p50, p75, p95].filter((value) => Number.isFinite(value)))
  const always = Number.isFinite(p95)
  return (
    <g className="whisker" aria-hidden="true">
      <path d={`M${x(p5)} ${y - 4}v8M${x(p5)} ${y}H${x(reached)}`} />
      <path d={always ? `M${x(p95)} ${y - 4}v8` : `M${end - 5} ${y - 4}l5 4l-5 4`} />
      {!always && <path d={`M${x(reached)} ${y}H${end}`} className="whisker-dots" />}
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
