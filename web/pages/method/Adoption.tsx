import { nameIn } from '../../../src/messages/index.ts'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { useWording } from '../../model/catalogue.tsx'
import type { WorldTable } from '../../model/protocol.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { Drawing } from '../../charts/frame/Drawing.tsx'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { Ranged } from './steps.ts'
import { adopted, adoptionsOf, type Adoption as Variant } from './switching.ts'
import { methodMessages } from './messages.gen.ts'

const MONTHS = 24
const YEAR = 12
const TONES = ['var(--accent)', 'var(--price)', 'var(--served)', 'var(--short)']

/** How many makers can have gone over to each variant, month by month. */
export function Adoption({ tables }: { readonly tables: readonly WorldTable[] }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit } = useNumbers()
  const wording = useWording()
  const { href } = useView()
  const adoptions = adoptionsOf(tables)
  const named = (one: Variant): string => nameIn(wording.lang, one)
  const after = (month: number): string =>
    wording.list(adoptions.map((one) => say('adoptPart', { variant: named(one), share: percent(adopted(one, month)) })))
  const range = ({ value, low, high }: Ranged, write: (n: number) => string): string =>
    `${write(value)} (${say('dash', { low: write(low), high: write(high) })})`
  const percent = (n: number): string => wording.percent(n)
  const height = 230
  const [left, right, top, bottom] = [44, 12, 30, 38]
  const y = scaleLinear([0, 1], [height - bottom, top])
  return (
    <Figure
      level={3}
      title={say('adoptTitle')}
      name="ytterby-adoption"
      id="adoption"
      source={say('tablesOf', { names: 'parameters.csv' })}
      note={say('adoptNote')}
      answer={say('adoptAnswer', { list: after(YEAR) })}
      table={{
        columns: [
          { name: say('colGrade') },
          inUnit('share', say('colAtOnce')),
          inUnit('months', say('colFrom')),
          inUnit('share', say('colPerMonth')),
        ],
        rows: adoptions.map((one) => [
          cell(named(one), undefined, href('/world', { table: 'parameters', row: `${one.id}-ramp` })),
          cell(range(one.atOnce, percent), one.atOnce.value),
          cell(range(one.from, String), one.from.value),
          cell(range(one.ramp, percent), one.ramp.value),
        ]),
      }}
    >
      <div className="method-chart">
        <Drawing
          label={say('adoptLabel', { list: after(MONTHS) })}
          draw={(width) => {
            const x = scaleLinear([0, MONTHS], [left, Math.max(left + 10, width - right)])
            const draw = line<number>(
              (_, month) => x(month),
              (share) => y(share),
            )
            return {
              height,
              marks: (
                <>
                  {[0, 0.5, 1].map((share) => (
                    <g key={share}>
                      <line x1={left} x2={width - right} y1={y(share)} y2={y(share)} className="method-grid" />
                      <text x={left - 6} y={y(share) + 4} textAnchor="end" className="method-small">
                        {percent(share)}
                      </text>
                    </g>
                  ))}
                  {[0, 6, 12, 18, 24].map((month) => (
                    <text
                      key={month}
                      x={x(month)}
                      y={height - bottom + 16}
                      textAnchor="middle"
                      className="method-small"
                    >
                      {month}
                    </text>
                  ))}
                  <text x={width - right} y={height - 6} textAnchor="end" className="method-small">
                    {say('axisMonths')}
                  </text>
                  {adoptions.map((one, i) => (
                    <g key={one.id}>
                      <path
                        d={draw(Array.from({ length: MONTHS + 1 }, (_, month) => adopted(one, month))) ?? ''}
                        fill="none"
                        stroke={TONES[i % TONES.length]}
                        strokeWidth={3}
                        strokeDasharray={i % 2 === 1 ? '7 4' : undefined}
                      />
                      <text
                        x={x(MONTHS)}
                        y={y(adopted(one, MONTHS)) - 9}
                        textAnchor="end"
                        className="method-text method-strong method-halo"
                      >
                        {named(one)}
                      </text>
                    </g>
                  ))}
                </>
              ),
            }
          }}
        />
      </div>
    </Figure>
  )
}
