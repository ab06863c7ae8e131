import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Mails } from './Mails.tsx'
import { Undelivered } from './Undelivered.tsx'
import { Webhooks } from './Webhooks.tsx'
import { newsMessages } from './messages.gen.ts'

/** Where somebody is told what concerns them. */
export default function NewsPage(): React.JSX.Element {
  const say = useMessages(newsMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <p>{say('lede')}</p>
      <Allowed roles={['trader', 'reader', 'operator', 'auditor']}>
        {({ role }) => (
          <>
            <News isTrader={role === 'trader'} />
            {role === 'operator' && <Undelivered />}
          </>
        )}
      </Allowed>
      <div className="stack">
        <h2>{say('calendar')}</h2>
        <p>
          {say('calendarHow')} <code>{`${location.origin}/api/v1/market/calendar.ics`}</code>
        </p>
      </div>
    </div>
  )
}

function News({ isTrader }: { readonly isTrader: boolean }): React.JSX.Element {
  const news = useRead('/news')
  return (
    <Loaded of={news}>
      {(shown) => (
        <>
          <Mails news={shown} />
          {isTrader && <Webhooks webhooks={shown.webhooks} />}
        </>
      )}
    </Loaded>
  )
}
