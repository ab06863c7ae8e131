import { useWords } from '../../messages.ts'
import { METHOD_WORDS } from './words.ts'

const STAGES = ['ore', 'intermediate', 'scrap', 'oxide', 'metal', 'alloy', 'magnet', 'product'] as const

/** Names of stages in the reader's language. */
export function useStage(): (id: string) => string {
  const say = useWords(METHOD_WORDS)
  return (id) => {
    const known = STAGES.find((one) => one === id)
    return known === undefined ? id : say(`stage-${known}`)
  }
}
