import type { AmountText } from '../../language/messages.ts'
import { amounts, months as monthAxis } from '../frame/axis.ts'
import { TimeFrame } from '../frame/TimeFrame.tsx'
import './cash.css'

interface Props {
  readonly months: readonly string[]
  /** Cash month by month. */
  readonly cash: readonly number[]
  /** Whether the producer runs in a month, and what it does then, in words. */
  readonly runs: readonly boolean[]
  readonly states: readonly string[]
  readonly label: string
  readonly text: AmountText
}

/** Cash of one producer month by month, above and below nothing. Months in which it does not run are pale. */
export function CashBars({ months, cash, runs, states, label, text }: Props): React.JSX.Element {
  const looks = (value: number, t: number): string =>
    runs[t] === false ? 'cash-idle' : value < 0 ? 'cash-loss' : 'cash-gain'
  return (
    <TimeFrame
      label={label}
      axis={monthAxis(months, true)}
      readings={(at) =>
        cash.slice(at, at + 1).map((value) => ({
          name: states[at] ?? '',
          value: text(value),
          mark: <rect x="0.5" y="0.5" width="21" height="13" className={looks(value, at)} />,
        }))
      }
      panels={[
        {
          axis: amounts(cash, text),
          height: 190,
          marks: ({ x, y, left, right }) => (
            <>
              {cash.map((value, t) => (
                <rect
                  key={t}
                  x={x(t) + 0.5}
                  y={Math.min(y(0), y(value))}
                  width={Math.max(1, x(1) - x(0) - 1)}
                  height={Math.abs(y(value) - y(0))}
                  className={looks(value, t)}
                />
              ))}
              <line x1={left} x2={right} y1={y(0)} y2={y(0)} className="zero" />
            </>
          ),
        },
      ]}
    />
  )
}
