import type { Element } from '@xmldom/xmldom'
import { billionthsIn, decimalOf } from '../ledger/index.ts'
import { isCreditorReference } from './iban.ts'
import { isPayable } from './money-form.ts'
import { bankFault, word } from './bank-fault.ts'
import { at, childrenOf, readXml, refusal, textAt } from './read-xml.ts'

/** A movement on the account, as the bank has booked it. */
export interface BankEntry {
  /** The bank's own reference of it: no two are alike. */
  readonly entry: string | undefined
  readonly side: 'in' | 'out'
  readonly amount: string
  readonly currency: string
  readonly isBooked: boolean
  readonly isReversal: boolean
  /** Creditor references (ISO 11649) that the payer wrote. */
  readonly references: readonly string[]
  /** What the payer called it; undefined where it says that it did not (`NOTPROVIDED`). */
  readonly endToEnd: string | undefined
  /** What a person looks at where the market recognises nothing: who has paid, or was paid, and the text of the transfer. */
  readonly other?: string | undefined
  readonly text?: string | undefined
}

export interface BankStatement {
  readonly id: string
  readonly account: string
  readonly entries: readonly BankEntry[]
}

const VERSIONS = ['02', '04', '06', '08']

/**
 * The statements of a file (ISO 20022, camt.053, versions 02 to 08), each with its sum checked against its balances.
 *
 * @throws InputError
 */
export function readStatements(bytes: Uint8Array): BankStatement[] {
  const root = readXml(bytes)
  const version = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d\d)$/.exec(root.namespaceURI ?? '')?.[1] ?? ''
  if (root.localName !== 'Document' || !VERSIONS.includes(version))
    throw refusal(
      bankFault('BANK_FILE_NOT_ALLOWED', {
        versions: VERSIONS.join(', '),
        found: root.namespaceURI ?? root.localName ?? '',
      }),
    )
  const statements = childrenOf(at(root, 'BkToCstmrStmt') ?? root, 'Stmt').map(statementIn)
  if (statements.length === 0) throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:none', {}))
  return statements
}

function statementIn(element: Element): BankStatement {
  const id = textAt(element, 'Id') ?? ''
  if (!/^[A-Za-z0-9/?:().,'+ -]{1,35}$/.test(id)) throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:id', {}))
  const account = textAt(element, 'Acct/Id/IBAN') ?? textAt(element, 'Acct/Id/Othr/Id')
  if (account === undefined) throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:account', { id }))
  const booked = childrenOf(element, 'Ntry').map(entryIn)
  mustAddUp(element, id, booked)
  const entries = booked.flatMap(({ parts }) => parts)
  const named = entries.flatMap(({ entry }) => entry ?? [])
  const twice = named.find((entry, i) => named.indexOf(entry) !== i)
  if (twice !== undefined) throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:twice', { id, entry: twice }))
  return { id, account: account.replaceAll(' ', ''), entries }
}

interface Booked {
  readonly sum: bigint
  readonly currency: string
  readonly parts: readonly BankEntry[]
}

function entryIn(element: Element): Booked {
  const { amount, currency } = amountOf(at(element, 'Amt'))
  const status = textAt(element, 'Sts/Cd') ?? textAt(element, 'Sts')
  const common = { isBooked: status === 'BOOK', isReversal: flagAt(element, 'RvslInd'), side: sideOf(element) }
  const own = textAt(element, 'AcctSvcrRef')
  const details = childrenOf(element, 'NtryDtls').flatMap((each) => childrenOf(each, 'TxDtls'))
  const partOf = (detail: Element | undefined, n: number): BankEntry => {
    const given = at(detail, 'Amt') ?? at(detail, 'AmtDtls/TxAmt/Amt')
    if (given === undefined && details.length > 1)
      throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:batch', { entry: own ?? '' }))
    const endToEnd = textAt(detail, 'Refs/EndToEndId')
    const numbered = own === undefined || details.length < 2 ? own : `${own}/${n + 1}`
    return {
      ...common,
      ...(given === undefined ? { amount, currency } : amountOf(given)),
      entry: textAt(detail, 'Refs/AcctSvcrRef') ?? numbered,
      references: referencesIn(detail),
      endToEnd: endToEnd === 'NOTPROVIDED' ? undefined : endToEnd,
      other: nameIn(at(detail, `RltdPties/${common.side === 'in' ? 'Dbtr' : 'Cdtr'}`)),
      text: textIn(at(detail, 'RmtInf')) ?? textAt(detail, 'AddtlTxInf') ?? textAt(element, 'AddtlNtryInf'),
    }
  }
  const parts = details.length === 0 ? [partOf(undefined, 0)] : details.map(partOf)
  const sum = sumOf(parts.map((part) => part.amount))
  if (sum !== billionthsIn(amount) || parts.some((part) => part.currency !== currency))
    throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:parts', { entry: own ?? '', sum: decimalOf(sum), amount, currency }))
  return { sum: sideOf(element) === 'in' ? sum : -sum, currency, parts }
}

const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((sum, one) => sum + (billionthsIn(one) ?? 0n), 0n)
const flagAt = (element: Element, name: string): boolean => ['true', '1'].includes(textAt(element, name) ?? '')

function sideOf(element: Element): 'in' | 'out' {
  const side = textAt(element, 'CdtDbtInd')
  if (side !== 'CRDT' && side !== 'DBIT')
    throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:side', { side: side ?? word('nothing') }))
  return side === 'CRDT' ? 'in' : 'out'
}

function amountOf(element: Element | undefined, mayBeNothing = false): { amount: string; currency: string } {
  const amount = element?.textContent?.trim() ?? ''
  const currency = element?.getAttribute('Ccy') ?? ''
  const isNothing = mayBeNothing && /^0+(\.0+)?$/.test(amount)
  if (!/^[A-Z]{3}$/.test(currency) || !(isNothing || isPayable(amount, currency)))
    throw refusal(
      bankFault('BANK_FILE_NOT_ALLOWED:amount', { amount: `${amount.slice(0, 40)} ${currency.slice(0, 10)}` }),
    )
  return { amount, currency }
}

/** Of a party: since version 08 a level deeper. */
const nameIn = (party: Element | undefined): string | undefined => textAt(party, 'Nm') ?? textAt(party, 'Pty/Nm')

function textIn(info: Element | undefined): string | undefined {
  const lines = info === undefined ? [] : childrenOf(info, 'Ustrd').flatMap((each) => each.textContent?.trim() ?? [])
  return lines.length === 0 ? undefined : lines.join(' ')
}

/** The structured one first; else one that stands in free text. */
function referencesIn(detail: Element | undefined): string[] {
  const info = at(detail, 'RmtInf')
  if (info === undefined) return []
  const structured = childrenOf(info, 'Strd').flatMap((each) => textAt(each, 'CdtrRefInf/Ref') ?? [])
  const free = childrenOf(info, 'Ustrd').flatMap((each) => each.textContent?.match(/RF\d\d[ A-Z0-9]{1,40}/gi) ?? [])
  const plain = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase()
  const found = structured.map(plain).filter(isCreditorReference)
  return [
    ...new Set(found.length > 0 ? found : free.map((text) => plain(text).slice(0, 20)).filter(isCreditorReference)),
  ]
}

/** Opening balance and all that was booked make the closing one, where the statement tells both. */
function mustAddUp(element: Element, id: string, entries: readonly Booked[]): void {
  const balance = (code: string): { sum: bigint; currency: string } | undefined => {
    const found = childrenOf(element, 'Bal').find((each) => textAt(each, 'Tp/CdOrPrtry/Cd') === code)
    if (found === undefined) return undefined
    const { amount, currency } = amountOf(at(found, 'Amt'), true)
    const sum = billionthsIn(amount) ?? 0n
    return { sum: sideOf(found) === 'in' ? sum : -sum, currency }
  }
  const [opening, closing] = [balance('OPBD') ?? balance('PRCD'), balance('CLBD')]
  if (opening === undefined || closing === undefined) throw refusal(bankFault('BANK_FILE_NOT_ALLOWED:balances', { id }))
  const moved = entries
    .filter(({ parts, currency }) => parts[0]?.isBooked === true && currency === opening.currency)
    .reduce((sum, one) => sum + one.sum, 0n)
  if (opening.currency === closing.currency && opening.sum + moved === closing.sum) return
  throw refusal(
    bankFault('BANK_SUM_WRONG', {
      id,
      opening: decimalOf(opening.sum),
      moved: decimalOf(moved),
      closing: decimalOf(closing.sum),
      currency: closing.currency,
    }),
  )
}
