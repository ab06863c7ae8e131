import type { ClaimsShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { tradeReviewMessages } from './trade-review.gen.ts'

export type TradeReview = ClaimsShown['tradeReviews'][number]

/** Whether its other side may still consent. */
export const mayAnswer = ({ answer, end, open, consentBy }: TradeReview, now: number): boolean =>
  end === undefined && open && answer === undefined && consentBy > now

/** Whether operators may still decide it: to refuse it, they wait for no answer. */
export const mayDecide = (review: TradeReview, now: number): boolean =>
  mayAnswer(review, now) ||
  (review.end === undefined && review.open && review.answer?.consents === true && review.until > now)

/** What both sides have said about the cancellation of a trade, and what became of it. */
export function TradeReviewFacts({ review }: { readonly review: TradeReview }): React.JSX.Element {
  const say = useMessages(tradeReviewMessages)
  const naming = useNaming()
  const { round, kg, seller, buyer, material, by, at, why, compensation, answer } = review
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
      <p>{say('said', { by: naming.organisation(by), at: naming.instant(at), why })}</p>
      <p>{compensation === '0' ? say('offeredNone') : say('offered', { amount: naming.money(compensation) })}</p>
      {answer !== undefined && (
        <p>{say(answer.consents ? 'consented' : 'declined', { at: naming.instant(answer.at), why: answer.why })}</p>
      )}
      <Outcome review={review} />
    </>
  )
}

function Outcome({ review }: { readonly review: TradeReview }): React.JSX.Element | null {
  const say = useMessages(tradeReviewMessages)
  const naming = useNaming()
  const now = useNow()
  const { answer, end, open, consentBy, until } = review
  const ms = (one: number): string => naming.instant(new Date(one).toISOString())
  if (end !== undefined)
    return (
      <p>
        {say(end.how, { at: naming.instant(end.at) })} {end.why}
      </p>
    )
  if (answer?.consents === false) return null
  if (!open) return <p>{say('noLonger')}</p>
  if (answer === undefined) return <p>{say(consentBy > now ? 'waits' : 'notAnswered', { until: ms(consentBy) })}</p>
  return <p>{say(until > now ? 'toDecide' : 'notDecided', { until: ms(until) })}</p>
}
