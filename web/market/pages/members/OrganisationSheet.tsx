import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead } from '../../client/reading.ts'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import { Contracts } from './Contracts.tsx'
import { Control } from './Control.tsx'
import { DepositClass } from './DepositClass.tsx'
import { depositClassMessages } from '../../subjects/register/deposit-class.gen.ts'
import { Payment } from './Payment.tsx'
import { RegisterOrganisation } from './RegisterOrganisation.tsx'
import { SigningKeys } from './SigningKeys.tsx'
import { Sites } from './Sites.tsx'
import { Screening } from '../../subjects/register/Screening.tsx'
import { Standing } from './Standing.tsx'
import { balanceOf } from '../../subjects/register/register.ts'
import { Users } from './Users.tsx'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { membersMessages } from './messages.gen.ts'
import type { SheetProps } from './props.ts'

/** All that is registered of one organisation. */
export function OrganisationSheet({ register, organisation, operates }: SheetProps): React.JSX.Element {
  const say = useMessages(membersMessages)
  const act = useMessages(actionMessages)
  const classes = useMessages(depositClassMessages)
  const { href } = useView()
  const { place } = useNaming()
  const name = useRegisterNames()
  const heading = useRef<HTMLHeadingElement>(null)
  const member = useRead('/members').data?.members.find(({ id }) => id === organisation.id)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section id="chosen" className="panel stack chosen" aria-labelledby="chosen-title">
      <div className="row spread">
        <h2 id="chosen-title" ref={heading} tabIndex={-1}>
          {name(organisation.id)}
        </h2>
        <Link className="button" href={href('/members', { row: '' })}>
          {say('close')}
        </Link>
      </div>
      <dl className="facts">
        <dt>{say('idOf')}</dt>
        <dd>
          <code>{organisation.id}</code>
        </dd>
        <dt>{say('registeredIn')}</dt>
        <dd>{place(organisation.country)}</dd>
        {member !== undefined && (
          <>
            <dt>{say('standing')}</dt>
            <dd>
              <span className={member.suspended ? 'tag bad' : 'tag good'}>
                {say(member.suspended ? 'suspended' : 'good')}
              </span>
            </dd>
            <dt>{classes('label')}</dt>
            <dd>{classes(organisation.depositClass ?? 'standard')}</dd>
            <dt>{say('trusteeKeys')}</dt>
            <dd>{member.keysLeft}</dd>
          </>
        )}
      </dl>
      <Control register={register} organisation={organisation} operates={operates} />
      {operates && (
        <details>
          <summary>{act('replaceTitle')}</summary>
          <RegisterOrganisation register={register} before={organisation} />
        </details>
      )}
      {member !== undefined && (
        <>
          {operates && <Standing organisation={organisation.id} suspended={member.suspended} />}
          {operates && (
            <DepositClass organisation={organisation.id} current={organisation.depositClass ?? 'standard'} />
          )}
          <Screening organisation={organisation.id} screenings={register.screenings} operates={operates} />
          <h3>{say('usersTitle')}</h3>
          <Users of={organisation.id} operates={operates} />
          <h3>{say('moneyTitle')}</h3>
          <Money organisation={organisation.id} operates={operates} />
        </>
      )}
      <h3>{say('sitesTitle')}</h3>
      <Sites register={register} organisation={organisation} operates={operates} />
      <h3>{say('signingTitle')}</h3>
      <SigningKeys register={register} organisation={organisation} operates={operates} />
      {member !== undefined && (
        <>
          <h3>{say('contractsTitle')}</h3>
          <Contracts register={register} organisation={organisation} operates={operates} />
        </>
      )}
    </section>
  )
}

function Money({
  organisation,
  operates,
}: {
  readonly organisation: string
  readonly operates: boolean
}): React.JSX.Element | null {
  const say = useMessages(membersMessages)
  const act = useMessages(actionMessages)
  const { money } = useNaming()
  const ledger = useRead('/ledger').data
  if (ledger === undefined) return null
  const cash = balanceOf(ledger, `cash ${organisation}`)
  return (
    <>
      <dl className="facts">
        <dt>{say('cash')}</dt>
        <dd className="number">{money(cash)}</dd>
        <dt>{say('fund')}</dt>
        <dd className="number">{money(balanceOf(ledger, `fund ${organisation}`))}</dd>
      </dl>
      {operates && (
        <details>
          <summary>{act('payment')}</summary>
          <Payment organisation={organisation} cash={cash} />
        </details>
      )}
    </>
  )
}
