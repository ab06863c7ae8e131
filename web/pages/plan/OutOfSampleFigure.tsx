import { WRITING } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { againstMessages } from './against.gen.ts'
import { planMessages } from './messages.gen.ts'
import type { PlanProps } from './props.ts'

const DIGITS = 3

/** What plans cost and lose in worlds drawn besides, in which none of them was made; and how far this one may be from the best over all worlds. */
export function OutOfSampleFigure({ result }: PlanProps): React.JSX.Element | null {
  const say = useMessages(againstMessages)
  const { inUnit, headed } = useNumbers()
  const source = useMessages(planMessages)
  const words = useWording()
  const { outOfSample, samplingGap } = result
  if (outOfSample === null && samplingGap === null) return null
  const plans =
    outOfSample === null
      ? []
      : ([
          ['none', say('noPlan'), outOfSample.doNothing],
          ['central', say('centralPlan'), outOfSample.centralPlan],
          ['plan', say('thisPlan'), outOfSample.plan],
          ['saved', say('savedByIt'), outOfSample.saved],
        ] as const)
  const better =
    outOfSample?.draws.filter(({ doNothing, centralPlan, plan }) => plan < (centralPlan ?? doNothing)) ?? []
  const answer = [
    outOfSample === null
      ? ''
      : say(outOfSample.centralPlan === null ? 'freshAlone' : 'freshAnswer', {
          n: outOfSample.draws.length,
          saved: words.money(outOfSample.saved.mean),
          low: words.money(outOfSample.saved.meanLow ?? Number.NaN),
          high: words.money(outOfSample.saved.meanHigh ?? Number.NaN),
          better: better.length,
        }),
    samplingGap === null
      ? ''
      : say('samples', {
          n: samplingGap.gaps.length,
          most: words.money(samplingGap.atMost),
          mean: words.money(samplingGap.mean),
        }),
  ]
  return (
    <Figure
      title={say('freshTitle')}
      answer={WRITING[words.lang].after(...answer)}
      name="plan-out-of-sample"
      source={source('source')}
      note={<p>{say('freshNote')}</p>}
      table={{
        columns: [
          { name: say('plan') },
          ...(['mean', 'meanLow', 'meanHigh', 'median', 'p95', 'largest'] as const).map((one) =>
            one === 'mean' ? headed('MUSD', say(one)) : inUnit('MUSD', say(one)),
          ),
        ],
        rows: plans.flatMap(([id, name, spread]) =>
          spread === null
            ? []
            : [
                [
                  cell(name, id),
                  ...[spread.mean, spread.meanLow, spread.meanHigh, spread.median, spread.p95, spread.most].map(
                    (value) => cell(value === null ? '' : words.number(value, DIGITS), value),
                  ),
                ],
              ],
        ),
      }}
    />
  )
}
