import type { ReactNode } from 'react'

/** What the marks of a drawing mean, in words beside each. */
export function Key({
  entries,
}: {
  readonly entries: readonly (readonly [mark: ReactNode, text: string])[]
}): React.JSX.Element {
  return (
    <ul className="key">
      {entries.map(([mark, text]) => (
        <li key={text}>
          <svg width="22" height="14" aria-hidden="true">
            {mark}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}
