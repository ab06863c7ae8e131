import { line } from 'd3-shape'
import type { Place } from './axis.ts'

interface Props {
  /** In the order of the axis, one a place; null where there is none. */
  readonly values: readonly (number | null)[]
  readonly x: Place
  readonly y: Place
  readonly className: string
}

/** A value from place to place, broken where there is none. */
export const Line = ({ values, x, y, className }: Props): React.JSX.Element => (
  <path
    d={
      line<number | null>()
        .defined((value) => value !== null)
        .x((_, at) => x(at))
        .y((value) => y(value ?? 0))([...values]) ?? ''
    }
    className={className}
  />
)
