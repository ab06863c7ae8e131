import { WRITING } from '../../../../src/messages/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import type { SheetProps } from './props.ts'
import { chainsOf, isOwnMaster, unknownShare } from '../../subjects/register/register.ts'
import { usePercent, useRegisterNames } from '../../subjects/register/use-register.ts'
import { membersMessages } from './messages.gen.ts'

/** Who holds an organisation, and who controls it in the end, with the way down from there. */
export function Control({ register, organisation }: SheetProps): React.JSX.Element {
  const say = useMessages(membersMessages)
  const { place, list, lang } = useNaming()
  const name = useRegisterNames()
  const percent = usePercent()
  const rest = unknownShare(organisation)
  return (
    <>
      <h3>{say('controlTitle')}</h3>
      {isOwnMaster(organisation) ? (
        <p>{say('controlSelf', { country: place(organisation.country) })}</p>
      ) : (
        organisation.controllers.map((by) => (
          <div key={by.party}>
            <p>
              <strong>
                {say('controlBy', {
                  countries: list(by.countries.map(place)),
                  party: name(by.party),
                  weight: percent(by.weight),
                })}
              </strong>
            </p>
            <ul>
              {chainsOf(register, organisation.id, by).map((chain, i) => (
                <li key={i}>
                  {WRITING[lang].commas(
                    chain.map(({ owner, owned, share }, at) =>
                      say(at === 0 ? 'holds' : 'whichHolds', {
                        owner: name(owner),
                        owned: name(owned),
                        share: percent(share),
                      }),
                    ),
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
      <p className="quiet">{say('controlWhy')}</p>
      <h3>{say('ownersTitle')}</h3>
      {organisation.owners.length === 0 ? (
        <p>{say('ownersNone')}</p>
      ) : (
        <div className="scroll" role="region" aria-label={say('ownersTitle')} tabIndex={0}>
          <table className="narrow">
            <caption className="hidden">{say('ownersTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('owner')}</th>
                <th scope="col" className="right">
                  {say('share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {organisation.owners.map(({ owner, share }) => (
                <tr key={owner}>
                  <td>{name(owner)}</td>
                  <td className="right">{percent(share)}</td>
                </tr>
              ))}
              {rest > 0 && (
                <tr>
                  <td className="quiet">{say('unknownOwner')}</td>
                  <td className="right">{percent(rest)}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
