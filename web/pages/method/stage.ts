import { useMessages } from '../../language/messages.ts'
import { methodMessages } from './messages.gen.ts'

const STAGES = ['ore', 'intermediate', 'scrap', 'oxide', 'metal', 'alloy', 'magnet', 'product'] as const

/** Names of stages in the reader's language. */
export function useStage(): (id: string) => string {
  const say = useMessages(methodMessages)
  return (id) => {
    const known = STAGES.find((one) => one === id)
    return known === undefined ? id : say(`stage-${known}`)
  }
}
