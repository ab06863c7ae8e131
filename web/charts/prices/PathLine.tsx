import { amounts, months as monthAxis } from '../frame/axis.ts'
import { Line, LineMark } from '../frame/Line.tsx'
import { TimeFrame } from '../frame/TimeFrame.tsx'

interface Props {
  readonly months: readonly string[]
  /** Multiples of the price before. */
  readonly multiples: readonly number[]
  /** Highest multiple of all drawings side by side. */
  readonly most: number
  readonly label: string
  readonly percent: (share: number) => string
  /** What is read of it, and a multiple in full. */
  readonly name: string
  readonly told: (multiple: number) => string
}

/** A price over a path, from nothing, on a scale shared by all drawings; the line of the price before is strong. */
export function PathLine({ months, multiples, most, label, percent, name, told }: Props): React.JSX.Element {
  return (
    <TimeFrame
      label={label}
      usual={260}
      axis={monthAxis(months)}
      readings={(at) =>
        multiples
          .slice(at, at + 1)
          .map((multiple) => ({ name, value: told(multiple), mark: <LineMark className="line-price" /> }))
      }
      panels={[
        {
          axis: amounts([Math.max(1, most)], percent),
          height: 104,
          marks: ({ x, y, left, right }) => (
            <>
              <line x1={left} x2={right} y1={y(1)} y2={y(1)} className="zero" />
              <Line values={multiples} x={x} y={y} className="line-price" />
            </>
          ),
        },
      ]}
    />
  )
}
