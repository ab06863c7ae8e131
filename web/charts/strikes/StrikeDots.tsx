import { scaleLog } from 'd3-scale'
import { Link } from 'wouter'
import { fit } from '../text.ts'
import { useWidth } from '../use-width.ts'
import './strikes.css'

type Mark = 'cfd' | 'tariff' | 'origin'
interface StrikeLine {
  readonly id: string
  readonly label: string
  /** Price without anything, and with each instrument. */
  readonly price: number
  readonly marks: readonly { readonly mark: Mark; readonly value: number }[]
  /** Under its name, and in words where the pointer rests. */
  readonly text: string
  readonly told: string
  readonly href: string
}

const ROW = 40
const NARROW = 56
const AXIS = 24

/** What a good costs without help and with each instrument, on a scale of ratios. */
export function StrikeDots({
  rows,
  label,
  tick,
}: {
  readonly rows: readonly StrikeLine[]
  readonly label: string
  readonly tick: (value: number) => string
}): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 760
  const narrow = width < 620
  const names = narrow ? 0 : Math.min(280, width * 0.36)
  const row = narrow ? NARROW : ROW
  const all = rows.flatMap(({ price, marks }) => [price, ...marks.map(({ value }) => value)]).filter((one) => one > 0)
  const x = scaleLog([Math.min(...all) / 1.25, Math.max(...all) * 1.25], [names + 8, width - 12])
  const height = rows.length * row
  const ticks = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000].filter(
    (one) => x(one) >= names + 8 && x(one) <= width - 12,
  )
  return (
    <div ref={ref}>
      <svg width={width} height={height + AXIS} role="group" aria-label={label} className="strikes">
        <g aria-hidden="true">
          {ticks.map((one) => (
            <g key={one}>
              <line x1={x(one)} x2={x(one)} y1={0} y2={height} className="grid" />
              <text x={x(one)} y={height + 16} textAnchor="middle" className="tick-label">
                {tick(one)}
              </text>
            </g>
          ))}
        </g>
        {rows.map(({ id, label: name, price, marks, text, told, href }, r) => {
          const top = r * row
          const y = narrow ? top + 42 : top + row / 2
          const room = narrow ? width - 4 : names - 8
          const ends = [price, ...marks.map(({ value }) => value)]
          return (
            <Link key={id} href={href}>
              <rect x={0} y={top} width={width} height={row} fill="transparent">
                <title>{told}</title>
              </rect>
              <text x={0} y={top + 15} className="mark-label" fontWeight={600}>
                {fit(name, room, 13.5)}{' '}
              </text>
              <text x={0} y={top + 30} className="quiet-label">
                {text}
              </text>
              <g aria-hidden="true">
                <line x1={x(Math.min(...ends))} x2={x(Math.max(...ends))} y1={y} y2={y} className="strike-span" />
                <line x1={x(price)} x2={x(price)} y1={y - 9} y2={y + 9} className="strike-price" />
                {marks.map(({ mark, value }) => (
                  <g key={mark} transform={`translate(${x(value)} ${y})`}>
                    <StrikeMark mark={mark} />
                  </g>
                ))}
              </g>
            </Link>
          )
        })}
      </svg>
    </div>
  )
}

/** Distinguished by shape as well as by colour. */
export const StrikeMark = ({ mark }: { readonly mark: Mark }): React.JSX.Element => MARKS[mark]
const MARKS: Readonly<Record<Mark, React.JSX.Element>> = {
  cfd: <circle r={5.5} className="strike-cfd" />,
  tariff: <path d="M0 -7l7 7l-7 7l-7 -7Z" className="strike-tariff" />,
  origin: <rect x={-5} y={-5} width={10} height={10} className="strike-origin" />,
}
