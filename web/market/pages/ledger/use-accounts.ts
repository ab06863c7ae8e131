import { useWords } from '../../../messages.ts'
import { useRegisterNames } from '../members/use-register.ts'
import { accountIn } from './state.ts'
import { LEDGER_WORDS } from './words.ts'

const KNOWN = [
  'paid in',
  'paid out',
  'default fund',
  'capital of the operator',
  'budget',
  'deposit',
  'deposits back',
  'result of the round',
  'not delivered',
  'settled',
] as const

/** Accounts and bookings as a person calls them. */
export function useAccountNames(): {
  readonly account: (account: string) => string
  readonly what: (what: string) => string
} {
  const say = useWords(LEDGER_WORDS)
  const name = useRegisterNames()
  return {
    account: (id) => {
      const { group, member = '', round = '', budget = '' } = accountIn(id, '0')
      return say(`of-${group}`, { member: name(member), round, budget })
    },
    what: (what) => {
      const known = KNOWN.find((one) => one === what)
      const [, member] = /^default of (\S+)$/.exec(what) ?? []
      return known !== undefined ? say(known) : member !== undefined ? say('defaultOf', { member: name(member) }) : what
    },
  }
}
