import type { StressRange, StressResult } from '../../../src/studies/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type Cell } from '../../ui/table.ts'
import { hasShiftedCases, lossOf } from '../../subjects/stress.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { RangeChart } from './RangeChart.tsx'
import { VARIANTS } from './sureness.ts'
import { methodMessages } from './messages.gen.ts'

/** The answer for a year without supply, beside what others found and what one change does to it. */
export function Sureness({
  result,
  range,
}: {
  readonly result: StressResult
  readonly range: StressRange
}): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit } = useNumbers()
  const wording = useWording()
  const { sources } = useCatalogue()
  const shifted = hasShiftedCases(result, range)
  const loss = lossOf(result, range)
  const share = (lost: number | undefined): number => (100 * (lost ?? Number.NaN)) / result.focusGdp
  const [mild, central, severe] = [share(loss.low), share(loss.central), share(loss.high)]
  const published = [...result.published].sort((a, b) => a.value - b.value)
  const percent = (value: number): string => wording.percent(value / 100, value < 0.1 ? 3 : 2)
  const row = (group: 'groupModel' | 'groupPublished' | 'groupVariant', who: string, value: number): Cell[] => [
    cell(say(group)),
    cell(who),
    cell(percent(value), value),
  ]
  const address = (source: string): string => sources.find(({ id }) => id === source)?.publisher || source
  return (
    <Figure
      level={3}
      title={say('sureTitle')}
      name="ytterby-beside-others"
      id="beside-others"
      source={say('sureSource', { who: wording.list(published.map(({ source }) => address(source))) })}
      note={say('sureNote', { bar: shifted ? 'cases' : 'draws' })}
      answer={say('sureAnswer', {
        central: percent(central),
        mild: percent(mild),
        severe: percent(severe),
        least: percent(published[0]?.value ?? Number.NaN),
        most: percent(published.at(-1)?.value ?? Number.NaN),
      })}
      table={{
        columns: [{ name: say('colGroup') }, { name: say('colWho') }, inUnit('percent', say('colGdp'))],
        rows: [
          row('groupModel', say(shifted ? 'mild' : 'lowOfDraws'), mild),
          row('groupModel', say('central'), central),
          row('groupModel', say(shifted ? 'severe' : 'highOfDraws'), severe),
          ...published.map(({ who, what, value }) => row('groupPublished', `${who}: ${what}`, value)),
          ...VARIANTS.map(({ id, percent: value }) => row('groupVariant', say(`variant-${id}`), value)),
        ],
      }}
    >
      <RangeChart
        label={say('sureLabel', {
          mild: percent(mild),
          severe: percent(severe),
          central: percent(central),
          n: published.length,
        })}
        scale="linear"
        domain={[0, 2]}
        ticks={[0, 0.5, 1, 1.5, 2]}
        tick={(value) => wording.percent(value / 100, 1)}
        rows={[
          {
            key: 'model',
            label: say('thisModel'),
            text: percent(central),
            low: Math.min(mild, central),
            value: central,
            high: severe,
            tone: 'var(--accent)',
          },
          ...published.map(({ who, value }, p) => ({
            key: who,
            label: who,
            text: percent(value),
            low: value,
            value,
            high: value,
            shape: 'diamond' as const,
            tone: 'var(--stopped)',
            gap: p === 0,
          })),
          ...VARIANTS.map(({ id, percent: value }, v) => ({
            key: id,
            label: say(`variant-${id}`),
            text: percent(value),
            low: value,
            value,
            high: value,
            shape: 'circle' as const,
            tone: 'var(--cover)',
            gap: v === 0,
          })),
        ]}
      />
    </Figure>
  )
}
