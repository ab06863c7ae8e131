import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { isNegative, sizeOf, sumOf } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import type { Balances } from '../../subjects/accounts/accounts.ts'
import { moneyMessages } from './messages.gen.ts'

/** What lies where, and what that means. */
export function BalancesPanel({ balances }: { readonly balances: Balances }): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const { money } = useNaming()
  const { free, fund, payout, rounds } = balances
  const results = rounds.map(({ result }) => result)
  const due = sumOf(results.filter((one) => !isNegative(one)))
  const owed = sumOf(results.filter(isNegative))
  const all = [
    [say('free'), money(free), say('freeIs')],
    [say('deposited'), money(sumOf(rounds.map(({ deposit }) => deposit))), say('depositedIs')],
    [say('due'), due === '0' ? say('nothingOpen') : money(due), say('dueIs')],
    [say('owed'), owed === '0' ? say('nothingOpen') : money(sizeOf(owed)), say('owedIs')],
    [say('payout'), payout === '0' ? say('nothingOpen') : money(payout), say('payoutIs')],
    [say('fund'), money(fund), say('fundIs')],
  ] as const
  return (
    <section className="stack" aria-labelledby="balances">
      <h2 id="balances">{say('balances')}</h2>
      <dl className="money-balances">
        {all.map(([name, amount, is]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong className="number">{amount}</strong>
              <span className="hint quiet">{is}</span>
            </dd>
          </div>
        ))}
      </dl>
      {rounds.length > 0 && <ByRound rounds={rounds} />}
    </section>
  )
}

function ByRound({ rounds }: Pick<Balances, 'rounds'>): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const { href } = useView()
  const { money } = useNaming()
  return (
    <div className="scroll" role="region" aria-label={say('byRound')} tabIndex={0}>
      <table className="money-rounds">
        <caption className="label">{say('byRound')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('round')}</th>
            <th scope="col" className="right">
              {say('deposit')}
            </th>
            <th scope="col" className="right">
              {say('result')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ round, deposit, result }) => (
            <tr key={round}>
              <th scope="row">
                <Link href={href(`/rounds/${encodeURIComponent(round)}`)}>{round}</Link>
              </th>
              <td className="right">{deposit === '0' ? '–' : money(deposit)}</td>
              <td className="right">{result === '0' ? '–' : `${isNegative(result) ? '' : '+'}${money(result)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
