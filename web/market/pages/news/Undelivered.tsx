import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useSaying } from '../../client/news.ts'
import { newsMessages } from './messages.gen.ts'

/** What did not go out, for the operator: to whom and why, and not where. */
export function Undelivered(): React.JSX.Element {
  const say = useMessages(newsMessages)
  const left = useRead('/news/undelivered')
  const saying = useSaying()
  return (
    <div className="stack">
      <h2>{say('undelivered')}</h2>
      <Loaded of={left}>
        {({ undelivered }) =>
          undelivered.length === 0 ? (
            <p>{say('allDelivered')}</p>
          ) : (
            <div className="scroll" role="region" aria-label={say('undelivered')} tabIndex={0}>
              <table>
                <caption className="hidden">{say('undelivered')}</caption>
                <thead>
                  <tr>
                    {(['user', 'channel', 'entry', 'tries', 'reason', 'change'] as const).map((name) => (
                      <th key={name} scope="col">
                        {say(name)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {undelivered.map(({ id, user, channel, entry, tries, why }) => (
                    <tr key={id}>
                      <th scope="row">{user}</th>
                      <td>{say(channel)}</td>
                      <td>{entry}</td>
                      <td>{tries}</td>
                      <td>{why}</td>
                      <td className="row">
                        <button
                          type="button"
                          className="button"
                          onClick={() => saying.mutate({ path: `/undelivered/${id}/again` })}
                        >
                          {say('again')}
                        </button>
                        <button
                          type="button"
                          className="button"
                          onClick={() => saying.mutate({ path: `/undelivered/${id}`, method: 'DELETE' })}
                        >
                          {say('drop')}
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {saying.error !== null && <Failed error={saying.error} />}
    </div>
  )
}
