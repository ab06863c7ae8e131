import { scaleLinear, scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import { MonthAxis } from '../axis.tsx'
import { fit, wrap } from '../text.ts'
import './observed.css'

interface SeenDot {
  readonly from: string
  readonly to: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Whether it counts; drawn hollow if not. */
  readonly counts: boolean
}
interface ModelMonth {
  readonly month: string
  readonly asWritten: number
  readonly central: number
  readonly fitted: number | null
}
interface Props {
  readonly title: string
  readonly detail: string
  readonly label: string
  /** All months of all drawings side by side. */
  readonly months: readonly string[]
  readonly model: readonly ModelMonth[]
  readonly dots: readonly SeenDot[]
  /** Prices on a scale of ratios, all else from zero. */
  readonly ratios: boolean
  /** Highest value of all drawings side by side. */
  readonly most: number
  readonly text: (value: number) => string
}

const WIDTH = 270
const HEIGHT = 130
const LEFT = 44
const LINE = 16
const HEAD = 3 * LINE + 6
const LEAST = 0.5

/** One thing by month: the model as lines, what was observed as dots, a mean over months as a dot on a bar. */
export function ObservedLines(props: Props): React.JSX.Element {
  const { title, detail, label, months, model, dots, ratios, most, text } = props
  const known = new Map(months.map((month, at) => [month, at]))
  const at = (month: string): number => known.get(month) ?? 0
  const x = scaleLinear([0, Math.max(1, months.length - 1)], [LEFT + 6, WIDTH - 10])
  const top = ratios ? Math.max(2, most) : Math.max(1, most)
  const y = ratios
    ? scaleLog([LEAST, top], [HEIGHT, 6]).clamp(true)
    : scaleLinear([0, top], [HEIGHT, 6]).nice(3).clamp(true)
  const ticks = ratios ? [1, 2, 5, 10, 20, 50, 100, 200].filter((tick) => tick <= top) : y.ticks(3)
  const thinned = ticks.length > 5 ? ticks.filter((tick) => [1, 10, 100].includes(tick)) : ticks
  const path = (pick: (month: ModelMonth) => number | null): string =>
    line<ModelMonth>()
      .defined((month) => pick(month) !== null)
      .x(({ month }) => x(at(month)))
      .y((month) => y(Math.max(ratios ? LEAST : 0, pick(month) ?? 0)))([...model]) ?? ''
  const lines = wrap(title, WIDTH, 1.12 * 12.5).slice(0, 2)
  const place = (value: number): number => y(Math.max(ratios ? LEAST : 0, value))
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEAD + HEIGHT + 24}`} width="100%" role="img" aria-label={label} className="observed">
      {lines.map((part, i) => (
        <text key={part} x={0} y={13 + LINE * (i + 2 - lines.length)} className="mark-label" fontWeight={600}>
          {part}
        </text>
      ))}
      <text x={0} y={13 + 2 * LINE} className="quiet-label">
        {fit(detail, WIDTH, 11.5)}
      </text>
      <g transform={`translate(0 ${HEAD})`}>
        {thinned.map((tick) => (
          <g key={tick}>
            <line
              x1={LEFT}
              x2={WIDTH - 4}
              y1={y(tick)}
              y2={y(tick)}
              className={tick === 1 || tick === 0 ? 'zero' : 'grid'}
            />
            <text x={LEFT - 5} y={y(tick) + 4} textAnchor="end" className="tick-label">
              {text(tick)}
            </text>
          </g>
        ))}
        <path d={path(({ asWritten }) => asWritten)} className="observed-word" />
        <path d={path(({ fitted }) => fitted)} className="observed-fitted" />
        <path d={path(({ central }) => central)} className="observed-tabled" />
        {model.length === 1 &&
          model.map(({ month, central }) => (
            <circle key={month} cx={x(at(month))} cy={place(central)} r={3} className="fill-accent" />
          ))}
        {dots.map((dot) => {
          const middle = (x(at(dot.from)) + x(at(dot.to))) / 2
          return (
            <g key={`${dot.from} ${dot.to}`} className={dot.counts ? 'observed-dot' : 'observed-dot observed-not'}>
              {dot.from !== dot.to && (
                <line x1={x(at(dot.from))} x2={x(at(dot.to))} y1={place(dot.value)} y2={place(dot.value)} />
              )}
              <line x1={middle} x2={middle} y1={place(dot.low)} y2={place(dot.high)} />
              <circle cx={middle} cy={place(dot.value)} r={4} />
            </g>
          )
        })}
        <MonthAxis months={months} x={x} y={HEIGHT} every={months.length > 18 ? 2 : 1} />
      </g>
    </svg>
  )
}
