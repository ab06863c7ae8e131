import type { HindcastEpisode, HindcastError } from '../../../src/studies/index.ts'
import { Key } from '../../charts/Key.tsx'
import { RuleDots, RuleMark, type RuleKind, type RuleRow } from '../../charts/rules/RuleDots.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { titleIn } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { Props } from './props.ts'
import { EPISODES } from './Episodes.tsx'
import { ratioTo, ruleOf } from './state.ts'
import { useScored } from './use-scored.ts'
import { useMisses } from './use-telling.ts'
import { hindcastMessages } from './messages.gen.ts'

/** Error by metric and episode, beside the two simple rules: the test apart from what was fitted on. */
export function Overview({ result }: Props): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const { inUnit } = useNumbers()
  const { after, lang, number } = useWording()
  const { href } = useView()
  const { miss, short } = useMisses()
  const scored = useScored()
  const { episodes, fit } = result
  const fitted = fit !== null
  const counted = ({ errors, variants: [first] }: HindcastEpisode): HindcastError[] =>
    errors.filter(({ variant }) => variant === first?.id)
  const used = (use: HindcastEpisode['use']): HindcastEpisode[] => episodes.filter((episode) => episode.use === use)
  const test = used('test').flatMap(counted)
  const count = (verdict: HindcastError['verdict'], of: 'verdict' | 'fittedVerdict'): number =>
    test.filter((error) => error[of] === verdict).length
  const counts = (of: 'verdict' | 'fittedVerdict'): Record<HindcastError['verdict'], number> => ({
    better: count('better', of),
    similar: count('similar', of),
    worse: count('worse', of),
  })
  const rowsOf = (episode: HindcastEpisode): RuleRow[] =>
    counted(episode).map((error) => ({
      id: `${episode.id} ${error.metric}`,
      label: say('label', { metric: say(`Metric_${error.metric}`), figures: say('figures', { n: error.rows }) }),
      detail: titleIn(lang, episode),
      text: say('against', {
        tabled: short(error.metric, error.central),
        rule: short(error.metric, ruleOf(error)),
      }),
      nothing: ratioTo(error.noChange, error),
      word: ratioTo(error.asWritten, error),
      tabled: ratioTo(error.central, error),
      fitted: error.fitted === null ? undefined : ratioTo(error.fitted, error),
      href: `${href('/hindcast', { episode: episode.id, variant: '' })}#${EPISODES}`,
    }))
  const mark = (kind: RuleKind): React.JSX.Element => <RuleMark key={kind} kind={kind} x={11} y={7} />
  return (
    <Figure
      title={say('overTitle')}
      answer={after(
        say('overAnswer', { n: test.length, ...counts('verdict') }),
        fitted ? say('overFitted', counts('fittedVerdict')) : '',
      )}
      name="hindcast-errors"
      source={say('modelSource')}
      note={
        <>
          <Key
            entries={[
              [mark('nothing'), say('keyNothing')],
              [mark('word'), say('keyWord')],
              [mark('tabled'), say('keyTabled')],
              ...(fitted ? [[mark('fitted'), say('keyFitted')] as const] : []),
            ]}
          />
          <p>{say('overNote')}</p>
        </>
      }
      table={{
        columns: [
          ...scored.columns,
          inUnit('row', say('colNothing')),
          inUnit('row', say('colWord')),
          inUnit('row', say('colTabled')),
          ...(fitted ? [inUnit('row', say('colFitted'))] : []),
          { name: say('colVerdict') },
          ...(fitted ? [{ name: say('colVerdictFitted') }] : []),
        ],
        rows: [...used('test'), ...used('apart'), ...used('fit')].flatMap((episode) =>
          episode.errors.map((error) => {
            const told = (distance: number): ReturnType<typeof cell> => cell(miss(error.metric, distance), distance)
            return [
              ...scored.cells({ ...error, episode }),
              told(error.noChange),
              told(error.asWritten),
              told(error.central),
              ...(error.fitted === null ? [] : [told(error.fitted)]),
              cell(say(`verdict_${error.verdict}`), error.verdict),
              ...(error.fittedVerdict === null
                ? []
                : [cell(say(`verdict_${error.fittedVerdict}`), error.fittedVerdict)]),
            ]
          }),
        ),
      }}
    >
      <RuleDots
        label={say('overTitle')}
        sections={[
          { title: say('testHead'), rows: used('test').flatMap(rowsOf) },
          { title: say('apartHead'), rows: used('apart').flatMap(rowsOf) },
          { title: say('fitHead'), rows: used('fit').flatMap(rowsOf) },
        ].filter(({ rows }) => rows.length > 0)}
        times={(ratio) => say('times', { x: number(ratio, 3) })}
        nearer={say('onlyNearer')}
        farther={say('onlyFarther')}
      />
    </Figure>
  )
}
