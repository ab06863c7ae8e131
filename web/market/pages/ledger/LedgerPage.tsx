import { WRITING } from '../../../../src/messages/index.ts'
import type { LedgerShown } from '../../../../src/market/index.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { Bookings } from './Bookings.tsx'
import { Log } from './Log.tsx'
import { groupsOf, heldIn } from '../../subjects/accounts/ledger.ts'
import { useAccountNames } from './use-accounts.ts'
import { ledgerMessages } from './messages.gen.ts'

/** The books of the market: whose the money is, what has moved, and the log that all of it follows from. */
export default function LedgerPage(): React.JSX.Element {
  const say = useMessages(ledgerMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['operator', 'auditor']}>
        {() => (
          <>
            <p>{say('lede')}</p>
            <p className="quiet">{say('how')}</p>
            <Books />
            <Log />
          </>
        )}
      </Allowed>
    </div>
  )
}

function Books(): React.JSX.Element {
  return (
    <Loaded of={useRead('/ledger')}>
      {(ledger) => (
        <>
          <Balance ledger={ledger} />
          <Accounts ledger={ledger} />
          <Bookings ledger={ledger} />
        </>
      )}
    </Loaded>
  )
}

function Balance({ ledger }: { readonly ledger: LedgerShown }): React.JSX.Element {
  const say = useMessages(ledgerMessages)
  const { money } = useNaming()
  const sum = money(ledger.imbalance)
  return (
    <>
      {ledger.imbalance === '0' ? (
        <div className="told">
          <p>{say('balanced', { n: ledger.accounts.length, sum })}</p>
        </div>
      ) : (
        <div className="problem" role="alert">
          <p className="problem-title">{say('unbalanced', { sum })}</p>
        </div>
      )}
      <p>{say('held', { sum: money(heldIn(ledger)) })}</p>
    </>
  )
}

function Accounts({ ledger }: { readonly ledger: LedgerShown }): React.JSX.Element {
  const say = useMessages(ledgerMessages)
  const { inUnit } = useNumbers()
  const { money, lang } = useNaming()
  const { account } = useAccountNames()
  const groups = groupsOf(ledger)
  const sumOf = (group: 'cash' | 'cover'): string => money(groups.find((one) => one.group === group)?.sum ?? '0')
  const many = (n: number): boolean => n > 1
  return (
    <Figure
      title={say('accountsTitle')}
      answer={<p>{say('accountsAnswer', { cash: sumOf('cash'), cover: sumOf('cover') })}</p>}
      name="market-accounts"
      source={say('source')}
      note={
        <>
          <p>{say('minus')}</p>
          <ul>
            {groups.map(({ group }) => (
              <li key={group}>{WRITING[lang].labelled(say(`group-${group}`), say(`why-${group}`))}</li>
            ))}
          </ul>
        </>
      }
      table={{
        columns: [{ name: say('group') }, { name: say('account') }, inUnit({ text: money('').trim() }, say('balance'))],
        rows: groups.flatMap(({ group, sum, accounts }) => [
          ...accounts.map((one) => [
            cell(say(`group-${group}`)),
            cell(account(one.account)),
            cell(money(one.balance), one.balance),
          ]),
          ...(many(accounts.length)
            ? [[cell(say(`group-${group}`)), cell(say('groupSum')), cell(money(sum), sum)]]
            : []),
        ]),
      }}
    />
  )
}
