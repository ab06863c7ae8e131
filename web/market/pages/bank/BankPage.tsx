import type { BankShown, RegisterShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNow } from '../../parts/Status.tsx'
import { stillWaiting } from '../../subjects/register/register.ts'
import { bankMessages } from './bank.gen.ts'
import { BankProposals } from './BankProposals.tsx'
import { MarketAccount } from './MarketAccount.tsx'
import { PaymentFiles } from './PaymentFiles.tsx'
import { Payouts } from './Payouts.tsx'
import { References } from './References.tsx'
import { bankProposals, payoutRows } from '../../subjects/accounts/bank.ts'
import { StatementIn } from './StatementIn.tsx'
import '../../subjects/accounts/accounts.css'
import './bank.css'

/** What passes between the market and its bank: statements in, payouts out. */
export default function BankPage(): React.JSX.Element {
  const say = useMessages(bankMessages)
  return (
    <div className="sheet bank">
      <h1>{say('title')}</h1>
      <Allowed roles={['operator', 'auditor']}>{({ role }) => <Bank operates={role === 'operator'} />}</Allowed>
    </div>
  )
}

function Bank({ operates }: { readonly operates: boolean }): React.JSX.Element {
  const register = useRead('/register')
  return (
    <Loaded of={useRead('/bank')}>
      {(bank) => <Loaded of={register}>{(all) => <Sections bank={bank} register={all} operates={operates} />}</Loaded>}
    </Loaded>
  )
}

interface Props {
  readonly bank: BankShown
  readonly register: RegisterShown
  readonly operates: boolean
}

function Sections({ bank, register, operates }: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  const proposals = bankProposals(stillWaiting(register.proposals, useNow()))
  const payouts = payoutRows(bank, proposals)
  return (
    <>
      <p>{say('lede')}</p>
      {!operates && <p className="quiet">{say('readOnly')}</p>}
      <MarketAccount account={bank.account} operates={operates} />
      {proposals.length > 0 && <BankProposals proposals={proposals} payouts={payouts} operates={operates} />}
      {operates && <StatementIn bank={bank} />}
      <Payouts payouts={payouts} operates={operates} />
      <PaymentFiles bank={bank} operates={operates} />
      <References references={bank.references} />
    </>
  )
}
