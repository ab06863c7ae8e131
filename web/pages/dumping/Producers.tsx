import { dumpingColumns } from '../../../src/studies/light.ts'
import { useState } from 'react'
import { StatusKey, StatusTimeline, type Status } from '../../charts/status/StatusTimeline.tsx'
import { Note } from '../../charts/Note.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders } from '../../ui/use-headers.ts'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { InCase } from './props.ts'
import { CASES, fateOf, firstStop, inCase, inOrder, monthsOf, spellsOf, type SiteCase } from './state.ts'
import { useNames, useProducer } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** At most this many rows are drawn at first. */
const DRAWN = 16

/** Which producers run, stand still and close, when. */
export function Producers({ result, owners, which }: InCase): React.JSX.Element {
  const column = useHeaders(dumpingColumns)
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const names = useNames()
  const producer = useProducer(owners)
  const { view, href } = useView()
  const [all, setAll] = useState(false)
  const months = monthsOf(result.path)
  const states = useStates()
  const sites = inOrder(result)
  const first = firstStop(result, which)
  const core = sites.filter((site) => site.core).length
  const open = (site: string): string => href('/world', { table: 'sites', row: site })
  const text = ({ closed, mothballed, finalState }: SiteCase): string =>
    closed !== null
      ? say('closedIn', { month: closed })
      : mothballed === null
        ? say(finalState === 'not yet' ? 'notYet' : 'runs')
        : finalState === 'running'
          ? say('backAgain', { month: mothballed })
          : say('mothballedIn', { month: mothballed })
  const drawn = all ? sites : sites.slice(0, DRAWN)
  const million = (value: number): string => words.number(value)
  return (
    <Figure
      title={say('producersTitle')}
      answer={
        first === null
          ? say('producersNone', { case: say(which), n: core })
          : say('producersAnswer', { case: say(which), n: core, ...fateOf(result, which), first: words.month(first) })
      }
      name="producers"
      source={say('source')}
      note={<StatusNote months={months} />}
      table={{
        columns: [
          column('site'),
          column('owner'),
          column('place'),
          column('stage'),
          column('core'),
          column('available_from'),
          column('revenue_musd'),
          column('baseline_cash_musd'),
          column('stop_musd'),
          column('restart_musd'),
          column('close_musd'),
          ...CASES.flatMap((one) =>
            (['worst_musd', 'mothballed', 'closed'] as const).map((name) => {
              const head = column(name)
              const of = (header: string): string => words.labelled(say(one), header)
              return head.align === 'right'
                ? { ...head, name: of(head.name), plain: of(head.plain) }
                : { ...head, name: of(head.name) }
            }),
          ),
        ],
        rows: sites.map((site) => [
          cell(names.site(site.site), site.site, open(site.site)),
          cell(producer(site.owner).name, site.owner, producer(site.owner).href),
          cell(names.place(site.place), site.place),
          cell(words.stage(site.stage), site.stage),
          cell(site.core ? say('yes') : say('no')),
          cell(site.availableFrom === null ? say('ranBefore') : site.availableFrom, site.availableFrom ?? ''),
          cell(million(site.revenue), site.revenue),
          cell(million(site.baselineCash), site.baselineCash),
          ...[site.thresholds?.stop, site.thresholds?.restart, site.thresholds?.close].map((margin) =>
            margin === undefined || margin === null ? cell('–', '') : cell(million(margin), margin),
          ),
          ...CASES.flatMap((one) => {
            const own = inCase(site, one)
            return [
              cell(Number.isFinite(own.worst) ? million(own.worst) : '–', own.worst),
              cell(own.mothballed ?? '–', own.mothballed ?? ''),
              cell(own.closed ?? '–', own.closed ?? ''),
            ]
          }),
        ]),
      }}
    >
      <StatusTimeline
        label={say('producersTitle')}
        months={months}
        names={states}
        rows={drawn.map((site) => {
          const own = inCase(site, which)
          return {
            id: site.site,
            label: names.site(site.site),
            detail: `${names.place(site.place)} · ${words.stage(site.stage)}`,
            marked: site.core,
            picked: site.site === view.site,
            text: text(own),
            spells: spellsOf(own.states),
            href: href('/dumping', { site: site.site }),
          }
        })}
      />
      {sites.length > DRAWN && (
        <button type="button" className="button no-print" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('fewer', { n: DRAWN }) : say('showAll', { n: sites.length })}
        </button>
      )}
    </Figure>
  )
}

/** How to read spells of producers. */
function StatusNote({ months }: { readonly months: ReturnType<typeof monthsOf> }): React.JSX.Element {
  const say = useMessages(dumpingMessages)
  return (
    <Note
      months={months}
      entries={[
        [<path key="m" d="M11 2l5 5l-5 5l-5 -5Z" className="chart-mark" />, say('keyCore')],
        [<StatusKey key="a" state="running" />, say('running')],
        [<StatusKey key="b" state="mothballed" />, say('mothballed')],
        [<StatusKey key="c" state="restarting" />, say('restarting')],
        [<StatusKey key="d" state="closed" />, say('closed')],
        [<StatusKey key="e" state="not yet" />, say('notYet')],
      ]}
    >
      {say('producersNote')}
    </Note>
  )
}

/** What a producer does, in words. */
function useStates(): Readonly<Record<Status, string>> {
  const say = useMessages(dumpingMessages)
  return {
    running: say('running'),
    mothballed: say('mothballed'),
    restarting: say('restarting'),
    closed: say('closed'),
    'not yet': say('notYet'),
  }
}
