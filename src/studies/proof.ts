import { sayer, WRITING } from '../messages/index.ts'
import type { Optimality } from '../solver/index.ts'
import { roundUp, type Language } from './report.ts'
import { proofMessages } from './proof.gen.ts'

/**
 * How near an answer is to the best, as reports say it: *Proved optimal*, *At most 0.27 % from the best*, or that no bound is known.
 */
export function proofText({ gap, optimal }: Optimality, language: Language): string {
  const say = sayer(proofMessages, language)
  if (optimal) return say('optimal')
  return gap === null ? say('unknown') : say('within', { gap: WRITING[language].inPercent(roundUp(100 * gap)) })
}
