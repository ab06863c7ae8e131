import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { Failed } from '../../parts/Failed.tsx'
import { TextField } from '../../parts/Form.tsx'
import { Confirm } from '../../subjects/keys/Confirm.tsx'
import { useSaying } from '../../client/news.ts'
import type { NewsShown } from '../../client/shown.ts'
import { newsMessages } from './messages.gen.ts'

/** Addresses of a trader's programmes. */
export function Webhooks({ webhooks }: Pick<NewsShown, 'webhooks'>): React.JSX.Element {
  const say = useMessages(newsMessages)
  const ending = useSaying()
  return (
    <div className="stack">
      <h2>{say('webhooks')}</h2>
      <p>{say('why')}</p>
      {webhooks.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <ul>
          {webhooks.map(({ id, url }) => (
            <li key={id} className="row">
              <code>{url}</code>
              <Confirm
                ask={say('end')}
                question={say('endAsk', { url })}
                yes={say('endYes')}
                no={say('keep')}
                busy={ending.isPending}
                act={() => ending.mutate({ path: `/webhooks/${id}`, method: 'DELETE' })}
              />
            </li>
          ))}
        </ul>
      )}
      {ending.error !== null && <Failed error={ending.error} />}
      <AddWebhook />
    </div>
  )
}

function AddWebhook(): React.JSX.Element {
  const say = useMessages(newsMessages)
  const [url, setUrl] = useState('')
  const adding = useSaying<{ readonly secret: string }>()
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        adding.mutate({ path: '/webhooks', body: { url } })
      }}
    >
      <TextField label={say('url')} value={url} onChange={setUrl} placeholder="https://" maxLength={500} required />
      <div className="row">
        <button type="submit" className="button main" disabled={adding.isPending}>
          {say('add')}
        </button>
      </div>
      {adding.error !== null && <Failed error={adding.error} />}
      {adding.data !== undefined && (
        <div role="status">
          <p className="quiet">{say('once')}</p>
          <p className="secret">{adding.data.secret}</p>
        </div>
      )}
    </form>
  )
}
