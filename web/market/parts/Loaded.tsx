import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMessages } from '../../language/messages.ts'
import { Failed } from './Failed.tsx'
import { partMessages } from './part.gen.ts'

/** Something that is read from the market: until it is there, or why it is not. */
export function Loaded<T>({
  of,
  children,
}: {
  readonly of: UseQueryResult<T>
  readonly children: (value: T) => ReactNode
}): ReactNode {
  const say = useMessages(partMessages)
  // What was read before stays while it cannot be read anew.
  if (of.data !== undefined) return children(of.data)
  if (of.error !== null) return <Failed error={of.error} reading />
  return (
    <p className="quiet" role="status">
      {say('loading')}
    </p>
  )
}
