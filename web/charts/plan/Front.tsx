import { scaleLinear } from 'd3-scale'
import { Link } from 'wouter'
import { placed } from '../leverage/state.ts'
import { wrap } from '../text.ts'
import { useWidth } from '../use-width.ts'
import { amountTicks } from './state.ts'
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
  readonly money: (million: number, like: number) => string
}

const TOP = 30
const AXIS = 46
const NAME = 13
const DETAIL = 12
const LINE = 17

/** What each budget leaves to be lost: down the stairs, the more is paid. Each point shows its plan. */
export function Front({ label, points, nothing, paid, loss, money }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 860
  const narrow = width < 680
  const ticks = {
    paid: amountTicks(Math.max(...points.map((point) => point.paid))),
    loss: amountTicks(Math.max(nothing.loss, ...points.map((point) => point.loss))),
  }
  const most = { paid: ticks.paid.at(-1) || 1, loss: ticks.loss.at(-1) || 1 }
  const left = 84
  const room = narrow ? width - 40 : Math.min(310, width * 0.4)
  const right = narrow ? width - 20 : width - room - 40
  const texts = points.map(({ name, detail }) => ({
    name: wrap(name, room, 1.15 * NAME),
    detail: wrap(detail, room, DETAIL),
  }))
  const heights = texts.map(({ name, detail }) => LINE * (name.length + detail.length) + 10)
  const all = heights.reduce((sum, height) => sum + height, 0)
  const bottom = narrow ? 280 : Math.max(320, all + TOP - AXIS)
  const listed = narrow ? bottom + AXIS + 8 : TOP - 10
  const tops = narrow
    ? heights.map((_, i) => listed + heights.slice(0, i).reduce((sum, height) => sum + height, 0))
    : placed(
        points.map((_, i) => listed + heights.slice(0, i).reduce((sum, height) => sum + height, 0)),
        heights,
        bottom + AXIS,
      )
  const height = narrow ? listed + all : bottom + AXIS
  const x = scaleLinear([0, most.paid], [left, right])
  const y = scaleLinear([0, most.loss], [bottom, TOP])
  const stairs = points.map((point) => `H${x(point.paid)} V${y(point.loss)}`).join(' ')
  return (
    <div ref={ref}>
      <svg width={width} height={height} role="group" aria-label={label} className="plan-chart">
        <text x={0} y={14} className="axis-title">
          ↑ {loss}
        </text>
        <text x={right} y={bottom + 38} textAnchor="end" className="axis-title">
          {paid} →
        </text>
        <g aria-hidden="true">
          {ticks.loss.map((tick) => (
            <g key={tick}>
              <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'zero' : 'grid'} />
              <text x={left - 7} y={y(tick) + 4} textAnchor="end" className="tick-label">
                {tick === 0 ? '0' : money(tick, most.loss)}
              </text>
            </g>
          ))}
          {ticks.paid.map((tick, i) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} className="tick" />
              {(!narrow || i % 2 === 0) && (
                <text x={x(tick)} y={bottom + 18} textAnchor="middle" className="tick-label">
                  {tick === 0 ? '0' : money(tick, most.paid)}
                </text>
              )}
            </g>
          ))}
          <path d={`M${x(0)} ${y(nothing.loss)} ${stairs} H${right}`} className="plan-stairs" />
          <circle cx={x(0)} cy={y(nothing.loss)} r={6} className="plan-nothing" />
          <text x={x(0) + 12} y={y(nothing.loss) - 8} className="quiet-label">
            {nothing.name}
          </text>
        </g>
        {points.map((point, i) => {
          const { name = [], detail = [] } = texts[i] ?? {}
          const top = tops[i] ?? 0
          const at = narrow ? 30 : right + 58
          return (
            <Link
              key={point.id}
              href={point.href}
              aria-current={point.shown ? 'true' : undefined}
              className={point.shown ? 'plan-point plan-point-shown' : 'plan-point'}
            >
              <rect
                x={at - 28}
                y={top}
                width={width - at + 28}
                height={(heights[i] ?? 0) - 4}
                rx={4}
                className="plan-row"
              />
              <Dot x={at - 16} y={top + 13} rank={i + 1} />
              {[...name, ...detail].map((text, l) => (
                <text key={l} x={at} y={top + 17 + LINE * l} className={l < name.length ? 'plan-name' : 'quiet-label'}>
                  {text}{' '}
                </text>
              ))}
              <Dot x={x(point.paid)} y={y(point.loss)} rank={i + 1} />
            </Link>
          )
        })}
      </svg>
    </div>
  )
}

function Dot({ x, y, rank }: { readonly x: number; readonly y: number; readonly rank: number }): React.JSX.Element {
  return (
    <g aria-hidden="true">
      <circle cx={x} cy={y} r={10} className="plan-dot" />
      <text x={x} y={y + 4} textAnchor="middle" className="plan-number">
        {rank}
      </text>
    </g>
  )
}
