import { textWidth } from '../../charts/text.ts'
import { useWidth } from '../../charts/use-width.ts'
import { scaleOf } from './range.ts'

interface Bar {
  readonly id: string
  /** What it is, and its value with the unit. */
  readonly text: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Writes both ends. */
  readonly write: (value: number) => string
  /** What the baseline uses. */
  readonly used?: number
  readonly usedText?: string
}

const LINE = 78
const AXIS = 40

/** Figures of a row, each with its range on a scale of its own, and what the baseline makes of it. */
export function RangeBars({
  bars,
  label,
}: {
  readonly bars: readonly Bar[]
  readonly label: string
}): React.JSX.Element {
  const [measure, measured] = useWidth()
  const room = measured || 560
  const width = Math.min(room, 720)
  const height = LINE * bars.length
  const inside = (x: number, text: string): number => {
    // A little room besides: fonts differ in width.
    const half = textWidth(text, 12) / 2 + 4
    return Math.min(Math.max(x, half), width - half)
  }
  return (
    <div ref={measure}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {bars.map(({ id, text, write, value, low, high, used, usedText }, i) => {
          const x = scaleOf({ low, high, used }, width)
          // Ends that nearly meet share one label.
          const close = x(high) - x(low) < 90
          return (
            <g key={id} transform={`translate(0,${LINE * i})`}>
              <text y={14} fontSize={13}>
                <tspan fontWeight={650}>{text}</tspan>
              </text>
              <line x1={0} x2={width} y1={AXIS} y2={AXIS} stroke="var(--rule)" />
              <line x1={x(0)} x2={x(0)} y1={AXIS - 5} y2={AXIS + 5} stroke="var(--rule-strong)" />
              <line x1={x(low)} x2={x(high)} y1={AXIS} y2={AXIS} stroke="var(--accent)" strokeWidth={6} />
              {used !== undefined && (
                <>
                  <path
                    d={`M${x(used)},${AXIS - 9}l9,9l-9,9l-9,-9Z`}
                    fill="var(--short)"
                    stroke="var(--ink)"
                    strokeWidth={1.5}
                  />
                  <text x={width} y={14} fontSize={12} textAnchor="end">
                    ◆ {usedText}
                  </text>
                </>
              )}
              <line x1={x(value)} x2={x(value)} y1={AXIS - 10} y2={AXIS + 10} stroke="var(--ink)" strokeWidth={3} />
              {low < high &&
                (close ? (
                  <text
                    x={inside((x(low) + x(high)) / 2, `${write(low)} – ${write(high)}`)}
                    y={AXIS + 26}
                    fontSize={12}
                    textAnchor="middle"
                  >
                    {write(low)} – {write(high)}
                  </text>
                ) : (
                  <>
                    <text x={inside(x(low), write(low))} y={AXIS + 26} fontSize={12} textAnchor="middle">
                      {write(low)}
                    </text>
                    <text x={inside(x(high), write(high))} y={AXIS + 26} fontSize={12} textAnchor="middle">
                      {write(high)}
                    </text>
                  </>
                ))}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
