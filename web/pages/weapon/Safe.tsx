import { NamedBars } from '../../charts/bars/NamedBars.tsx'
import { Key } from '../../charts/Key.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Props } from './props.ts'
import { asScenario, safeRows, safeSteps } from './state.ts'
import { useSetName } from './use-names.ts'
import { safeMessages } from './safe.gen.ts'
import { weaponMessages } from './messages.gen.ts'

/** How the worst that remains falls as more of the menu is made safe. */
export function Safe({ request, result }: Props): React.JSX.Element {
  const say = useMessages(safeMessages)
  const weapon = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const setName = useSetName(request.menu)
  const { worst, protection } = result
  const steps = safeSteps(result)
  const open = (measures: readonly string[]): string => href('/', { scenarios: [asScenario(request, measures)] })
  const safe = (measures: readonly string[]): string => (measures.length === 0 ? say('nothingSafe') : setName(measures))
  const remains = (measures: readonly string[]): string =>
    measures.length === 0 ? say('nothingRemains') : setName(measures)
  const money = (loss: number): string => words.money(loss, worst.loss)
  return (
    <Figure
      title={say('title')}
      answer={say('answer', {
        loss: money(worst.loss),
        steps: words.list(steps.slice(1).map(({ loss }) => money(loss))),
        cells: safe(steps.at(-1)?.safe ?? []),
      })}
      name="made-safe"
      source={weapon('source')}
      note={
        <>
          <Key
            entries={[
              [<rect key="a" width="22" height="14" className="fill-stopped" />, say('remains')],
              [<rect key="b" x="0.5" y="0.5" width="21" height="13" className="bar-up-to" />, say('averted')],
            ]}
          />
          <p>{say('note', { n: protection?.targetGroups ?? 0, solves: words.number(protection?.solves ?? 0, 6) })}</p>
        </>
      }
      table={{
        columns: [
          { name: say('count'), align: 'right' },
          { name: weapon('rank'), align: 'right' },
          { name: say('safe') },
          { name: weapon('million', { what: weapon('loss') }), align: 'right' },
          { name: say('remains') },
        ],
        rows: safeRows(result).map(({ count, rank, safe: cells, loss, measures }) => [
          cell(words.number(count), count),
          cell(words.number(rank, 6), rank),
          cell(safe(cells), cells.join(' + ')),
          cell(words.number(loss, 3), loss),
          measures.length === 0
            ? cell(remains(measures), '')
            : cell(remains(measures), measures.join(' + '), open(measures)),
        ]),
      }}
    >
      <NamedBars
        label={say('title')}
        rows={steps.map(({ safe: cells, loss, measures }, n) => ({
          id: String(n),
          name: cells.length === 0 ? say('nothingSafe') : say('made', { n, cells: safe(cells) }),
          detail: say('left', { measures: remains(measures) }),
          value: loss,
          upTo: worst.loss,
          text: money(loss),
          ...(measures.length === 0 ? {} : { href: open(measures) }),
        }))}
      />
    </Figure>
  )
}
