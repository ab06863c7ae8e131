import { scaleLinear } from 'd3-scale'
import { textWidth, wrap } from '../text.ts'
import { useWidth } from '../use-width.ts'
import './payers.css'

type Payer = 'treasury' | 'users' | 'core'
interface PayerGroup {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly bars: readonly {
    readonly payer: Payer
    readonly name: string
    readonly value: number
    readonly text: string
  }[]
}

const BAR = 15
const STEP = 21
const HEAD = 22
const LINE = 16
const GAP = 16

/** Who pays and who gets: amounts to either side of nothing, on one scale for all groups. */
export function PayerBars({
  groups,
  label,
}: {
  readonly groups: readonly PayerGroup[]
  readonly label: string
}): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 760
  const narrow = width < 560
  const bars = groups.flatMap((group) => group.bars)
  const names = Math.max(...bars.map(({ name }) => textWidth(name, 12.5))) + 12
  const tail = Math.max(...bars.map(({ text }) => 1.12 * textWidth(text, 12.5))) + 12
  const low = Math.min(0, ...bars.map(({ value }) => value))
  const high = Math.max(1e-9, ...bars.map(({ value }) => value))
  const start = narrow ? 0 : names
  // An amount taken in has its text on the other side of nothing, where nothing is drawn.
  const x = scaleLinear([low, high], [start + 2, width - tail])
  const step = narrow ? STEP + LINE : STEP
  const details = groups.map(({ detail }) => wrap(detail, width, 12))
  const heights = groups.map(({ bars: own }, g) => HEAD + LINE * (details[g]?.length ?? 0) + own.length * step + GAP)
  const tops = heights.map((_, g) => heights.slice(0, g).reduce((sum, one) => sum + one, 0))
  const height = heights.reduce((sum, one) => sum + one, 0)
  return (
    <div ref={ref}>
      <svg width={width} height={height} role="img" aria-label={label} className="payers">
        {groups.map(({ id, name, bars: own }, g) => {
          const top = tops[g] ?? 0
          const first = top + HEAD + LINE * (details[g]?.length ?? 0)
          return (
            <g key={id}>
              <text x={0} y={top + 15} className="mark-label" fontWeight={650}>
                {name}
              </text>
              {details[g]?.map((text, l) => (
                <text key={text} x={0} y={top + HEAD + 11 + LINE * l} className="quiet-label">
                  {text}
                </text>
              ))}
              {own.map(({ payer, name: who, value, text }, b) => {
                const y = first + b * step + (narrow ? LINE : 2)
                return (
                  <g key={payer}>
                    <text
                      x={narrow ? 0 : names - 12}
                      y={narrow ? y - 4 : y + 12}
                      textAnchor={narrow ? 'start' : 'end'}
                      className="quiet-label"
                    >
                      {who}
                    </text>
                    <rect
                      x={x(Math.min(0, value))}
                      y={y}
                      width={Math.max(1, Math.abs(x(value) - x(0)))}
                      height={BAR}
                      className={`payer-${payer}`}
                    />
                    <text x={x(Math.max(0, value)) + 6} y={y + 12} className="mark-label">
                      {text}
                    </text>
                  </g>
                )
              })}
              <line x1={x(0)} x2={x(0)} y1={first} y2={first + own.length * step} className="zero" />
            </g>
          )
        })}
      </svg>
    </div>
  )
}
