import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { CashBars } from '../../charts/cash/CashBars.tsx'
import { Note } from '../../charts/Note.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { Labelled } from '../../ui/Labelled.tsx'
import type { InCase } from './props.ts'
import { atRisk, CASES, inCase, inOrder, monthsOf, type Site } from './state.ts'
import { useNames, useProducer, type Owners } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** Where the address of a plant's row leads to on the page. */
export const CASH = 'cash'

/** Cash of one producer, month by month; until one is picked, the one most at risk. */
export function Cash({ result, owners, which }: InCase): React.JSX.Element | null {
  const say = useMessages(dumpingMessages)
  const { headed } = useNumbers()
  const words = useWording()
  const names = useNames()
  const acts = useActs(owners)
  const { view, go, href } = useView()
  const section = useRef<HTMLDivElement>(null)
  // Anyone who comes from a row is taken here; anyone who picks another plant stays where he is.
  useEffect(() => {
    if (window.location.hash === `#${CASH}`) section.current?.scrollIntoView()
  }, [view.site])
  const sites = inOrder(result)
  const site = sites.find((one) => one.site === view.site) ?? atRisk(result)[0] ?? sites[0]
  if (site === undefined) return null
  const months = monthsOf(result.path)
  const own = inCase(site, which)
  const { states, mothballed, closed } = own
  const name = names.site(site.site)
  const collator = new Intl.Collator(words.lang)
  const about = { case: say(which), total: words.money(own.totalCash) }
  const fate =
    closed !== null
      ? mothballed === null
        ? say('cashClosesAtOnce', { ...about, closed: words.month(closed) })
        : say('cashCloses', { ...about, mothballed: words.month(mothballed), closed: words.month(closed) })
      : mothballed === null
        ? say('cashRuns', about)
        : say('cashDown', { ...about, mothballed: words.month(mothballed) })
  return (
    <div ref={section} id={CASH} className="dumping-cash">
      <Figure
        title={say('cashTitle', { site: name })}
        answer={
          <>
            {words.after(
              say('cashBeforeText', { before: words.money(site.baselineCash), revenue: words.money(site.revenue) }),
              fate,
            )}{' '}
            <Link href={href('/world', { table: 'sites', row: site.site })}>{say('siteLink')}</Link>
            <div className="dumping-site no-print">
              <Labelled label={say('pick')}>
                {(id) => (
                  <select id={id} value={site.site} onChange={({ target }) => go({ site: target.value })}>
                    {[...sites]
                      .sort((one, other) => collator.compare(names.site(one.site), names.site(other.site)))
                      .map((one) => (
                        <option key={one.site} value={one.site}>
                          {names.site(one.site)}
                        </option>
                      ))}
                  </select>
                )}
              </Labelled>
            </div>
          </>
        }
        name={`cash-${site.site}`}
        id="cash"
        source={say('source')}
        note={
          <Note
            months={months}
            entries={[
              [<rect key="a" width="22" height="14" className="cash-gain" />, say('cashGain')],
              [<rect key="b" width="22" height="14" className="cash-loss" />, say('cashLoss')],
              [<rect key="c" x="0.5" y="0.5" width="21" height="13" className="cash-idle" />, say('cashIdle')],
            ]}
          >
            {words.after(say('cashNote'), acts(site))}
          </Note>
        }
        table={{
          columns: [
            { name: say('month') },
            { name: say('state') },
            ...CASES.map((one) => headed('MUSD', say('cashIn', { case: say(one) }))),
          ],
          rows: months.map((month, t) => [
            cell(month),
            cell(say(STATE_WORDS[states[t] ?? 'running'])),
            ...CASES.map((one) => {
              const value = inCase(site, one).cash[t] ?? 0
              return cell(words.number(value, 3), value)
            }),
          ]),
        }}
      >
        <CashBars
          months={months}
          cash={own.cash}
          runs={states.map((state) => state === 'running')}
          states={states.map((state) => say(STATE_WORDS[state]))}
          label={say('cashLabel', { site: name, ...about })}
          text={words.money}
        />
      </Figure>
    </div>
  )
}

/** At which margins an owner stops a plant, starts it again and gives it up, in words; nothing where it never does. */
function useActs(owners: Owners): (site: Site) => string {
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const producer = useProducer(owners)
  return ({ site, owner: id, thresholds }) => {
    if (thresholds === null) return ''
    const { stop, stopsBy, restart, close } = thresholds
    const owner = say('cashOwner', { itself: id === site ? 'yes' : 'no', owner: producer(id).name })
    const below = { owner, stop: words.money(stop), month: words.money(stop / 12) }
    if (stopsBy === 'closing') return say('cashEnds', below)
    return words.after(
      say('cashStops', { ...below, restart: words.money(restart) }),
      close === null ? '' : say('cashGivesUp', { close: words.money(close) }),
    )
  }
}

const STATE_WORDS = {
  'not yet': 'notYet',
  running: 'running',
  mothballed: 'mothballed',
  restarting: 'restarting',
  closed: 'closed',
} as const
