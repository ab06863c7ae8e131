import type { RegisterShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { useNaming } from '../../parts/naming.ts'
import { Proposals } from '../../subjects/proposals/Proposals.tsx'
import { bankMessages } from './bank.gen.ts'
import { PayoutTable } from './PayoutTable.tsx'
import { proposedIn, totalOf, type PayoutRow } from '../../subjects/accounts/bank.ts'

type All = RegisterShown['proposals']

/** What one operator has proposed about the bank: the other sees amounts and accounts before agreeing. */
export function BankProposals({
  proposals,
  payouts,
  operates,
}: {
  readonly proposals: All
  readonly payouts: readonly PayoutRow[]
  readonly operates: boolean
}): React.JSX.Element {
  const say = useMessages(bankMessages)
  return (
    <section className="stack" aria-labelledby="bank-proposals">
      <h2 id="bank-proposals">{say('proposals')}</h2>
      <p>{say('proposalsHow')}</p>
      <Proposals
        proposals={proposals}
        operates={operates}
        tell={(one) =>
          one.command === 'release-payouts' ? <Release of={one} payouts={payouts} /> : <Account of={one} />
        }
      />
    </section>
  )
}

function Release({
  of,
  payouts,
}: {
  readonly of: All[number]
  readonly payouts: readonly PayoutRow[]
}): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  const ids = proposedIn(of)
  const own = payouts.filter(({ payout }) => ids.includes(payout))
  const { n, sum } = totalOf(own)
  return <PayoutTable payouts={own} caption={say('releaseSum', { n, sum: money(sum) })} />
}

function Account({ of: { input } }: { readonly of: All[number] }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { iban = '', bic, name = '' } = input as { iban?: string; bic?: string; name?: string }
  return (
    <dl className="facts">
      <dt>IBAN</dt>
      <dd>
        <code className="bank-number">{inFours(iban)}</code>
      </dd>
      {bic !== undefined && (
        <>
          <dt>BIC</dt>
          <dd>
            <code>{bic}</code>
          </dd>
        </>
      )}
      <dt>{say('holder')}</dt>
      <dd>{name}</dd>
    </dl>
  )
}
