import { statementsIn, type Statement } from '../summary.ts'
import type { HindcastEpisode, HindcastResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'

const { state, summary } = statementsIn(summaryMessages)

/** Where the model was nearer to what was observed than two simple rules, episode by episode, and where not. */
export const hindcastSummary = summary(
  ({ episodes, fitted, stale, observedFile: file, unanswered, frozen }: HindcastResult): readonly Statement[] => [
    ...(frozen === null ? [] : [state('frozen', { date: { en: frozen.frozen, ja: frozen.frozen } })]),
    ...(file === null ? [] : [state('ownFile', { file: { en: file, ja: file } })]),
    ...(unanswered.length === 0 ? [] : [state('unanswered', { n: { count: unanswered.length } })]),
    ...episodes.flatMap(ofEpisode),
    fitted === null ? state('notFitted') : state('fitted'),
    ...(stale ? [state('stale')] : []),
  ],
)

/** Of the variant that is scored first. */
function ofEpisode({ title, titleJa, variants, errors }: HindcastEpisode): readonly Statement[] {
  const own = errors.filter(({ variant }) => variant === variants[0]?.id)
  const [better, not] = [
    own.filter(({ verdict }) => verdict === 'better'),
    own.filter(({ verdict }) => verdict !== 'better'),
  ]
  const values = (of: typeof own) =>
    ({
      episode: { en: title, ja: titleJa },
      metrics: { names: 'metrics', ids: of.map(({ metric }) => metric) },
    }) as const
  return [
    ...(better.length === 0 ? [] : [state('better', values(better))]),
    ...(not.length === 0 ? [] : [state('notBetter', values(not))]),
  ]
}
