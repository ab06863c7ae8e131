import type { AmountText } from '../../language/messages.ts'
import { amounts } from '../frame/axis.ts'
import { XYFrame } from '../frame/XYFrame.tsx'
import './plan.css'

interface FrontPoint {
  readonly id: string
  /** Million USD. */
  readonly paid: number
  readonly loss: number
  readonly name: string
  readonly detail: string
  readonly href: string
  readonly shown: boolean
}

interface Props {
  readonly label: string
  /** From the least paid to the most. */
  readonly points: readonly FrontPoint[]
  /** What is lost if nothing is paid, and how that is called. */
  readonly nothing: { readonly loss: number; readonly name: string }
  readonly paid: string
  readonly loss: string
  readonly money: AmountText
}

/** What each budget leaves to be lost: down the stairs, the more is paid. Each point shows its plan. */
export function Front({ label, points, nothing, paid, loss, money }: Props): React.JSX.Element {
  return (
    <XYFrame
      label={label}
      titles={{ x: paid, y: loss }}
      x={amounts(
        points.map((point) => point.paid),
        money,
      )}
      y={amounts([nothing.loss, ...points.map((point) => point.loss)], money)}
      height={260}
      points={points.map((point) => ({ ...point, x: point.paid, y: point.loss, isPicked: point.shown }))}
      marks={({ x, y, right }) => (
        <g aria-hidden="true">
          <path
            d={`M${x(0)} ${y(nothing.loss)} ${points.map((point) => `H${x(point.paid)} V${y(point.loss)}`).join(' ')} H${right}`}
            className="plan-stairs"
          />
          <circle cx={x(0)} cy={y(nothing.loss)} r={6} className="plan-nothing" />
          <text x={x(0) + 12} y={y(nothing.loss) - 8} className="quiet-label">
            {nothing.name}
          </text>
        </g>
      )}
    />
  )
}
