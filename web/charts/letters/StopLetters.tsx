import { monthTicks } from '../axis.tsx'
import { fit } from '../text.ts'
import { useWidth } from '../use-width.ts'

interface Props {
  readonly rows: readonly {
    readonly label: string
    readonly at: readonly { readonly letter: string; readonly month: number }[]
  }[]
  readonly months: readonly string[]
  readonly label: string
}

const ROW = 34

/** Rows with letters along the months: who stops when under which scenario. Letters of one month stand side by side. */
export function StopLetters({ rows, months, label }: Props): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || 760
  const narrow = width < 560
  const names = narrow ? 0 : Math.min(280, width * 0.34)
  const row = narrow ? ROW + 18 : ROW
  const x = (at: number): number => names + 14 + (at * (width - names - 28)) / Math.max(1, months.length - 1)
  const height = rows.length * row + 24
  return (
    <div ref={ref}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {monthTicks(months).map(({ at, label: text }, i) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={0} y2={rows.length * row} className="grid" />
            {(!narrow || i % 2 === 0) && (
              <text
                x={x(at)}
                y={rows.length * row + 17}
                textAnchor={i === 0 ? 'start' : 'middle'}
                className="tick-label"
              >
                {text}
              </text>
            )}
          </g>
        ))}
        {rows.map(({ label: name, at }, r) => {
          const y = r * row + (narrow ? 36 : row / 2)
          return (
            <g key={name}>
              <text
                x={narrow ? 0 : names - 8}
                y={narrow ? r * row + 14 : y + 4}
                textAnchor={narrow ? 'start' : 'end'}
                className="mark-label"
              >
                {fit(name, narrow ? width : names - 8)}
              </text>
              <line x1={x(0)} x2={x(months.length - 1)} y1={y} y2={y} className="tick" />
              {at.map(({ letter, month }, i) => {
                const beside = at.slice(0, i).filter((other) => other.month === month).length
                return (
                  <g key={letter} transform={`translate(${x(month) + 20 * beside} ${y})`}>
                    <circle r={10} className="letter-disc" />
                    <text textAnchor="middle" y={4.5} className="letter">
                      {letter}
                    </text>
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
