import { useMessages } from '../../language/messages.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useView } from '../../url/state.ts'
import { placesOf } from './Answer.tsx'
import type { AnsweredColumn } from './columns.ts'
import { inOneScope, scopesDiffer, type ComparedScope } from './differences.ts'
import { compareMessages } from './messages.gen.ts'

/** The places that all are compared at, as the address says; empty: each at its own. */
export function useComparedPlaces(): readonly string[] {
  const { view } = useView()
  const { places } = useCatalogue()
  const asked = view.about.split(',')
  return places.flatMap(({ id }) => (asked.includes(id) ? [id] : []))
}

const scopeOf = ({ result: { focus, scenario } }: AnsweredColumn): ComparedScope => ({
  places: focus,
  start: scenario.start,
  months: scenario.months,
})

/** Says what of the scopes differs, and brings all to that of the first. */
export function ScopeNote({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element | null {
  const say = useMessages(compareMessages)
  const words = useWording()
  const { view, go } = useView()
  const [first] = columns
  if (first === undefined) return null
  const scopes = columns.map(scopeOf)
  const differ = scopesDiffer(scopes)
  const apart = differ.map((part) => {
    const each = columns.map((column, i) => {
      const { start = '', months = 0 } = scopes[i] ?? {}
      const value =
        part === 'places'
          ? placesOf(column, words)
          : part === 'start'
            ? words.month(start)
            : say('monthsLong', { n: months })
      return `${column.letter} ${value}`
    })
    return words.labelled(say(part), words.semicolons(each))
  })
  return (
    <>
      {differ.length > 0 && (
        <section className="panel stack compare-scope" role="status">
          <p>
            <strong>{say('scopeWarning')}</strong>
          </p>
          <ul>
            {apart.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className="row no-print">
            <button
              type="button"
              className="button main"
              onClick={() =>
                go({
                  scenarios: inOneScope(
                    columns.map(({ spec }) => spec),
                    scopes,
                  ),
                  ...(differ.includes('places')
                    ? { about: (scopes.find(({ places }) => places.length > 0) ?? scopeOf(first)).places.join(',') }
                    : {}),
                })
              }
            >
              {say('scopeAlign', { letter: first.letter })}
            </button>
          </div>
        </section>
      )}
      {view.about !== '' && (
        <p className="row">
          {say('scopeAt', { places: placesOf(first, words) })}
          <button type="button" className="button no-print" onClick={() => go({ about: '' })}>
            {say('scopeOwn')}
          </button>
        </p>
      )}
    </>
  )
}
