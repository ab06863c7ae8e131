import { line } from 'd3-shape'
import type { Place } from './axis.ts'

interface Props {
  /** In the order of the axis, one a place; null where there is none. */
  readonly values: readonly (number | null)[]
  readonly x: Place
  readonly y: Place
  readonly className: string
}

/** The same in a key, 22 by 14. */
export const LineMark = ({ className }: Pick<Props, 'className'>): React.JSX.Element => (
  <line x2="22" y1="7" y2="7" className={className} />
)

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
