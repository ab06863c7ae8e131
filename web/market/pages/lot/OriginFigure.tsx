import { WRITING } from '../../../../src/messages/index.ts'
import { useMemo } from 'react'
import type { LotShown } from '../../../../src/market/index.ts'
import { Note } from '../../../charts/Note.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../../ui/table.ts'
import { shortLot } from '../../subjects/lots/lots.ts'
import { chainOf, type Event } from '../../subjects/lots/chain.ts'
import { Graph } from './Graph.tsx'
import { useTelling, type Telling } from '../../subjects/lots/describe-event.ts'
import '../../../charts/charts.css'
import './lot.css'

/** Where a lot comes from: its chain of custody as a drawing, and every record as a table. */
export function OriginFigure({ lot }: { readonly lot: LotShown }): React.JSX.Element {
  const telling = useTelling()
  const { say, naming } = telling
  const chain = useMemo(() => chainOf(lot), [lot])
  const made = chain.nodes.flatMap((node) => (node.kind === 'event' ? node.events : []))
  const steps = [...new Set(made.map(telling.what))]
  const mines = [
    ...new Set(
      made
        .filter(({ inputs }) => inputs.length === 0)
        .map((event) => WRITING[naming.lang].inBrackets(telling.site(event), naming.place(event.site.country))),
    ),
  ]
  return (
    <Figure
      title={say('question')}
      answer={
        made.length === 0
          ? say('answerUnknown')
          : WRITING[naming.lang].after(
              say('answer', {
                steps: naming.list(steps.map(lower)),
                n: lot.history.length,
              }),
              mines.length === 0 ? '' : say('answerMine', { mines: naming.list(mines) }),
            )
      }
      name={`origin-${shortLot(lot.id).replaceAll(/[^\w.-]+/g, '-')}`}
      table={tableOf(lot.history, telling)}
      note={
        <Note
          entries={[
            [<rect key="e" className="chain-card key" x={1} y={1} width={20} height={12} rx={2} />, say('keyEvent')],
            [<rect key="l" className="chain-fill" x={1} y={4} width={20} height={6} rx={3} />, say('keyLot')],
            [<rect key="m" className="chain-moves" x={1} y={1} width={20} height={12} rx={2} />, say('keyMoves')],
          ]}
        >
          {WRITING[naming.lang].after(say('note'), chain.aside === 0 ? '' : say('aside', { n: chain.aside }))}
        </Note>
      }
      source={say('source')}
    >
      <Graph chain={chain} />
    </Figure>
  )
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function tableOf(history: readonly Event[], telling: Telling): FigureTable {
  const { say, naming, what, site, operator, countries } = telling
  const masses = (list: Event['inputs']): string =>
    naming.list(
      list.map(({ lot, kg, material }) =>
        [shortLot(lot), material === null ? '' : naming.material(material), naming.kg(kg)]
          .filter((one) => one !== '')
          .join(' · '),
      ),
    )
  return {
    columns: [
      { name: say('when') },
      { name: say('what') },
      { name: say('process') },
      { name: say('where') },
      { name: say('country') },
      { name: say('operator') },
      { name: say('controller') },
      { name: say('into') },
      { name: say('out') },
      { name: say('signer') },
      { name: say('event') },
    ],
    rows: history.map((event) => [
      cell(naming.instant(event.at), event.at),
      cell(what(event)),
      cell(event.process ?? '–', event.process),
      cell(site(event), event.site.id),
      cell(naming.place(event.site.country), event.site.country),
      cell(operator(event), event.operator.id),
      cell(countries(event)),
      cell(masses(event.inputs) || '–'),
      cell(masses(event.outputs) || '–'),
      cell(naming.organisation(event.signer), event.signer),
      cell(event.event),
    ]),
  }
}
