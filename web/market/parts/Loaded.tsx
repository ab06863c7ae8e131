import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '../../messages.ts'
import { Failed } from './Failed.tsx'
import { PART_WORDS } from './part-words.ts'

/** Something that is read from the market: until it is there, or why it is not. */
export function Loaded<T>({
  of,
  children,
}: {
  readonly of: UseQueryResult<T>
  readonly children: (value: T) => ReactNode
}): ReactNode {
  const say = useWords(PART_WORDS)
  // What was read before stays while it cannot be read anew.
  if (of.data !== undefined) return children(of.data)
  if (of.error !== null) return <Failed error={of.error} reading />
  return (
    <p className="quiet" role="status">
      {say('loading')}
    </p>
  )
}
