import type { OwnShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { Until, useNow } from '../../parts/Status.tsx'
import { ToSign } from '../../subjects/keys/ToSign.tsx'
import { AskPayout } from './AskPayout.tsx'
import { bankMessages } from './bank.gen.ts'
import { OwnPayouts } from './OwnPayouts.tsx'
import { RegisterAccount } from './RegisterAccount.tsx'
import { accountsAt } from '../../subjects/accounts/accounts.ts'

interface Props {
  readonly pays: boolean
  readonly free: string
  readonly currency: string
}

/** The account that a member is paid to, and what it has asked for. */
export function PayOut(props: Props): React.JSX.Element {
  const say = useMessages(bankMessages)
  return (
    <section className="stack" aria-labelledby="pay-out">
      <h2 id="pay-out">{say('out')}</h2>
      <p>{say('outHow')}</p>
      {props.pays && <ToSign why={say('signed')} />}
      <Loaded of={useRead('/organisation')}>{({ bank }) => <Out bank={bank} {...props} />}</Loaded>
    </section>
  )
}

function Out({ bank, pays, free, currency }: Props & Pick<OwnShown, 'bank'>): React.JSX.Element {
  const { inForce } = accountsAt(bank.accounts, useNow())
  return (
    <>
      <Accounts accounts={bank.accounts} />
      {pays && (
        <div className="money-forms">
          <RegisterAccount isFirst={bank.accounts.length === 0} />
          <AskPayout to={inForce} free={free} currency={currency} />
        </div>
      )}
      <OwnPayouts payouts={bank.payouts} pays={pays} />
    </>
  )
}

function Accounts({ accounts }: Pick<OwnShown['bank'], 'accounts'>): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { deadline } = useNaming()
  const { inForce, next } = accountsAt(accounts, useNow())
  const told = [inForce, next].filter((one) => one !== undefined)
  return (
    <section className="stack" aria-labelledby="own-account">
      <h3 id="own-account">{say('account')}</h3>
      {told.length === 0 && <p>{say('accountNone')}</p>}
      {told.map((one) => (
        <dl key={one.from} className="facts panel">
          <dt>{say('iban')}</dt>
          <dd>
            <code className="bank-number">{inFours(one.iban)}</code>
          </dd>
          {one.bic !== undefined && (
            <>
              <dt>{say('bic')}</dt>
              <dd>
                <code>{one.bic}</code>
              </dd>
            </>
          )}
          <dt>{say('holder')}</dt>
          <dd>{one.name}</dd>
          <dt>{say('state')}</dt>
          <dd>
            {one === inForce ? (
              <span className="tag good">{say('inForce')}</span>
            ) : (
              <Waits at={new Date(one.from).toISOString()} write={deadline} />
            )}
          </dd>
        </dl>
      ))}
      {next !== undefined && <p>{say('waitsWhy')}</p>}
    </section>
  )
}

/** Where a part of the page stands within a text. */
const BETWEEN = '\u{0}'

function Waits({ at, write }: { readonly at: string; readonly write: (at: string) => string }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const [before = '', after = ''] = say('waits', { at: write(at), in: BETWEEN }).split(BETWEEN)
  return (
    <span>
      {before}
      <Until at={at} />
      {after}
    </span>
  )
}
