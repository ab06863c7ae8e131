import { linear } from '../frame/axis.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './held.css'

interface HeldRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly text: string
  /** Shares of what was seen that lay within the middle half and the middle nine tenths. */
  readonly half: number
  readonly most: number
  readonly heading?: string
}

interface Props {
  readonly rows: readonly HeldRow[]
  readonly label: string
  readonly percent: (share: number) => string
}

/** How much of what was seen the bands held, beside how much they were meant to. */
export function HeldDots({ rows, label, percent }: Props): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map(({ heading, detail, ...row }) => ({
        ...row,
        name: row.label,
        details: [detail],
        ...(heading === undefined ? {} : { heading: { name: heading } }),
      }))}
      axis={linear([0, 1], percent)}
      size={18}
      marks={({ half, most }, { x, y, top }) => (
        <g aria-hidden="true">
          {[0.5, 0.9].map((goal) => (
            <path key={goal} d={`M${x(goal)} ${top - 3}V${top + 21}`} className="held-goal" />
          ))}
          <path d={`M${x(0.5)} ${y - 4}H${x(half)}`} className="held-miss" />
          <path d={`M${x(0.9)} ${y + 4}H${x(most)}`} className="held-miss" />
          <HeldMark kind="half" x={x(half)} y={y - 4} />
          <HeldMark kind="most" x={x(most)} y={y + 4} />
        </g>
      )}
    />
  )
}

/** Hollow for the middle half, full for nine tenths; in the drawing and in its key. */
export const HeldMark = ({
  kind,
  x,
  y,
}: {
  readonly kind: 'half' | 'most'
  readonly x: number
  readonly y: number
}): React.JSX.Element => <circle cx={x} cy={y} r={5} className={`held-${kind}`} />

/** What was meant, in a key. */
export const GoalKey = (): React.JSX.Element => <path d="M11 0V14" className="held-goal" />
