import type { MillionUsd } from '../../../src/quantity/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { planMessages } from './messages.gen.ts'

/** Names a loss; one below zero is named the gain that it is. */
export function useLossOrGain(): (loss: MillionUsd) => string {
  const say = useMessages(planMessages)
  const { money } = useWording()
  return (loss) => say(loss < 0 ? 'gain' : 'loss', { amount: money(Math.abs(loss)) })
}
