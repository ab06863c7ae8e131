import { months } from '../frame/axis.ts'
import { box, Hatched, HatchedKey } from '../frame/Drawing.tsx'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './status.css'

export type Status = 'not yet' | 'running' | 'mothballed' | 'restarting' | 'closed'
export interface StatusRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  /** Marked before its name. */
  readonly marked: boolean
  readonly picked: boolean
  /** What becomes of it, in words. */
  readonly text: string
  /** Spells by the positions of their first month and of the one after their last. */
  readonly spells: readonly { readonly state: Status; readonly from: number; readonly to: number }[]
  readonly href: string
}

const BAR = 14
const isIdle = (state: Status): boolean => state === 'mothballed' || state === 'restarting'

/** What becomes of whom when: a row a producer, a stretch a spell. */
export function StatusTimeline({
  rows,
  months: all,
  label,
  names,
}: {
  readonly rows: readonly StatusRow[]
  readonly months: readonly string[]
  readonly label: string
  readonly names: Readonly<Record<Status, string>>
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
      readings={({ spells }, at) =>
        spells
          .filter(({ from, to }) => from <= at && at < to)
          .map(({ state }) => ({ name: '', value: names[state], mark: <StatusKey state={state} /> }))
      }
      size={BAR}
      marks={({ spells }, { x, y }) => (
        <g aria-hidden="true">
          {spells.map(({ state, from, to }) => {
            const bar = box(x(from), y - BAR / 2, Math.max(1, x(to) - x(from) - 1), BAR)
            return state === 'not yet' ? (
              <line key={from} x1={x(from)} x2={x(to)} y1={y} y2={y} className="status-not-yet" />
            ) : isIdle(state) ? (
              <Hatched key={from} d={bar} className={`status-${state}`} />
            ) : (
              <path key={from} d={bar} className={`status-${state}`} />
            )
          })}
        </g>
      )}
    />
  )
}

/** A spell in a key, 22 by 14. */
export function StatusKey({ state }: { readonly state: Status }): React.JSX.Element {
  if (state === 'not yet') return <line x2="22" y1="7" y2="7" className="status-not-yet" />
  return isIdle(state) ? (
    <HatchedKey className={`status-${state}`} />
  ) : (
    <rect width="22" height="14" className={`status-${state}`} />
  )
}
