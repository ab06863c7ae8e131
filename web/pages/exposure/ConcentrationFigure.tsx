import { exposureColumns } from '../../../src/studies/light.ts'
import { scaleLinear } from 'd3-scale'
import type { Dependence, ExposureResult } from '../../../src/studies/index.ts'
import { useWidth } from '../../charts/use-width.ts'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useView } from '../../url/state.ts'
import { stageShares, THRESHOLDS, type StageShares } from './state.ts'
import { useExposureWords, useStageOrder } from './use-words.ts'

const BOTH = ['location', 'control'] as const

/** In how few hands each stage is. */
export function ConcentrationFigure({
  place,
  element,
  picked,
  worldStages,
}: {
  readonly place: string
  readonly element: string
  readonly picked: readonly Dependence[]
  readonly worldStages: ExposureResult['worldStages']
}): React.JSX.Element | null {
  const column = useHeaders(exposureColumns)
  const { inUnit } = useNumbers()
  const words = useExposureWords()
  const order = useStageOrder()
  const { by } = useView().view
  const { say } = words
  const stages = stageShares(picked, worldStages, order, element)
  // A stage that little passes may be in one hand and still not matter.
  const most = [...stages].sort((a, b) => Number(b.done > 0.5) - Number(a.done > 0.5) || b.hhi[by] - a.hhi[by])[0]
  if (most === undefined) return null
  const [largest] = most[by]
  const byName = { location: say('keyLocation'), control: say('keyControl') }
  const table: FigureTable = {
    columns: [
      column('stage'),
      ...BOTH.flatMap((by) => [
        { name: say('largestBy', { by: byName[by] }) },
        inUnit('share', say('shareBy', { by: byName[by] })),
        inUnit('points', say('hhiBy', { by: byName[by] })),
        inUnit('points', say('worldHhiBy', { by: byName[by] })),
      ]),
    ],
    rows: stages.map((one) => [
      cell(words.stage(one.stage, place), one.stage),
      ...BOTH.flatMap((by) => [
        cell(words.place(one[by][0]?.place ?? ''), one[by][0]?.place ?? null),
        cell(words.share(one[by][0]?.share ?? 0), one[by][0]?.share ?? null),
        cell(words.number(one.hhi[by]), one.hhi[by]),
        one.world === null ? cell('', null) : cell(words.number(one.world[by]), one.world[by]),
      ]),
    ]),
  }
  return (
    <Figure
      title={say('hhiTitle', { place: words.the(place), element: words.within(words.element(element)) })}
      name={`concentration-${place}-${element}`}
      id="concentration"
      answer={
        <p>
          {words.sentences([
            say('hhiAnswer', {
              stage: words.within(words.stage(most.stage)),
              place: words.the(largest?.place ?? ''),
              by: byName[by],
              share: words.share(largest?.share ?? 0),
              hhi: words.number(most.hhi[by]),
              n: Number((THRESHOLDS.whole / most.hhi[by]).toPrecision(2)),
              holders: words.number(THRESHOLDS.whole / most.hhi[by]),
            }),
            say(
              most.hhi[by] > THRESHOLDS.high ? 'hhiIsHigh' : most.hhi[by] >= THRESHOLDS.some ? 'hhiIsSome' : 'hhiIsLow',
            ),
          ])}
        </p>
      }
      note={<p>{say('hhiNote')}</p>}
      source={say('sourceText')}
      table={table}
    >
      <Dots stages={stages} place={place} />
    </Figure>
  )
}

const ROW = 46
const HEAD = 62
const LABEL = 160

function Dots({
  stages,
  place,
}: {
  readonly stages: readonly StageShares[]
  readonly place: string
}): React.JSX.Element {
  const words = useExposureWords()
  const { say } = words
  const [ref, width] = useWidth()
  const height = HEAD + stages.length * ROW + 24
  const x = scaleLinear([0, THRESHOLDS.whole], [LABEL, Math.max(LABEL + 100, Math.min(width, 1100) - 14)])
  const bottom = height - 22
  const narrow = width < 560
  const { some, high, whole } = THRESHOLDS
  const count = (value: number): string => words.number(value, 3)
  return (
    <div ref={ref}>
      <p className="row quiet exposure-key">
        <Key text={say('keyLocation')}>
          <circle className="hhi-location" cx={12} cy={10} r={7} />
        </Key>
        <Key text={say('keyControl')}>
          <circle className="hhi-control" cx={12} cy={10} r={4.5} />
        </Key>
        <Key text={say('keyWorld')}>
          <line className="hhi-world" x1={12} x2={12} y1={1} y2={19} />
        </Key>
      </p>
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={say('hhiLabel')}>
          <rect className="hhi-some" x={x(some)} y={HEAD - 12} width={x(high) - x(some)} height={bottom - HEAD + 12} />
          <rect className="hhi-high" x={x(high)} y={HEAD - 12} width={x(whole) - x(high)} height={bottom - HEAD + 12} />
          {(
            [
              [some, say('hhiSome'), 12, 'start'],
              [high, say('hhiHigh'), 30, 'start'],
              [whole, narrow ? '' : say('hhiWhole'), 12, 'end'],
            ] as const
          ).map(([value, name, y, anchor]) => (
            <g key={value}>
              <line className="hhi-line" x1={x(value)} x2={x(value)} y1={y + 5} y2={bottom} />
              <text className="hhi-text" x={x(value)} y={y} textAnchor={anchor}>
                {count(value)} {name}
              </text>
            </g>
          ))}
          {(narrow ? [0, 5000, whole] : [0, 2500, 5000, 7500, whole]).map((value) => (
            <text
              key={value}
              className="hhi-text"
              x={x(value)}
              y={height - 5}
              textAnchor={value === whole ? 'end' : 'middle'}
            >
              {count(value)}
            </text>
          ))}
          {stages.map((one, i) => {
            const y = HEAD + i * ROW + ROW / 2 - 6
            const [largest] = one.control
            const holder = {
              place: words.place(largest?.place ?? ''),
              share: words.share(largest?.share ?? 0),
              done: words.share(one.done),
            }
            const told = say(one.done < 0.995 ? 'largestOf' : 'largest', holder)
            return (
              <g
                key={one.stage}
                role="img"
                aria-label={say('hhiRow', {
                  stage: words.stage(one.stage, place),
                  location: words.number(one.hhi.location),
                  control: words.number(one.hhi.control),
                  largest: told,
                })}
              >
                <text className="sankey-stage" x={0} y={y - 2}>
                  {words.stage(one.stage, place)}
                </text>
                <text className="hhi-text" x={0} y={y + 15}>
                  {told}
                </text>
                <line className="hhi-row" x1={x(0)} x2={x(whole)} y1={y} y2={y} />
                {one.world !== null && (
                  <line
                    className="hhi-world"
                    x1={x(one.world.control)}
                    x2={x(one.world.control)}
                    y1={y - 11}
                    y2={y + 11}
                  />
                )}
                <circle className="hhi-location" cx={x(one.hhi.location)} cy={y} r={7} />
                <circle className="hhi-control" cx={x(one.hhi.control)} cy={y} r={4.5} />
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

/** A mark and what it stands for. */
export function Key({
  text,
  children,
}: {
  readonly text: string
  readonly children: React.ReactNode
}): React.JSX.Element {
  return (
    <span className="row">
      <svg width={24} height={20} viewBox="0 0 24 20" aria-hidden="true">
        {children}
      </svg>
      {text}
    </span>
  )
}
