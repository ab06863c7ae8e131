import { otherThan } from '../../../src/messages/index.ts'
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { useMessages } from '../../language/messages.ts'
import { useCatalogue } from '../../model/catalogue.tsx'
import { useModel } from '../../model/use-model.ts'
import { useView } from '../../url/state.ts'
import { findables, SEARCH_KINDS, type Findable, type PageToFind } from './findables.ts'
import { searcher, type SearchHit } from './matching.ts'
import { searchMessages } from './messages.gen.ts'
import './search.css'

/** As many of a kind as are shown. */
const SHOWN = 5
const ASK = {}

type Hit = SearchHit<Findable>
/** What is met of a kind: the best, and how much there is. */
interface HitGroup {
  readonly kind: Findable['kind']
  readonly shown: readonly Hit[]
  readonly n: number
}

/** One search over all that the app has, in this browser: a field in the header, or on a phone a button that opens it. */
export function SearchField({ pages }: { readonly pages: readonly PageToFind[] }): React.JSX.Element {
  const say = useMessages(searchMessages)
  const [, navigate] = useLocation()
  const { href } = useView()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const [marked, setMarked] = useState('')
  const [wanted, setWanted] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const before = useRef<Element>(null)
  const id = useId()
  const { search, state } = useSearch(wanted, pages)
  // Typing goes on while what was typed is looked for.
  const asked = useDeferredValue(text)
  const { groups, n } = useMemo(() => grouped(search(asked)), [search, asked])
  const options = groups.flatMap(({ shown }) => shown)
  const at = options.findIndex(({ thing }) => thing.key === marked)
  const isAsked = open && asked.trim() !== ''

  const enter = (): void => {
    before.current = document.activeElement
    flushSync(() => setUnfolded(true))
    input.current?.focus()
    input.current?.select()
  }
  const close = (): void => {
    setOpen(false)
    setUnfolded(false)
    setMarked('')
  }
  const leave = (): void => {
    flushSync(close)
    // Back to where one came from; on a narrow screen, to the button that opened the field.
    const back = opener.current?.checkVisibility() === true ? opener.current : before.current
    if (back instanceof HTMLElement && back !== document.body) back.focus()
    else input.current?.blur()
  }
  const choose = ({ path, change, hash }: Findable): void => {
    flushSync(close)
    setText('')
    const main = document.querySelector<HTMLElement>('main')
    main?.focus({ preventScroll: true })
    navigate(href(path, change) + hash)
    const part = hash === '' ? null : document.getElementById(hash.slice(1))
    if (part === null) window.scrollTo(0, 0)
    else part.scrollIntoView()
    part?.focus({ preventScroll: true })
  }
  const onKey = (event: KeyboardEvent): void => {
    // Keys that choose among Japanese spellings are none of ours.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = options[Math.max(0, at)]
      if (isAsked && chosen !== undefined) choose(chosen.thing)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1
      setMarked(options[(at + step + options.length) % Math.max(1, options.length)]?.thing.key ?? '')
    }
  }
  useSlash(enter)
  useEffect(() => {
    if (at >= 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, id])

  return (
    <form
      role="search"
      className={unfolded ? 'search is-open' : 'search'}
      onSubmit={(event) => event.preventDefault()}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close()
      }}
    >
      <button
        ref={opener}
        type="button"
        className="button search-opener"
        aria-label={say('search')}
        aria-expanded={unfolded}
        onClick={enter}
      >
        <Glass />
      </button>
      <div className="search-box">
        <Glass />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={say('search')}
          aria-autocomplete="list"
          aria-expanded={isAsked && n > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={isAsked && at >= 0 ? `${id}-${at}` : undefined}
          aria-keyshortcuts="/"
          placeholder={say('hint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          value={text}
          onFocus={() => {
            setWanted(true)
            setOpen(true)
          }}
          onChange={({ target }) => {
            setText(target.value)
            setOpen(true)
            setMarked('')
          }}
          onKeyDown={onKey}
        />
        <kbd aria-hidden="true">/</kbd>
        <button type="button" className="button search-close" onClick={leave}>
          {say('close')}
        </button>
        {isAsked && (
          <div className="search-results">
            {n === 0 && (
              <p className="search-none">
                <strong>{say('none', { text: asked.trim().slice(0, 60) })}</strong> {say('advice')}
              </p>
            )}
            <div
              id={`${id}-list`}
              role={n === 0 ? undefined : 'listbox'}
              aria-label={n === 0 ? undefined : say('results')}
            >
              {groups.map((group) => (
                <Group key={group.kind} id={id} group={group} options={options} at={at} choose={choose} />
              ))}
            </div>
            {state !== 'done' && <p className="quiet">{say(state === 'failed' ? 'unread' : 'reading')}</p>}
          </div>
        )}
      </div>
      <p role="status" className="hidden">
        {isAsked && say('count', { n })}
      </p>
    </form>
  )
}

function Group({
  id,
  group: { kind, shown, n },
  options,
  at,
  choose,
}: {
  readonly id: string
  readonly group: HitGroup
  readonly options: readonly Hit[]
  readonly at: number
  readonly choose: (thing: Findable) => void
}): React.JSX.Element {
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

const Glass = (): React.JSX.Element => (
  <svg className="search-glass" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
    <circle cx={6.5} cy={6.5} r={4.75} fill="none" stroke="currentColor" strokeWidth={1.75} />
    <path d="M10 10l4.5 4.5" stroke="currentColor" strokeWidth={1.75} strokeLinecap="round" />
  </svg>
)

/** Nothing is read and nothing is made ready until the field is wanted. */
function useSearch(
  wanted: boolean,
  pages: readonly PageToFind[],
): { readonly search: (typed: string) => readonly Hit[]; readonly state: string } {
  const catalogue = useCatalogue()
  const { state, value: tables } = readyOf(useModel('tables', wanted ? ASK : undefined))
  const search = useMemo(
    () => (wanted ? searcher(findables(pages, catalogue, tables)) : () => []),
    [wanted, pages, catalogue, tables],
  )
  return { search, state }
}

const readyOf = <T,>(answered: { readonly state: string; readonly value?: T }): typeof answered => answered

/** What was found, by kind: the kind of what is met best first. */
function grouped(hits: readonly Hit[]): { readonly groups: readonly HitGroup[]; readonly n: number } {
  const kinds = [...new Set(hits.map(({ thing }) => thing.kind))]
  const best = (kind: Findable['kind']): number => hits.find(({ thing }) => thing.kind === kind)?.rank ?? 0
  const groups = kinds
    .sort((a, b) => best(a) - best(b) || SEARCH_KINDS.indexOf(a) - SEARCH_KINDS.indexOf(b))
    .map((kind) => {
      const all = hits.filter(({ thing }) => thing.kind === kind)
      return { kind, shown: all.slice(0, SHOWN), n: all.length }
    })
  return { groups, n: hits.length }
}

/** The key `/` anywhere but where one types. */
function useSlash(enter: () => void): void {
  const latest = useRef(enter)
  useEffect(() => {
    latest.current = enter
  })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { target, key, ctrlKey, metaKey, altKey } = event
      if (key !== '/' || ctrlKey || metaKey || altKey) return
      if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea')))
        return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
