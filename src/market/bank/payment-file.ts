import { billionthsIn, decimalOf } from '../ledger/index.ts'

export interface BankAccount {
  readonly iban: string
  readonly bic?: string | undefined
  /** Of its holder, as the bank has it. */
  readonly name: string
}

/** What goes out to members on a day. */
export interface PaymentFile {
  /** Of the market's key: banks refuse a message of an id that they have had. */
  readonly market: string
  readonly currency: string
  readonly date: string
  /** When it was made, ISO 8601 in UTC. */
  readonly at: string
  readonly from: BankAccount
  readonly payouts: readonly { readonly payout: string; readonly amount: string; readonly to: BankAccount }[]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
/** Latin letters and the signs that banks of SEPA pass on; at most 70, as the schema has it. */
const latin = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9/?:().,'+ -]/g, '.')
    .slice(0, 70)

const element = (name: string, ...content: readonly string[]): string => `<${name}>${content.join('')}</${name}>`
const leaf = (name: string, text: string): string => element(name, escaped(text))
const agent = (name: string, bic: string | undefined): string =>
  element(
    name,
    element('FinInstnId', bic === undefined ? element('Othr', leaf('Id', 'NOTPROVIDED')) : leaf('BICFI', bic)),
  )
const account = (name: string, { iban }: BankAccount): string => element(name, element('Id', leaf('IBAN', iban)))

/** The payment file (ISO 20022, pain.001.001.09) of a day: the same payouts are the same bytes. */
export function paymentFile({ market, currency, date, at, from, payouts }: PaymentFile): string {
  const sum = payouts.reduce((total, { amount }) => total + (billionthsIn(amount) ?? 0n), 0n)
  const id = `YT-${market.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 12)}-${date}`
  const totals = `${leaf('NbOfTxs', String(payouts.length))}${leaf('CtrlSum', decimalOf(sum))}`
  const transfers = payouts.map(({ payout, amount, to }) =>
    element(
      'CdtTrfTxInf',
      element('PmtId', leaf('EndToEndId', payout)),
      element('Amt', `<InstdAmt Ccy="${currency}">${amount}</InstdAmt>`),
      to.bic === undefined ? '' : agent('CdtrAgt', to.bic),
      element('Cdtr', leaf('Nm', latin(to.name))),
      account('CdtrAcct', to),
      element('RmtInf', leaf('Ustrd', `Payout ${payout}`)),
    ),
  )
  const body = element(
    'CstmrCdtTrfInitn',
    element(
      'GrpHdr',
      leaf('MsgId', id),
      leaf('CreDtTm', at),
      totals,
      element('InitgPty', leaf('Nm', latin(from.name))),
    ),
    element(
      'PmtInf',
      leaf('PmtInfId', id),
      leaf('PmtMtd', 'TRF'),
      totals,
      element('ReqdExctnDt', leaf('Dt', date)),
      element('Dbtr', leaf('Nm', latin(from.name))),
      account('DbtrAcct', from),
      agent('DbtrAgt', from.bic),
      ...transfers,
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">${body}</Document>\n`
}
