import { amounts, months as monthAxis, ratios as ratioAxis } from '../frame/axis.ts'
import { box } from '../frame/Drawing.tsx'
import { Line, LineMark } from '../frame/Line.tsx'
import type { Reading } from '../frame/read-off.ts'
import { TimeFrame } from '../frame/TimeFrame.tsx'
import './observed.css'

interface SeenDot {
  readonly from: string
  readonly to: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Whether it counts; drawn hollow if not. */
  readonly counts: boolean
  /** The middle nine tenths and the middle half of what was forecast of it, where worlds were drawn. */
  readonly band?: { readonly low90: number; readonly low50: number; readonly high50: number; readonly high90: number }
}
interface ModelMonth {
  readonly month: string
  readonly asWritten: number
  readonly central: number
  readonly fitted: number | null
}
interface Props {
  readonly title: string
  readonly detail: string
  readonly label: string
  /** All months of all drawings side by side. */
  readonly months: readonly string[]
  readonly model: readonly ModelMonth[]
  readonly dots: readonly SeenDot[]
  /** Prices on a scale of ratios, all else from zero. */
  readonly ratios: boolean
  /** Highest value of all drawings side by side. */
  readonly most: number
  readonly text: (value: number) => string
  readonly between: (low: string, high: string) => string
  /** What each mark is called. */
  readonly names: Readonly<Record<'word' | 'tabled' | 'fitted' | 'seen' | 'band', string>>
}

const LEAST = 0.5

/** One thing by month: the model as lines, what was observed as dots, a mean over months as a dot on a bar, behind it what was forecast of it. */
export function ObservedLines(props: Props): React.JSX.Element {
  const { title, detail, label, months, model, dots, ratios, most, text } = props
  const positions = new Map(months.map((month, at) => [month, at]))
  const at = (month: string): number => positions.get(month) ?? 0
  const known = new Map(model.map((month) => [month.month, month]))
  const values = (pick: 'asWritten' | 'fitted' | 'central'): (number | null)[] =>
    months.map((month) => known.get(month)?.[pick] ?? null)
  return (
    <TimeFrame
      label={label}
      usual={270}
      title={title}
      detail={detail}
      axis={monthAxis(months)}
      readings={readingsOf(props)}
      panels={[
        {
          axis: ratios ? ratioAxis([LEAST, Math.max(2, most)], text) : amounts([Math.max(1, most)], text),
          height: 124,
          marks: ({ x, y, left, right }) => (
            <>
              <line x1={left} x2={right} y1={y(1)} y2={y(1)} className="zero" />
              {dots.map(({ from, to, band }) => {
                if (band === undefined) return null
                // As broad as the months that it is about.
                const breadth = Math.max(4, 0.8 * (x(1) - x(0)))
                const begin = Math.max(left, x(at(from)) - breadth / 2)
                const across = Math.min(right, x(at(to)) + breadth / 2) - begin
                return (
                  <g key={`${from} ${to}`} className={from === to ? 'observed-band' : 'observed-band observed-span'}>
                    <path d={box(begin, y(band.high90), across, y(band.low90) - y(band.high90))} />
                    <path d={box(begin, y(band.high50), across, y(band.low50) - y(band.high50))} />
                  </g>
                )
              })}
              <Line values={values('asWritten')} x={x} y={y} className="observed-word" />
              <Line values={values('fitted')} x={x} y={y} className="observed-fitted" />
              <Line values={values('central')} x={x} y={y} className="observed-tabled" />
              {model.length === 1 &&
                model.map(({ month, central }) => (
                  <circle key={month} cx={x(at(month))} cy={y(central)} r={3} className="fill-accent" />
                ))}
              {dots.map(({ from, to, value, low, high, counts }) => {
                const middle = (x(at(from)) + x(at(to))) / 2
                return (
                  <g key={`${from} ${to}`} className={counts ? 'observed-dot' : 'observed-dot observed-not'}>
                    {from !== to && <line x1={x(at(from))} x2={x(at(to))} y1={y(value)} y2={y(value)} />}
                    <line x1={middle} x2={middle} y1={y(low)} y2={y(high)} />
                    <circle cx={middle} cy={y(value)} r={4} />
                  </g>
                )
              })}
            </>
          ),
        },
      ]}
    />
  )
}

/** The model in a month, and what was seen of it or of months around it. */
function readingsOf({ months, model, dots, text, between, names }: Props): (at: number) => readonly Reading[] {
  return (at) => {
    const month = months[at] ?? ''
    const known = model.find((one) => one.month === month)
    const lines = [
      [names.tabled, known?.central, 'observed-tabled'],
      [names.fitted, known?.fitted, 'observed-fitted'],
      [names.word, known?.asWritten, 'observed-word'],
    ] as const
    const range = (low: number, high: number): string => between(text(low), text(high))
    return [
      ...dots
        .filter(({ from, to }) => from <= month && month <= to)
        .flatMap(({ value, low, high, counts, band }) => [
          {
            name: names.seen,
            value: text(value),
            range: range(low, high),
            mark: <circle cx="11" cy="7" r="4" className={counts ? 'observed-dot' : 'observed-dot observed-not'} />,
          },
          ...(band === undefined
            ? []
            : [
                {
                  name: names.band,
                  value: range(band.low90, band.high90),
                  mark: (
                    <g className="observed-band">
                      <path d={box(1, 1, 20, 12)} />
                    </g>
                  ),
                },
              ]),
        ]),
      ...lines.flatMap(([name, value, className]) =>
        value === undefined || value === null
          ? []
          : [{ name, value: text(value), mark: <LineMark className={className} /> }],
      ),
    ]
  }
}
