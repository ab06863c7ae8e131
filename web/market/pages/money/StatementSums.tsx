import type { Statement } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { exact, isNegative, sizeOf } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { sumsOf } from '../../subjects/accounts/accounts.ts'
import { statementMessages } from './statement.gen.ts'

/** The result in one sum, and how far it was paid. */
export function StatementSums({ statement }: { readonly statement: Statement }): React.JSX.Element {
  const say = useMessages(statementMessages)
  const { money } = useNaming()
  const { total, booked, since, paid, open, deposit } = sumsOf(statement)
  const size = (digits: string): string => money(sizeOf(digits))
  const isOpen = exact(open) !== 0n
  return (
    <section className="panel stack">
      <p className="statement-total">
        {total === '0' ? say('totalNone') : say(isNegative(total) ? 'totalPays' : 'totalGets', { money: size(total) })}
      </p>
      <dl className="facts">
        {since !== '0' && (
          <>
            <dt>{say('since')}</dt>
            <dd className="number">{money(since)}</dd>
          </>
        )}
        {paid !== '0' && (
          <>
            <dt>{say(isNegative(paid) ? 'paidIn' : 'paidOut')}</dt>
            <dd className="number">{size(paid)}</dd>
          </>
        )}
        {isOpen && (
          <>
            <dt>{say(isNegative(open) ? 'openOwed' : 'openDue')}</dt>
            <dd>
              <strong className="number">{size(open)}</strong>
            </dd>
          </>
        )}
        {deposit !== '0' && (
          <>
            <dt>{say('deposit')}</dt>
            <dd className="number">{money(deposit)}</dd>
          </>
        )}
      </dl>
      <p className="quiet">
        {isOpen ? say('waits') : total === '0' ? '' : say('openNone')}{' '}
        {exact(total) === exact(booked)
          ? total !== '0' && say('same')
          : say('differs', { total: money(total), booked: money(booked) })}
      </p>
    </section>
  )
}
