import { scaleLinear, scaleLog } from 'd3-scale'
import { useId } from 'react'
import type { WorldTable } from '../../model/protocol.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useWidth } from '../../charts/use-width.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { StepKind } from './price-curve.ts'
import { profilesOf, type Profile, type Ranged } from './steps.ts'
import { methodMessages } from './messages.gen.ts'

const TONE: Readonly<Record<StepKind, string>> = {
  curtail: 'var(--served)',
  thrifting: 'var(--short)',
  substitute: 'var(--price)',
  stop: 'var(--stopped)',
}

/** Room that words need, in pixels: side by side, and upright. */
const FLAT = 118
const UPRIGHT = 13

/** The order in which the uses of some sectors give way. */
export function Staircase({ tables }: { readonly tables: readonly WorldTable[] }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit, headed } = useNumbers()
  const wording = useWording()
  const { view, go, href } = useView()
  const control = useId()
  const profiles = profilesOf(tables)
  const wanted = view.table === 'steps' ? view.row.split(' / ')[0] : ''
  const profile = profiles.find(({ id }) => id === wanted) ?? profiles[0]
  if (profile === undefined) return <></>

  const share = (kinds: readonly StepKind[]): string =>
    wording.percent(profile.steps.filter(({ kind }) => kinds.includes(kind)).reduce((sum, s) => sum + s.to - s.from, 0))
  const times = (n: number): string => wording.number(n, 3)
  const range = ({ low, high }: Ranged, write: (n: number) => string): string =>
    low === high ? write(low) : say('dash', { low: write(low), high: write(high) })
  const soft = profile.steps.find(({ kind }) => kind !== 'curtail')
  const ends = (unit: 'share' | 'times', name: string) =>
    (['low', 'high'] as const).map((end) => inUnit(unit, wording.inBrackets(name, say(end))))
  return (
    <Figure
      level={3}
      title={say('stepsTitle')}
      name={`ytterby-steps-${profile.id}`}
      id="steps"
      source={say('tablesOf', { names: 'steps.csv, sectors.csv' })}
      note={say('stepsNote')}
      answer={
        <>
          <div className="controls field method-pick">
            <label htmlFor={control}>{say('stepsPick')}</label>
            <select
              id={control}
              value={profile.id}
              onChange={({ target }) => go({ table: 'steps', row: `${target.value} / 1` })}
            >
              {profiles.map(({ id, sectors }) => (
                <option key={id} value={id}>
                  {wording.list(sectors.map(wording.sector))}
                </option>
              ))}
            </select>
          </div>
          <p aria-live="polite">
            {say('stepsAnswer', {
              sectors: wording.list(profile.sectors.map(wording.sector)),
              forgo: share(['curtail']),
              last: times(soft?.worth.value ?? 1),
              soft: share(['thrifting', 'substitute']),
              stop: share(['stop']),
            })}
          </p>
        </>
      }
      table={{
        columns: [
          { name: say('colKind') },
          inUnit('share', say('colShare')),
          ...ends('share', say('colShare')),
          inUnit('times', say('colWorth')),
          ...ends('times', say('colWorth')),
          headed('months', say('colReady')),
        ],
        rows: profile.steps.map((step, s) => [
          cell(
            say(`kind-${step.kind}`),
            undefined,
            href('/world', { table: 'steps', row: `${profile.id} / ${s + 1}` }),
          ),
          cell(wording.percent(step.share.value), step.share.value),
          cell(wording.percent(step.share.low, 1), step.share.low),
          cell(wording.percent(step.share.high, 1), step.share.high),
          cell(times(step.worth.value), step.worth.value),
          cell(times(step.worth.low), step.worth.low),
          cell(times(step.worth.high), step.worth.high),
          cell(range(step.ready, String), step.ready.value),
        ]),
      }}
    >
      <Stairs profile={profile} />
    </Figure>
  )
}

function Stairs({ profile }: { readonly profile: Profile }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const wording = useWording()
  const [ref, width] = useWidth()
  const height = 320
  const [left, right, top, bottom] = [48, 12, 24, 40]
  const most = Math.max(...profile.steps.map(({ worth }) => worth.value))
  const x = scaleLinear([0, 1], [left, Math.max(left + 10, width - right)])
  const y = scaleLog([0.9, Math.max(200, most)], [height - bottom, top])
  const floor = y(0.9)
  const label = say('stepsLabel', {
    n: profile.steps.length,
    low: profile.steps[0]?.worth.value ?? 1,
    high: most,
  })
  return (
    <div ref={ref} className="method-chart">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          {[1, 2, 5, 10, 20, 50, 100, 200].map((n) => (
            <g key={n}>
              <line x1={left} x2={width - right} y1={y(n)} y2={y(n)} className="method-grid" />
              <text x={left - 6} y={y(n) + 4} textAnchor="end" className="method-small">
                {say('times', { n })}
              </text>
            </g>
          ))}
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <text
              key={share}
              x={x(share)}
              y={height - bottom + 16}
              textAnchor={share === 1 ? 'end' : 'middle'}
              className="method-small"
            >
              {wording.percent(share)}
            </text>
          ))}
          <text x={width - right} y={height - 6} textAnchor="end" className="method-small">
            {say('axisShare')}
          </text>
          <text x={4} y={13} className="method-small">
            {say('axisTimes')}
          </text>
          {profile.steps.map((step, s) => {
            const at = x((step.from + step.to) / 2)
            const room = x(step.to) - x(step.from)
            const top = y(step.worth.value)
            const text = `${say('times', { n: wording.number(step.worth.value, 3) })} ${say(`kind-${step.kind}`)}`
            return (
              <g key={s}>
                <rect
                  x={x(step.from)}
                  width={room}
                  y={top}
                  height={floor - top}
                  fill={TONE[step.kind]}
                  className="method-step"
                />
                {/* A step too narrow for its words has them upright, or in the list alone. */}
                {room >= FLAT ? (
                  <text x={at} y={top - 8} textAnchor="middle" className="method-text method-strong method-halo">
                    {text}
                  </text>
                ) : (
                  room >= UPRIGHT && (
                    <text
                      transform={`translate(${at + 4} ${top - 6}) rotate(-90)`}
                      className="method-small method-halo"
                    >
                      {text}
                    </text>
                  )
                )}
              </g>
            )
          })}
        </svg>
      )}
      <ul className="method-legend method-pair">
        {profile.steps.map(({ kind, share, worth, ready }, s) => (
          <li key={s}>
            <span className="method-swatch" style={{ background: TONE[kind] }} aria-hidden="true" />{' '}
            {say(`kind-${kind}`)}
            <span className="quiet number">
              {wording.percent(share.value)} · {say('times', { n: wording.number(worth.value, 3) })}
              {ready.value > 0 && ` · ${say('fromMonth', { n: ready.value })}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
