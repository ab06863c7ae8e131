import type { AccountShown } from '../../../../src/market/index.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useNaming } from '../../parts/naming.ts'
import { accountOf, defaulterIn, latestFirst, whatOf } from '../../subjects/accounts/accounts.ts'
import { accountMessages } from './account.gen.ts'
import { bookingMessages } from '../../subjects/accounts/booking.gen.ts'
import { moneyMessages } from './messages.gen.ts'

/** Bookings as a table that can be sorted and taken along; amounts are written out to the last digit. */
export function useBookings(bookings: AccountShown['bookings'], currency: string): FigureTable {
  const say = useMessages(moneyMessages)
  const { inUnit } = useNumbers()
  const what = useMessages(bookingMessages)
  const account = useMessages(accountMessages)
  const { instant, amount, organisation } = useNaming()
  return {
    columns: [
      { name: say('when') },
      inUnit('number', say('entry')),
      { name: say('what') },
      { name: say('account') },
      { ...inUnit({ text: currency }, say('amountOf')), name: say('amount', { currency }) },
    ],
    rows: latestFirst(bookings).map((one) => {
      const known = whatOf(one.what)
      const own = accountOf(one.account)
      const name =
        own.kind === 'other'
          ? one.account
          : 'round' in own
            ? account(own.kind, { round: own.round })
            : account(own.kind)
      return [
        cell(instant(one.at), one.at),
        cell(String(one.entry), one.entry),
        cell(known === undefined ? one.what : what(known, { member: organisation(defaulterIn(one.what)) })),
        cell(name),
        cell(amount(one.amount), one.amount),
      ]
    }),
  }
}

export function BookingsTable({
  account,
  free,
}: {
  readonly account: AccountShown
  readonly free: string
}): React.JSX.Element {
  const say = useMessages(moneyMessages)
  const { money } = useNaming()
  const { bookings, currency } = account
  const table = useBookings(bookings, currency)
  return (
    <Figure
      title={say('bookings')}
      answer={
        <p>
          {bookings.length === 0
            ? say('bookingsNone')
            : say('bookingsAnswer', { n: bookings.length, free: money(free) })}
        </p>
      }
      name="bookings"
      table={table}
      note={say('bookingsNote')}
      source={say('source')}
    />
  )
}
