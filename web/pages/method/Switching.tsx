import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { useWording } from '../../model/catalogue.tsx'
import type { WorldTable } from '../../model/protocol.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useWidth } from '../../charts/use-width.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { Ranged } from './steps.ts'
import { coversAll, newcomer, switchingOf, type Switching as Fact } from './switching.ts'
import { methodMessages } from './messages.gen.ts'

const MONTHS = 36

/** How soon a new supplier of each stage delivers, and how fast he grows. */
export function Switching({ tables }: { readonly tables: readonly WorldTable[] }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit, headed } = useNumbers()
  const wording = useWording()
  const { href } = useView()
  const facts = switchingOf(tables)
  // The quickest and the slowest tell what lies between them.
  const byTime = [...facts].sort((a, b) => coversAll(a) - coversAll(b))
  const told = [...new Set([byTime[0], byTime.at(-1)])].flatMap((fact) => fact ?? [])
  const range = ({ value, low, high }: Ranged, write: (n: number) => string): string =>
    `${write(value)} (${say('dash', { low: write(low), high: write(high) })})`
  const percent = (n: number): string => wording.percent(n, 1)
  return (
    <Figure
      level={3}
      title={say('switchTitle')}
      name="ytterby-switching"
      id="switching"
      source={say('tablesOf', { names: 'switching.csv' })}
      note={say('switchNote')}
      answer={say('switchAnswer', {
        list: wording.list(
          told.map((fact) =>
            say('switchPart', {
              goods: wording.goods(fact.stage),
              first: fact.qualification.value,
              all: coversAll(fact),
            }),
          ),
        ),
        headroom: wording.percent(byTime.at(-1)?.headroom.value ?? Number.NaN),
      })}
      table={{
        columns: [
          { name: say('colStage') },
          headed('months', say('colQualification')),
          inUnit('share', say('colRamp')),
          inUnit('share', say('colHeadroom')),
          headed('months', say('colAll')),
        ],
        rows: facts.map((fact) => [
          cell(
            wording.stage(fact.stage),
            undefined,
            href('/world', { table: 'switching', row: `${fact.stage} / qualification` }),
          ),
          cell(range(fact.qualification, String), fact.qualification.value),
          cell(range(fact.ramp, percent), fact.ramp.value),
          cell(range(fact.headroom, percent), fact.headroom.value),
          cell(String(coversAll(fact)), coversAll(fact)),
        ]),
      }}
    >
      <Wedges facts={facts} />
    </Figure>
  )
}

function Wedges({ facts }: { readonly facts: readonly Fact[] }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const wording = useWording()
  const hatch = useId()
  const [ref, width] = useWidth()
  const pitch = 40
  const [left, right, top] = [width < 480 ? 84 : 130, 76, 24]
  const height = top + facts.length * pitch + 26
  const x = scaleLinear([0, MONTHS], [left, Math.max(left + 10, width - right)])
  const tall = pitch - 12
  return (
    <div ref={ref} className="method-chart">
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={say('switchLabel', { n: facts.length })}
        >
          <defs>
            <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1={0} x2={0} y1={0} y2={6} stroke="var(--rule-strong)" strokeWidth={1.5} />
            </pattern>
          </defs>
          {[0, 6, 12, 18, 24, 30, 36].map((month) => (
            <g key={month}>
              <line x1={x(month)} x2={x(month)} y1={top - 6} y2={height - 24} className="method-grid" />
              <text x={x(month)} y={14} textAnchor="middle" className="method-small">
                {month}
              </text>
            </g>
          ))}
          <text x={width - right} y={height - 6} textAnchor="end" className="method-small">
            {say('axisMonths')}
          </text>
          <text x={width - 2} y={14} textAnchor="end" className="method-small">
            {say('allIn')}
          </text>
          {facts.map((fact, f) => {
            const base = top + f * pitch + pitch - 6
            const { qualification, ramp } = fact
            const months = Array.from({ length: MONTHS + 1 }, (_, month) => month)
            const rise = months
              .filter((month) => month >= qualification.value - 1)
              .map((month) => `${x(month)},${base - tall * newcomer(qualification.value, ramp.value, month)}`)
            return (
              <g key={fact.stage}>
                <text x={left - 10} y={base - tall / 2 + 5} textAnchor="end" className="method-text">
                  {wording.stage(fact.stage)}
                </text>
                <rect
                  x={x(0)}
                  y={base - tall}
                  width={x(qualification.value) - x(0)}
                  height={tall}
                  fill={`url(#${hatch})`}
                />
                <polygon
                  points={[`${x(qualification.value - 1)},${base}`, ...rise, `${x(MONTHS)},${base}`].join(' ')}
                  className="method-wedge"
                />
                <g className="method-whisker">
                  <line
                    x1={x(qualification.low)}
                    x2={x(qualification.high)}
                    y1={base - tall + 5}
                    y2={base - tall + 5}
                  />
                  <line x1={x(qualification.low)} x2={x(qualification.low)} y1={base - tall + 1} y2={base - tall + 9} />
                  <line
                    x1={x(qualification.high)}
                    x2={x(qualification.high)}
                    y1={base - tall + 1}
                    y2={base - tall + 9}
                  />
                </g>
                <line x1={x(0)} x2={x(MONTHS)} y1={base} y2={base} className="method-base" />
                <text x={width - 2} y={base - tall / 2 + 5} textAnchor="end" className="method-text method-strong">
                  {say('short', { n: coversAll(fact) })}
                </text>
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}
