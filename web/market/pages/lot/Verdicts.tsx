import type { LotShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { nextStricter, saidIn, type Said } from './assessments.ts'
import { lotMessages } from './messages.gen.ts'

/** What each rule of origin says of a lot, step by step, and what the next stricter one would take. */
export function Verdicts({ lot }: { readonly lot: LotShown }): React.JSX.Element {
  const say = useMessages(lotMessages)
  const { lang, grade: gradeName } = useNaming()
  const next = nextStricter(lot)
  return (
    <section className="stack" aria-labelledby="verdicts">
      <h2 id="verdicts">{say('verdicts')}</h2>
      <p>{say('verdictsWhy')}</p>
      {lot.verdicts.map((verdict) => {
        const { grade, passed } = verdict
        const { said } = saidIn(verdict, lang)
        return (
          <details
            key={grade}
            className={passed ? 'verdict good' : 'verdict'}
            open={grade === lot.grade || grade === next?.grade}
          >
            <summary>
              <h3>{gradeName(grade)}</h3>
              <span className={passed ? 'tag good' : 'tag bad'}>
                {passed ? '✓' : '✗'} {say(passed ? 'passes' : 'fails')}
              </span>{' '}
              {grade === lot.grade && <span className="tag now">{say('isGrade')}</span>}
            </summary>
            <Findings said={said} />
          </details>
        )
      })}
      {next === undefined ? (
        <p>{say('strictest')}</p>
      ) : (
        <div className="panel stack">
          <h3>{say('next', { grade: gradeName(next.grade) })}</h3>
          <p>{say('nextWhy')}</p>
          <Findings said={saidIn(next, lang).said.filter(({ ok }) => ok === false)} />
          <p>{say('nextPast')}</p>
        </div>
      )}
    </section>
  )
}

function Findings({ said }: { readonly said: readonly Said[] }): React.JSX.Element {
  const say = useMessages(lotMessages)
  return (
    <ul className="findings">
      {said.map(({ words, ok }, i) => (
        <li key={i} className={ok === undefined ? '' : ok ? 'good' : 'bad'}>
          {ok === undefined ? (
            <span className="mark" />
          ) : (
            <span className="mark" role="img" aria-label={say(ok ? 'good' : 'bad')}>
              {ok ? '✓' : '✗'}
            </span>
          )}
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}
