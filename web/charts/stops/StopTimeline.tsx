import type { Quantiles } from '../../../src/studies/light.ts'
import { months } from '../frame/axis.ts'
import { box, Hatched, HatchedKey } from '../frame/Drawing.tsx'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import { textWidth } from '../text.ts'
import { Whisker } from '../Whisker.tsx'

interface TimelineRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly amount: string
  readonly href: string
  readonly months: readonly {
    readonly month: string
    readonly glance: 'served' | 'short' | 'some' | 'much'
    /** How much is short in it, in words. */
    readonly text: string
  }[]
  /** Position of the first month in which a line stands still. */
  readonly stopsAt: number | undefined
  readonly stops: string
  /** When it stops in the draws, in months from the first, and that in words. */
  readonly draws?: { readonly band: Quantiles; readonly text: string }
}

interface Props {
  readonly rows: readonly TimelineRow[]
  readonly label: string
}

const CELL = 28
/** More for the draws below the cells. */
const DRAWS = 18
const CLASS = { served: 'fill-served', short: 'fill-short', some: 'fill-stopped', much: 'fill-stopped' } as const
const OPACITY = { served: 0.45, some: 0.72, much: 1 } as const

/** Which lines stop when: a row a use, a cell a month. The first stop is marked by a bar and told in words. */
export function StopTimeline({ rows, label }: Props): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map((row) => ({
        ...row,
        name: row.label,
        details: [`${row.detail} · ${row.amount}`, ...(row.draws === undefined ? [] : [row.draws.text])],
      }))}
      axis={months(rows[0]?.months.map(({ month }) => month) ?? [], true)}
      readings={({ months }, at) =>
        months
          .slice(at, at + 1)
          .map(({ text, glance }) => ({ name: '', value: text, mark: <GlanceMark glance={glance} /> }))
      }
      size={({ draws }) => CELL + (draws === undefined || !Number.isFinite(draws.band.p5) ? 0 : DRAWS)}
      marks={({ months, stopsAt, stops, draws }, { x, top, right }) => {
        const breadth = x(1) - x(0) - 1
        return (
          <>
            <g aria-hidden="true">
              {months.map(({ month, glance }, at) => {
                const cell = box(x(at) + 0.5, top, breadth, CELL)
                return (
                  <g key={month}>
                    {glance === 'short' ? (
                      <Hatched d={cell} className={CLASS[glance]} />
                    ) : (
                      <path d={cell} className={CLASS[glance]} fillOpacity={OPACITY[glance]} />
                    )}
                  </g>
                )
              })}
            </g>
            {stopsAt !== undefined && (
              <>
                <line x1={x(stopsAt)} x2={x(stopsAt)} y1={top - 5} y2={top + CELL + 5} className="stop-line" />
                <StopLabel x={x(stopsAt)} y={top + CELL / 2 + 4} right={right} text={stops} />
              </>
            )}
            {draws !== undefined && <Whisker band={draws.band} x={x} y={top + CELL + 11} end={right} />}
          </>
        )
      }}
    />
  )
}

/** What is seen of a month, in a key, 22 by 14. */
const GlanceMark = ({ glance }: { readonly glance: keyof typeof CLASS }): React.JSX.Element =>
  glance === 'short' ? (
    <HatchedKey className={CLASS[glance]} />
  ) : (
    <rect width="22" height="14" className={CLASS[glance]} fillOpacity={OPACITY[glance]} />
  )

interface LabelProps {
  readonly x: number
  readonly y: number
  readonly right: number
  readonly text: string
}

/** The date of a stop beside its bar, on whichever side there is room. */
function StopLabel({ x, y, right, text }: LabelProps): React.JSX.Element {
  const isRight = x + 1.15 * textWidth(text, 12.5) + 8 < right
  return (
    <text x={isRight ? x + 6 : x - 6} y={y} textAnchor={isRight ? 'start' : 'end'} className="mark-label stop-label">
      {text}
    </text>
  )
}
