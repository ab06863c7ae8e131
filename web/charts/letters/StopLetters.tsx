import { months } from '../frame/axis.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'

interface Props {
  readonly rows: readonly {
    readonly label: string
    readonly at: readonly { readonly letter: string; readonly month: number }[]
  }[]
  readonly months: readonly string[]
  readonly label: string
}

/** Rows with letters along the months: who stops when under which scenario. Letters of one month stand side by side. */
export function StopLetters({ rows, months: all, label }: Props): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({ ...row, id: row.label, name: row.label, isBold: false }))}
      axis={months(all, true)}
      size={22}
      marks={({ at }, { x, y, left, right }) => (
        <>
          <line x1={left} x2={right} y1={y} y2={y} className="tick" />
          {at.map(({ letter, month }, i) => {
            const beside = at.slice(0, i).filter((other) => other.month === month).length
            return (
              <g key={letter} transform={`translate(${Math.min(x(month + 0.5), right - 2) + 20 * beside} ${y})`}>
                <circle r={10} className="letter-disc" />
                <text textAnchor="middle" y={4.5} className="letter">
                  {letter}
                </text>
              </g>
            )
          })}
        </>
      )}
    />
  )
}
