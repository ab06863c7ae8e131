import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { Hatch } from '../../../charts/Key.tsx'
import { fit } from '../../../charts/text.ts'
import { useWidth } from '../../../charts/use-width.ts'
import '../../../charts/charts.css'
import './benchmark.css'

interface BenchmarkPoint {
  readonly round: string
  readonly kg: number
  /** USD per kg; undefined where it is withheld. */
  readonly price: number | undefined
}

interface Props {
  readonly points: readonly BenchmarkPoint[]
  /** Of all drawings side by side. */
  readonly range: { readonly low: number; readonly high: number; readonly kg: number }
  readonly label: string
  readonly words: { readonly price: string; readonly volume: string; readonly withheld: string }
  readonly number: (value: number) => string
}

const PRICES = 120
const VOLUMES = 56
const TOP = 22
const GAP = 30
const LEFT = 50
const RIGHT = 12
const AXIS = 24
const TONNE = 1000
const BAR = 34

/** A price round by round, and below it how much stood behind it. Where it is withheld there is a cross and no line. */
export function BenchmarkChart({ points, range, label, words, number }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const hatch = useId()
  const width = Math.max(220, measured || 320)
  const bottom = TOP + PRICES
  const floor = bottom + GAP + VOLUMES
  const step = (width - LEFT - RIGHT) / Math.max(1, points.length)
  const x = (i: number): number => LEFT + step * (i + 0.5)
  const room = Math.max((range.high - range.low) * 0.15, range.high * 0.01, 1e-6)
  const y = scaleLinear([range.low - room, range.high + room], [bottom, TOP])
  const volume = scaleLinear([0, range.kg || 1], [floor, bottom + GAP])
  const bar = Math.min(BAR, step * 0.6)
  const lines = points.slice(1).flatMap((point, i) => {
    const before = points[i]
    return before?.price === undefined || point.price === undefined
      ? []
      : [`M${x(i)} ${y(before.price)} L${x(i + 1)} ${y(point.price)}`]
  })
  const every = Math.ceil(64 / step)
  return (
    <div ref={ref}>
      <svg width={width} height={floor + AXIS} role="img" aria-label={label}>
        <Hatch id={hatch} />
        <text x={0} y={12} className="tick-label">
          ↑ {words.price}
        </text>
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className="grid" />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className="tick-label">
              {number(tick)}
            </text>
          </g>
        ))}
        <path d={lines.join(' ')} className="line-price" />
        {points.map(({ round, price }, i) =>
          price === undefined ? (
            <g key={round} className="benchmark-withheld">
              <title>{words.withheld}</title>
              <path d={`M${x(i) - 4} ${bottom - 10} l8 8 m0 -8 l-8 8`} />
            </g>
          ) : (
            <circle key={round} cx={x(i)} cy={y(price)} r={4} className="fill-price" />
          ),
        )}
        <text x={0} y={bottom + GAP - 8} className="tick-label">
          ↑ {words.volume}
        </text>
        {volume.ticks(2).map((tick) => (
          <g key={tick}>
            <line
              x1={LEFT}
              x2={width - RIGHT}
              y1={volume(tick)}
              y2={volume(tick)}
              className={tick === 0 ? 'zero' : 'grid'}
            />
            <text x={LEFT - 6} y={volume(tick) + 4} textAnchor="end" className="tick-label">
              {number(tick / TONNE)}
            </text>
          </g>
        ))}
        {points.map(({ round, kg, price }, i) => (
          <g key={round}>
            <rect x={x(i) - bar / 2} width={bar} y={volume(kg)} height={floor - volume(kg)} className="fill-served" />
            {price === undefined && (
              <rect x={x(i) - bar / 2} width={bar} y={volume(kg)} height={floor - volume(kg)} fill={`url(#${hatch})`} />
            )}
            {i % every === 0 && (
              <text x={x(i)} y={floor + 16} textAnchor="middle" className="tick-label">
                {fit(round, every * step - 6, 11)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}
