import { ratios } from '../frame/axis.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './strikes.css'

type Mark = 'cfd' | 'tariff' | 'origin'
interface StrikeLine {
  readonly id: string
  readonly label: string
  /** Price without anything, and with each instrument. */
  readonly price: number
  readonly marks: readonly { readonly mark: Mark; readonly value: number }[]
  /** Under its name, and in words where the pointer rests. */
  readonly text: string
  readonly told: string
  readonly href: string
}

/** Room beyond the least and the most, as a ratio. */
const MARGIN = 1.25
const valuesOf = ({ price, marks }: StrikeLine): number[] => [price, ...marks.map(({ value }) => value)]

/** What a good costs without help and with each instrument, on a scale of ratios. */
export function StrikeDots({
  rows,
  label,
  tick,
}: {
  readonly rows: readonly StrikeLine[]
  readonly label: string
  readonly tick: (value: number) => string
}): React.JSX.Element {
  const all = rows.flatMap(valuesOf).filter((value) => value > 0)
  return (
    <RowsFrame
      label={label}
      rows={rows.map(({ text, ...row }) => ({ ...row, name: row.label, details: [text] }))}
      axis={ratios([Math.min(...all) / MARGIN, Math.max(...all) * MARGIN], tick)}
      size={18}
      marks={({ price, marks }, { x, y }) => {
        const places = [x(price), ...marks.map(({ value }) => x(value))]
        return (
          <g aria-hidden="true">
            <line x1={Math.min(...places)} x2={Math.max(...places)} y1={y} y2={y} className="chart-span" />
            <line x1={x(price)} x2={x(price)} y1={y - 9} y2={y + 9} className="strike-price" />
            {marks.map(({ mark, value }) => (
              <g key={mark} transform={`translate(${x(value)} ${y})`}>
                <StrikeMark mark={mark} />
              </g>
            ))}
          </g>
        )
      }}
    />
  )
}

/** Distinguished by shape as well as by colour. */
export const StrikeMark = ({ mark }: { readonly mark: Mark }): React.JSX.Element => MARKS[mark]
const MARKS: Readonly<Record<Mark, React.JSX.Element>> = {
  cfd: <circle r={5.5} className="strike-cfd" />,
  tariff: <path d="M0 -7l7 7l-7 7l-7 -7Z" className="strike-tariff" />,
  origin: <rect x={-5} y={-5} width={10} height={10} className="strike-origin" />,
}
