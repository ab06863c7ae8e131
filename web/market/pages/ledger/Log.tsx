import { useMutation } from '@tanstack/react-query'
import { save } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { getBlob } from '../../client/api.ts'
import { useRead } from '../../client/reading.ts'
import { Button } from '../../parts/Button.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { exportOf } from './export.ts'
import { ledgerMessages } from './messages.gen.ts'
import './ledger.css'

const FILE = 'market-log.jsonl'

/** The log to take along, and how it is verified without us. */
export function Log(): React.JSX.Element {
  const say = useMessages(ledgerMessages)
  const head = useRead('/').data?.head
  const fetching = useMutation({
    mutationFn: async () => save(FILE, exportOf(await (await getBlob('/log')).text())),
  })
  return (
    <section className="stack">
      <h2>{say('logTitle')}</h2>
      <p>{say('logWhat')}</p>
      <div className="row">
        <Button main busy={fetching.isPending} press={() => fetching.mutate()}>
          {say('download')}
        </Button>
        <span role="status">{fetching.isPending ? say('downloading') : ''}</span>
      </div>
      {fetching.error !== null && <Failed error={fetching.error} reading />}
      <p>{say('verifyHow')}</p>
      <p>
        <code>{`ytterby market verify ${FILE}`}</code>
      </p>
      <p>{say('verifyWhat')}</p>
      <p>{say('replay')}</p>
      <p>
        <code>{`ytterby market verify --replay ${FILE}`}</code>
      </p>
      {head !== undefined && <p className="wraps">{say('verifyHash', { seq: head.seq, hash: head.hash })}</p>}
    </section>
  )
}
