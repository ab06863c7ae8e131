import type { HindcastResult } from '../../../src/studies/index.ts'
import { Key } from '../../charts/Key.tsx'
import { RangeParts } from '../../charts/parts/RangeParts.tsx'
import { useWording } from '../../desk/catalogue.tsx'
import { Figure } from '../../figure/Figure.tsx'
import { cell } from '../../figure/table.ts'
import { useWords } from '../../messages.ts'
import type { Props } from './Answer.tsx'
import { mostNeeded, partOf } from './state.ts'
import { small } from './use-telling.ts'
import { HINDCAST_WORDS } from './words.ts'

type Axis = NonNullable<HindcastResult['fit']>['axes'][number]

/** Units of the parameters that can be fitted, in words. */
const UNITS: Readonly<Record<string, 'unit_share' | 'unit_x' | 'unit_cover' | 'unit_yield' | 'unit_months'>> = {
  share: 'unit_share',
  x: 'unit_x',
  'x of usual cover': 'unit_cover',
  'share of price/month': 'unit_yield',
  months: 'unit_months',
}
/** Ends of searches further apart than this lie in different valleys. */
const VALLEY = 0.05

/** What the fit moved, to where, and what that says. */
export function Fit({ result: { fit } }: Props): React.JSX.Element {
  const say = useWords(HINDCAST_WORDS)
  const words = useWording()
  const name = ({ name: en, nameJa }: Axis): string => (words.lang === 'ja' ? nameJa : en)
  if (fit === null)
    return (
      <section className="stack">
        <h2>{say('fitSection')}</h2>
        <p>{say('fitNone')}</p>
      </section>
    )
  const { axes, error, starts } = fit
  const moved = axes.filter(({ tabled, fitted }) => tabled !== fitted)
  const ends = axes.filter(({ end }) => end !== null)
  const flat = axes.filter((axis) => axis.flat)
  const most = mostNeeded(axes)
  const sorted = [...starts].sort((a, b) => a - b)
  const valleys = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) > VALLEY
  const list = (some: readonly Axis[]): string => words.list(some.map((axis) => small(name(axis), words.lang)))
  const stands = ({ end, flat: known, tabled, fitted }: Axis): string =>
    end !== null ? say(`end_${end}`) : known ? say('flat') : say(tabled === fitted ? 'still' : 'moved')
  const told = ({ figure }: Axis, value: number | undefined, level: number): string => {
    if (figure === null || value === undefined) return say('part', { x: words.percent(level) })
    const unit = UNITS[figure.unit]
    return unit === undefined
      ? `${words.number(value)} ${figure.unit}`
      : say(unit, { x: figure.unit.startsWith('share') ? words.percent(value) : words.number(value) })
  }
  return (
    <section className="stack">
      <h2>{say('fitSection')}</h2>
      <Figure
        level={3}
        title={say('fitTitle')}
        answer={say('fitAnswer', { n: axes.length, moved: moved.length, ends: ends.length, flat: flat.length })}
        name="hindcast-fit"
        source={say('modelSource')}
        note={
          <>
            <Key
              entries={[
                [<line key="was" x1="11" x2="11" y1="0" y2="14" className="parts-tabled" />, say('keyWas')],
                [<rect key="is" x="5" y="1" width="12" height="12" className="parts-fitted" />, say('keyIs')],
                [
                  <rect key="still" x="5" y="1" width="12" height="12" className="parts-fitted parts-still" />,
                  say('keyStill'),
                ],
              ]}
            />
            <p>{say('fitNote')}</p>
          </>
        }
        table={{
          columns: [
            { name: say('colFactor') },
            { name: say('low'), align: 'right' },
            { name: say('keyWas'), align: 'right' },
            { name: say('high'), align: 'right' },
            { name: say('keyIs'), align: 'right' },
            { name: say('colStands') },
            { name: say('colWithout'), align: 'right' },
          ],
          rows: axes.map((axis) => {
            const { id, figure, lowest, tabled, highest, fitted, end, without } = axis
            return [
              cell(name(axis), id),
              cell(told(axis, figure?.low, lowest), figure?.low ?? lowest),
              cell(told(axis, figure?.tabled, tabled), figure?.tabled ?? tabled),
              cell(told(axis, figure?.high, highest), figure?.high ?? highest),
              cell(told(axis, figure?.fitted, fitted), figure?.fitted ?? fitted),
              cell(stands(axis), end ?? (axis.flat ? 'flat' : tabled === fitted ? 'still' : 'moved')),
              cell(without.toFixed(2), without),
            ]
          }),
        }}
      >
        <RangeParts
          label={say('fitTitle')}
          rows={axes.map((axis) => ({
            id: axis.id,
            label: name(axis),
            tabled: partOf(axis, axis.tabled),
            fitted: partOf(axis, axis.fitted),
            low: axis.figure === null ? say('low') : told(axis, axis.figure.low, axis.lowest),
            high: axis.figure === null ? say('high') : told(axis, axis.figure.high, axis.highest),
            text: stands(axis),
            end: axis.end !== null,
          }))}
        />
      </Figure>
      <p>
        {say('fitError', {
          tabled: error.tabled.toFixed(2),
          fitted: error.fitted.toFixed(2),
          figures: say('figures', { n: fit.rows }),
        })}{' '}
        {valleys && say('fitStarts', { n: starts.length, ends: words.list(sorted.map((end) => end.toFixed(2))) })}
      </p>
      {most !== undefined && most.without > error.fitted && (
        <p>{say('fitMost', { name: name(most), without: most.without.toFixed(2) })}</p>
      )}
      {ends.length > 0 && <p>{say('fitEnds', { list: list(ends) })}</p>}
      {flat.length > 0 && <p>{say('fitFlat', { list: list(flat) })}</p>}
      <p>{say('fitUse')}</p>
    </section>
  )
}
