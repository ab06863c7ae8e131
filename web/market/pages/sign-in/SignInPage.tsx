import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { Refused } from '../../client/api.ts'
import { useRead } from '../../client/reading.ts'
import { choosePassword, signIn, useSession } from '../../client/session.ts'
import { CommandForm, TextField } from '../../parts/Form.tsx'
import { signInMessages } from './messages.gen.ts'

/** Signing in; who comes by a one-time password chooses one of their own before anything else. */
export default function SignInPage(): React.JSX.Element {
  const session = useSession()
  const [password, setPassword] = useState('')
  return session?.mustChoosePassword === true ? (
    <Choose before={password} />
  ) : (
    <SignIn password={password} setPassword={setPassword} />
  )
}

type TooEarly = Refused & { readonly again: number }
const isTooSoon = (error: Error | null): error is TooEarly =>
  error instanceof Refused && error.kind === 'too-many-requests' && error.again !== undefined

/** Tells from when on it may be tried again. */
function TooSoon({ again, children }: { readonly again: number; readonly children?: string }): React.JSX.Element {
  const say = useMessages(signInMessages)
  const { lang } = useView().view
  const time = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{say('tooSoon')}</p>
      <p>{say('tryAgain', { time: time.format(new Date(again)) })}</p>
      {children !== undefined && <p>{children}</p>}
    </div>
  )
}

function SignIn({
  password,
  setPassword,
}: {
  readonly password: string
  readonly setPassword: (password: string) => void
}): React.JSX.Element {
  const say = useMessages(signInMessages)
  const { href } = useView()
  const [, navigate] = useLocation()
  const ways = useRead('/sign-in').data
  const [user, setUser] = useState('')
  const [code, setCode] = useState('')
  const entering = useMutation({
    mutationFn: () => signIn(user, password, code),
    onSuccess: ({ mustChoosePassword }) => {
      if (!mustChoosePassword) navigate(href('/'))
    },
  })
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <CommandForm
        submit={() => entering.mutate()}
        action={say('signIn')}
        state={{ isPending: entering.isPending, error: isTooSoon(entering.error) ? null : entering.error }}
      >
        <TextField
          label={say('user')}
          name="user"
          value={user}
          onChange={setUser}
          required
          autoComplete="username"
          maxLength={80}
        />
        <TextField
          label={say('password')}
          name="password"
          type="password"
          value={password}
          onChange={setPassword}
          required
          autoComplete="current-password"
          maxLength={200}
        />
        <TextField
          label={say('code')}
          hint={say('codeHint')}
          name="code"
          value={code}
          onChange={(text) => setCode(text.replaceAll(/\D/g, ''))}
          autoComplete="one-time-code"
          inputMode="numeric"
          pattern="\d{6}"
          maxLength={6}
        />
      </CommandForm>
      {isTooSoon(entering.error) && <TooSoon again={entering.error.again}>{say('others')}</TooSoon>}
      {ways?.oidc === true && (
        <p>
          <a className="button" href="/api/v1/market/session/oidc">
            {say('oidc')}
          </a>
        </p>
      )}
      <p className="quiet">{say('lost')}</p>
    </div>
  )
}

function Choose({ before }: { readonly before: string }): React.JSX.Element {
  const say = useMessages(signInMessages)
  const { href } = useView()
  const [, navigate] = useLocation()
  const [oneTime, setOneTime] = useState(before)
  const [chosen, setChosen] = useState('')
  const [again, setAgain] = useState('')
  const choosing = useMutation({
    mutationFn: () => choosePassword(oneTime, chosen),
    onSuccess: () => navigate(href('/')),
  })
  const differ = again !== '' && again !== chosen
  return (
    <div className="sheet">
      <h1>{say('chooseTitle')}</h1>
      <p>{say('chooseWhy')}</p>
      <CommandForm
        submit={() => choosing.mutate()}
        action={say('choose')}
        state={{ isPending: choosing.isPending, error: isTooSoon(choosing.error) ? null : choosing.error }}
        disabled={differ || again === ''}
      >
        {before === '' && (
          <TextField
            label={say('oneTime')}
            type="password"
            value={oneTime}
            onChange={setOneTime}
            required
            autoComplete="current-password"
          />
        )}
        <TextField
          label={say('chosen')}
          hint={say('chosenHint')}
          name="chosen"
          type="password"
          value={chosen}
          onChange={setChosen}
          required
          autoComplete="new-password"
          maxLength={200}
        />
        <TextField
          label={say('again')}
          name="again"
          type="password"
          value={again}
          onChange={setAgain}
          required
          autoComplete="new-password"
          maxLength={200}
          {...(differ ? { hint: say('differ') } : {})}
        />
      </CommandForm>
      {isTooSoon(choosing.error) && <TooSoon again={choosing.error.again} />}
    </div>
  )
}
