import type { Language } from '../../../../src/messages/index.ts'
import type { LotShown } from '../../../../src/market/index.ts'

type ShownAssessment = LotShown['verdicts'][number]
type Finding = ShownAssessment['findings'][number]

/** One sentence of a verdict, and what it says for the lot; undefined where it decides nothing. */
export interface Said {
  readonly words: string
  readonly ok: boolean | undefined
}

function isOk(finding: Finding): boolean | undefined {
  if ('ok' in finding) return finding.ok
  return finding.kind === 'unknown' ? finding.accepted : finding.against.length === 0
}

/** The sentences of a verdict: the outcome comes first, then one for each finding. */
export function saidIn(
  verdict: ShownAssessment,
  language: Language,
): { readonly outcome: string; readonly said: Said[] } {
  const [outcome = '', ...words] = { en: verdict.words, ja: verdict.words_ja }[language]
  return { outcome, said: words.map((text, i) => ({ words: text, ok: okAt(verdict, i) })) }
}

function okAt({ findings }: ShownAssessment, i: number): boolean | undefined {
  const finding = findings[i]
  return finding === undefined ? undefined : isOk(finding)
}

/** The next stricter grade than the one that a lot has; undefined if it has the strictest. */
export function nextStricter({ grade, verdicts }: Pick<LotShown, 'grade' | 'verdicts'>): ShownAssessment | undefined {
  const at = verdicts.findIndex((one) => one.grade === grade)
  return verdicts[at < 0 ? verdicts.length - 1 : at - 1]
}
