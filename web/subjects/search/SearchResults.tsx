import { otherThan } from '../../../src/messages/index.ts'
import { useEffect } from 'react'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Findable } from './findables.ts'
import { searchMessages } from './messages.gen.ts'
import type { Hit, HitGroup } from './use-search.ts'

interface Props {
  /** What the ids of its parts begin with: the list is `<id>-list`, an option `<id>-<number>`. */
  readonly id: string
  readonly groups: readonly HitGroup[]
  readonly options: readonly Hit[]
  /** Number of the option that is marked; -1: none. */
  readonly at: number
  readonly choose: (thing: Findable) => void
}

/** What was found, by kind, each with a line that says what it is; or what to try. */
export function SearchResults({
  text,
  state,
  ...found
}: Props & { readonly text: string; readonly state: string }): React.JSX.Element {
  const say = useMessages(searchMessages)
  const { id, groups, at } = found
  const isEmpty = groups.length === 0
  useEffect(() => {
    if (at >= 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, id])
  return (
    <div className="search-results">
      {isEmpty ? (
        <p className="search-none">
          <strong>{say('none', { text: text.trim().slice(0, SHOWN_LETTERS) })}</strong> {say('advice')}
        </p>
      ) : (
        <div id={`${id}-list`} role="listbox" aria-label={say('results')}>
          {groups.map((group) => (
            <Group key={group.kind} group={group} {...found} />
          ))}
        </div>
      )}
      {state !== 'done' && <p className="quiet">{say(state === 'failed' ? 'unread' : 'reading')}</p>}
    </div>
  )
}
/** As many letters of what found nothing as are said again. */
const SHOWN_LETTERS = 60

function Group({
  id,
  group: { kind, shown, n },
  options,
  at,
  choose,
}: Props & { readonly group: HitGroup }): React.JSX.Element {
  const say = useMessages(searchMessages)
  return (
    <div role="group" aria-labelledby={`${id}-${kind}`}>
      <p id={`${id}-${kind}`} className="search-kind">
        {n > shown.length ? say('some', { kind: say(kind), shown: shown.length, n }) : say(kind)}
      </p>
      {shown.map((hit) => {
        const i = options.indexOf(hit)
        return (
          <Option
            key={hit.thing.key}
            id={`${id}-${i}`}
            hit={hit}
            isMarked={i === at}
            choose={() => choose(hit.thing)}
          />
        )
      })}
    </div>
  )
}

function Option({
  id,
  hit: { thing, at },
  isMarked,
  choose,
}: {
  readonly id: string
  readonly hit: Hit
  readonly isMarked: boolean
  readonly choose: () => void
}): React.JSX.Element {
  const { lang } = useView().view
  const name = thing.name[lang]
  const other = thing.name[otherThan(lang)]
  // Who typed the name in the other language sees that this is it.
  const typedOther = other !== name && thing.names[at] === other
  return (
    <div
      id={id}
      role="option"
      aria-selected={isMarked}
      className="search-option"
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      <span>
        {name}
        {typedOther && (
          <span className="quiet" lang={otherThan(lang)}>
            {' '}
            {other}
          </span>
        )}
      </span>
      <span className="quiet search-line">{thing.line[lang]}</span>
    </div>
  )
}
