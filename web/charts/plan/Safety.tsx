import { scaleLinear } from 'd3-scale'
import { fit, textWidth } from '../text.ts'
import { useWidth } from '../use-width.ts'
import { RIGHT, YearAxis, yearsFrom } from './YearAxis.tsx'
import { amountTicks, type Span } from './state.ts'
import './plan.css'

interface Props {
  readonly label: string
  readonly span: Span
  readonly shown: Span | undefined
  readonly years: readonly {
    readonly from: number
    readonly to: number
    readonly without: number
    readonly worst: number
  }[]
  readonly title: string
  readonly without: string
  readonly withPlan: string
  readonly money: (million: number, like: number) => string
}

const HEIGHT = 210
const TOP = 34
const AXIS = 24

/** The worst year from block to block, without the plan and with it: what lies between them is spared. */
export function Safety({ label, span, shown, years, title, without, withPlan, money }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 860
  const left = yearsFrom(width)
  const most = Math.max(...years.flatMap((year) => [year.without, year.worst]))
  const ticks = amountTicks(most)
  const top = ticks.at(-1) ?? 0
  const bottom = TOP + HEIGHT
  const x = scaleLinear([span.from, span.to], [left, width - RIGHT])
  const y = scaleLinear([0, top || 1], [bottom, TOP])
  const steps = (pick: (year: Props['years'][number]) => number): string =>
    years.map((year, i) => `${i === 0 ? 'M' : 'L'}${x(year.from)} ${y(pick(year))} H${x(year.to)}`).join(' ')
  const back = [...years]
    .reverse()
    .map((year) => `L${x(year.to)} ${y(year.worst)} H${x(year.from)}`)
    .join(' ')
  const last = years.at(-1)
  const room = last === undefined ? 0 : x(last.to) - x(years[0]?.from ?? 0)
  const apart = last !== undefined && y(last.worst) - y(last.without) > 20
  return (
    <div ref={ref}>
      <svg width={width} height={bottom + AXIS} role="img" aria-label={label} className="plan-chart">
        <text x={Math.max(0, left - textWidth(money(top, top), 11) - 12)} y={14} className="axis-title">
          ↑ {title}
        </text>
        <YearAxis span={span} x={x} top={TOP} bottom={bottom} shown={shown} />
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className="grid" />
            <text x={left - 7} y={y(tick) + 4} textAnchor="end" className="tick-label">
              {tick === 0 ? '0' : money(tick, top)}
            </text>
          </g>
        ))}
        <path d={`${steps((year) => year.without)} ${back} Z`} className="plan-spared" />
        <path d={steps((year) => year.without)} className="plan-without" />
        <path d={steps((year) => year.worst)} className="plan-with" />
        {last !== undefined && apart && (
          <>
            <text
              x={x(last.to) - 6}
              y={y(last.without) + 18}
              textAnchor="end"
              className="mark-label plan-without-label"
            >
              {fit(without, room, 13)}
            </text>
            <text x={x(last.to) - 6} y={y(last.worst) - 8} textAnchor="end" className="mark-label plan-with-label">
              {fit(withPlan, room, 13)}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}
