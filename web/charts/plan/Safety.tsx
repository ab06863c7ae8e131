import type { AmountText } from '../../language/messages.ts'
import { amounts, years as yearAxis, type Span } from '../frame/axis.ts'
import { LineMark } from '../frame/Line.tsx'
import { TimeFrame } from '../frame/TimeFrame.tsx'
import { fit } from '../text.ts'
import { yearsFrom } from './Schedule.tsx'
import './plan.css'

interface Props {
  readonly label: string
  readonly span: Span
  readonly shown: Span | undefined
  readonly years: readonly {
    readonly from: number
    readonly to: number
    readonly without: number
    readonly worst: number
  }[]
  readonly title: string
  readonly without: string
  readonly withPlan: string
  readonly money: AmountText
}

/** The worst year from block to block, without the plan and with it: what lies between them is spared. */
export function Safety({ label, span, shown, years, title, without, withPlan, money }: Props): React.JSX.Element {
  const last = years.at(-1)
  const axis = yearAxis(span, shown)
  return (
    <TimeFrame
      label={label}
      axis={axis}
      left={yearsFrom}
      readings={(at) => {
        const month = axis.places?.[at]?.at ?? 0
        const year = years.find(({ from, to }) => from <= month && month < to)
        return year === undefined
          ? []
          : [
              { name: without, value: money(year.without, year.without), mark: <LineMark className="plan-without" /> },
              { name: withPlan, value: money(year.worst, year.worst), mark: <LineMark className="plan-with" /> },
            ]
      }}
      panels={[
        {
          title,
          height: 210,
          axis: amounts(
            years.flatMap((year) => [year.without, year.worst]),
            money,
          ),
          marks: ({ x, y, left, right }) => {
            const steps = (pick: (year: Props['years'][number]) => number): string =>
              years.map((year, i) => `${i === 0 ? 'M' : 'L'}${x(year.from)} ${y(pick(year))} H${x(year.to)}`).join(' ')
            const back = [...years].reverse().map((year) => `L${x(year.to)} ${y(year.worst)} H${x(year.from)}`)
            return (
              <>
                <path d={`${steps((year) => year.without)} ${back.join(' ')} Z`} className="plan-spared" />
                <path d={steps((year) => year.without)} className="plan-without" />
                <path d={steps((year) => year.worst)} className="plan-with" />
                {last !== undefined &&
                  y(last.worst) - y(last.without) > 40 &&
                  (
                    [
                      [without, y(last.without) + 18, 'plan-without-label'],
                      [withPlan, y(last.worst) - 8, 'plan-with-label'],
                    ] as const
                  ).map(([text, at, className]) => (
                    <text
                      key={className}
                      x={x(last.to) - 6}
                      y={at}
                      textAnchor="end"
                      className={`mark-label ${className}`}
                    >
                      {fit(text, right - left, 13)}
                    </text>
                  ))}
              </>
            )
          },
        },
      ]}
    />
  )
}
