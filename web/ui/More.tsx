import type { ReactNode } from 'react'
import { useMessages } from '../language/messages.ts'
import { uiMessages } from './messages.gen.ts'

interface Props {
  /** `answer`: what else the answer says; `caveats`: what else limits it. */
  readonly of: 'answer' | 'caveats'
  readonly children: ReactNode
}

/** What a reader with ten minutes need not read; on paper it is in sight. */
export function More({ of, children }: Props): React.JSX.Element {
  const say = useMessages(uiMessages)
  return (
    <details className="headline-more stack">
      <summary>{say(of === 'answer' ? 'more' : 'caveats')}</summary>
      {children}
    </details>
  )
}
