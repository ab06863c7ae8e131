import { scaleBand } from 'd3-scale'
import { useId } from 'react'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { Drawing, HatchedKey } from '../../charts/frame/Drawing.tsx'
import { Note } from '../../charts/Note.tsx'
import { useMessages } from '../../language/messages.ts'
import { DECIDED, lookAhead, STOP } from './foresight.ts'
import { methodMessages } from './messages.gen.ts'

const inTruth = (month: number): boolean => month >= STOP.from && month <= STOP.until

/** What buyers expect, month after month, while a stop comes and goes. */
export function Foresight({ foresight }: { readonly foresight: number }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const looks = DECIDED.map((decides) => ({ decides, look: lookAhead(decides, foresight) }))
  const last = (DECIDED.at(-1) ?? 1) + foresight - 1
  const months = Array.from({ length: last }, (_, m) => m + 1)
  const state = (stopped: boolean): string => say(stopped ? 'stopped' : 'flows')
  return (
    <Figure
      level={3}
      title={say('aheadTitle')}
      name="ytterby-foresight"
      id="foresight"
      source={say('aheadSource')}
      note={
        <Note
          entries={[
            [<rect key="a" width="22" height="14" className="fill-served" fillOpacity={0.45} />, say('flows')],
            [<HatchedKey key="b" className="fill-stopped" />, say('stopped')],
          ]}
        >
          {say('aheadNote')}
        </Note>
      }
      answer={say('aheadAnswer', {
        before: STOP.from - 1,
        from: STOP.from,
        until: STOP.until,
        after: STOP.until + 1,
        n: foresight,
      })}
      table={{
        columns: [{ name: say('colDecides') }, ...months.map((n) => ({ name: say('colExpects', { n }) }))],
        rows: [
          [cell(say('inTruth')), ...months.map((month) => cell(state(inTruth(month))))],
          ...looks.map(({ decides, look }) => [
            cell(say('decides', { n: decides })),
            ...months.map((month) => {
              const seen = look.find((one) => one.month === month)
              return cell(
                seen === undefined ? '–' : `${state(seen.stopped)}${month === decides ? ` (${say('done')})` : ''}`,
              )
            }),
          ]),
        ],
      }}
    >
      <Looks foresight={foresight} looks={looks} months={months} />
    </Figure>
  )
}

interface LooksProps {
  readonly foresight: number
  readonly looks: readonly { readonly decides: number; readonly look: ReturnType<typeof lookAhead> }[]
  readonly months: readonly number[]
}

/** A row for the truth, and one for each month of decision with what is expected then. */
function Looks({ foresight, looks, months }: LooksProps): React.JSX.Element {
  const say = useMessages(methodMessages)
  const hatch = useId()
  const pitch = 34
  const [right, top] = [8, 30]
  const height = top + (looks.length + 1) * pitch + 14
  return (
    <div className="method-chart">
      <Drawing
        label={say('aheadLabel', { n: foresight })}
        draw={(width) => {
          const left = width < 480 ? 74 : 110
          const x = scaleBand<number>(months, [left, Math.max(left + 10, width - right)]).paddingInner(0.08)
          const box = (month: number, row: number, stopped: boolean): React.SVGProps<SVGRectElement> => ({
            x: x(month) ?? 0,
            y: top + row * pitch + (row > 0 ? 10 : 0),
            width: x.bandwidth(),
            height: pitch - 6,
            fill: stopped ? `url(#${hatch})` : 'var(--served)',
            fillOpacity: stopped ? 1 : 0.45,
          })
          return {
            height,
            marks: (
              <>
                <defs>
                  <pattern id={hatch} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect width={7} height={7} fill="var(--stopped)" fillOpacity={0.35} />
                    <line x1={0} x2={0} y1={0} y2={7} stroke="var(--stopped)" strokeWidth={4} />
                  </pattern>
                </defs>
                {months.map((month) => (
                  <text
                    key={month}
                    x={(x(month) ?? 0) + x.bandwidth() / 2}
                    y={18}
                    textAnchor="middle"
                    className="method-small"
                  >
                    {month}
                  </text>
                ))}
                <text x={left - 10} y={18} textAnchor="end" className="method-small">
                  {say('month')}
                </text>
                <text x={left - 10} y={top + 19} textAnchor="end" className="method-text method-strong">
                  {say('inTruth')}
                </text>
                {months.map((month) => (
                  <rect key={month} {...box(month, 0, inTruth(month))} />
                ))}
                {looks.map(({ decides, look }, row) => (
                  <g key={decides}>
                    <text x={left - 10} y={top + (row + 1) * pitch + 29} textAnchor="end" className="method-text">
                      {say('decides', { n: decides })}
                    </text>
                    {look.map(({ month, stopped }) => (
                      <rect
                        key={month}
                        {...box(month, row + 1, stopped)}
                        stroke={month === decides ? 'var(--ink)' : 'none'}
                        strokeWidth={month === decides ? 2.5 : 0}
                      />
                    ))}
                  </g>
                ))}
              </>
            ),
          }
        }}
      />
    </div>
  )
}
