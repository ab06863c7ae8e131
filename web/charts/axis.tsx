/** So few months are all told. */
const FEW = 4

/** Ticks of months: the first, and each January and July. */
export function monthTicks(months: readonly string[]): readonly { readonly at: number; readonly label: string }[] {
  return months.flatMap((month, at) => {
    const number = month.slice(5)
    return at === 0 || number === '01' || number === '07' || months.length <= FEW ? [{ at, label: month }] : []
  })
}

interface MonthAxisProps {
  readonly months: readonly string[]
  readonly x: (at: number) => number
  readonly y: number
  /** Fewer labels where there is little room. */
  readonly every?: number
}

export function MonthAxis({ months, x, y, every = 1 }: MonthAxisProps): React.JSX.Element {
  return (
    <g aria-hidden="true" className="axis">
      {monthTicks(months).map(({ at, label }, i) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={y} y2={y + 4} className="tick" />
          {i % every === 0 && (
            <text
              x={x(at)}
              y={y + 16}
              className="tick-label"
              textAnchor={at === 0 ? 'start' : at === months.length - 1 ? 'end' : 'middle'}
            >
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
