import type { ReactNode } from 'react'
import { Key } from '../../charts/Key.tsx'
import { WhiskerKey } from '../../charts/Whisker.tsx'
import { useMessages } from '../../language/messages.ts'
import type { ShockBands } from './bands.ts'
import { shockMessages } from './messages.gen.ts'

/** How to read dots with ranges, and by which mark draws are told from the range, once there are draws. */
export function RangeNote({
  bands,
  children,
}: {
  readonly bands: ShockBands | undefined
  readonly children: ReactNode
}): React.JSX.Element {
  const say = useMessages(shockMessages)
  if (bands === undefined) return <p>{children}</p>
  const { draws: n } = bands
  return (
    <>
      <Key
        entries={[
          [<circle key="a" cx="11" cy="7" r="5.5" className="fill-accent" />, say('central')],
          [
            <rect key="b" y="3" width="22" height="8" rx="4" className="fill-accent" fillOpacity={0.35} />,
            say('keyRange'),
          ],
          [<WhiskerKey key="c" />, say('keyBandMiddle', { n })],
        ]}
      />
      <p>{children}</p>
    </>
  )
}
