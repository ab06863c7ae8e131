import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useSession } from '../../client/session.ts'
import { roundsMessages } from './messages.gen.ts'

/** Where whoever has come here may want to go. */
export function Where(): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const { href, view } = useView()
  const session = useSession()
  const ways = [
    ['/prices', 'wherePrices', 'wherePricesText'],
    ['/verify', 'whereVerify', 'whereVerifyText'],
    ...(session === null ? ([['/sign-in', 'whereSignIn', 'whereSignInText']] as const) : []),
  ] as const
  return (
    <section className="stack">
      <h2>{say('whereTitle')}</h2>
      <ul className="rounds-ways">
        {ways.map(([path, name, text]) => (
          <li key={path}>
            <Link href={href(path, { row: '' })}>{say(name)}</Link>
            {WRITING[view.lang].labelled('', say(text))}
          </li>
        ))}
      </ul>
    </section>
  )
}
