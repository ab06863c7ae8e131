import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { Failed } from '../../parts/Failed.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { Confirm } from '../../subjects/keys/Confirm.tsx'
import { useSaying } from '../../client/news.ts'
import type { NewsShown } from '../../client/shown.ts'
import { newsMessages } from './messages.gen.ts'

/** The address of a user, once it is confirmed, and in which language they are written to. */
export function Mails({ news: { mails, mail, asked, language } }: { readonly news: NewsShown }): React.JSX.Element {
  const say = useMessages(newsMessages)
  const saying = useSaying()
  return (
    <div className="stack">
      <h2>{say('mails')}</h2>
      {!mails && <p>{say('noMails')}</p>}
      {mail === null ? (
        <p>{say('noAddress')}</p>
      ) : (
        <>
          <p>{say(mail.on ? 'mailedTo' : 'notMailed', { address: mail.address })}</p>
          <div className="row">
            <button
              type="button"
              className="button"
              disabled={saying.isPending}
              onClick={() => saying.mutate({ path: '/settings', body: { language, on: !mail.on } })}
            >
              {say(mail.on ? 'off' : 'on')}
            </button>
            <Confirm
              ask={say('forget')}
              question={say('forgetAsk', { address: mail.address })}
              yes={say('forgetYes')}
              no={say('keep')}
              busy={saying.isPending}
              act={() => saying.mutate({ path: '/no-address', body: {} })}
            />
          </div>
          <SelectField
            label={say('language')}
            value={language}
            onChange={(chosen) => saying.mutate({ path: '/settings', body: { language: chosen, on: mail.on } })}
            options={LANGUAGES}
          />
        </>
      )}
      {saying.error !== null && <Failed error={saying.error} />}
      {mails && <Address />}
      {mails && asked !== null && <Code address={asked} />}
    </div>
  )
}

const LANGUAGES = [
  ['en', 'English'],
  ['ja', '日本語'],
] as const

function Address(): React.JSX.Element {
  const say = useMessages(newsMessages)
  const { lang } = useView().view
  const [address, setAddress] = useState('')
  const saying = useSaying()
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        saying.mutate({ path: '/address', body: { address, language: lang } })
      }}
    >
      <TextField label={say('address')} value={address} onChange={setAddress} autoComplete="email" required />
      <div className="row">
        <button type="submit" className="button main" disabled={saying.isPending}>
          {say('sendCode')}
        </button>
      </div>
      {saying.error !== null && <Failed error={saying.error} />}
    </form>
  )
}

function Code({ address }: { readonly address: string }): React.JSX.Element {
  const say = useMessages(newsMessages)
  const [code, setCode] = useState('')
  const saying = useSaying()
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        saying.mutate({ path: '/code', body: { code } })
      }}
    >
      <p role="status">{say('codeSent', { address })}</p>
      <TextField
        label={say('code')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        pattern="\d{8}"
        autoComplete="one-time-code"
        required
      />
      <div className="row">
        <button type="submit" className="button main" disabled={saying.isPending}>
          {say('confirm')}
        </button>
      </div>
      {saying.error !== null && <Failed error={saying.error} />}
    </form>
  )
}
