import type { ReactNode } from 'react'
import { Key } from './Key.tsx'

interface Props {
  readonly entries: Parameters<typeof Key>[0]['entries']
  readonly children: ReactNode
}

/** What stands under a figure: what its marks mean, then how to read it. */
export function Note({ entries, children }: Props): React.JSX.Element {
  return (
    <>
      <Key entries={entries} />
      <p>{children}</p>
    </>
  )
}
