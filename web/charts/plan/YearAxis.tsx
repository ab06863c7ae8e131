import { yearTicks, type Span } from './state.ts'

interface Props {
  readonly span: Span
  readonly x: (year: number) => number
  readonly top: number
  readonly bottom: number
  /** Years that are looked at. */
  readonly shown: Span | undefined
}

/** Years from left to right, with the ones that are looked at shaded: the same under each drawing of a plan. */
export function YearAxis({ span, x, top, bottom, shown }: Props): React.JSX.Element {
  return (
    <g aria-hidden="true">
      {shown !== undefined && (
        <rect
          x={x(shown.from)}
          width={x(shown.to) - x(shown.from)}
          y={top}
          height={bottom - top}
          className="plan-shown"
        />
      )}
      {yearTicks(span, x(span.to) - x(span.from)).map((year) => (
        <g key={year}>
          <line x1={x(year)} x2={x(year)} y1={top} y2={bottom + 4} className="grid" />
          <text x={x(year)} y={bottom + 17} textAnchor="middle" className="tick-label">
            {year}
          </text>
        </g>
      ))}
      <line x1={x(span.from)} x2={x(span.to)} y1={bottom} y2={bottom} className="zero" />
    </g>
  )
}

/** Where the years begin: beside the names, or under them where there is little room. */
export const yearsFrom = (width: number): number => (width < 620 ? 56 : Math.min(360, width * 0.42))
/** Room for half a label. */
export const RIGHT = 18
