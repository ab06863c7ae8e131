import { dumpingColumns } from '../../../src/studies/light.ts'
import { WRITING } from '../../../src/messages/index.ts'
import { minus } from '../../../src/quantity/index.ts'
import { Bars } from '../../charts/bars/Bars.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { useSetName } from '../../subjects/supplier.ts'
import type { InCase } from './props.ts'
import { allSupport, avertedIn, averts, isPaidByTreasury, yearlyCostOf } from './state.ts'
import { useNames } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** What a living core averts in a year, beside what each instrument that keeps it costs. */
export function Averted({ request, result, which }: InCase): React.JSX.Element | null {
  const column = useHeaders(dumpingColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const names = useNames()
  const { href } = useView()
  const { averted } = result
  const setName = useSetName(averted?.menu.id ?? '')
  const found = avertedIn(result, which)
  if (averted === null || found === undefined) return null
  const { withCore, withoutCore } = found
  const measures = (ids: readonly string[]): string => (ids.length === 0 ? say('nothing') : setName(ids))
  const attack = (ids: readonly string[]): string | undefined =>
    ids.length === 0
      ? undefined
      : href('/', { scenarios: [{ id: averted.menu.id, edit: { only: ids, focus: request.members } }] })
  const opened = attack(withoutCore.measures)
  return (
    <Figure
      title={say('avertedTitle')}
      answer={WRITING[words.lang].after(
        say(averts(found) ? 'avertedAnswer' : 'avertedNone', {
          fallen: names.loss(withoutCore.loss),
          averted: words.money(found.avertedLoss),
          chance: words.percent(averted.attackProbability),
          expected: words.money(found.expected),
          measures: measures(withoutCore.measures),
        }),
        which === 'mild' ? say('avertedCase') : '',
      )}
      name="averted"
      source={say('source')}
      note={say('avertedNote', {
        n: request.maxMeasures,
        all: averted.menu.measures,
        months: averted.menu.months,
        peace: words.money(found.costWithoutAttack),
      })}
      table={{
        columns: [
          column('case'),
          inUnit('number', column('closed').name),
          column('with_core_loss_musd'),
          column('without_core_loss_musd'),
          column('averted_loss_musd'),
          column('expected_musd'),
          column('cost_without_attack_musd'),
          column('without_core_measures'),
        ],
        rows: averted.cases.map((each) => [
          cell(say(each.case), each.case),
          cell(words.number(each.closed.length), each.closed.length),
          cell(words.number(each.withCore.loss, 3), each.withCore.loss),
          cell(words.number(each.withoutCore.loss, 3), each.withoutCore.loss),
          cell(words.number(each.avertedLoss, 3), each.avertedLoss),
          cell(words.number(each.expected, 3), each.expected),
          cell(words.number(each.costWithoutAttack, 3), each.costWithoutAttack),
          cell(
            measures(each.withoutCore.measures),
            each.withoutCore.measures.join(' + '),
            attack(each.withoutCore.measures),
          ),
        ]),
      }}
    >
      <Bars
        label={say('avertedTitle')}
        rows={[
          {
            id: 'averted',
            name: say('barAverted', { chance: words.percent(averted.attackProbability) }),
            details: [
              say('barAvertedDetail', {
                fallen: names.loss(withoutCore.loss),
                standing: names.loss(withCore.loss),
              }),
            ],
            value: averts(found) ? found.expected : 0,
            text: words.money(averts(found) ? found.expected : 0),
            ...(opened === undefined ? {} : { href: opened }),
          },
          ...allSupport(result, which)
            .filter(({ yearly }) => yearly.producerTransfer !== 0)
            .map((each) => ({
              id: each.instrument,
              name: say('barCost', { instrument: say(each.instrument) }),
              details: [
                each.instrument === 'tariff'
                  ? say('barRevenue', { revenue: words.money(minus(each.yearly.fiscalCost)) })
                  : say(isPaidByTreasury(each.instrument) ? 'barTreasury' : 'barUsers'),
              ],
              value: yearlyCostOf(each),
              text: words.money(yearlyCostOf(each)),
            })),
        ]}
      />
    </Figure>
  )
}
