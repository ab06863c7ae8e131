import { toldBeside } from '../frame/axis.ts'
import { RowsFrame } from '../frame/RowsFrame.tsx'
import './payers.css'

type Payer = 'treasury' | 'users' | 'core'
interface PayerGroup {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly bars: readonly {
    readonly payer: Payer
    readonly name: string
    readonly value: number
    readonly text: string
  }[]
}

const BAR = 15

/** Who pays and who gets: amounts to either side of nothing, on one scale for all groups. */
export function PayerBars({
  groups,
  label,
}: {
  readonly groups: readonly PayerGroup[]
  readonly label: string
}): React.JSX.Element {
  const rows = groups.flatMap(({ id, name, detail, bars }) =>
    bars.map((bar, b) => ({
      ...bar,
      id: `${id} ${bar.payer}`,
      isBold: false,
      // An amount taken in has its text on the other side of nothing, where nothing is drawn.
      textAt: Math.max(0, bar.value),
      ...(b === 0 ? { heading: { name, detail } } : {}),
    })),
  )
  return (
    <RowsFrame
      label={label}
      rows={rows}
      axis={toldBeside(rows.map(({ value }) => value))}
      size={BAR}
      marks={({ payer, value }, { x, y }) => (
        <rect
          x={x(Math.min(0, value))}
          y={y - BAR / 2}
          width={Math.max(1, Math.abs(x(value) - x(0)))}
          height={BAR}
          className={`payer-${payer}`}
        />
      )}
    />
  )
}
