import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useMessages } from '../../language/messages.ts'
import { copy } from '../clipboard.ts'
import type { Question } from './question.ts'
import type { Way } from './rows.ts'
import { snippetsOf, type Snippet } from './snippets.ts'
import { byCodeMessages } from './messages.gen.ts'
import './by-code.css'

interface Props {
  readonly title: string
  readonly questions: readonly Question[]
  /** Left out: no request gives what the figure shows. */
  readonly rows: Way | undefined
  readonly onClose: () => void
}

/** How to ask a figure's question without the app: each way with a button that copies it. */
export function ByCode({ title, questions, rows, onClose }: Props): React.JSX.Element {
  const say = useMessages(byCodeMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  // Not inside the figure, whose rows and captions lie otherwise.
  return createPortal(
    <dialog ref={dialog} className="by-code stack no-print" aria-labelledby={id} onClose={onClose}>
      <div className="row by-code-head">
        <h2 id={id}>{say('title', { title })}</h2>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {say('close')}
        </button>
      </div>
      {rows === undefined || questions.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <>
          <p>
            {say('lead', { rows: rows.join('.') })} <a href="/api/v1/docs">{say('docs')}</a>
          </p>
          {snippetsOf(window.location.origin, questions, rows).map((snippet) => (
            <Piece key={snippet.language} {...snippet} />
          ))}
        </>
      )}
    </dialog>,
    document.body,
  )
}

function Piece({ language, text }: Snippet): React.JSX.Element {
  const say = useMessages(byCodeMessages)
  const [message, setMessage] = useState('')
  const name = say(language)
  return (
    <section className="stack" data-language={language}>
      <div className="row">
        <h3>{name}</h3>
        <button
          type="button"
          className="button"
          aria-label={say('copyThis', { name })}
          onClick={() =>
            void copy(text).then(
              () => setMessage(say('copied')),
              () => setMessage(say('byHand')),
            )
          }
        >
          {say('copy')}
        </button>
        <span role="status">{message}</span>
      </div>
      {(language === 'r' || language === 'excel') && <p className="quiet">{say('untried')}</p>}
      <pre className="panel" tabIndex={0} aria-label={name}>
        <code>{text}</code>
      </pre>
    </section>
  )
}
