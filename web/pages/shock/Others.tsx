import { stressColumns } from '../../../src/studies/light.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { Banded } from './props.ts'
import { bandCells, bandColumns } from './shared.ts'
import { othersHit } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** Who was not asked about and is still hit. */
export function Others({ result, bands }: Pick<Banded, 'result' | 'bands'>): React.JSX.Element {
  const column = useHeaders(stressColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(shockMessages)
  const words = useWording()
  const { href } = useView()
  const hit = othersHit(result)
  const first = hit[0]
  const payer = hit.reduce<typeof first>(
    (most, one) => (one.importCostIncrease > (most?.importCostIncrease ?? 0) ? one : most),
    undefined,
  )
  return (
    <Figure
      title={say('othersTitle')}
      answer={
        first !== undefined && first.valueAddedLost > 0.5
          ? say('othersAnswer', { place: words.place(first.place), money: words.money(first.valueAddedLost) })
          : payer === undefined
            ? say('othersNone')
            : say('othersPay', { place: words.place(payer.place), money: words.money(payer.importCostIncrease) })
      }
      name="others"
      source={say('modelSource')}
      table={{
        columns: [
          column('place'),
          column('value_added_lost_musd'),
          column('share_of_gdp'),
          column('import_cost_increase_musd'),
          column('first_stop'),
          ...(bands === undefined
            ? []
            : [
                ...bandColumns(say, say('lostAdded'), (name) => inUnit('MUSD', name)),
                ...bandColumns(say, say('bill'), (name) => inUnit('MUSD', name)),
              ]),
        ],
        rows: hit.map(({ place, valueAddedLost, shareOfGdp, importCostIncrease, firstStop }) => [
          cell(words.place(place), place, href('/world', { table: 'places', row: place })),
          cell(words.number(valueAddedLost), valueAddedLost),
          cell(words.percent(shareOfGdp, 3), shareOfGdp),
          cell(words.number(importCostIncrease), importCostIncrease),
          cell(firstStop === null ? say('noStop') : words.month(firstStop), firstStop ?? ''),
          ...(bands === undefined
            ? []
            : [
                ...bandCells(bands.elsewhere(place).lostAdded, words.money),
                ...bandCells(bands.elsewhere(place).bill, words.money),
              ]),
        ]),
      }}
    />
  )
}
