import type { OwnShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { Copyable } from '../../parts/Copyable.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { bankMessages } from './bank.gen.ts'

/** Where a member pays to, by which reference, and how much is due. */
export function PayIn({ lacking }: { readonly lacking: string }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  return (
    <section className="stack" aria-labelledby="pay-in">
      <h2 id="pay-in">{say('in')}</h2>
      {lacking === '0' ? (
        <p>{say('covered')}</p>
      ) : (
        <p className="problem" role="alert">
          {say('lacking', { amount: money(lacking) })}
        </p>
      )}
      <Loaded of={useRead('/organisation')}>{({ bank }) => <How bank={bank} />}</Loaded>
    </section>
  )
}

function How({ bank: { pay, reference } }: Pick<OwnShown, 'bank'>): React.JSX.Element {
  const say = useMessages(bankMessages)
  if (pay === null) return <p className="problem">{say('noAccount')}</p>
  return (
    <>
      <p>{say('inHow')}</p>
      <dl className="facts panel">
        <dt>{say('holder')}</dt>
        <dd>{pay.name}</dd>
        <dt>{say('payTo')}</dt>
        <dd>
          <Copyable number={pay.iban} label={say('payTo')} />
        </dd>
        {pay.bic !== undefined && (
          <>
            <dt>{say('bic')}</dt>
            <dd>
              <code>{pay.bic}</code>
            </dd>
          </>
        )}
        <dt>{say('reference')}</dt>
        <dd>
          <Copyable number={reference} label={say('reference')} />
        </dd>
      </dl>
      <p className="quiet">{say('referenceWhy')}</p>
    </>
  )
}
