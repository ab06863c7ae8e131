import { scaleLinear } from 'd3-scale'
import { Link } from 'wouter'
import { textWidth, wrap } from '../text.ts'
import { useWidth } from '../use-width.ts'
import './bars.css'

export interface NamedBar {
  readonly id: string
  /** In as many lines as it takes. */
  readonly name: string
  readonly detail?: string
  readonly value: number
  /** The bar goes on as an outline up to here. */
  readonly upTo?: number
  readonly text: string
  /** Left out: it leads nowhere. */
  readonly href?: string
}

const BAR = 16
const LINE = 17
const NAME = 13
const DETAIL = 12
/** Bold letters are wider. */
const BOLD = 1.12
const GAP = 16

/** Amounts from zero under names of any length: beside them, on a phone below. */
export function NamedBars({
  rows,
  label,
}: {
  readonly rows: readonly NamedBar[]
  readonly label: string
}): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 700
  const narrow = width < 620
  const names = narrow ? width : Math.min(460, width * 0.5)
  const start = narrow ? 0 : names + 20
  const tail = Math.max(...rows.map(({ text }) => textWidth(text, NAME))) + 14
  const most = Math.max(...rows.map(({ value, upTo = 0 }) => Math.max(value, upTo)), 1e-9)
  const x = scaleLinear([0, most], [start, width - tail])
  const told = rows.map(({ name, detail = '' }) => ({
    name: wrap(name, names, BOLD * NAME),
    detail: wrap(detail, names, DETAIL),
  }))
  const heights = told.map(({ name, detail }) => LINE * (name.length + detail.length) + (narrow ? BAR + 8 : 0) + GAP)
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, 0))
  const height = heights.reduce((sum, one) => sum + one, 0)
  return (
    <div ref={ref}>
      <svg width={width} height={height} role="group" aria-label={label} className="bars">
        {rows.map(({ id, value, upTo = value, text, href }, r) => {
          const { name = [], detail = [] } = told[r] ?? {}
          const top = tops[r] ?? 0
          const y = narrow ? top + LINE * (name.length + detail.length) + 6 : top + 2
          const drawn = (
            <>
              <rect x={0} y={top} width={width} height={heights[r]} fill="transparent" />
              {[...name, ...detail].map((line, l) => (
                <text
                  key={l}
                  x={0}
                  y={top + 13 + LINE * l}
                  className={l < name.length ? 'mark-label' : 'quiet-label'}
                  fontWeight={l < name.length ? 600 : 400}
                >
                  {line}{' '}
                </text>
              ))}
              {upTo > value && (
                <rect x={x(value)} y={y + 0.5} width={x(upTo) - x(value)} height={BAR - 1} className="bar-up-to" />
              )}
              <rect x={start} y={y} width={Math.max(1, x(value) - start)} height={BAR} className="fill-stopped" />
              <text x={x(Math.max(value, upTo)) + 8} y={y + 13} className="mark-label">
                {text}
              </text>
            </>
          )
          return href === undefined ? (
            <g key={id}>{drawn}</g>
          ) : (
            <Link key={id} href={href}>
              {drawn}
            </Link>
          )
        })}
        {!narrow && <line x1={start} x2={start} y1={0} y2={height - GAP + 6} className="zero" />}
      </svg>
    </div>
  )
}
