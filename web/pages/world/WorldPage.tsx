import { useMemo } from 'react'
import type { BaselineFlows } from '../../model/protocol.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useModel } from '../../model/use-model.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { Details } from './Details.tsx'
import { readBook, rowsOf, type Book } from '../../subjects/facts.ts'
import { Makers } from './Makers.tsx'
import { MapSection } from './MapSection.tsx'
import { Sureness } from './Sureness.tsx'
import { sureness } from './sureness.ts'
import { Tables } from './Tables.tsx'
import { worldMessages } from './messages.gen.ts'
import './world.css'

const ASK = {}
const NO_FLOWS: BaselineFlows = { trade: [], output: [] }

/** What is known, and from whom: every figure of the app leads here. */
export default function WorldPage(): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { view } = useView()
  const tables = useModel('tables', ASK)
  const flows = useModel('flows', ASK)
  const book = useMemo(() => (tables.state === 'done' ? readBook(tables.value) : undefined), [tables])
  return (
    <div className="stack world">
      <h1>{say('title')}</h1>
      {tables.state === 'failed' && <Problem failure={tables.failure} />}
      {flows.state === 'failed' && <Problem failure={flows.failure} />}
      {book === undefined ? (
        tables.state !== 'failed' && (
          <p role="status" className="quiet world-waiting">
            {say('reading')}
          </p>
        )
      ) : (
        <>
          {view.row === '' ? <Lead book={book} /> : <Details book={book} />}
          <div className="world-top">
            <MapSection book={book} flows={flows.state === 'done' ? flows.value : NO_FLOWS} />
            <Makers book={book} flows={flows.state === 'done' ? flows.value : NO_FLOWS} />
          </div>
          <Tables book={book} />
          <Sureness book={book} />
        </>
      )}
    </div>
  )
}

function Lead({ book }: { readonly book: Book }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { number, percent } = useWording()
  const { sources } = useCatalogue()
  const [figures, judged] = useMemo(
    () => sureness(book, 'table').reduce(([all, own], { total, counts }) => [all + total, own + counts.judged], [0, 0]),
    [book],
  )
  return (
    <p>
      {say('lead', {
        figures: number(figures, 6),
        judged: percent(judged / figures),
        sites: rowsOf(book, 'sites').length,
        // One of them stands for "nobody publishes it".
        sources: sources.length - 1,
      })}
    </p>
  )
}
