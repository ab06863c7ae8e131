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

/** Stripes over a colour: the second cue of what is short. */
export function Hatch({ id }: { readonly id: string }): React.JSX.Element {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="6" className="hatch-line" />
      </pattern>
    </defs>
  )
}
