import type { ReactNode } from 'react'
import { useLinked } from '../ui/Term.tsx'
import { EventNote } from './events/Events.tsx'
import { Key } from './Key.tsx'

interface Props {
  readonly entries: Parameters<typeof Key>[0]['entries']
  readonly children: ReactNode
  /** Months of its axis: what happened in them is listed. */
  readonly months?: readonly string[]
}

/** What stands under a figure: what its marks mean, then how to read it. */
export function Note({ entries, children, months = [] }: Props): React.JSX.Element {
  const linked = useLinked()
  return (
    <>
      <Key entries={entries} />
      <p>{typeof children === 'string' ? linked(children) : children}</p>
      <EventNote months={months} />
    </>
  )
}
