import { scaleLog } from 'd3-scale'
import { Link } from 'wouter'
import { fit, textWidth } from '../text.ts'
import { useWidth } from '../use-width.ts'
import './rules.css'

export interface RuleRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  /** How the row is written at its end. */
  readonly text: string
  /** Distances as ratios to that of the better rule; undefined where that is nothing. */
  readonly nothing: number | undefined
  readonly word: number | undefined
  readonly tabled: number | undefined
  readonly fitted: number | undefined
  readonly href: string
}

interface Props {
  readonly sections: readonly { readonly title: string; readonly rows: readonly RuleRow[] }[]
  readonly label: string
  readonly times: (ratio: number) => string
  readonly nearer: string
  readonly farther: string
}

const ROW = 40
const HEAD = 34
const TICKS = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16]

/** The better of two simple rules stands on one line for all rows; what lies left of it is nearer to what was observed. */
export function RuleDots({ sections, label, times, nearer, farther }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 860
  const narrow = width < 680
  const rows = sections.flatMap((section) => section.rows)
  const ratios = rows
    .flatMap(({ nothing, word, tabled, fitted }) => [nothing, word, tabled, fitted])
    .flatMap((ratio) => (ratio === undefined || ratio <= 0 ? [] : [ratio]))
  const domain = [Math.max(0.125, Math.min(0.5, ...ratios)), Math.min(16, Math.max(2, ...ratios))] as const
  const names = narrow ? 0 : Math.min(330, width * 0.36)
  const tail = narrow ? 12 : Math.max(...rows.map(({ text }) => textWidth(text, 12.5))) + 14
  const x = scaleLog(domain, [names + 12, width - tail - 12]).clamp(true)
  const row = narrow ? ROW + 22 : ROW
  const tops: number[] = []
  let y = 22
  const heads = sections.map((section) => {
    const top = y
    y += HEAD
    for (const _ of section.rows) {
      tops.push(y)
      y += row
    }
    return top
  })
  const bottom = y + 4
  const [left = 0] = x.range()
  const ticks = TICKS.filter((tick) => tick >= domain[0] * 0.99 && tick <= domain[1] * 1.01)
  const middleOf = (top: number): number => (narrow ? top + 47 : top + row / 2)
  // On a phone names stand above the marks: lines from top to bottom would cross them.
  const strips = narrow ? tops.map((top) => [middleOf(top) - 11, 22] as const) : ([[22, bottom - 22]] as const)
  return (
    <div ref={ref}>
      <svg width={width} height={bottom + 24} role="group" aria-label={label} className="rules">
        {strips.map(([top, height]) => (
          <g key={top} aria-hidden="true">
            <rect x={left} y={top} width={x(1) - left} height={height} className="rules-nearer" />
            {ticks.map((tick) => (
              <line
                key={tick}
                x1={x(tick)}
                x2={x(tick)}
                y1={top}
                y2={top + height}
                className={tick === 1 ? 'rules-one' : 'grid'}
              />
            ))}
          </g>
        ))}
        <text x={x(1) - 8} y={14} textAnchor="end" className="quiet-label">
          {fit(`← ${nearer}`, x(1) - (narrow ? 0 : names), 11.5)}
        </text>
        <text x={x(1) + 8} y={14} className="quiet-label">
          {fit(`${farther} →`, width - x(1) - 8, 11.5)}
        </text>
        {ticks.map((tick) => (
          <text key={tick} x={x(tick)} y={bottom + 16} textAnchor="middle" className="tick-label" aria-hidden="true">
            {times(tick)}
          </text>
        ))}
        {sections.map(({ title }, s) => (
          <text key={title} x={0} y={(heads[s] ?? 0) + 23} className="rules-head">
            {title}
          </text>
        ))}
        {rows.map((one, r) => {
          const top = tops[r] ?? 0
          const middle = middleOf(top)
          const marks = [one.nothing, one.word, one.tabled, one.fitted].flatMap((ratio) =>
            ratio === undefined ? [] : [x(Math.max(ratio, domain[0]))],
          )
          const anchor = narrow ? 'start' : 'end'
          const at = narrow ? 0 : names
          return (
            <Link key={one.id} href={one.href}>
              <rect x={0} y={top} width={width} height={row} fill="transparent" />
              <text x={at} y={top + 16} textAnchor={anchor} className="mark-label" fontWeight={600}>
                {fit(one.label, narrow ? width - textWidth(one.text, 12.5) - 14 : names, 12.5)}{' '}
              </text>
              <text x={at} y={top + 31} textAnchor={anchor} className="quiet-label">
                {fit(one.detail, narrow ? width : names, 11.5)}{' '}
              </text>
              {marks.length > 1 && (
                <line x1={Math.min(...marks)} x2={Math.max(...marks)} y1={middle} y2={middle} className="rules-span" />
              )}
              <Mark kind="nothing" x={x} ratio={one.nothing} y={middle} />
              <Mark kind="word" x={x} ratio={one.word} y={middle} />
              <Mark kind="tabled" x={x} ratio={one.tabled} y={middle} />
              <Mark kind="fitted" x={x} ratio={one.fitted} y={middle} />
              <text x={width} y={narrow ? top + 16 : middle + 4} textAnchor="end" className="mark-label">
                {one.text}
              </text>
            </Link>
          )
        })}
      </svg>
    </div>
  )
}

export type RuleKind = 'nothing' | 'word' | 'tabled' | 'fitted'

function Mark({
  kind,
  x,
  ratio,
  y,
}: {
  readonly kind: RuleKind
  readonly x: (ratio: number) => number
  readonly ratio: number | undefined
  readonly y: number
}): React.JSX.Element | null {
  return ratio === undefined ? null : <RuleMark kind={kind} x={x(Math.max(ratio, 1e-6))} y={y} />
}

/** Each answer has a shape of its own, in the drawing and in its key. */
export function RuleMark({
  kind,
  x,
  y,
}: {
  readonly kind: RuleKind
  readonly x: number
  readonly y: number
}): React.JSX.Element {
  switch (kind) {
    case 'nothing':
      return <path d={`M${x} ${y - 6}l6 11h-12Z`} className="rules-rule" />
    case 'word':
      return <path d={`M${x} ${y - 7}l6 7l-6 7l-6 -7Z`} className="rules-rule" />
    case 'tabled':
      return <circle cx={x} cy={y} r={6} className="rules-tabled" />
    case 'fitted':
      return <rect x={x - 5} y={y - 5} width={10} height={10} className="rules-fitted" />
    default:
      return kind satisfies never
  }
}
