import { months as monthAxis } from '../frame/axis.ts'
import { box } from '../frame/Drawing.tsx'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './chances.css'

interface ChanceRow {
  readonly id: string
  readonly label: string
  readonly details: readonly string[]
  /** How it ends, told at the edge. */
  readonly text: string
  /** That it has happened by the end of each month, from the first one asked about on. */
  readonly chances: readonly number[]
  /** Position of that month among all. */
  readonly from: number
  /** Position of the month in which it was seen to happen; null: it was looked for and not seen; undefined: not looked for. */
  readonly seen?: number | null
  readonly heading?: string
  readonly href?: string
}

interface Props {
  readonly rows: readonly ChanceRow[]
  readonly months: readonly string[]
  readonly label: string
  readonly percent: (share: number) => string
}

const HEIGHT = 26

/** Chances that rise: a row a line, a step a month as high as its chance, and a mark where it happened. */
export function ChanceStrips({ rows, months, label, percent }: Props): React.JSX.Element {
  return (
    <RowsFrame
      label={label}
      rows={rows.map(({ heading, ...row }) => ({
        ...row,
        name: row.label,
        ...(heading === undefined ? {} : { heading: { name: heading } }),
      }))}
      axis={monthAxis(months, true)}
      readings={({ chances, from }, at) =>
        at < from
          ? []
          : chances
              .slice(at - from, at - from + 1)
              .map((chance) => ({ name: '', value: percent(chance), mark: <ChanceKey /> }))
      }
      size={HEIGHT}
      marks={({ chances, from, seen }, { x, top }) => {
        const [left, right] = [x(from), x(from + chances.length)]
        const half = chances.findIndex((chance) => chance >= 1 / 2)
        return (
          <g aria-hidden="true">
            <path d={box(left, top, right - left, HEIGHT)} className="chance-field" />
            <path d={stepsOf(chances, (at) => x(from + at), top)} className="chance-steps" />
            <path d={`M${left} ${top + HEIGHT / 2}H${right}`} className="chance-half" />
            {half >= 0 && <path d={`M${x(from + half)} ${top - 3}V${top + HEIGHT + 3}`} className="chance-likelier" />}
            {typeof seen === 'number' && <SeenMark x={(x(seen) + x(seen + 1)) / 2} y={top + HEIGHT / 2} />}
          </g>
        )
      }}
    />
  )
}

function stepsOf(chances: readonly number[], x: (at: number) => number, top: number): string {
  const y = (chance: number): number => top + HEIGHT * (1 - chance)
  const steps = chances.map((chance, at) => `V${y(chance)}H${x(at + 1)}`).join('')
  return `M${x(0)} ${top + HEIGHT}${steps}V${top + HEIGHT}Z`
}

/** Where it happened, in the drawing and in its key. */
export const SeenMark = ({ x, y }: { readonly x: number; readonly y: number }): React.JSX.Element => (
  <path d={`M${x} ${y - 8}l8 8l-8 8l-8 -8Z`} className="chance-seen" />
)

/** A step in a key, 22 by 14. */
export const ChanceKey = (): React.JSX.Element => (
  <>
    <rect width="22" height="14" className="chance-field" />
    <path d="M0 14V10H11V3H22V14Z" className="chance-steps" />
  </>
)

/** The month from which on it is likelier than not, in a key. */
export const LikelierKey = (): React.JSX.Element => <path d="M11 0V14" className="chance-likelier" />
