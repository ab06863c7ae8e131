import { years, type Span } from '../frame/axis.ts'
import { box, Hatched, NARROW } from '../frame/Drawing.tsx'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './plan.css'

interface ScheduleRow {
  readonly id: string
  readonly kind: 'plant' | 'thrifting' | 'stockpile' | 'offtake'
  readonly label: string
  readonly detail: string
  readonly href: string
  /** When it is decided on and when it stands, years. */
  readonly decided: number
  readonly stands: number
  /** How much of the most of it stands, from year to year. */
  readonly levels: readonly { readonly from: number; readonly to: number; readonly level: number }[]
}

interface Props {
  readonly rows: readonly ScheduleRow[]
  readonly label: string
  readonly span: Span
  readonly shown: Span | undefined
}

const BAR = 18

/** Where the years begin: beside the names, or under them where there is little room. The same in each drawing of a plan. */
export const yearsFrom = (width: number): number => (width < NARROW ? 84 : Math.min(360, width * 0.42))

/** What is decided, a row each: hatched from the decision on, filled from when it stands, as high as how much of it does. */
export function Schedule({ rows, label, span, shown }: Props): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({ ...row, name: row.label, details: [row.detail] }))}
      axis={years(span, shown)}
      left={yearsFrom}
      size={BAR}
      marks={({ kind, decided, stands, levels }, { x, y }) => {
        const base = y + BAR / 2
        return (
          <g aria-hidden="true" className={`plan-${kind}`}>
            {x(stands) > x(decided) && (
              <Hatched d={box(x(decided), y - BAR / 2, x(stands) - x(decided), BAR)} className="plan-coming" />
            )}
            {levels.map(({ from, to, level }) => {
              const height = Math.max(3, BAR * level)
              return (
                level > 0 && <rect key={from} x={x(from)} width={x(to) - x(from)} y={base - height} height={height} />
              )
            })}
          </g>
        )
      }}
    />
  )
}
