import type { ReactNode } from 'react'
import { linear, type Place } from '../../../charts/frame/axis.ts'
import { box, Hatched, NARROW, type Field } from '../../../charts/frame/Drawing.tsx'
import { XYFrame } from '../../../charts/frame/XYFrame.tsx'
import { textWidth } from '../../../charts/text.ts'
import { curveOf, frameOf, type Depth, type Piece, type Step } from './state.ts'
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

const HEIGHT = 302
const MICRO = 1e6
/** Grams; a round of less than two tonnes is given in kilograms. */
const TONNE = 1e6
const KILOGRAM = 1000
const BLOCK = 9

/** Asks from the cheapest, bids from the dearest, and the price at which what was filled of both is as much. */
export function DepthChart(props: Props): React.JSX.Element {
  const { depth, label, words, number } = props
  const { most, low, high } = frameOf(depth)
  const unit = most < 2 * TONNE ? KILOGRAM : TONNE
  return (
    <XYFrame
      label={label}
      x={linear([0, most / unit], number)}
      y={linear([low / MICRO, high / MICRO], number)}
      titles={{ x: unit === TONNE ? words.tonnes : words.kilograms, y: words.perKg }}
      height={HEIGHT}
      marks={(field) => <Marks {...props} most={most} field={inGrams(field, unit)} />}
    />
  )
}

/** The same places, by grams and micro-dollars. */
const inGrams = (field: Field, unit: number): Field => ({
  ...field,
  x: (grams) => field.x(grams / unit),
  y: (price) => field.y(price / MICRO),
})

function Marks({
  depth,
  own,
  words,
  describe,
  most,
  field: { x, y, left, right, top, bottom },
}: Props & { readonly most: number; readonly field: Field }): ReactNode {
  const [supply, demand] = [curveOf(depth.supply), curveOf(depth.demand)].map((pieces) =>
    pieces.filter(({ from }) => from < most),
  ) as [Piece[], Piece[]]
  const area = (pieces: readonly Piece[]): string[] =>
    pieces
      .filter(({ isFilled }) => isFilled)
      .flatMap(({ step, from, to }) => [`${x(from)} ${y(step.price)}`, `${x(to)} ${y(step.price)}`])
  const shade = [...area(demand), ...area(supply).reverse()]
  const isVolumeRight = x(depth.cleared) + textWidth(words.volume, 14) + 8 < right
  return (
    <>
      {shade.length > 0 && <polygon points={shade.join(' ')} className="depth-gains" />}
      {depth.low < depth.high && (
        <path d={box(left, y(depth.high), right - left, y(depth.low) - y(depth.high))} className="depth-open" />
      )}
      <line x1={left} x2={right} y1={y(depth.price)} y2={y(depth.price)} className="depth-price" />
      {depth.cleared > 0 && (
        <line x1={x(depth.cleared)} x2={x(depth.cleared)} y1={y(depth.price)} y2={bottom} className="depth-volume" />
      )}
      <Curve {...{ pieces: demand, x, y, most, own, describe }} side="demand" />
      <Curve {...{ pieces: supply, x, y, most, own, describe }} side="supply" />
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
              x={left + 6}
              y={Math.min(Math.max(at, top - (isOwn ? 14 : 4)), bottom - 5)}
              className={`mark-label depth-name depth-${side}`}
            >
              {text}
            </text>
          )
        },
      )}
      {/* Where there is no room beside the curves, the price is written above them. */}
      <text
        x={right}
        y={right < NARROW - left ? 14 : y(depth.price) - 6}
        textAnchor="end"
        className="mark-label depth-name"
      >
        {words.price}
      </text>
      {depth.cleared > 0 && (
        <text
          x={x(depth.cleared) + (isVolumeRight ? 6 : -6)}
          y={bottom - 7}
          textAnchor={isVolumeRight ? 'start' : 'end'}
          className="mark-label depth-name"
        >
          {words.volume}
        </text>
      )}
      {[...demand, ...supply].flatMap(({ step, from, to, isFilled }, i, all) => {
        // An order that is filled in part has two pieces, and is named once.
        const isNamed = all.findIndex((one) => one.step === step) < i
        if (step.id === undefined || !own.has(step.id) || isNamed) return []
        return [
          <text
            key={`${step.id}${step.node}${isFilled}`}
            x={x((from + Math.min(to, most)) / 2)}
            y={y(step.price) - 11}
            textAnchor="middle"
            className="mark-label depth-name"
          >
            {words.yours}
          </text>,
        ]
      })}
    </>
  )
}

interface CurveProps extends Pick<Props, 'own' | 'describe'> {
  readonly pieces: readonly Piece[]
  readonly side: 'supply' | 'demand'
  readonly x: Place
  readonly y: Place
  readonly most: number
}

function Curve({ pieces, side, x, y, most, own, describe }: CurveProps): React.JSX.Element {
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
              <g className={isFilled ? 'depth-block depth-in' : 'depth-block'}>
                <Hatched d={box(left, height - BLOCK / 2, Math.max(1, right - left), BLOCK)} className="depth-side" />
              </g>
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
