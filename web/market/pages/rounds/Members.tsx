import type { MarketShown, MembersShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { Operators } from '../../subjects/proposals/Operators.tsx'
import { roundsMessages } from './messages.gen.ts'

interface Props {
  readonly members: MembersShown['members']
  readonly shortages: MarketShown['shortages']
}

/** Who takes part, and what buyers have to share. */
export function Members({ members, shortages }: Props): React.JSX.Element {
  const say = useMessages(roundsMessages)
  const naming = useNaming()
  const percent = new Intl.NumberFormat(naming.lang, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <>
      <section className="stack">
        <h2>{say('membersTitle')}</h2>
        <p className="quiet">{say('membersLede')}</p>
        {members.length === 0 ? (
          <p>{say('noMembers')}</p>
        ) : (
          <div className="scroll" role="region" aria-label={say('membersTitle')} tabIndex={0}>
            <table>
              <caption className="hidden">{say('membersTitle')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('member')}</th>
                  <th scope="col">{say('country')}</th>
                  <th scope="col">{say('standing')}</th>
                </tr>
              </thead>
              <tbody>
                {members.map(({ id, country, suspended, keysLeft }) => (
                  <tr key={id}>
                    <th scope="row">{naming.organisation(id)}</th>
                    <td>{country === null ? '–' : naming.place(country)}</td>
                    <td>
                      {suspended ? <span className="tag bad">{say('suspended')}</span> : say('inGood')}
                      {keysLeft > 0 && !suspended && <span className="quiet"> · {say('trustee')}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Operators />
      </section>
      <section className="stack">
        <h2>{say('shortagesTitle')}</h2>
        {shortages.length === 0 ? (
          <p>{say('shortageNone')}</p>
        ) : (
          <ul>
            {shortages.map(({ material, share, why }) => (
              <li key={material}>
                {say('shortage', { material: naming.material(material), share: percent.format(share), why })}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
