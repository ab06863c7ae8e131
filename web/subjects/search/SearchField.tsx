import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useMessages } from '../../language/messages.ts'
import type { Findable, PageToFind } from './findables.ts'
import { searchMessages } from './messages.gen.ts'
import { SearchResults } from './SearchResults.tsx'
import { grouped, useGoTo, useSearch, useShortcut } from './use-search.ts'
import './search.css'

/** As the keyboard at hand has it: a single key would be in the way of those who speak what they type. */
const SHORTCUT = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl+K'

/** One search over all that the app has, in this browser: a field in the header, or on a phone a button that opens it. */
export function SearchField({ pages }: { readonly pages: readonly PageToFind[] }): React.JSX.Element {
  const say = useMessages(searchMessages)
  const goTo = useGoTo()
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
  const choose = (thing: Findable): void => {
    flushSync(close)
    setText('')
    goTo(thing)
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
      setMarked(options.at(nextOf(at, options.length, event.key))?.thing.key ?? '')
    }
  }
  useShortcut(enter)
  const described = { 'aria-label': say('search'), 'aria-expanded': unfolded }

  return (
    <form
      role="search"
      className={unfolded ? 'search is-open' : 'search'}
      onSubmit={(event) => event.preventDefault()}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close()
      }}
    >
      <button ref={opener} type="button" className="button search-opener" {...described} onClick={enter}>
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
          aria-keyshortcuts="Control+K Meta+K"
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
        <kbd aria-hidden="true">{SHORTCUT}</kbd>
        <button type="button" className="button search-close" onClick={leave}>
          {say('close')}
        </button>
        {isAsked && (
          <SearchResults id={id} text={text} state={state} groups={groups} options={options} at={at} choose={choose} />
        )}
      </div>
      <Count n={isAsked ? n : undefined} />
    </form>
  )
}

/** Says how much was found to who cannot see it. */
function Count({ n }: { readonly n: number | undefined }): React.JSX.Element {
  const say = useMessages(searchMessages)
  return (
    <p role="status" className="hidden">
      {n !== undefined && say('count', { n })}
    </p>
  )
}

/** The option that an arrow leads to, round and round; from none, to the first or the last. */
const nextOf = (at: number, n: number, key: 'ArrowDown' | 'ArrowUp'): number =>
  key === 'ArrowDown' ? (at + 1) % Math.max(1, n) : Math.max(at, 0) - 1

const Glass = (): React.JSX.Element => (
  <svg className="search-glass" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
    <circle cx={6.5} cy={6.5} r={4.75} fill="none" stroke="currentColor" strokeWidth={1.75} />
    <path d="M10 10l4.5 4.5" stroke="currentColor" strokeWidth={1.75} strokeLinecap="round" />
  </svg>
)
