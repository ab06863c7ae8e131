import { useId } from 'react'
import { Link } from 'wouter'
import { MonthAxis } from '../axis.tsx'
import { Hatch } from '../Key.tsx'
import { fit, textWidth } from '../text.ts'
import { useWidth } from '../use-width.ts'
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

const ROW = 36
const NARROW = 52
const TOP = 2
const MARK = 14
/** Room that a month takes under the axis. */
const LABEL = 72

/** What becomes of whom when: a row a producer, a stretch a spell. */
export function StatusTimeline({
  rows,
  months,
  label,
}: {
  readonly rows: readonly FateRow[]
  readonly months: readonly string[]
  readonly label: string
}): React.JSX.Element {
  const id = useId()
  const [ref, measured] = useWidth()
  const width = measured || 760
  const narrow = width < 620
  const names = narrow ? 0 : Math.min(290, width * 0.36)
  const tail = narrow ? 0 : Math.max(0, ...rows.map(({ text }) => textWidth(text, 12))) + 12
  const row = narrow ? NARROW : ROW
  const step = (width - names - tail - 2) / Math.max(1, months.length)
  const x = (at: number): number => names + at * step
  const height = TOP + rows.length * row
  return (
    <div ref={ref}>
      <svg width={width} height={height + 24} role="group" aria-label={label} className="fates">
        <Hatch id={`${id}-hatch`} />
        {rows.map((site, r) => {
          const top = TOP + r * row
          const y = narrow ? top + 32 : top + 10
          return (
            <Link key={site.id} href={site.href} aria-current={site.picked ? 'true' : undefined}>
              <rect x={0} y={top} width={width} height={row - 2} className={site.picked ? 'fate-picked' : 'fate-row'} />
              {site.marked && <path d={`M${MARK / 2 - 1} ${top + 6}l5 5l-5 5l-5 -5Z`} className="fate-mark" />}
              <text x={MARK} y={top + 15} className="mark-label" fontWeight={site.marked ? 600 : 400}>
                {fit(site.label, (narrow ? width : names) - MARK - 10, 13)}{' '}
              </text>
              <text x={MARK} y={top + 29} className="quiet-label">
                {fit(
                  narrow ? `${site.detail} · ${site.text}` : site.detail,
                  (narrow ? width : names) - MARK - 10,
                  11.5,
                )}{' '}
              </text>
              {site.spells.map(({ state, from, to }) => (
                <g key={from} aria-hidden="true">
                  {state === 'not yet' ? (
                    <line x1={x(from)} x2={x(to)} y1={y + 7} y2={y + 7} className="fate-not-yet" />
                  ) : (
                    <rect
                      x={x(from)}
                      y={y}
                      width={Math.max(1, x(to) - x(from) - 1)}
                      height={14}
                      className={`fate-${state}`}
                    />
                  )}
                  {(state === 'mothballed' || state === 'restarting') && (
                    <rect
                      x={x(from)}
                      y={y}
                      width={Math.max(1, x(to) - x(from) - 1)}
                      height={14}
                      fill={`url(#${id}-hatch)`}
                    />
                  )}
                </g>
              ))}
              {!narrow && (
                <text x={width} y={top + 21} textAnchor="end" className="quiet-label">
                  {site.text}
                </text>
              )}
            </Link>
          )
        })}
        <MonthAxis months={months} x={x} y={height} every={Math.ceil(LABEL / (6 * step))} />
      </svg>
    </div>
  )
}

/** A spell in a key, 22 by 14. */
export function FateKey({ state }: { readonly state: Fate }): React.JSX.Element {
  const id = useId()
  if (state === 'not yet') return <line x2="22" y1="7" y2="7" className="fate-not-yet" />
  return (
    <>
      <Hatch id={id} />
      <rect width="22" height="14" className={`fate-${state}`} />
      {(state === 'mothballed' || state === 'restarting') && <rect width="22" height="14" fill={`url(#${id})`} />}
    </>
  )
}
