import { WRITING } from '../../../src/messages/index.ts'
import { Link } from 'wouter'
import { CashBars } from '../../charts/cash/CashBars.tsx'
import { Note } from '../../charts/Note.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { Labelled } from '../../ui/Labelled.tsx'
import type { InCase } from './props.ts'
import { CASES, inCase, inOrder, monthsOf } from './state.ts'
import { useNames } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** Cash of one producer, month by month; until one is picked, the first that goes under. */
export function Cash({ result, which }: InCase): React.JSX.Element | null {
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const names = useNames()
  const { view, go, href } = useView()
  const sites = inOrder(result)
  const site =
    sites.find((one) => one.site === view.site) ??
    sites.find((one) => inCase(one, which).mothballed !== null) ??
    sites[0]
  if (site === undefined) return null
  const months = monthsOf(result.path)
  const own = inCase(site, which)
  const { states } = own
  const name = names.site(site.site)
  const collator = new Intl.Collator(words.lang)
  return (
    <Figure
      title={say('cashTitle', { site: name })}
      answer={
        <>
          {WRITING[words.lang].after(
            say('cashBeforeText', { before: words.money(site.baselineCash), revenue: words.money(site.revenue) }),
            site.implicitSupport > 0 ? say('cashHidden', { wedge: words.number(site.wedge) }) : '',
            own.mothballed === null
              ? say('cashRuns', { case: say(which), total: words.money(own.totalCash) })
              : say(own.closed === null ? 'cashDown' : 'cashCloses', {
                  case: say(which),
                  mothballed: words.month(own.mothballed),
                  closed: own.closed === null ? '' : words.month(own.closed),
                  total: words.money(own.totalCash),
                }),
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
      source={say('source')}
      note={
        <Note
          entries={[
            [<rect key="a" width="22" height="14" className="cash-gain" />, say('cashGain')],
            [<rect key="b" width="22" height="14" className="cash-loss" />, say('cashLoss')],
            [<rect key="c" x="0.5" y="0.5" width="21" height="13" className="cash-idle" />, say('cashIdle')],
          ]}
        >
          {say('cashNote')}
        </Note>
      }
      table={{
        columns: [
          { name: say('month') },
          { name: say('state') },
          ...CASES.map((one) => ({ name: say('cashIn', { case: say(one) }), align: 'right' as const })),
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
        label={say('cashLabel', { site: name, case: say(which), total: words.money(own.totalCash) })}
        text={(value) => words.money(value)}
      />
    </Figure>
  )
}

const STATE_WORDS = {
  'not yet': 'notYet',
  running: 'running',
  mothballed: 'mothballed',
  restarting: 'restarting',
  closed: 'closed',
} as const
