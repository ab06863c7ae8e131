import type { ReactNode } from 'react'
import { Key } from '../../charts/Key.tsx'
import { WhiskerKey } from '../../charts/Whisker.tsx'
import { useMessages } from '../../language/messages.ts'
import { shockMessages } from './messages.gen.ts'

/** How to read dots with ranges, and by which mark draws are distinguished from the range, once there are draws. */
export function RangeNote({
  draws: n,
  shifted,
  children,
}: {
  readonly draws: number | undefined
  /** Whether there is a mild and a severe case. */
  readonly shifted: boolean
  readonly children: ReactNode
}): React.JSX.Element {
  const say = useMessages(shockMessages)
  if (n === undefined) return <p>{children}</p>
  return (
    <>
      <Key
        entries={[
          [<circle key="a" cx="11" cy="7" r="5.5" className="fill-accent" />, say('central')],
          ...(shifted
            ? [
                [
                  <rect key="b" y="3" width="22" height="8" rx="4" className="fill-accent" fillOpacity={0.35} />,
                  say('keyRange'),
                ] as const,
              ]
            : []),
          [<WhiskerKey key="c" />, say('keyBandMiddle', { n })],
        ]}
      />
      <p>{children}</p>
    </>
  )
}
