import type { StressResult } from '../../../src/studies/index.ts'
import { useWording } from '../../desk/catalogue.tsx'
import { Figure } from '../../figure/Figure.tsx'
import { cell } from '../../figure/table.ts'
import { useWords } from '../../messages.ts'
import { SHOCK_WORDS } from './words.ts'

/** What the supplier state gives up. */
export function Coercer({ result }: { readonly result: StressResult }): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { place, exportsNotSold, soldElsewhere } = result.middle.coercer
  return (
    <Figure
      title={say('coercerTitle', { place: words.place(place) })}
      answer={say('coercerAnswer', { lost: words.money(exportsNotSold), gained: words.money(soldElsewhere) })}
      name="coercer"
      source={say('modelSource')}
      table={{
        columns: [{ name: say('figure') }, { name: say('middle'), align: 'right' }],
        rows: [
          [cell(say('notSold')), cell(words.money(exportsNotSold), exportsNotSold)],
          [cell(say('soldElsewhere')), cell(words.money(soldElsewhere), soldElsewhere)],
        ],
      }}
    />
  )
}
