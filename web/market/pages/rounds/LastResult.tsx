import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRound } from '../../client/reading.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { tradedIn } from '../../subjects/round/round.ts'
import { useTraded } from '../../subjects/round/use-traded.ts'
import type { Summary } from './state.ts'
import { roundsMessages } from './messages.gen.ts'

/** What came of the last round, in a sentence. */
export function LastResult({ round }: { readonly round: Summary }): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const naming = useNaming()
  const traded = useTraded()
  const { href } = useView()
  return (
    <Loaded of={useRound(round.id)}>
      {({ result }) => (
        <>
          <p>
            {say('lastOf', {
              round: WRITING[naming.lang].inBrackets(round.title, round.id),
              at: naming.instant(round.closes),
            })}{' '}
            <strong>{result === undefined ? '' : traded(tradedIn(result))}</strong>
          </p>
          <p>
            <Link href={href(`/rounds/${encodeURIComponent(round.id)}`, { row: '' })}>{say('lastMore')}</Link>
          </p>
        </>
      )}
    </Loaded>
  )
}
