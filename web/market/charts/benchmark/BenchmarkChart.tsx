import { amounts, inOrder, linear } from '../../../charts/frame/axis.ts'
import { box, Hatched, HatchedKey } from '../../../charts/frame/Drawing.tsx'
import { Line, LineMark } from '../../../charts/frame/Line.tsx'
import { TimeFrame } from '../../../charts/frame/TimeFrame.tsx'
import './benchmark.css'

interface BenchmarkPoint {
  readonly round: string
  readonly kg: number
  /** USD per kg; undefined where it is withheld. */
  readonly price: number | undefined
}

interface Props {
  readonly points: readonly BenchmarkPoint[]
  /** Of all drawings side by side. */
  readonly range: { readonly low: number; readonly high: number; readonly kg: number }
  readonly label: string
  readonly words: { readonly price: string; readonly volume: string; readonly withheld: string }
  readonly number: (value: number) => string
}

const TONNE = 1000
const BAR = 34

/** A price round by round, and below it how much stood behind it. Where it is withheld there is a cross and no line. */
export function BenchmarkChart({ points, range, label, words, number }: Props): React.JSX.Element {
  const room = Math.max((range.high - range.low) * 0.15, range.high * 0.01, 1e-6)
  return (
    <TimeFrame
      label={label}
      usual={320}
      axis={inOrder(points.map(({ round }) => round))}
      readings={(at) =>
        points.slice(at, at + 1).flatMap(({ price, kg }) => [
          {
            name: words.price,
            value: price === undefined ? words.withheld : number(price),
            mark: <LineMark className="line-price" />,
          },
          {
            name: words.volume,
            value: number(kg / TONNE),
            mark:
              price === undefined ? (
                <HatchedKey className="fill-served" />
              ) : (
                <path d={box(0, 0, 22, 14)} className="fill-served" />
              ),
          },
        ])
      }
      panels={[
        {
          title: words.price,
          height: 120,
          axis: linear([range.low - room, range.high + room], number),
          marks: ({ x, y, bottom }) => (
            <>
              <Line values={points.map(({ price }) => price ?? null)} x={x} y={y} className="line-price" />
              {points.map(({ round, price }, i) =>
                price === undefined ? (
                  <g key={round} className="benchmark-withheld">
                    <title>{words.withheld}</title>
                    <path d={`M${x(i) - 4} ${bottom - 10} l8 8 m0 -8 l-8 8`} />
                  </g>
                ) : (
                  <circle key={round} cx={x(i)} cy={y(price)} r={4} className="fill-price" />
                ),
              )}
            </>
          ),
        },
        {
          title: words.volume,
          height: 56,
          axis: amounts([range.kg / TONNE], number),
          marks: ({ x, y, bottom }) => {
            const breadth = Math.min(BAR, (x(1) - x(0)) * 0.6)
            return points.map(({ round, kg, price }, i) => {
              const top = y(kg / TONNE)
              const bar = box(x(i) - breadth / 2, top, breadth, bottom - top)
              return price === undefined ? (
                <Hatched key={round} d={bar} className="fill-served" />
              ) : (
                <path key={round} d={bar} className="fill-served" />
              )
            })
          },
        },
      ]}
    />
  )
}
