import { stressColumns } from '../../../src/studies/light.ts'
import type { HindcastResult } from '../../../src/studies/index.ts'
import { Key } from '../../charts/Key.tsx'
import { StackedRange } from '../../charts/stacked-range/StackedRange.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { More } from '../../ui/More.tsx'
import { cell } from '../../ui/table.ts'
import { nameIn } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import type { Props } from './props.ts'
import { mostNeeded, partOf } from './state.ts'
import { hindcastMessages } from './messages.gen.ts'

type FreeParameter = NonNullable<HindcastResult['fit']>['freeParameters'][number]

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
  const say = useMessages(hindcastMessages)
  const { inUnit } = useNumbers()
  const unitColumn = useHeaders(stressColumns)
  const words = useWording()
  const name = (parameter: FreeParameter): string => nameIn(words.lang, parameter)
  if (fit === null)
    return (
      <section className="stack">
        <h2>{say('fitSection')}</h2>
        <p>{say('fitNone')}</p>
      </section>
    )
  const { freeParameters, error, startPoints } = fit
  const moved = freeParameters.filter(({ central, fitted }) => central !== fitted)
  const atBounds = freeParameters.filter(({ atBound }) => atBound !== null)
  const unidentified = freeParameters.filter(({ notIdentified }) => notIdentified)
  const most = mostNeeded(freeParameters)
  const sorted = [...startPoints].sort((a, b) => a - b)
  const valleys = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) > VALLEY
  const list = (some: readonly FreeParameter[]): string =>
    words.list(some.map((parameter) => words.small(name(parameter))))
  const stands = ({ atBound, notIdentified, central, fitted }: FreeParameter): string =>
    atBound !== null ? say(`end_${atBound}`) : notIdentified ? say('flat') : say(central === fitted ? 'still' : 'moved')
  const told = ({ figure }: FreeParameter, value: number | undefined, level: number): string => {
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
        answer={say('fitAnswer', {
          n: freeParameters.length,
          moved: moved.length,
          ends: atBounds.length,
          flat: unidentified.length,
        })}
        name="hindcast-fit"
        source={say('modelSource')}
        note={
          <>
            <FitKey />
            <p>{say('fitNote')}</p>
          </>
        }
        table={{
          columns: [
            { name: say('colFactor') },
            inUnit('unit', say('low')),
            inUnit('unit', say('keyWas')),
            inUnit('unit', say('high')),
            inUnit('unit', say('keyIs')),
            unitColumn('unit'),
            { name: say('colStands') },
            inUnit('number', say('colWithout')),
          ],
          rows: freeParameters.map((parameter) => {
            const { id, figure, lowest, central, highest, fitted, atBound, notIdentified, without } = parameter
            return [
              cell(name(parameter), id),
              cell(told(parameter, figure?.low, lowest), figure?.low ?? lowest),
              cell(told(parameter, figure?.central, central), figure?.central ?? central),
              cell(told(parameter, figure?.high, highest), figure?.high ?? highest),
              cell(told(parameter, figure?.fitted, fitted), figure?.fitted ?? fitted),
              cell(figure === null ? inUnit('share', '').unit : figure.unit),
              cell(stands(parameter), atBound ?? (notIdentified ? 'flat' : central === fitted ? 'still' : 'moved')),
              cell(without.toFixed(2), without),
            ]
          }),
        }}
      >
        <StackedRange
          label={say('fitTitle')}
          rows={freeParameters.map((parameter) => ({
            id: parameter.id,
            label: name(parameter),
            tabled: partOf(parameter, parameter.central),
            fitted: partOf(parameter, parameter.fitted),
            low: parameter.figure === null ? say('low') : told(parameter, parameter.figure.low, parameter.lowest),
            high: parameter.figure === null ? say('high') : told(parameter, parameter.figure.high, parameter.highest),
            text: stands(parameter),
          }))}
        />
      </Figure>
      <p>
        {say('fitError', {
          tabled: error.central.toFixed(2),
          fitted: error.fitted.toFixed(2),
          figures: say('figures', { n: fit.rows }),
        })}{' '}
        {say('fitUse')}
      </p>
      <More of="answer">
        {valleys && (
          <p>{say('fitStarts', { n: startPoints.length, ends: words.list(sorted.map((end) => end.toFixed(2))) })}</p>
        )}
        {most !== undefined && most.without > error.fitted && (
          <p>{say('fitMost', { name: name(most), without: most.without.toFixed(2) })}</p>
        )}
        {atBounds.length > 0 && <p>{say('fitEnds', { list: list(atBounds) })}</p>}
        {unidentified.length > 0 && <p>{say('fitFlat', { list: list(unidentified) })}</p>}
      </More>
    </section>
  )
}

function FitKey(): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  return (
    <Key
      entries={[
        [<line key="was" x1="11" x2="11" y1="0" y2="14" className="stacked-tabled" />, say('keyWas')],
        [<rect key="is" x="5" y="1" width="12" height="12" className="stacked-fitted" />, say('keyIs')],
        [
          <rect key="still" x="5" y="1" width="12" height="12" className="stacked-fitted stacked-still" />,
          say('keyStill'),
        ],
      ]}
    />
  )
}
