import type { Axis, Place } from '../../charts/frame/axis.ts'
import { box } from '../../charts/frame/Drawing.tsx'
import { RowsFrame } from '../../charts/frame/RowsFrame.tsx'
import { textWidth, wrap } from '../../charts/text.ts'

interface ChanceRow {
  readonly id: string
  readonly name: string
  readonly details: readonly string[]
  /** A year a cell, then what stands beside them. */
  readonly chances: readonly number[]
  /** The same in words. */
  readonly told: string
  readonly isPicked: boolean
  readonly href: string
}

interface Props {
  readonly label: string
  readonly rows: readonly ChanceRow[]
  /** What the chances of years are of, and each year; what stands beside them. */
  readonly heading: string
  readonly years: readonly string[]
  readonly beside: readonly string[]
  readonly percent: (chance: number) => string
}

const CELL = 26
/** Headings: a line for all years, and two for each. */
const HEAD = 44
const LINE = 14
const TICK = 11
/** Least breadth of what stands beside the years, and the gap before it, in years. */
const BESIDE = 1.3
const GAP = 0.2
/** Cells narrower than this have smaller numbers, px. */
const NARROW = 34
/** How strong the ground of a certain event is: its number stays readable on it. */
const STRONGEST = 0.55

/** Where a cell lies. */
interface Cell {
  readonly left: number
  readonly middle: number
  readonly breadth: number
}

/** Chances as numbers on a ground that is the stronger the likelier: a row a plant, a cell a year. */
export function ChanceCells({ label, rows, heading, years, beside, percent }: Props): React.JSX.Element {
  // Many years are narrow, and headings beside them would be too.
  const broad = Math.max(BESIDE, years.length / 5)
  const from = (c: number): number => (c < years.length ? c : years.length + GAP + broad * (c - years.length))
  const axis: Axis = { domain: [0, from(years.length + beside.length)], isFlush: true, levels: [[]] }
  const cellAt = (c: number, x: Place): Cell => {
    const left = x(from(c))
    const breadth = x(c < years.length ? c + 1 : from(c + 1)) - left - 2
    return { left, middle: left + breadth / 2, breadth }
  }
  return (
    <RowsFrame
      label={label}
      rows={[{ id: '', name: '', chances: [] }, ...rows]}
      axis={axis}
      size={({ id }) => (id === '' ? HEAD : CELL)}
      marks={({ id, chances }, { x, top, y }) =>
        id === '' ? (
          <Headings heading={heading} years={years} beside={beside} top={top} cellAt={(c) => cellAt(c, x)} />
        ) : (
          <g aria-hidden="true">
            {chances.map((chance, c) => {
              const { left, middle, breadth } = cellAt(c, x)
              return (
                <g key={c}>
                  <path d={box(left, top, breadth, CELL)} className="dumping-chance" fillOpacity={STRONGEST * chance} />
                  <text
                    x={middle}
                    y={y + 4}
                    textAnchor="middle"
                    className={breadth < NARROW ? 'tick-label' : 'mark-label'}
                  >
                    {percent(chance)}
                  </text>
                </g>
              )
            })}
          </g>
        )
      }
    />
  )
}

interface HeadingsProps extends Pick<Props, 'heading' | 'years' | 'beside'> {
  readonly top: number
  readonly cellAt: (c: number) => Cell
}

/** What cells are of, above them. Where years have little room, every second is named, and the last. */
function Headings({ heading, years, beside, top, cellAt }: HeadingsProps): React.JSX.Element {
  const linesOf = (name: string, c: number): string[] => wrap(name, cellAt(c).breadth, TICK)
  const isTight = years.some((name, c) => linesOf(name, c).some((line) => textWidth(line, TICK) > cellAt(c).breadth))
  const isNamed = (c: number): boolean => !isTight || c >= years.length || (years.length - 1 - c) % 2 === 0
  return (
    <g aria-hidden="true">
      <text x={cellAt(0).left} y={top + LINE - 4} className="tick-label">
        {heading}
      </text>
      {[...years, ...beside].flatMap((name, c) =>
        (isNamed(c) ? linesOf(name, c) : []).map((line, l, lines) => (
          <text
            key={`${c} ${l}`}
            x={cellAt(c).middle}
            y={top + HEAD - 6 - LINE * (lines.length - 1 - l)}
            textAnchor="middle"
            className="tick-label"
          >
            {line}
          </text>
        )),
      )}
    </g>
  )
}
