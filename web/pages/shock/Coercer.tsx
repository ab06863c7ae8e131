import type { Band } from '../../../src/studies/light.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type Cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import type { Banded } from './props.ts'
import { bandCells, bandColumns } from './shared.ts'
import { shockMessages } from './messages.gen.ts'

/** What the supplier state forgoes. */
export function Coercer({ result, bands }: Pick<Banded, 'result' | 'bands'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const { place, exportsForgone, exportsDiverted } = result.central.coercer
  const cells = (band: Band | undefined): Cell[] => (bands === undefined ? [] : bandCells(band, words.money))
  return (
    <Figure
      title={say('coercerTitle', { place: words.place(place) })}
      answer={say('coercerAnswer', { lost: words.money(exportsForgone), gained: words.money(exportsDiverted) })}
      name="coercer"
      source={say('modelSource')}
      table={{
        columns: [
          { name: say('figure') },
          inUnit('MUSD', say('central')),
          ...(bands === undefined ? [] : bandColumns(say, say('ofDraws'), (name) => inUnit('MUSD', name))),
        ],
        rows: [
          [cell(say('notSold')), cell(words.money(exportsForgone), exportsForgone), ...cells(bands?.coercer.notSold)],
          [
            cell(say('soldElsewhere')),
            cell(words.money(exportsDiverted), exportsDiverted),
            ...cells(bands?.coercer.soldElsewhere),
          ],
        ],
      }}
    />
  )
}
