import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { textWidth } from '../../../charts/text.ts'
import { useWidth } from '../../../charts/use-width.ts'
import { curveOf, frameOf, type Depth, type Piece, type Step } from './state.ts'
import '../../../charts/charts.css'
import './depth.css'

interface Props {
  readonly depth: Depth
  readonly label: string
  /** Ids of the reader's own orders. */
  readonly own: ReadonlySet<string>
  readonly words: {
    readonly asks: string
    readonly bids: string
    readonly yours: string
    readonly price: string
    readonly tonnes: string
    readonly kilograms: string
    readonly volume: string
    readonly perKg: string
  }
  /** What a step is, for who points at it. */
  readonly describe: (step: Step) => string
  readonly number: (value: number) => string
}

const HEIGHT = 380
const TOP = 34
const BOTTOM = 44
const LEFT = 52
const RIGHT = 14
const MICRO = 1e6
/** Grams; a round of less than two tonnes is given in kilograms. */
const TONNE = 1e6
const KILOGRAM = 1000
const BLOCK = 9
/** Where there is no room beside the curves, px, the price is written above them. */
const NARROW = 480

/** Asks from the cheapest, bids from the dearest, and the price at which what was filled of both is as much. */
export function DepthChart({ depth, label, own, words, describe, number }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const hatch = useId()
  const width = Math.max(260, measured || 860)
  const frame = frameOf(depth)
  const x = scaleLinear([0, frame.most], [LEFT, width - RIGHT]).clamp(true)
  const y = scaleLinear([frame.low, frame.high], [HEIGHT - BOTTOM, TOP]).clamp(true)
  const [supply, demand] = [curveOf(depth.supply), curveOf(depth.demand)].map((pieces) =>
    pieces.filter(({ from }) => from < frame.most),
  ) as [Piece[], Piece[]]
  const area = (pieces: readonly Piece[]): string[] =>
    pieces
      .filter(({ isFilled }) => isFilled)
      .flatMap(({ step, from, to }) => [`${x(from)} ${y(step.price)}`, `${x(to)} ${y(step.price)}`])
  const shade = [...area(demand), ...area(supply).reverse()]
  const volumeText = words.volume
  const volumeAt = Math.min(Math.max(x(depth.cleared), LEFT + 4), width - RIGHT - textWidth(volumeText, 12) / 2)
  const unit = frame.most < 2 * TONNE ? KILOGRAM : TONNE
  const xTicks = scaleLinear([0, frame.most / unit], [0, 1]).ticks(width < NARROW ? 4 : 8)
  return (
    <div ref={ref}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label} className="depth">
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" x2="0" y1="0" y2="5" className="depth-hatch" />
          </pattern>
        </defs>
        <text x={0} y={14} className="tick-label">
          ↑ {words.perKg}
        </text>
        <text x={width - RIGHT} y={HEIGHT - 6} textAnchor="end" className="tick-label">
          {unit === TONNE ? words.tonnes : words.kilograms} →
        </text>
        {y.ticks(6).map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className="grid" />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className="tick-label">
              {number(tick / MICRO)}
            </text>
          </g>
        ))}
        <line x1={LEFT} x2={width - RIGHT} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} className="zero" />
        {xTicks.map((tick) => (
          <g key={tick}>
            <line
              x1={x(tick * unit)}
              x2={x(tick * unit)}
              y1={HEIGHT - BOTTOM}
              y2={HEIGHT - BOTTOM + 4}
              className="tick"
            />
            <text x={x(tick * unit)} y={HEIGHT - BOTTOM + 16} textAnchor="middle" className="tick-label">
              {number(tick)}
            </text>
          </g>
        ))}
        {shade.length > 0 && <polygon points={shade.join(' ')} className="depth-gains" />}
        {depth.low < depth.high && (
          <rect
            x={LEFT}
            width={width - RIGHT - LEFT}
            y={y(depth.high)}
            height={y(depth.low) - y(depth.high)}
            className="depth-open"
          />
        )}
        <line x1={LEFT} x2={width - RIGHT} y1={y(depth.price)} y2={y(depth.price)} className="depth-price" />
        {depth.cleared > 0 && (
          <line
            x1={x(depth.cleared)}
            x2={x(depth.cleared)}
            y1={y(depth.price)}
            y2={HEIGHT - BOTTOM}
            className="depth-volume"
          />
        )}
        <Curve {...{ pieces: demand, x, y, most: frame.most, hatch, own, describe }} side="demand" />
        <Curve {...{ pieces: supply, x, y, most: frame.most, hatch, own, describe }} side="supply" />
        {[[demand, words.bids, 'demand'] as const, [supply, words.asks, 'supply'] as const].map(
          ([pieces, text, side]) => {
            const [first] = pieces
            if (first === undefined) return null
            // Above what is said of the reader's own order, if it comes first.
            const isOwn = first.step.id !== undefined && own.has(first.step.id)
            const at = y(first.step.price) - (isOwn ? 27 : 10)
            return (
              <text
                key={side}
                x={LEFT + 6}
                y={Math.min(Math.max(at, TOP - (isOwn ? 14 : 4)), HEIGHT - BOTTOM - 5)}
                className={`mark-label depth-name depth-${side}`}
              >
                {text}
              </text>
            )
          },
        )}
        <text
          x={width - RIGHT}
          y={width < NARROW ? 14 : y(depth.price) - 6}
          textAnchor="end"
          className="mark-label depth-name"
        >
          {words.price}
        </text>
        {depth.cleared > 0 && (
          <text
            x={volumeAt}
            y={HEIGHT - BOTTOM - 7}
            dx={volumeAt < width - RIGHT - textWidth(volumeText, 13) ? 6 : -6}
            textAnchor={volumeAt < width - RIGHT - textWidth(volumeText, 13) ? 'start' : 'end'}
            className="mark-label depth-name"
          >
            {volumeText}
          </text>
        )}
        {[...demand, ...supply].flatMap(({ step, from, to, isFilled }, i, all) => {
          // An order that is filled in part has two pieces, and is named once.
          const isNamed = all.findIndex((one) => one.step === step) < i
          if (step.id === undefined || !own.has(step.id) || isNamed) return []
          const at = x((from + Math.min(to, frame.most)) / 2)
          return [
            <text
              key={`${step.id}${step.node}${isFilled}`}
              x={at}
              y={y(step.price) - 11}
              textAnchor="middle"
              className="mark-label depth-name"
            >
              {words.yours}
            </text>,
          ]
        })}
      </svg>
    </div>
  )
}

interface CurveProps extends Pick<Props, 'own' | 'describe'> {
  readonly pieces: readonly Piece[]
  readonly side: 'supply' | 'demand'
  readonly x: (grams: number) => number
  readonly y: (price: number) => number
  readonly most: number
  readonly hatch: string
}

function Curve({ pieces, side, x, y, most, hatch, own, describe }: CurveProps): React.JSX.Element {
  const path = pieces.map(({ step, from, to }, i) => `${i === 0 ? 'M' : 'L'}${x(from)} ${y(step.price)} H${x(to)}`)
  return (
    <g className={`depth-${side}`}>
      <path d={path.join(' ')} className="depth-line" />
      {pieces.map(({ step, from, to, isFilled }, i) => {
        const [left, right, height] = [x(from), x(Math.min(to, most)), y(step.price)]
        const isOwn = step.id !== undefined && own.has(step.id)
        return (
          <g key={i}>
            <title>{describe(step)}</title>
            {step.kind === 'block' ? (
              <rect
                x={left}
                width={Math.max(1, right - left)}
                y={height - BLOCK / 2}
                height={BLOCK}
                className={isFilled ? 'depth-block depth-in' : 'depth-block'}
                fill={`url(#${hatch})`}
              />
            ) : (
              <line
                x1={left}
                x2={right}
                y1={height}
                y2={height}
                className={`depth-step depth-${step.kind}${isFilled ? ' depth-in' : ''}`}
              />
            )}
            {isOwn && (
              <path
                d={`M${(left + right) / 2} ${height - 7} l7 7 l-7 7 l-7 -7 z`}
                className="depth-own"
                role="presentation"
              />
            )}
          </g>
        )
      })}
    </g>
  )
}
