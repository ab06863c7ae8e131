import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { proposalMessages } from '../../subjects/proposals/proposal.gen.ts'
import { Proposals } from '../../subjects/proposals/Proposals.tsx'
import { ScreeningRecords } from '../../subjects/register/Screening.tsx'
import { screeningMessages } from '../../subjects/register/screening.gen.ts'
import { BackForms } from './BackForms.tsx'
import { BalancesPanel } from './BalancesPanel.tsx'
import { BookingsTable } from './BookingsTable.tsx'
import { ContractsList } from './ContractsList.tsx'
import { PayForms } from './PayForms.tsx'
import { PayIn } from './PayIn.tsx'
import { PayOut } from './PayOut.tsx'
import { StatementsList } from './StatementsList.tsx'
import { balancesOf } from '../../subjects/accounts/accounts.ts'
import { moneyMessages } from './messages.gen.ts'
import '../../subjects/accounts/accounts.css'

/** A member's money: what is free, what is bound and for what, and each booking. */
export default function MoneyPage(): React.JSX.Element {
  const say = useMessages(moneyMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['trader', 'reader']}>{({ role }) => <Money pays={role === 'trader'} />}</Allowed>
    </div>
  )
}

function Money({ pays }: { readonly pays: boolean }): React.JSX.Element {
  const say = useMessages(moneyMessages)
  return (
    <Loaded of={useRead('/account')}>
      {(shown) => {
        const balances = balancesOf(shown)
        return (
          <>
            <p>{say('intro')}</p>
            <BalancesPanel balances={balances} />
            <PayIn lacking={balances.lacking} />
            <PayOut pays={pays} free={balances.free} currency={shown.currency} />
            <ProposalsAboutUs />
            <OwnScreening />
            <StatementsList />
            <BookingsTable account={shown} free={balances.free} />
            <ContractsList />
            {pays && <PayForms free={balances.free} currency={shown.currency} />}
            {pays && <BackForms account={shown} fund={balances.fund} />}
          </>
        )
      }}
    </Loaded>
  )
}

/** What operators have proposed about this member. */
function ProposalsAboutUs(): React.JSX.Element | null {
  const say = useMessages(proposalMessages)
  const proposals = useRead('/organisation').data?.proposals ?? []
  if (proposals.length === 0) return null
  return (
    <section className="stack" aria-labelledby="proposals">
      <h2 id="proposals">{say('title')}</h2>
      <p>{say('lede')}</p>
      <Proposals proposals={proposals} />
    </section>
  )
}

/** When what was looked into about this member ends; nothing where nothing was. */
function OwnScreening(): React.JSX.Element | null {
  const say = useMessages(screeningMessages)
  const screenings = useRead('/organisation').data?.screenings ?? []
  if (screenings.length === 0) return null
  return (
    <section className="stack" aria-labelledby="screening">
      <h2 id="screening">{say('own')}</h2>
      <p>{say('ownLede')}</p>
      <ScreeningRecords screenings={screenings} />
    </section>
  )
}
