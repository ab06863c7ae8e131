import { useEffect, useState } from 'react'
import type { RoundStatus } from '../../../src/market/index.ts'
import { useMessages } from '../../language/messages.ts'
import { partMessages } from './part.gen.ts'

interface Timed {
  readonly status: RoundStatus
  readonly opens: string
  readonly closes: string
}

/** Milliseconds since 1970, each second anew. */
export function useNow(): number {
  const [now, set] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

export type Stage = RoundStatus | 'waiting' | 'taking' | 'over'

/** Where a round stands: an announced one waits, takes orders, or is over and has to be closed. */
export function stageOf({ status, opens, closes }: Timed, now: number): Stage {
  if (status !== 'announced') return status
  return now < Date.parse(opens) ? 'waiting' : now < Date.parse(closes) ? 'taking' : 'over'
}

export function Status({ round }: { readonly round: Timed }): React.JSX.Element {
  const say = useMessages(partMessages)
  const stage = stageOf(round, useNow())
  const kind =
    stage === 'taking' ? 'now' : stage === 'settled' || stage === 'cleared' ? 'good' : stage === 'void' ? 'bad' : ''
  return <span className={`tag ${kind}`}>{say(stage)}</span>
}

/** How long it is until an instant. */
export function Until({ at }: { readonly at: string }): React.JSX.Element {
  const say = useMessages(partMessages)
  const seconds = Math.ceil((Date.parse(at) - useNow()) / 1000)
  const text =
    seconds <= 0
      ? say('passed')
      : seconds < 120
        ? say('inSeconds', { n: seconds })
        : seconds < 7200
          ? say('inMinutes', { n: Math.ceil(seconds / 60) })
          : seconds < 172_800
            ? say('inHours', { n: Math.ceil(seconds / 3600) })
            : say('inDays', { n: Math.ceil(seconds / 86_400) })
  return <span className="number">{text}</span>
}
