import { useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { isTied, type AloneLoss } from './state.ts'
import { aloneMessages } from './alone.gen.ts'

/** What one place loses: both ends where ties in the best response may fall for it or against it. */
export function useEnds(): (one: Pick<AloneLoss, 'optimistic' | 'pessimistic'>) => string {
  const say = useMessages(aloneMessages)
  const { money } = useWording()
  return (one) =>
    isTied(one)
      ? say('ends', { least: money(one.optimistic, one.pessimistic), most: money(one.pessimistic) })
      : money(one.pessimistic)
}
