import { useMessages } from '../../../language/messages.ts'
import { verifyMessages } from './messages.gen.ts'

/** What an answer is worth: which things it proves, and which it leaves open. */
export function Limits(): React.JSX.Element {
  const say = useMessages(verifyMessages)
  return (
    <div className="two">
      <section>
        <h2>{say('provesTitle')}</h2>
        <ul>
          {(['proves1', 'proves2', 'proves3', 'proves4'] as const).map((one) => (
            <li key={one}>{say(one)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('notTitle')}</h2>
        <ul>
          {(['not1', 'not2', 'not3', 'not4', 'not5'] as const).map((one) => (
            <li key={one}>{say(one)}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}
