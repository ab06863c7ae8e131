import { useWording } from '../../model/catalogue.tsx'
import type { StressResult } from '../../../src/studies/index.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { RangeChart } from './RangeChart.tsx'
import { dearnessOf, widestGap, type Dearness as One } from './scarcity.ts'
import { methodMessages } from './messages.gen.ts'

/** Shadow price beside price paid, for what ran short in a run. */
export function Dearness({
  result,
  title,
}: {
  readonly result: StressResult
  readonly title: string
}): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit } = useNumbers()
  const wording = useWording()
  const { href } = useView()
  const list = dearnessOf(result)
  const first = list[0]
  const gap = widestGap(list)
  const n = (value: number | undefined): string => (value === undefined ? '–' : wording.number(value))
  const ends = ({ low, high }: One): string =>
    high === undefined
      ? say('atLeast', { n: n(low) })
      : n(low) === n(high)
        ? n(low)
        : say('dash', { low: n(low), high: n(high) })
  return (
    <Figure
      level={3}
      title={say('paidTitle')}
      name="ytterby-scarcity-and-paid"
      id="scarcity-and-paid"
      source={say('paidSource', { id: result.scenario.id })}
      note={say('paidNote')}
      answer={
        first === undefined || gap === undefined
          ? ''
          : say('paidAnswer', {
              scenario: title,
              material: wording.material(first.material),
              low: n(first.low),
              gap: wording.material(gap.material),
              gapLow: ends(gap),
              gapPaid: n(gap.paid),
            })
      }
      table={{
        columns: [
          { name: say('material') },
          { name: say('place') },
          inUnit('times', say('scarcityLow')),
          inUnit('times', say('scarcityHigh')),
          inUnit('times', say('paidCol')),
        ],
        rows: list.map(({ material, place, low, high, paid }) => [
          cell(wording.material(material), undefined, href('/world', { table: 'materials', row: material })),
          cell(wording.place(place)),
          cell(n(low), low),
          cell(n(high), high ?? null),
          cell(n(paid), paid ?? null),
        ]),
      }}
    >
      <RangeChart
        label={say('paidLabel', { n: list.length })}
        heading={say('paidHeading')}
        scale="log"
        domain={[1, 2000]}
        ticks={[1, 10, 100, 1000]}
        tick={(value) => say('times', { n: wording.number(value) })}
        rows={list.map((one) => ({
          key: `${one.material} ${one.place}`,
          label: wording.material(one.material),
          text: `${ends(one)} / ${n(one.paid)}`,
          low: one.low,
          high: one.high ?? one.low,
          value: one.low,
          shape: 'diamond' as const,
          tone: 'var(--price)',
          ...(one.paid === undefined ? {} : { ring: one.paid }),
        }))}
      />
    </Figure>
  )
}
