import { years, type Span } from '../frame/axis.ts'
import { box, Hatched, HatchedKey, NARROW } from '../frame/Drawing.tsx'
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
  /** What is read of a month: that it is being made ready, or what part of it stands. */
  readonly names: Readonly<Record<'coming' | 'stands', string>>
  readonly percent: (share: number) => string
}

const BAR = 18

/** Where the years begin: beside the names, or under them where there is little room. The same in each drawing of a plan. */
export const yearsFrom = (width: number): number => (width < NARROW ? 84 : Math.min(360, width * 0.42))

/** What is decided, a row each: hatched from the decision on, filled from when it stands, as high as how much of it does. */
export function Schedule({ rows, label, span, shown, names, percent }: Props): React.JSX.Element {
  const axis = years(span, shown)
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({ ...row, name: row.label, details: [row.detail] }))}
      axis={axis}
      readings={({ kind, decided, stands, levels }, at) => {
        const month = axis.places?.[at]?.at ?? 0
        const level = levels.find(({ from, to }) => from <= month && month < to)?.level ?? 0
        const mark = (
          <g className={`plan-${kind}`}>
            <rect width="22" height="14" />
          </g>
        )
        if (month >= stands) return [{ name: names.stands, value: percent(level), mark }]
        return month < decided
          ? []
          : [{ name: '', value: names.coming, mark: <HatchedKey className={`plan-${kind} plan-coming`} /> }]
      }}
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
