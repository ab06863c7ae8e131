import { months } from '../frame/axis.ts'
import { box, Hatched, HatchedKey } from '../frame/Drawing.tsx'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './fates.css'

export type Fate = 'not yet' | 'running' | 'mothballed' | 'restarting' | 'closed'
export interface FateRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  /** Marked before its name. */
  readonly marked: boolean
  readonly picked: boolean
  /** What becomes of it, in words. */
  readonly text: string
  /** Spells by the positions of their first month and of the one after their last. */
  readonly spells: readonly { readonly state: Fate; readonly from: number; readonly to: number }[]
  readonly href: string
}

const BAR = 14
const isIdle = (state: Fate): boolean => state === 'mothballed' || state === 'restarting'

/** What becomes of whom when: a row a producer, a stretch a spell. */
export function FateTimeline({
  rows,
  months: all,
  label,
}: {
  readonly rows: readonly FateRow[]
  readonly months: readonly string[]
  readonly label: string
}): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map(({ label, detail, marked, picked, ...row }) => ({
        ...row,
        name: label,
        details: [detail],
        isBold: marked,
        isMarked: marked,
        isPicked: picked,
      }))}
      axis={months(all, true)}
      size={BAR}
      marks={({ spells }, { x, y }) => (
        <g aria-hidden="true">
          {spells.map(({ state, from, to }) => {
            const bar = box(x(from), y - BAR / 2, Math.max(1, x(to) - x(from) - 1), BAR)
            return state === 'not yet' ? (
              <line key={from} x1={x(from)} x2={x(to)} y1={y} y2={y} className="fate-not-yet" />
            ) : isIdle(state) ? (
              <Hatched key={from} d={bar} className={`fate-${state}`} />
            ) : (
              <path key={from} d={bar} className={`fate-${state}`} />
            )
          })}
        </g>
      )}
    />
  )
}

/** A spell in a key, 22 by 14. */
export function FateKey({ state }: { readonly state: Fate }): React.JSX.Element {
  if (state === 'not yet') return <line x2="22" y1="7" y2="7" className="fate-not-yet" />
  return isIdle(state) ? (
    <HatchedKey className={`fate-${state}`} />
  ) : (
    <rect width="22" height="14" className={`fate-${state}`} />
  )
}
