import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Disclosure } from '../../parts/Disclosure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Capital } from './Capital.tsx'
import { MemberTable } from './MemberTable.tsx'
import { OrganisationSheet } from './OrganisationSheet.tsx'
import { RegisterOrganisation } from './RegisterOrganisation.tsx'
import { Related } from './Related.tsx'
import { TwoOperators } from './TwoOperators.tsx'
import { Users } from './Users.tsx'
import { membersMessages } from './messages.gen.ts'
import './members.css'

/** The register: who takes part, who is behind them, and what the operator does about it. */
export default function MembersPage(): React.JSX.Element {
  const say = useMessages(membersMessages)
  return (
    <div className="sheet members">
      <h1>{say('title')}</h1>
      <Allowed roles={['operator', 'auditor']}>{({ role }) => <Register operates={role === 'operator'} />}</Allowed>
    </div>
  )
}

/** In the order in which they stand below. */
const SECTIONS = [
  ['members', 'membersTitle'],
  ['others', 'othersTitle'],
  ['register', 'registerTitle'],
  ['staff', 'staffTitle'],
  ['related', 'relatedTitle'],
  ['proposals', 'proposalsTitle'],
  ['capital', 'capitalTitle'],
] as const

function Register({ operates }: { readonly operates: boolean }): React.JSX.Element {
  const say = useMessages(membersMessages)
  const { row } = useView().view
  return (
    <Loaded of={useRead('/register')}>
      {(register) => {
        const chosen = register.organisations.find(({ id }) => id === row)
        const others = register.organisations.filter(({ member }) => !member)
        return (
          <>
            <p>{say('lede')}</p>
            {!operates && <p className="quiet">{say('readOnly')}</p>}
            <nav className="row" aria-label={say('sections')}>
              {SECTIONS.filter(([id]) => (id === 'others' ? others.length > 0 : id !== 'register' || operates)).map(
                ([id, title]) => (
                  <a key={id} href={`#${id}`}>
                    {say(title)}
                  </a>
                ),
              )}
            </nav>
            <section id="members" className="stack">
              <h2>{say('membersTitle')}</h2>
              <p>{say('membersHint')}</p>
              <MemberTable organisations={register.organisations.filter(({ member }) => member)} />
            </section>
            {chosen !== undefined && (
              <OrganisationSheet key={chosen.id} register={register} organisation={chosen} operates={operates} />
            )}
            {others.length > 0 && (
              <section id="others" className="stack">
                <h2>{say('othersTitle')}</h2>
                <p>{say('othersHint')}</p>
                <MemberTable organisations={others} />
              </section>
            )}
            {operates && (
              <section id="register" className="stack">
                <h2>{say('registerTitle')}</h2>
                <p>{say('registerHint')}</p>
                <Disclosure summary={say('registerOpen')} opens={register.organisations.length === 0}>
                  <RegisterOrganisation register={register} />
                </Disclosure>
              </section>
            )}
            <section id="staff" className="stack">
              <h2>{say('staffTitle')}</h2>
              <p>{say('staffHint')}</p>
              <Users of={null} operates={operates} />
            </section>
            <section id="related" className="stack">
              <h2>{say('relatedTitle')}</h2>
              <p>{say('relatedHint')}</p>
              <Related register={register} operates={operates} />
            </section>
            <section id="proposals" className="stack">
              <h2>{say('proposalsTitle')}</h2>
              <TwoOperators register={register} operates={operates} />
            </section>
            <section id="capital" className="stack">
              <h2>{say('capitalTitle')}</h2>
              <p>{say('capitalHint')}</p>
              <Capital operates={operates} />
            </section>
          </>
        )
      }}
    </Loaded>
  )
}
