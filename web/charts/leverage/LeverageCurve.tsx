import type { AmountText } from '../../language/messages.ts'
import { line } from 'd3-shape'
import type { Place } from '../frame/axis.ts'
import { ratios } from '../frame/axis.ts'
import { XYFrame } from '../frame/XYFrame.tsx'
import { textWidth } from '../text.ts'
import { ceiling, crossing, domainOf, stairs, type LeveragePoint } from './state.ts'
import './leverage.css'

interface Props {
  /** The worst set first. */
  readonly points: readonly (LeveragePoint & {
    readonly name: string
    readonly detail: string
    readonly href: string
  })[]
  readonly threshold: number | undefined
  readonly label: string
  readonly exportsForgone: string
  readonly loss: string
  readonly money: AmountText
  /** What a line of equal leverage is called. */
  readonly times: (leverage: number) => string
  readonly thresholdText: string
}

const LEVERAGES = [1, 10, 100, 1000, 10_000]

/** Loss against exports forgone, both on scales of ratios, so that sets of the same leverage lie on one straight line. */
export function LeverageCurve(props: Props): React.JSX.Element {
  const { points, threshold, label, money, times } = props
  const domain = domainOf(points)
  const lines = LEVERAGES.filter(
    (leverage) => threshold === undefined || Math.abs(Math.log10(leverage / threshold)) > 0.2,
  )
  return (
    <XYFrame
      label={label}
      className="leverage"
      titles={{ x: props.exportsForgone, y: props.loss }}
      x={ratios(domain.exportsForgone, money)}
      y={ratios(domain.loss, money)}
      height={330}
      points={points.map((point) => ({ ...point, id: point.href, x: point.exportsForgone, y: point.loss }))}
      marks={({ x, y }) => {
        const path = line<readonly [number, number]>(
          ([exportsForgone]) => x(exportsForgone),
          ([, loss]) => y(loss),
        )
        return (
          <>
            {lines.map((leverage) => (
              <Diagonal
                key={leverage}
                ends={crossing(leverage, domain)}
                x={x}
                y={y}
                text={times(leverage)}
                className={leverage === 1 ? 'leverage-equal' : 'leverage-line'}
              />
            ))}
            {threshold !== undefined && threshold > 0 && (
              <Diagonal
                ends={crossing(threshold, domain)}
                x={x}
                y={y}
                text={props.thresholdText}
                className="leverage-threshold"
              />
            )}
            <path d={path(ceiling(points, domain)) ?? ''} className="leverage-ceiling" />
            <path d={path(stairs(points, domain)) ?? ''} className="leverage-stairs" />
          </>
        )
      }}
    />
  )
}

interface DiagonalProps {
  readonly ends: ReturnType<typeof crossing>
  readonly x: Place
  readonly y: Place
  readonly text: string
  readonly className: string
}

/** A line of equal leverage, told where it begins. */
function Diagonal({ ends, x, y, text, className }: DiagonalProps): React.JSX.Element | null {
  if (ends === undefined) return null
  const [[x1, y1], [x2, y2]] = [
    [x(ends[0][0]), y(ends[0][1])],
    [x(ends[1][0]), y(ends[1][1])],
  ] as const
  const length = Math.hypot(x2 - x1, y2 - y1)
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
  return (
    <g className={className}>
      <line x1={x1} x2={x2} y1={y1} y2={y2} />
      {textWidth(text, 11.5) + 12 < length && (
        <text transform={`translate(${x1} ${y1}) rotate(${angle})`} x={8} y={-5}>
          {text}
        </text>
      )}
    </g>
  )
}
