import type { ReactNode } from 'react'
import type { Answered } from '../../model/use-model.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useMessages } from '../../language/messages.ts'
import { methodMessages } from './messages.gen.ts'

/** What is drawn from an answer of the model, or what is being waited for. */
export function Asked<T>({
  of,
  what,
  children,
}: {
  readonly of: Answered<T>
  readonly what: 'whatExample' | 'whatTables' | 'whatBaseline' | 'whatStress'
  readonly children: (value: T) => ReactNode
}): React.JSX.Element {
  const say = useMessages(methodMessages)
  switch (of.state) {
    case 'done':
      return <>{children(of.value)}</>
    case 'failed':
      return <Problem failure={of.failure} />
    case 'cancelled':
      return (
        <button type="button" className="button" onClick={of.again}>
          {say('again')}
        </button>
      )
    case 'working':
      return (
        <p className="method-wait panel quiet" role="status">
          {say('working', { what: say(what) })}
        </p>
      )
    default:
      return of satisfies never
  }
}
