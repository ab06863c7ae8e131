import { isBic, isIban, type BankAccount } from '../../../../src/market/light.ts'
import { plainNumber } from '../../parts/bank-numbers.ts'

/** An account as somebody fills it in. */
export interface AccountDraft {
  readonly iban: string
  readonly bic: string
  readonly name: string
}
export const NO_ACCOUNT: AccountDraft = { iban: '', bic: '', name: '' }

/** No IBAN is shorter: before that, somebody is still typing. */
const SHORTEST = 15
export function ibanFault({ iban }: Pick<AccountDraft, 'iban'>): boolean {
  const plain = plainNumber(iban)
  return plain.length >= SHORTEST && !isIban(plain)
}
export function bicFault({ bic }: Pick<AccountDraft, 'bic'>): boolean {
  const plain = plainNumber(bic)
  return plain.length >= 8 && !isBic(plain)
}

/** The account that was filled in; undefined while something is missing or wrong. */
export function accountIn(draft: AccountDraft): BankAccount | undefined {
  const [iban, bic, name] = [plainNumber(draft.iban), plainNumber(draft.bic), draft.name.trim()]
  if (!isIban(iban) || name === '' || (bic !== '' && !isBic(bic))) return undefined
  return { iban, name, ...(bic === '' ? {} : { bic }) }
}
