import { ratios } from '../frame/axis.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './rules.css'

export interface RuleRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  /** How the row is written at its end. */
  readonly text: string
  /** Distances as ratios to that of the better rule; undefined where that is nothing. */
  readonly nothing: number | undefined
  readonly word: number | undefined
  readonly tabled: number | undefined
  readonly fitted: number | undefined
  /** What was observed elsewhere, and the model as a forecast with bands; left out where single runs are set side by side. */
  readonly past?: number | undefined
  readonly bands?: number | undefined
  readonly href: string
}

interface Props {
  readonly sections: readonly { readonly title: string; readonly rows: readonly RuleRow[] }[]
  readonly label: string
  readonly times: (ratio: number) => string
  readonly nearer: string
  readonly farther: string
}

const KINDS = ['nothing', 'word', 'past', 'tabled', 'fitted', 'bands'] as const
export type RuleKind = (typeof KINDS)[number]
const LEAST = 0.125
const MOST = 16

/** The better of two simple rules stands on one line for all rows; what lies left of it is nearer to what was observed. */
export function RuleDots({ sections, label, times, nearer, farther }: Props): React.JSX.Element {
  const rows = sections.flatMap(({ title, rows }) =>
    rows.map((row, r) => ({
      ...row,
      name: row.label,
      details: [row.detail],
      ...(r === 0 ? { heading: { name: title } } : {}),
    })),
  )
  const all = rows.flatMap((row) => KINDS.flatMap((kind) => row[kind] ?? [])).filter((ratio) => ratio > 0)
  const low = Math.max(LEAST, Math.min(0.5, ...all))
  return (
    <RowsFrame
      label={label}
      className="rules"
      rows={rows}
      axis={{ ...ratios([low, Math.min(MOST, Math.max(2, ...all))], times), shaded: [low, 1] }}
      sides={{ at: 1, before: nearer, after: farther }}
      size={16}
      marks={(row, { x, y }) => {
        const marks = KINDS.flatMap((kind) => {
          const ratio = row[kind]
          return ratio === undefined ? [] : [{ kind, at: x(ratio) }]
        })
        const places = marks.map(({ at }) => at)
        return (
          <>
            {marks.length > 1 && (
              <line x1={Math.min(...places)} x2={Math.max(...places)} y1={y} y2={y} className="chart-span" />
            )}
            {marks.map(({ kind, at }) => (
              <RuleMark key={kind} kind={kind} x={at} y={y} />
            ))}
          </>
        )
      }}
    />
  )
}

/** Each answer has a shape of its own, in the drawing and in its key. */
export function RuleMark({
  kind,
  x,
  y,
}: {
  readonly kind: RuleKind
  readonly x: number
  readonly y: number
}): React.JSX.Element {
  switch (kind) {
    case 'nothing':
      return <path d={`M${x} ${y - 6}l6 11h-12Z`} className="rules-rule" />
    case 'word':
      return <path d={`M${x} ${y - 7}l6 7l-6 7l-6 -7Z`} className="rules-rule" />
    case 'past':
      return <path d={`M${x - 5} ${y - 5}h10v10h-10Z`} className="rules-rule" />
    case 'bands':
      return (
        <>
          <circle cx={x} cy={y} r={7} className="rules-bands" />
          <circle cx={x} cy={y} r={2.5} className="rules-tabled" />
        </>
      )
    case 'tabled':
      return <circle cx={x} cy={y} r={6} className="rules-tabled" />
    case 'fitted':
      return <rect x={x - 5} y={y - 5} width={10} height={10} className="rules-fitted" />
    default:
      return kind satisfies never
  }
}
