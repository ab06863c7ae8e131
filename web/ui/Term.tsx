import { glossaryMessages, otherThan, sayer, type TermId } from '../../src/messages/index.ts'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useMessages } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import { findTerms, termsIn } from './glossary.ts'
import './term.css'
import { termMessages } from './term.gen.ts'

const EDGE = 12

/** A word with its meaning: on hover, focus or press; Escape puts it away. */
function Term({ id, children }: { readonly id: TermId; readonly children: string }): React.JSX.Element {
  const say = useMessages(termMessages)
  const { href, view } = useView()
  const [path] = useLocation()
  const [open, setOpen] = useState(false)
  const [shift, setShift] = useState(0)
  const note = useRef<HTMLSpanElement>(null)
  const word = useRef<HTMLButtonElement>(null)
  const closing = useRef(false)
  const name = useId()
  const explain = useMessages(glossaryMessages)

  useEffect(() => {
    if (!open) return undefined
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      // Who was inside the note goes back to its word, which must not open it again.
      if (note.current?.contains(document.activeElement) === true) {
        closing.current = true
        word.current?.focus()
        closing.current = false
      }
      setOpen(false)
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [open])
  // The note stays inside the window, wherever in the line the word stands.
  useLayoutEffect(() => {
    const box = open ? note.current?.getBoundingClientRect() : undefined
    setShift((before) =>
      box === undefined ? 0 : Math.min(0, document.documentElement.clientWidth - EDGE - box.right + before),
    )
  }, [open])

  const target = `#term-${id}`
  return (
    <span
      className="term"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onFocus={() => {
        if (!closing.current) setOpen(true)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <button
        ref={word}
        type="button"
        aria-expanded={open}
        aria-describedby={open ? name : undefined}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {open && (
        <span ref={note} className="term-note" style={{ left: shift }}>
          <span id={name}>
            <strong>{explain(id)}</strong>{' '}
            <span lang={otherThan(view.lang)} className="quiet">
              {sayer(glossaryMessages, otherThan(view.lang))(id)}
            </span>
            <span className="term-meaning">{explain(`${id}.means`)}</span>
          </span>
          {path === '/method' ? (
            <a href={target} onClick={() => setOpen(false)}>
              {say('more')}
            </a>
          ) : (
            <Link href={`${href('/method')}${target}`}>{say('more')}</Link>
          )}
        </span>
      )}
    </span>
  )
}

/** A text in which `[[term|words]]` stands for a word with its meaning. */
export const Prose = ({ text }: { readonly text: string }): React.JSX.Element => <Pieces of={termsIn(text)} />

/** Texts in which each term of the glossary has its meaning where it is first met. */
export function useLinked(): (text: string) => React.JSX.Element {
  const { lang } = useView().view
  const met = new Set<TermId>()
  return (text) => <Pieces of={findTerms(text, lang, met)} />
}

function Pieces({ of }: { readonly of: ReturnType<typeof termsIn> }): React.JSX.Element {
  return (
    <>
      {of.map((piece, p) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <span key={p} className="term-hold">
            {piece.before}
            <Term id={piece.term}>{piece.words}</Term>
            {piece.after}
          </span>
        ),
      )}
    </>
  )
}
