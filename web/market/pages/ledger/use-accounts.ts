import { useMessages } from '../../../language/messages.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { defaulterIn, whatOf } from '../../subjects/accounts/accounts.ts'
import { bookingMessages } from '../../subjects/accounts/booking.gen.ts'
import { accountIn } from '../../subjects/accounts/ledger.ts'
import { ledgerMessages } from './messages.gen.ts'

/** Accounts and bookings as a person calls them. */
export function useAccountNames(): {
  readonly account: (account: string) => string
  readonly what: (what: string) => string
} {
  const say = useMessages(ledgerMessages)
  const booking = useMessages(bookingMessages)
  const name = useRegisterNames()
  return {
    account: (id) => {
      const { group, member = '', round = '', budget = '' } = accountIn(id, '0')
      return say(`of-${group}`, { member: name(member), round, budget })
    },
    what: (what) => {
      const known = whatOf(what)
      return known === undefined ? what : booking(known, { member: name(defaulterIn(what)) })
    },
  }
}
