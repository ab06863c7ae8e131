import { hindcastOptions, stressColumns } from '../../../src/studies/light.ts'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { HindcastEpisode, HindcastResult, HindcastRow } from '../../../src/studies/index.ts'
import { EventNote } from '../../charts/events/Events.tsx'
import { Key } from '../../charts/Key.tsx'
import { ObservedLines } from '../../charts/observed/ObservedLines.tsx'
import { SideBySide } from '../../charts/multiples/SideBySide.tsx'
import { useCatalogue, useCommand, useWording } from '../../model/catalogue.tsx'
import { usePicture } from '../../picture/in-picture.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { noteIn, titleIn, type SayOf } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { bandOfRow } from './forecasts.ts'
import type { Props } from './props.ts'
import { chosen, furthest, GROUPS, monthsOf, ruleOf, stopMonth, thingsOf, type Group, type Thing } from './state.ts'
import { useMisses, useTelling, type Misses } from './use-telling.ts'
import { hindcastMessages } from './messages.gen.ts'

/** Where the address of an episode leads to on the page. */
export const EPISODES = 'episodes'

const HINDCAST = { id: 'hindcast', options: hindcastOptions }

/** One episode at a time: what was seen of it, with its sources, and the model beside it. */
export function Episodes({ result }: Props): React.JSX.Element | null {
  const say = useMessages(hindcastMessages)
  const { lang } = useWording()
  const { view, go, href } = useView()
  const { scenarios } = useCatalogue()
  const section = useRef<HTMLElement>(null)
  const command = useCommand()
  // Anyone who comes from a row of the overview is taken to the episode; anyone who picks another stays where he is.
  useEffect(() => {
    if (window.location.hash === `#${EPISODES}`) section.current?.scrollIntoView()
  }, [view.episode])
  const found = chosen(result, view)
  if (found === undefined) return null
  const { episode, variant } = found
  const things = thingsOf(episode, variant)
  const request = { episodes: [episode.id] }
  const question = { command: command(HINDCAST, request), path: '/hindcast', body: request }
  return (
    <section ref={section} className="stack" id={EPISODES}>
      <h2>{say('episodesTitle')}</h2>
      <nav className="hindcast-picks no-print" aria-label={say('episodesTitle')}>
        {(['test', 'apart', 'fit'] as const).map((use) => (
          <div key={use} className="hindcast-pick">
            <span className="label">
              {say(({ test: 'pickTest', apart: 'pickApart', fit: 'pickFit' } as const)[use])}
            </span>
            <div className="row">
              {result.episodes
                .filter((one) => one.use === use)
                .map((one) => (
                  <button
                    key={one.id}
                    type="button"
                    className="button"
                    aria-pressed={one.id === episode.id}
                    onClick={() => go({ episode: one.id, variant: '' })}
                  >
                    {titleIn(lang, one)}
                  </button>
                ))}
            </div>
          </div>
        ))}
        {episode.variants.length > 1 && (
          <div className="hindcast-pick">
            <span className="label">{say('scenario')}</span>
            <div className="row">
              {episode.variants.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  className="button"
                  aria-pressed={one.id === variant}
                  onClick={() => go({ episode: episode.id, variant: one.id })}
                >
                  {titleIn(lang, one)}
                </button>
              ))}
            </div>
          </div>
        )}
      </nav>
      <div className="stack hindcast-episode">
        <h3>{titleIn(lang, episode)}</h3>
        <p>
          {noteIn(lang, episode)}{' '}
          {scenarios.some(({ id }) => id === variant) && (
            <Link className="no-print" href={href('/', { scenarios: [{ id: variant, edit: {} }] })}>
              {say('inShock')}
            </Link>
          )}
        </p>
        <Asks value={[question]}>
          {GROUPS.map((group) => {
            const own = things.filter((thing) => thing.group === group)
            return own.length === 0 ? null : (
              <GroupFigure
                key={`${episode.id} ${variant} ${group}`}
                result={result}
                episode={episode}
                variant={variant}
                group={group}
                things={own}
                months={monthsOf(things)}
              />
            )
          })}
        </Asks>
      </div>
    </section>
  )
}

interface GroupProps {
  readonly result: HindcastResult
  readonly episode: HindcastEpisode
  readonly variant: string
  readonly group: Group
  readonly things: readonly Thing[]
  readonly months: readonly string[]
}

function GroupFigure(props: GroupProps): React.JSX.Element {
  const { result, episode, group, things, months } = props
  const say = useMessages(hindcastMessages)
  const words = useWording()
  const tell = useTelling()(episode)
  const { short } = useMisses()
  const { answer, asFitted } = useGroupAnswer(props)
  const table = useGroupTable(props)
  const ratios = group === 'paid' || group === 'quoted' || group === 'offer'
  const bare = ratios || group === 'use' ? 'keyNothing' : 'keyWord'
  const fitted = result.fit !== null
  const isBanded = things.some(({ rows }) => rows.some((row) => bandOfRow(result, episode.id, row) !== undefined))
  const stale = isBanded && result.scores.stale ? say('staleScores') : ''
  const mosts = things.map((thing) =>
    Math.max(mostOf(thing), ...thing.rows.map((row) => bandOfRow(result, episode.id, row)?.high90 ?? 0)),
  )
  // One scale for all; of shares, a drawing with a figure far above the usual has its own, else all others lie flat.
  const shared = Math.max(...mosts.filter((most) => ratios || most <= FAR))
  const mostFor = (thing: Thing): number => {
    const own = mosts[things.indexOf(thing)] ?? shared
    return ratios || own <= FAR ? shared : own
  }
  const told = (value: number): string => (ratios ? say('times', { x: words.number(value) }) : words.percent(value))
  return (
    <Figure
      level={3}
      title={say(`title_${group}`)}
      answer={answer}
      name={`hindcast-${episode.id}-${group}`}
      id={`episode-${group}`}
      source={say('seenSource')}
      note={
        <>
          {group !== 'stop' && <GroupKey isFitted={fitted} isBanded={isBanded} bare={bare} />}
          <EventNote months={group === 'stop' ? [] : months} />
          <p>{words.after(say(`note_${group}`), asFitted, stale)}</p>
        </>
      }
      table={table}
    >
      {group === 'stop' ? undefined : (
        <Panels
          things={things}
          draw={(thing) => (
            <div key={thing.about.id} className="multiple keep">
              <ObservedLines
                title={tell.thing(thing.about)}
                detail={panelDetail(thing, say, short)}
                label={`${tell.thing(thing.about)}. ${panelDetail(thing, say, short)}`}
                months={months}
                model={thing.months}
                dots={thing.rows.map((row) => {
                  const band = bandOfRow(result, episode.id, row)
                  return {
                    from: row.from,
                    to: row.to,
                    value: row.observed,
                    low: row.low,
                    high: row.high,
                    counts: row.scored,
                    ...(band === undefined ? {} : { band }),
                  }
                })}
                ratios={ratios}
                most={mostFor(thing)}
                text={told}
                between={words.range}
                names={{
                  word: say(bare),
                  tabled: say('keyTabled'),
                  fitted: say('keyFitted'),
                  seen: say('keySeen'),
                  band: say('readBand'),
                }}
              />
              <Sources rows={thing.rows} sources={result.sources} />
            </div>
          )}
        />
      )}
    </Figure>
  )
}

/** What the marks of a group's drawings are. */
function GroupKey({
  isFitted,
  isBanded,
  bare,
}: {
  readonly isFitted: boolean
  readonly isBanded: boolean
  /** What a rule without a model is called. */
  readonly bare: 'keyNothing' | 'keyWord'
}): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  return (
    <Key
      entries={[
        [<circle key="seen" cx="11" cy="7" r="4" className="observed-dot" />, say('keySeen')],
        [<circle key="not" cx="11" cy="7" r="4" className="observed-dot observed-not" />, say('keyNot')],
        [
          <g key="span" className="observed-dot">
            <line x1="1" x2="21" y1="7" y2="7" />
            <line x1="11" x2="11" y1="1" y2="13" />
          </g>,
          say('keySpan'),
        ],
        [<line key="tabled" x2="22" y1="7" y2="7" className="observed-tabled" />, say('keyTabled')],
        ...(isFitted
          ? [[<line key="fitted" x2="22" y1="7" y2="7" className="observed-fitted" />, say('keyFitted')] as const]
          : []),
        ...(isBanded
          ? [
              [
                <g key="band" className="observed-band">
                  <path d="M1 0h20v14h-20Z" />
                  <path d="M1 4h20v6h-20Z" />
                </g>,
                say('keyBand'),
              ] as const,
            ]
          : []),
        [<line key="word" x2="22" y1="7" y2="7" className="observed-word" />, say(bare)],
      ]}
    />
  )
}

/** Drawings that can be read in a picture. */
const IN_PICTURE = { wide: 4, square: 9, slide: 4 } as const

/** A drawing for each thing; in a picture, of those that were seen most often. */
function Panels({
  things,
  draw,
}: {
  readonly things: readonly Thing[]
  readonly draw: (thing: Thing) => React.JSX.Element
}): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const picture = usePicture()
  const n = picture === undefined ? things.length : IN_PICTURE[picture]
  const often = new Set([...things].sort((a, b) => b.rows.length - a.rows.length).slice(0, n))
  return (
    <>
      <SideBySide>{things.filter((thing) => often.has(thing)).map(draw)}</SideBySide>
      {n < things.length && <p className="picture-note">{say('someSeen', { n, all: things.length })}</p>}
    </>
  )
}

/** Shares of the usual level up to which drawings have one scale. */
const FAR = 2.5

const mostOf = ({ rows, months }: Thing): number =>
  Math.max(
    ...rows.map(({ high }) => high),
    ...months.flatMap(({ asWritten, central, fitted }) => [asWritten, central, fitted ?? 0]),
  )

function panelDetail({ errors, rows }: Thing, say: SayOf<typeof hindcastMessages>, short: Misses['short']): string {
  if (errors === null)
    return say('panelNot', {
      reason: [...new Set(rows.flatMap(({ reason }) => reason ?? []))]
        .map((reason) => say(`reason_${reason}`))
        .join(' · '),
    })
  return say('panel', {
    verdict: say(`verdict_${errors.verdict}`),
    tabled: short(errors.metric, errors.central),
    rule: short(errors.metric, ruleOf(errors)),
  })
}

/** Who saw it, each with its address; several pages of one publisher are distinguished by their dates. */
function Sources({
  rows,
  sources,
}: {
  readonly rows: readonly HindcastRow[]
  readonly sources: HindcastResult['sources']
}): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const cited = sources.filter(({ id }) => rows.some(({ source }) => source === id))
  const links = cited
    .filter(({ url }) => url !== '')
    .map(({ id, title, publisher, published, url }) => {
      const alone = cited.filter((other) => other.publisher === publisher).length === 1
      return (
        <a key={id} href={url} target="_blank" rel="noreferrer" title={title}>
          {alone ? publisher : `${publisher} ${published}`}
        </a>
      )
    })
  return (
    <p>
      {say('sources')}{' '}
      {links.map((link, i) => (
        <span key={link.key}>
          {i > 0 && ' · '}
          {link}
        </span>
      ))}
      {links.length < cited.length && `${links.length > 0 ? ' · ' : ''}${say('judged')}`}
    </p>
  )
}

/** The figure's answer: how far off beside the better rule, and where furthest; and for its note, how far as fitted. */
function useGroupAnswer({ episode, variant, group, things, result }: GroupProps): {
  readonly answer: string
  readonly asFitted: string
} {
  const say = useMessages(hindcastMessages)
  const words = useWording()
  const tell = useTelling()(episode)
  const { miss, short } = useMisses()
  const fitted = result.fit !== null
  const far = furthest(things)
  const rows = things.flatMap((thing) => thing.rows).filter(({ scored }) => scored)
  if (group === 'stop') {
    const seen = things.flatMap((thing) => thing.rows).filter((row) => stopMonth(row, row.observed) !== undefined)
    const found = (pick: (row: HindcastRow) => number | null): number =>
      seen.filter((row) => stopMonth(row, pick(row) ?? Number.POSITIVE_INFINITY) !== undefined).length
    const answer =
      seen.length === 0
        ? say('stopNone')
        : say(fitted ? 'stopsFound' : 'stopsTabled', {
            n: seen.length,
            tabled: found((row) => row.central),
            fitted: found((row) => row.fitted),
          })
    return { answer, asFitted: '' }
  }
  if (far === undefined) return { answer: say('notCounted'), asFitted: '' }
  const furthestOff = say('furthest', {
    what: tell.thing(far.row),
    when: tell.when(far.row),
    model: tell.value(far.row, far.row.central),
    seen: tell.value(far.row, far.row.observed),
  })
  if (group === 'paid' || group === 'quoted') {
    const within = (pick: (row: HindcastRow) => number | null): number =>
      rows.filter((row) => Math.abs(Math.log((pick(row) ?? 0) / row.observed)) <= Math.LN2).length
    return {
      answer: words.after(say('within', { n: rows.length, k: within((row) => row.central) }), furthestOff),
      asFitted: fitted ? say('withinFitted', { k: within((row) => row.fitted) }) : '',
    }
  }
  const error = episode.errors.find((one) => one.variant === variant && one.metric === group)
  if (error === undefined) return { answer: furthestOff, asFitted: '' }
  return {
    answer: words.after(
      say('groupAnswer', {
        tabled: miss(error.metric, error.central),
        rule: short(error.metric, ruleOf(error)),
        figures: say('figures', { n: error.rows }),
        verdict: say(`verdict_${error.verdict}`),
      }),
      furthestOff,
    ),
    asFitted:
      error.fitted === null || error.fittedVerdict === null
        ? ''
        : say('groupFitted', {
            fitted: miss(error.metric, error.fitted),
            verdict: say(`verdict_${error.fittedVerdict}`),
          }),
  }
}

function useGroupTable({ episode, group, things, result }: GroupProps): FigureTable {
  const say = useMessages(hindcastMessages)
  const { inUnit } = useNumbers()
  const unitColumn = useHeaders(stressColumns)
  const words = useWording()
  const tell = useTelling()(episode)
  const fitted = result.fit !== null
  const stop = group === 'stop'
  const right = (name: string): FigureTable['columns'][number] => (stop ? { name } : inUnit('times', name))
  return {
    columns: [
      { name: say('colWhat') },
      { name: say('colWhen') },
      right(say('colSeen')),
      ...(stop
        ? []
        : [
            right(say('colLow')),
            right(say('colHigh')),
            inUnit('unit', say('colPublished')),
            unitColumn('unit'),
            right(say(group === 'trade' ? 'colWord' : 'colNothing')),
          ]),
      right(say('colTabled')),
      ...(fitted ? [right(say('colFitted'))] : []),
      ...(stop ? [] : [right(say('colBandLow')), right(say('colBandHigh'))]),
      { name: say('colCounts') },
      { name: say('colKind') },
      { name: say('colSource') },
      { name: say('colNote') },
    ],
    rows: things.flatMap((thing) =>
      thing.rows.map((row) => {
        // Of a stop, what a linear program reads is its month too.
        const told = (value: number): ReturnType<typeof cell> =>
          cell(tell.value(row, value), stop ? (stopMonth(row, value) ?? 'none') : value)
        const source = result.sources.find(({ id }) => id === row.source)
        return [
          cell(tell.thing(row), row.id),
          cell(tell.when(row), row.from === row.to ? row.from : `${row.from}/${row.to}`),
          told(row.observed),
          ...(stop ? [] : [told(row.low), told(row.high), published(row), cell(row.unit), told(row.asWritten)]),
          told(row.central),
          ...(row.fitted === null ? [] : [told(row.fitted)]),
          ...(stop ? [] : [end(row, 'low90'), end(row, 'high90')]),
          cell(row.reason === null ? say('counts') : say(`reason_${row.reason}`), row.reason ?? 'yes'),
          cell(say(`kind_${row.kind}`), row.kind),
          source === undefined || source.url === ''
            ? cell(say('judged'), row.source)
            : cell(`${source.publisher}, ${source.published}`, source.url, source.url),
          cell(row.note),
        ]
      }),
    ),
  }
  function end(row: HindcastRow, which: 'low90' | 'high90'): ReturnType<typeof cell> {
    const value = bandOfRow(result, episode.id, row)?.[which]
    return value === undefined ? cell('–', '') : cell(tell.value(row, value), value)
  }
  function published({ observed, usual, unit }: HindcastRow): ReturnType<typeof cell> {
    const value = words.number(observed * (usual ?? 1), 3)
    return cell(
      usual === null
        ? say('published', { value, unit })
        : say('publishedUsual', { value, unit, usual: words.number(usual, 3) }),
      observed * (usual ?? 1),
    )
  }
}
