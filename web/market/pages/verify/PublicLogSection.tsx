import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { followPublicLog, type PublicLog } from '../../../../src/market/light.ts'
import { saveText } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { keepSeen, publicEntries, seenHere, type Fetched, type Seen } from '../../client/public-log.ts'
import { receiptsOf } from '../../client/receipts.ts'
import { useSession } from '../../client/session.ts'
import { Button } from '../../parts/Button.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { publicLogMessages } from './public-log.gen.ts'

const FILE = 'market-public-log.jsonl'

interface Followed {
  readonly log: PublicLog
  readonly lines: readonly string[]
  readonly broken: number | undefined
  /** Where it ended when it was followed here before. */
  readonly seen: Seen | undefined
  readonly receipts: number
}

/** Follows what everybody may read of the log, in this browser, and holds against it what this browser knows. */
export function PublicLogSection(): React.JSX.Element {
  const say = useMessages(publicLogMessages)
  const user = useSession()?.user
  const [at, setAt] = useState(0)
  const following = useMutation({ mutationFn: () => follow(user, setAt) })
  return (
    <section className="stack" aria-labelledby="public-log">
      <h2 id="public-log">{say('title')}</h2>
      <p>{say('what')}</p>
      <div className="row">
        <Button busy={following.isPending} press={() => following.mutate()}>
          {say('follow')}
        </Button>
        <span role="status">{following.isPending ? say('following', { n: at }) : ''}</span>
      </div>
      {following.error !== null && <Failed error={following.error} reading />}
      {following.data !== undefined && <Told followed={following.data} />}
    </section>
  )
}

async function follow(user: string | undefined, reached: (n: number) => void): Promise<Followed> {
  const seen = seenHere()
  const receipts = user === undefined ? [] : receiptsOf(user).kept.map(({ receipt }) => receipt)
  const fetched: Fetched = { lines: [] }
  const log = await followPublicLog(counted(publicEntries(fetched), reached), {
    receipts,
    seen: new Map(seen === undefined ? [] : [[seen.seq, seen.hash]]),
  })
  const { lines, broken } = fetched
  if (log.faults.length === 0 && broken === undefined) keepSeen(log.head)
  return { log, lines, broken, seen, receipts: receipts.length }
}

/** More often than this, a page need not tell how far it is. */
const EVERY = 500

async function* counted<T>(list: AsyncIterable<T>, reached: (n: number) => void): AsyncGenerator<T> {
  let n = 0
  for await (const one of list) {
    if (n % EVERY === 0) reached(n + 1)
    n++
    yield one
  }
}

function Told({
  followed: { log, lines, broken, seen, receipts },
}: {
  readonly followed: Followed
}): React.JSX.Element {
  const say = useMessages(publicLogMessages)
  const { head, shown, from, faults } = log
  const reasons = [...faults, ...(broken === undefined ? [] : [say('broken', { n: broken })])]
  const isGood = reasons.length === 0
  return (
    <div className="stack">
      <div className={isGood ? 'finding finding-good' : 'finding finding-bad'} role="status">
        <p className="finding-title">
          <span aria-hidden="true">{isGood ? '✓' : '✗'}</span> {say(isGood ? 'sound' : 'unsound')}
        </p>
        <p>{say(isGood ? 'soundText' : 'unsoundText')}</p>
      </div>
      {!isGood && (
        <div className="check-reason">
          <p>{say('reasons')}:</p>
          <ul lang="en">
            {reasons.slice(0, 10).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <ul>
        <li className="wraps">{say('head', { seq: head.seq, hash: head.hash })}</li>
        <li>{say('shown', { n: shown })}</li>
        {from > 1 && <li>{say('late', { seq: from })}</li>}
        {isGood && <li>{seen === undefined ? say('unseen') : say('seen', { seq: seen.seq })}</li>}
        {isGood && receipts > 0 && <li>{say('receipts', { n: receipts })}</li>}
      </ul>
      <div className="row">
        <button type="button" className="button" onClick={() => saveText(FILE, lines.join(''), 'application/x-ndjson')}>
          {say('save')}
        </button>
      </div>
      <p className="quiet">
        {say('how')} <code>ytterby market verify {FILE}</code>
      </p>
    </div>
  )
}
