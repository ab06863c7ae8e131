import { Key } from '../../charts/Key.tsx'
import { ChanceKey, ChanceStrips, LikelierKey, SeenMark } from '../../charts/chances/ChanceStrips.tsx'
import { GoalKey, HeldDots, HeldMark } from '../../charts/held/HeldDots.tsx'
import { RuleDots, RuleMark, type RuleKind } from '../../charts/rules/RuleDots.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { usePicture } from '../../picture/in-picture.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { titleIn } from '../../../src/messages/index.ts'
import type { HindcastEpisode } from '../../../src/studies/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { EPISODES } from './Episodes.tsx'
import {
  bestRule,
  forecastScores,
  forecastVerdict,
  ofFirstVariants,
  scoreRatio,
  watchedPairs,
  type ForecastScore,
  type WatchedPair,
} from './forecasts.ts'
import type { Props } from './props.ts'
import { monthsBetween, stopMonth } from './state.ts'
import { useScored } from './use-scored.ts'
import { useTelling } from './use-telling.ts'
import { hindcastMessages } from './messages.gen.ts'

const USES = ['test', 'apart', 'fit'] as const
const HEADS = { test: 'testHead', apart: 'apartHead', fit: 'fitHead' } as const

/** The model as a forecast with bands: how it scores beside simple rules, what its bands held, and what chances it gave to stops. */
export function Scores({ result }: Props): React.JSX.Element | null {
  const scores = forecastScores(result)
  if (scores.length === 0) return null
  return (
    <>
      <ScoreFigure result={result} scores={scores} />
      {scores.some(({ bands }) => bands !== null) && <HeldFigure result={result} scores={scores} />}
      {result.scores.stops.length > 0 && <ChanceFigure result={result} />}
    </>
  )
}

interface Scored extends Props {
  readonly scores: readonly ForecastScore[]
}

/** Rows of those that count, the test first, each use under its heading. */
function inUses(
  scores: readonly ForecastScore[],
): { readonly use: (typeof USES)[number]; readonly own: ForecastScore[] }[] {
  const counted = ofFirstVariants(scores)
  return USES.map((use) => ({ use, own: counted.filter(({ episode }) => episode.use === use) })).filter(
    ({ own }) => own.length > 0,
  )
}

function useStale({ result }: Props): string {
  const say = useMessages(hindcastMessages)
  const { samples, stale } = result.scores
  return samples === 0 ? say('noDraws') : stale ? say('staleScores') : ''
}

function ScoreFigure({ result, scores }: Scored): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const { after, lang, number } = useWording()
  const { href } = useView()
  const stale = useStale({ result })
  const test = ofFirstVariants(scores).filter(({ episode }) => episode.use === 'test')
  const count = (verdict: ReturnType<typeof forecastVerdict>): number =>
    test.filter((score) => forecastVerdict(score) === verdict).length
  const mark = (kind: RuleKind): React.JSX.Element => <RuleMark key={kind} kind={kind} x={11} y={7} />
  return (
    <Figure
      title={say('scoreTitle')}
      answer={after(
        say('scoreAnswer', {
          n: test.length,
          better: count('better'),
          similar: count('similar'),
          worse: count('worse'),
        }),
        stale,
      )}
      name="hindcast-scores"
      source={say('modelSource')}
      note={
        <>
          <Key
            entries={[
              [mark('nothing'), say('keyNothing')],
              [mark('word'), say('keyWord')],
              [mark('past'), say('keyPast')],
              [mark('tabled'), say('keySingle')],
              [mark('bands'), say('keyForecast', { n: result.scores.samples })],
            ]}
          />
          <p>{say('scoreNote')}</p>
        </>
      }
      table={useScoreTable(scores)}
    >
      <RuleDots
        label={say('scoreTitle')}
        sections={inUses(scores).map(({ use, own }) => ({
          title: say(HEADS[use]),
          rows: own.map((score) => {
            const best = bestRule(score)
            return {
              id: `${score.episode.id} ${score.metric}`,
              label: say('label', {
                metric: say(`Metric_${score.metric}`),
                figures: say('figures', { n: score.rows }),
              }),
              detail: titleIn(lang, score.episode),
              text: say('scoreAgainst', {
                model: number(score.model),
                rule: number(best.score),
                name: say(`rule_${best.rule}`),
              }),
              nothing: scoreRatio(score.rules.nothing, score),
              word: scoreRatio(score.rules.word, score),
              past: scoreRatio(score.rules.past, score),
              tabled: scoreRatio(score.tabled, score),
              fitted: undefined,
              bands: score.isDrawn ? scoreRatio(score.model, score) : undefined,
              href: `${href('/hindcast', { episode: score.episode.id, variant: '' })}#${EPISODES}`,
            }
          }),
        }))}
        times={(ratio) => say('times', { x: number(ratio, 3) })}
        nearer={say('scoresBetter')}
        farther={say('scoresWorse')}
      />
    </Figure>
  )
}

/** All variants, with the rules that are known for some figures only. */
function useScoreTable(scores: readonly ForecastScore[]): FigureTable {
  const say = useMessages(hindcastMessages)
  const { inUnit } = useNumbers()
  const { number } = useWording()
  const scored = useScored()
  const shown = (score: number | null | undefined): ReturnType<typeof cell> =>
    score === null || score === undefined ? cell('–', '') : cell(number(score), score)
  const sparse = (rule: ForecastScore['persistence']): ReturnType<typeof cell> =>
    rule === null
      ? cell('–', '')
      : cell(
          say('sparse', {
            score: number(rule.score),
            model: number(rule.model),
            figures: say('figures', { n: rule.rows }),
          }),
          rule.score,
        )
  return {
    columns: [
      ...scored.columns,
      inUnit('row', say('colNothing')),
      inUnit('row', say('colWord')),
      inUnit('row', say('colPast')),
      inUnit('row', say('colLast')),
      inUnit('row', say('colYearBefore')),
      inUnit('row', say('colTabled')),
      inUnit('row', say('colFitted')),
      inUnit('row', say('colDraws')),
      inUnit('row', say('colForecast')),
      { name: say('colVerdict') },
    ],
    rows: scores.map((score) => {
      const { rules } = score
      return [
        ...scored.cells(score),
        shown(rules.nothing),
        shown(rules.word),
        shown(rules.past),
        sparse(score.persistence),
        sparse(score.yearBefore),
        shown(score.tabled),
        shown(score.fitted),
        shown(score.draws),
        score.isDrawn ? shown(score.model) : cell('–', ''),
        cell(say(`verdict_${forecastVerdict(score)}`), forecastVerdict(score)),
      ]
    }),
  }
}

function HeldFigure({ result, scores }: Scored): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const { inUnit } = useNumbers()
  const { after, lang, number, percent } = useWording()
  const stale = useStale({ result })
  const banded = (list: readonly ForecastScore[]) =>
    list.flatMap((score) => (score.bands === null ? [] : [{ ...score, bands: score.bands }]))
  const test = banded(ofFirstVariants(scores)).filter(({ episode }) => episode.use === 'test')
  const sum = (pick: (score: (typeof test)[number]) => number): number =>
    test.reduce((all, score) => all + pick(score), 0)
  const scored = useScored()
  return (
    <Figure
      title={say('heldTitle')}
      answer={after(
        test.length === 0
          ? ''
          : say('heldAnswer', {
              n: sum(({ rows }) => rows),
              held: sum(({ bands }) => bands.held90),
              half: sum(({ bands }) => bands.held50),
            }),
        stale,
      )}
      name="hindcast-bands"
      source={say('modelSource')}
      note={
        <>
          <Key
            entries={[
              [<HeldMark key="a" kind="half" x={11} y={7} />, say('keyHeld50')],
              [<HeldMark key="b" kind="most" x={11} y={7} />, say('keyHeld90')],
              [<GoalKey key="c" />, say('keyGoal')],
            ]}
          />
          <p>{say('heldNote')}</p>
        </>
      }
      table={{
        columns: [
          ...scored.columns,
          inUnit('number', say('colHeld50')),
          inUnit('number', say('colHeld90')),
          inUnit('row', say('colWidth')),
          inUnit('row', say('colWidthPast')),
        ],
        rows: banded(scores).map(({ bands, widthOfPast, ...score }) => [
          ...scored.cells(score),
          cell(number(bands.held50, 3), bands.held50),
          cell(number(bands.held90, 3), bands.held90),
          cell(number(bands.width90), bands.width90),
          widthOfPast === null ? cell('–', '') : cell(number(widthOfPast), widthOfPast),
        ]),
      }}
    >
      <HeldDots
        label={say('heldTitle')}
        percent={(share) => percent(share)}
        rows={inUses(banded(scores)).flatMap(({ use, own }) =>
          banded(own).map(({ episode, metric, rows, bands }, r) => ({
            id: `${episode.id} ${metric}`,
            label: say('label', { metric: say(`Metric_${metric}`), figures: say('figures', { n: rows }) }),
            detail: titleIn(lang, episode),
            text: say('heldText', { held: bands.held90, n: rows }),
            half: bands.held50 / rows,
            most: bands.held90 / rows,
            ...(r === 0 ? { heading: say(HEADS[use]) } : {}),
          })),
        )}
      />
    </Figure>
  )
}

/** Pairs without a stop are drawn from this chance on; the table has all. */
const WORTH_DRAWING = 0.1

function ChanceFigure({ result }: Props): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const { inUnit } = useNumbers()
  const { after, lang, month, number, percent } = useWording()
  const tellingOf = useTelling()
  const stale = useStale({ result })
  const pairs = watchedPairs(result)
  const counted = pairs.filter(({ row }) => row.scored)
  const drawn = counted.filter(({ stopped, last }) => stopped !== undefined || last >= WORTH_DRAWING)
  const rest = counted.length - drawn.length
  const episodes = result.episodes.filter((episode) => drawn.some((pair) => pair.episode === episode))
  const seen = ({ row, stopped }: WatchedPair): string =>
    stopped === undefined ? say('noneSeen') : say('stopSeen', { month: month(stopMonth(row, stopped) ?? '') })
  const score = result.scores.stops.find(({ use }) => use === 'test')
  return (
    <Figure
      title={say('pairsTitle')}
      answer={after(
        say('pairsAnswer', {
          n: counted.length,
          stopped: counted.filter(({ stopped }) => stopped !== undefined).length,
          high: counted.filter(({ stopped, last }) => stopped === undefined && last >= 1 / 2).length,
        }),
        score === undefined || score.areaUnderCurve === null
          ? ''
          : say('pairsOrder', { share: percent(score.areaUnderCurve) }),
        stale,
      )}
      name="hindcast-stops"
      source={say('seenSource')}
      note={
        <>
          <Key
            entries={[
              [<ChanceKey key="a" />, say('keyChance')],
              [<LikelierKey key="b" />, say('keyLikelier')],
              [<SeenMark key="c" x={11} y={7} />, say('keyStopSeen')],
            ]}
          />
          <p>
            {after(
              score === undefined
                ? ''
                : say('pairsScores', {
                    model: number(score.draws ?? score.tabled),
                    none: number(score.noStop),
                    rate: number(score.baseRate),
                    all: number(score.allStop),
                    log: number(score.logDraws ?? score.logTabled),
                    logRate: number(score.logBaseRate),
                  }),
              rest === 0 ? '' : say('pairsRest', { n: rest }),
              say('pairsNote'),
            )}
          </p>
        </>
      }
      table={{
        columns: [
          { name: say('colEpisode') },
          { name: say('colWhat') },
          { name: say('colWhen') },
          { name: say('colSeen') },
          inUnit('share', say('colChance')),
          inUnit('share', say('colChanceSingle')),
          { name: say('colCounts') },
          { name: say('colSource') },
          { name: say('colNote') },
        ],
        rows: pairs.map((pair) => {
          const { episode, row, last, stopped } = pair
          const tell = tellingOf(episode)
          const source = result.sources.find(({ id }) => id === row.source)
          const single = row.chances?.at(-1) ?? 0
          return [
            cell(titleIn(lang, episode), episode.id),
            cell(tell.thing(row), row.id),
            cell(tell.when(row), row.from === row.to ? row.from : `${row.from}/${row.to}`),
            cell(seen(pair), stopped === undefined ? 'none' : (stopMonth(row, stopped) ?? '')),
            cell(percent(last), last),
            cell(percent(single), single),
            cell(row.reason === null ? say('counts') : say(`reason_${row.reason}`), row.reason ?? 'yes'),
            source === undefined || source.url === ''
              ? cell(say('judged'), row.source)
              : cell(`${source.publisher}, ${source.published}`, source.url, source.url),
            cell(row.note),
          ]
        }),
      }}
    >
      {episodes.length === 0
        ? undefined
        : episodes.map((episode) => (
            <Strips key={episode.id} episode={episode} pairs={drawn} seen={seen} isAlone={episodes.length === 1} />
          ))}
    </Figure>
  )
}

/** Rows that can be read on a slide. */
const ON_SLIDE = 11

interface StripsProps {
  readonly episode: HindcastEpisode
  readonly pairs: readonly WatchedPair[]
  readonly seen: (pair: WatchedPair) => string
  readonly isAlone: boolean
}

function Strips({ episode, pairs, seen, isAlone }: StripsProps): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const { lang, percent } = useWording()
  const tell = useTelling()(episode)
  const all = pairs.filter((pair) => pair.episode === episode)
  const picture = usePicture()
  const own = picture === undefined || picture === 'square' ? all : all.slice(0, ON_SLIDE)
  const months = monthsBetween(own.flatMap(({ row }) => [row.from, row.to]))
  return (
    <>
      {!isAlone && <p>{titleIn(lang, episode)}</p>}
      <ChanceStrips
        label={`${say('pairsTitle')} ${titleIn(lang, episode)}`}
        months={months}
        percent={(share) => percent(share)}
        rows={own.map((pair) => {
          const from = months.indexOf(pair.row.from)
          return {
            id: pair.row.id,
            label: tell.thing(pair.row),
            details: [seen(pair)],
            text: percent(pair.last),
            chances: pair.chances,
            from,
            seen: pair.stopped === undefined ? null : from + pair.stopped,
          }
        })}
      />
      {own.length < all.length && (
        <p className="picture-note">{say('somePairs', { n: own.length, all: all.length })}</p>
      )}
    </>
  )
}
