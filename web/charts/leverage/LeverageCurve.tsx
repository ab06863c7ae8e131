import { scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import { Link } from 'wouter'
import { textWidth, wrap } from '../text.ts'
import { useWidth } from '../use-width.ts'
import { ceiling, crossing, domainOf, placed, stairs, type LeveragePoint } from './state.ts'
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
  readonly money: (million: number) => string
  /** What a line of equal leverage is called. */
  readonly times: (leverage: number) => string
  readonly thresholdText: string
}

const LEVERAGES = [1, 10, 100, 1000, 10_000]
const NAME = 13
const DETAIL = 12
/** Bold letters are wider. */
const BOLD = 1.2
const LINE = 17
const TOP = 30
const AXIS = 46

/** Loss against exports forgone, both on scales of ratios, so that sets of the same leverage lie on one straight line. */
export function LeverageCurve(props: Props): React.JSX.Element {
  const { points, threshold, label, money, times } = props
  const [ref, measured] = useWidth()
  const width = measured || 860
  const narrow = width < 680
  const domain = domainOf(points)
  const left = Math.max(48, ...decades(domain.loss).map((value) => 18 + textWidth(money(value), DETAIL)))
  // Letters differ between fonts: some room is left.
  const room = narrow ? width - 46 : Math.min(330, width * 0.42)
  const right = narrow ? width - 12 : width - room - 34
  const texts = points.map(({ name, detail }) => ({
    name: wrap(name, room, BOLD * NAME),
    detail: wrap(detail, room, DETAIL),
  }))
  const heights = texts.map(({ name, detail }) => LINE * (name.length + detail.length) + 10)
  const all = heights.reduce((sum, height) => sum + height, 0)
  const bottom = narrow ? 330 : Math.max(400, all + TOP)
  const x = scaleLog(domain.exportsForgone, [left, right])
  const y = scaleLog(domain.loss, [bottom, TOP])
  const path = line<readonly [number, number]>(
    ([exportsForgone]) => x(exportsForgone),
    ([, loss]) => y(loss),
  )
  const listed = bottom + AXIS + 10
  const tops = narrow
    ? heights.map((_, i) => listed + heights.slice(0, i).reduce((sum, height) => sum + height, 0))
    : placed(
        points.map(({ loss }) => y(loss) - LINE / 2),
        heights,
        bottom + AXIS,
      )
  const height = narrow ? listed + all : bottom + AXIS
  const lines = LEVERAGES.filter(
    (leverage) => threshold === undefined || Math.abs(Math.log10(leverage / threshold)) > 0.2,
  )
  return (
    <div ref={ref}>
      <svg width={width} height={height} role="group" aria-label={label} className="leverage">
        <text x={narrow ? 0 : left} y={14} className="axis-title">
          ↑ {props.loss}
        </text>
        <text x={right} y={bottom + 38} textAnchor="end" className="axis-title">
          {props.exportsForgone} →
        </text>
        <Ticks
          at={decades(domain.exportsForgone)}
          place={(value) => [x(value), bottom + 18]}
          anchor="middle"
          text={money}
        />
        <Ticks at={decades(domain.loss)} place={(value) => [left - 7, y(value) + 4]} anchor="end" text={money} />
        {decades(domain.loss).map((value) => (
          <line key={value} x1={left} x2={right} y1={y(value)} y2={y(value)} className="grid" />
        ))}
        <line x1={left} x2={right} y1={bottom} y2={bottom} className="zero" />
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
        {points.map(({ exportsForgone, loss, href }, i) => {
          const { name = [], detail = [] } = texts[i] ?? {}
          const top = tops[i] ?? 0
          const textX = narrow ? 30 : right + 34
          return (
            <Link key={href} href={href}>
              {!narrow && (
                <path
                  d={`M${x(exportsForgone)} ${y(loss)} H${right} L${textX - 6} ${top + LINE / 2 + 2}`}
                  className="leverage-leader"
                />
              )}
              {narrow && <Dot x={10} y={top + 9} rank={i + 1} />}
              {[...name, ...detail].map((text, l) => (
                <text
                  key={l}
                  x={textX}
                  y={top + 13 + LINE * l}
                  className={l < name.length ? 'leverage-name' : 'leverage-detail'}
                >
                  {text}{' '}
                </text>
              ))}
            </Link>
          )
        })}
        {/* Where sets nearly coincide, the worst lies on top. */}
        <g aria-hidden="true">
          {points
            .map(({ exportsForgone, loss, href }, i) => (
              <Dot key={href} x={x(exportsForgone)} y={y(loss)} rank={i + 1} />
            ))
            .reverse()}
        </g>
      </svg>
    </div>
  )
}

function Dot({ x, y, rank }: { readonly x: number; readonly y: number; readonly rank: number }): React.JSX.Element {
  return (
    <>
      <circle cx={x} cy={y} r={9} className="leverage-dot" />
      <text x={x} y={y + 4} textAnchor="middle" className="leverage-number">
        {rank}
      </text>
    </>
  )
}

const decades = ([low, high]: readonly [number, number]): number[] => {
  const first = Math.ceil(Math.log10(low))
  return Array.from({ length: Math.max(0, Math.floor(Math.log10(high)) - first + 1) }, (_, i) => 10 ** (first + i))
}

function Ticks({
  at,
  place,
  anchor,
  text,
}: {
  readonly at: readonly number[]
  readonly place: (value: number) => readonly [number, number]
  readonly anchor: 'middle' | 'end'
  readonly text: (value: number) => string
}): React.JSX.Element {
  return (
    <g aria-hidden="true">
      {at.map((value) => (
        <text key={value} x={place(value)[0]} y={place(value)[1]} textAnchor={anchor} className="tick-label">
          {text(value)}
        </text>
      ))}
    </g>
  )
}

/** A line of equal leverage, told where it begins. */
function Diagonal({
  ends,
  x,
  y,
  text,
  className,
}: {
  readonly ends: ReturnType<typeof crossing>
  readonly x: (exportsForgone: number) => number
  readonly y: (loss: number) => number
  readonly text: string
  readonly className: string
}): React.JSX.Element | null {
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
