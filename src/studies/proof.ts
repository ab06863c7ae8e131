import type { Optimality } from '../solver/index.ts'
import { roundUp, type Language } from './report.ts'

/**
 * How near an answer is to the best, as reports say it: *Proved optimal*, *At most 0.27 % from the best*, or that no bound is known.
 */
export function proofText({ gap, optimal }: Optimality, language: Language): string {
  const words = WORDS[language]
  if (optimal) return words.optimal
  return gap === null ? words.unknown : words.within.replace('{gap}', `${roundUp(100 * gap)} %`)
}

const WORDS: Readonly<
  Record<Language, { readonly optimal: string; readonly within: string; readonly unknown: string }>
> = {
  en: {
    optimal: 'Proved optimal',
    within: 'At most {gap} from the best',
    unknown: 'How far it is from the best is not known',
  },
  ja: { optimal: '最適性を証明済み', within: '最善との差は最大{gap}', unknown: '最善との差は不明' },
}
