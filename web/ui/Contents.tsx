import { useEffect, useState } from 'react'
import { useMessages } from '../language/messages.ts'
import { uiMessages } from './messages.gen.ts'

interface Heading {
  readonly id: string
  readonly title: string
}

/** Fewer figures than this are seen without a list of them. */
const LONG = 4

/** The figures of a long page, beside its controls: they come and go as the answer grows. */
export function Contents(): React.JSX.Element | null {
  const say = useMessages(uiMessages)
  const [headings, setHeadings] = useState<readonly Heading[]>([])
  useEffect(() => {
    const main = document.querySelector('main')
    if (main === null) return undefined
    const read = (): void => {
      const found = figuresIn(main)
      setHeadings((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    read()
    const watcher = new MutationObserver(read)
    watcher.observe(main, { childList: true, subtree: true })
    return () => watcher.disconnect()
  }, [])
  if (headings.length < LONG) return null
  return (
    <nav className="study-contents no-print" aria-label={say('contents')}>
      <p className="label">{say('contents')}</p>
      <ol>
        {headings.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const figuresIn = (main: Element): Heading[] =>
  [...main.querySelectorAll('figure.figure[id]')].map((figure) => ({
    id: figure.id,
    title: figure.querySelector('h2, h3')?.textContent ?? figure.id,
  }))
