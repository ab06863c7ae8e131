import { useEffect, useRef } from 'react'
import { useMessages } from '../language/messages.ts'
import { uiMessages } from './messages.gen.ts'

export interface FigureTool {
  readonly label: string
  readonly act: () => void
}

/** All that can be taken along from a figure, behind one word. */
export function FigureMenu({
  title,
  tools,
}: {
  readonly title: string
  readonly tools: readonly FigureTool[]
}): React.JSX.Element {
  const say = useMessages(uiMessages)
  const menu = useRef<HTMLDetailsElement>(null)
  const close = (): void => {
    if (menu.current !== null) menu.current.open = false
  }
  useEffect(() => {
    const away = (event: Event): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return
      close()
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [])
  return (
    <details
      ref={menu}
      className="figure-menu no-print"
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return
        close()
        menu.current?.querySelector('summary')?.focus()
      }}
    >
      <summary className="button" aria-label={`${say('takeAlong')}: ${title}`}>
        {say('takeAlong')}
      </summary>
      <div className="figure-menu-items">
        {tools.map(({ label, act }) => (
          <button
            key={label}
            type="button"
            aria-label={`${label}: ${title}`}
            onClick={() => {
              close()
              // What had the focus is hidden now: who goes by keys stays at the figure.
              menu.current?.querySelector('summary')?.focus({ preventScroll: true })
              act()
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </details>
  )
}
