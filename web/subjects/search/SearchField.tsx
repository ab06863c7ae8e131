import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Findable, PageToFind } from './findables.ts'
import { searchMessages } from './messages.gen.ts'
import { SearchResults } from './SearchResults.tsx'
import { grouped, useSearch, useSlash } from './use-search.ts'
import './search.css'

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
  const { groups, n } = useMemo(() => grouped(search(text)), [search, text])
  const options = groups.flatMap(({ shown }) => shown)
  const at = options.findIndex(({ thing }) => thing.key === marked)
  const isAsked = open && text.trim() !== ''

  const enter = (): void => {
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
    if (back instanceof HTMLElement) back.focus()
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
          onFocus={({ relatedTarget }) => {
            before.current = relatedTarget
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
          <SearchResults id={id} text={text} state={state} groups={groups} options={options} at={at} choose={choose} />
        )}
      </div>
      <p role="status" className="hidden">
        {isAsked && say('count', { n })}
      </p>
    </form>
  )
}

const Glass = (): React.JSX.Element => (
  <svg className="search-glass" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
    <circle cx={6.5} cy={6.5} r={4.75} fill="none" stroke="currentColor" strokeWidth={1.75} />
    <path d="M10 10l4.5 4.5" stroke="currentColor" strokeWidth={1.75} strokeLinecap="round" />
  </svg>
)
