import type { ClaimsShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { disputeMessages } from './dispute.gen.ts'

export type Dispute = ClaimsShown['disputes'][number]

/** What both sides of a dispute have said, what it binds, and how it ended. */
export function DisputeFacts({ dispute }: { readonly dispute: Dispute }): React.JSX.Element {
  const say = useMessages(disputeMessages)
  const naming = useNaming()
  const { round, kg, seller, buyer, material, by, at, why, about, analysis, answer, heard, until, bound, end } = dispute
  const ms = (one: number): string => naming.instant(new Date(one).toISOString())
  return (
    <>
      <h3>
        {say('what', {
          kg: naming.kg(kg),
          material: naming.material(material),
          seller: naming.organisation(seller),
          buyer: naming.organisation(buyer),
          round,
        })}
      </h3>
      <p>
        <strong>{say(about)}</strong> · {say('said', { by: naming.organisation(by), at: naming.instant(at), why })}
      </p>
      <Hash hash={analysis} />
      <p>
        {answer === undefined
          ? end === undefined && say('unanswered', { heard: ms(heard) })
          : say('answered', { at: naming.instant(answer.at), why: answer.why })}
      </p>
      <Hash hash={answer?.analysis} />
      {end === undefined ? (
        <p>
          {say('bound', { bound: naming.money(bound) })} {say('until', { until: ms(until) })}
        </p>
      ) : (
        <p>
          {say(end.how, { at: naming.instant(end.at), amount: naming.money(end.amount) })} {end.why ?? ''}
        </p>
      )}
    </>
  )
}

function Hash({ hash }: { readonly hash: string | undefined }): React.JSX.Element | null {
  const say = useMessages(disputeMessages)
  if (hash === undefined) return null
  return (
    <p>
      {say('analysis')}: <code>{hash}</code>
    </p>
  )
}
