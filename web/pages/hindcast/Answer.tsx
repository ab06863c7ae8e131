import { memo } from 'react'
import { Link } from 'wouter'
import { titleIn } from '../../../src/messages/index.ts'
import type { HindcastError, HindcastRow } from '../../../src/studies/index.ts'
import '../../charts/charts.css'
import { useCommand, useWording } from '../../model/catalogue.tsx'
import { saveText } from '../../ui/download.ts'
import { Announced } from '../../ui/Announced.tsx'
import { More } from '../../ui/More.tsx'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { Episodes } from './Episodes.tsx'
import { Fit } from './Fit.tsx'
import { bestRule, forecastScores, forecastVerdict, ofFirstVariants, type ForecastScore } from './forecasts.ts'
import { Overview } from './Overview.tsx'
import { Scores } from './Scores.tsx'
import { pricesOff, ruleOf, standing } from './state.ts'
import { useMisses, useTelling } from './use-telling.ts'
import { hindcastMessages } from './messages.gen.ts'
import type { Props } from './props.ts'

/** The verdict in words, how far off it was all in all, episode by episode, and what the fit found. */
export const Answer = memo(function Answer({ result }: Props): React.JSX.Element {
  return (
    <div className="stack">
      <Headline result={result} />
      <Scores result={result} />
      <Overview result={result} />
      <Episodes result={result} />
      <Fit result={result} />
      <Sure result={result} />
    </div>
  )
})

function Headline({ result }: Props): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const { after, colon, lang, list, number } = useWording()
  const test = result.overall.filter(({ use }) => use === 'test')
  const tests = result.episodes.filter(({ use }) => use === 'test')
  const metrics = (errors: readonly HindcastError[]): string =>
    list(errors.map(({ metric }) => say(`metric_${metric}`)))
  const better = test.filter(({ verdict }) => verdict === 'better')
  const worse = test.filter(({ verdict }) => verdict === 'worse')
  const { samples, stale } = result.scores
  // Without drawn worlds there is no forecast with bands.
  const forecasts = ofFirstVariants(forecastScores(result)).filter(
    ({ episode, isDrawn }) => episode.use === 'test' && isDrawn,
  )
  const isAlone = forecasts.length === 0
  const single =
    test.length === 0
      ? say('headUntested')
      : better.length === test.length
        ? say(isAlone ? 'headAll' : 'singleAll', { better: metrics(better) })
        : better.length > 0
          ? say(isAlone ? 'headSome' : 'singleSome', {
              better: metrics(better),
              rest: metrics(test.filter((error) => !better.includes(error))),
            })
          : worse.length > 0
            ? say(isAlone ? 'headWorse' : 'singleWorse', { worse: metrics(worse) })
            : say(isAlone ? 'headNone' : 'singleNone')
  const named = (scores: readonly ForecastScore[]): string =>
    list([...new Set(scores.map(({ metric }) => say(`metric_${metric}`)))])
  function forecastHead(): string {
    const won = forecasts.filter((score) => forecastVerdict(score) === 'better')
    const rest = forecasts.filter((score) => !won.includes(score))
    return won.length === 0
      ? say('headForecastNone')
      : rest.length === 0
        ? say('headForecastAll', { better: named(won) })
        : say('headForecastSome', { better: named(won), rest: named(rest) })
  }
  const onFit = result.overall.filter(({ use, fittedVerdict }) => use === 'fit' && fittedVerdict === 'better')
  const head = isAlone ? single : after(forecastHead(), single)
  return (
    <section className="headline keep">
      <p className="headline-main">{isAlone ? single : forecastHead()}</p>
      {!isAlone && <p>{single}</p>}
      <Announced text={head} />
      {!isAlone && (
        <>
          <h2 className="hindcast-list-title">{say('asForecast', { n: samples })}</h2>
          <ul className="hindcast-metrics">
            {forecasts.map((score) => {
              const best = bestRule(score)
              return (
                <li key={`${score.episode.id} ${score.metric}`}>
                  <strong>{say(`Metric_${score.metric}`)}</strong>
                  {colon}
                  {after(
                    say('forecastLine', {
                      model: number(score.model),
                      rule: number(best.score),
                      name: say(`rule_${best.rule}`),
                      figures: say('figures', { n: score.rows }),
                      verdict: say(`scored_${forecastVerdict(score)}`),
                    }),
                    score.bands === null
                      ? say('stopsChosen')
                      : say('heldLine', { held: score.bands.held90, n: score.rows }),
                  )}
                </li>
              )
            })}
          </ul>
          {stale && <p>{say('staleScores')}</p>}
        </>
      )}
      <Prices result={result} />
      <More of="answer">
        {!isAlone && <h2 className="hindcast-list-title">{say('asSingle')}</h2>}
        <SingleRun errors={test} />
        <div className="hindcast-pair">
          <Standing result={result} verdict="better" />
          <Standing result={result} verdict="worse" />
        </div>
        <p className="hindcast-small">
          {after(
            say('few'),
            onFit.length === 0 ? '' : say('fitBetter', { list: metrics(onFit) }),
            result.stale ? say('stale') : '',
          )}
        </p>
        {tests.length > 0 && (
          <p className="hindcast-small">
            {say('rules', { episodes: list(tests.map((episode) => titleIn(lang, episode))) })}
          </p>
        )}
      </More>
    </section>
  )
}

/** How far off one run is at each thing, beside the best rule without a model. */
function SingleRun({ errors }: { readonly errors: readonly HindcastError[] }): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const { after, colon } = useWording()
  const { miss } = useMisses()
  return (
    <ul className="hindcast-metrics">
      {errors.map((error) => (
        <li key={error.metric}>
          <strong>{say(`Metric_${error.metric}`)}</strong>
          {colon}
          {after(
            say('metricLine', {
              tabled: miss(error.metric, error.central),
              rule: miss(error.metric, ruleOf(error)),
              figures: say('figures', { n: error.rows }),
              verdict: say(`verdict_${error.verdict}`),
            }),
            error.fitted === null || error.fittedVerdict === null
              ? ''
              : say('metricFitted', {
                  fitted: miss(error.metric, error.fitted),
                  verdict: say(`verdict_${error.fittedVerdict}`),
                }),
          )}
        </li>
      ))}
    </ul>
  )
}

/** Prices that nobody should quote. */
function Prices({ result }: Props): React.JSX.Element | null {
  const say = useMessages(hindcastMessages)
  const { after, between, list, number, small } = useWording()
  const tellingOf = useTelling()
  const { high, low } = pricesOff(result)
  const tellOf = (row: HindcastRow): ReturnType<typeof tellingOf> | undefined => {
    const episode = result.episodes.find(({ rows }) => rows.includes(row))
    return episode && tellingOf(episode)
  }
  const told = (word: 'tooHigh' | 'tooLow', rows: readonly HindcastRow[]): string => {
    const [worst] = rows
    const tell = worst && tellOf(worst)
    return worst === undefined || tell === undefined
      ? ''
      : say(word, {
          list: list(rows.map((row) => small(tellOf(row)?.materials(row) ?? ''))),
          factor: number(Math.max(worst.central / worst.observed, worst.observed / worst.central)),
          what: small(tell.thing(worst)),
          when: tell.when(worst),
          model: tell.value(worst, worst.central),
          seen: tell.value(worst, worst.observed),
        })
  }
  if (high.length + low.length === 0) return null
  return (
    <p>
      <strong>{say('pricesHigh')}</strong>
      {between}
      {after(told('tooHigh', high), told('tooLow', low))}
    </p>
  )
}

/** At most this many are shown; the figures below have all. */
const TOLD = 4

function Standing({ result, verdict }: Props & { readonly verdict: 'better' | 'worse' }): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const tellingOf = useTelling()
  const { miss } = useMisses()
  const found = standing(result, verdict)
  return (
    <div>
      <h2 className="hindcast-list-title">{say(verdict === 'better' ? 'rightTitle' : 'wrongTitle')}</h2>
      {found.length === 0 ? (
        <p>{say('nowhere')}</p>
      ) : (
        <ul>
          {found.slice(0, TOLD).map(({ episode, thing, errors }) => {
            const tell = tellingOf(episode)
            return (
              <li key={thing.about.id}>
                {say('standing', {
                  thing: tell.thing(thing.about),
                  figures: say('figures', { n: errors.rows }),
                  tabled: miss(errors.metric, errors.central),
                  rule: miss(errors.metric, ruleOf(errors)),
                })}
              </li>
            )
          })}
          {found.length > TOLD && <li className="quiet">{say('more', { n: found.length - TOLD })}</li>}
        </ul>
      )}
    </div>
  )
}

function Sure({ result }: Props): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const command = useCommand()
  const { href } = useView()
  return (
    <section className="stack keep sure">
      <h2>{say('sureTitle')}</h2>
      <p>
        {say('sureText')} <Link href={href('/method')}>{say('methodLink')}</Link>
      </p>
      <div className="no-print stack">
        <h2>{say('repeatTitle')}</h2>
        <p>{say('repeatAnswer')}</p>
        <pre className="panel" tabIndex={0}>
          <code>{command({ id: 'hindcast', options: {} }, {})}</code>
        </pre>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => saveText('hindcast.json', `${JSON.stringify(result, null, 2)}\n`, 'application/json')}
          >
            ↓ {say('downloadResult')}
          </button>
          <button type="button" className="button" onClick={() => window.print()}>
            {say('print')}
          </button>
        </div>
      </div>
    </section>
  )
}
