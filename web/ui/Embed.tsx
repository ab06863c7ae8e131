import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Router, useLocation } from 'wouter'
import { useMessages } from '../language/messages.ts'
import { addressOf } from '../url/folders.ts'
import { BASE_PATH } from '../url/root.ts'
import { useView } from '../url/state.ts'
import { useProvenance } from './provenance.ts'
import { useScope } from './Scope.tsx'
import { uiMessages } from './messages.gen.ts'
import './embed.css'

/** After so long without its figure, a frame says why that may be, ms. */
const LATE = 20_000

/** Where the one figure is shown. */
const Stage = createContext<HTMLElement | null>(null)

/**
 * A page of which one figure is shown, in a frame of another page. The page itself is there and works its answer out, but is hidden: whatever it
 * would ask for or lead to is no part of the frame.
 */
export function EmbedFrame({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const say = useMessages(uiMessages)
  const [stage, setStage] = useState<HTMLElement | null>(null)
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <main id="main" className="embed">
        <div ref={setStage} className="embed-stage" />
        <div className="quiet embed-wait">
          <p role="status">{say(isLate ? 'embedLate' : 'embedWait')}</p>
          <FullPage />
        </div>
      </main>
      <div hidden>
        <Stage value={stage}>{children}</Stage>
      </div>
    </>
  )
}

/** Leads to the whole page, outside of the frame. */
function FullPage(): React.JSX.Element {
  const say = useMessages(uiMessages)
  const { href } = useView()
  const [path] = useLocation()
  return (
    <p>
      <a href={addressOf(BASE_PATH + href(path, { embed: '' }))} target="_blank" rel="noopener">
        {say('embedFull')}
      </a>
    </p>
  )
}

/** What the frame shows: the question, the answer, the drawing and its source. */
export function Embedded({
  title,
  answer,
  source,
  note,
  children,
}: {
  readonly title: string
  readonly answer: ReactNode
  readonly source: string
  readonly note: ReactNode
  readonly children: ReactNode
}): React.JSX.Element | null {
  const say = useMessages(uiMessages)
  const made = useProvenance()
  const scope = useScope()
  const stage = use(Stage)
  if (stage === null) return null
  return createPortal(
    <Router aroundNav={leave}>
      <header className="embed-head">
        <h1>{title}</h1>
        {scope !== '' && <p className="quiet">{scope}</p>}
        <p className="quiet">
          {say('source', { text: source })} · <span className="no-wrap">{made}</span>
        </p>
        <FullPage />
      </header>
      <figure className="figure" aria-label={title}>
        <div className="figure-answer">{answer}</div>
        <div className="figure-body">{children}</div>
        {note !== undefined && <div className="quiet">{note}</div>}
      </figure>
    </Router>,
    stage,
  )
}

/** Other pages open outside of the frame; what a figure changes of its own view stays in it. */
function leave(navigate: (to: string, options?: object) => void, to: string, options?: object): void {
  const target = new URL(addressOf(to), window.location.href)
  if (target.pathname === window.location.pathname) return navigate(to, options)
  target.searchParams.delete('embed')
  window.open(target.href, '_blank', 'noopener')
}

/** What another page takes up to show the figure. */
export function embedCode(name: string, title: string): string {
  const address = new URL(window.location.href)
  address.searchParams.set('embed', name)
  address.hash = ''
  const frame = document.createElement('iframe')
  for (const [key, value] of [
    ['src', address.href],
    ['title', title],
    ['width', '100%'],
    ['height', '640'],
    ['loading', 'lazy'],
  ] as const)
    frame.setAttribute(key, value)
  // Added as text: the policy of this page lets no element be styled by its attribute, and says so in the console.
  return frame.outerHTML.replace(/><\/iframe>$/, ' style="border:0"></iframe>')
}
