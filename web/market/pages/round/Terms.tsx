import { WRITING } from '../../../../src/messages/index.ts'
import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { roundMessages } from './messages.gen.ts'

/** The terms as a person reads them. */
export function Terms({ round }: { readonly round: RoundShown }): React.JSX.Element {
  const say = useMessages(roundMessages)
  const naming = useNaming()
  const { terms, grades, trustees, sharesFrom } = round
  const percent = new Intl.NumberFormat(naming.lang, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <section className="stack">
      <h2>{say('termsTitle')}</h2>
      <p className="quiet">{say('termsLede')}</p>
      <dl className="facts">
        <dt>{say('materials')}</dt>
        <dd>
          <ul className="plain">
            {grades.map(({ material, grades: own }) => (
              <li key={material}>
                {say('materialGrades', {
                  material: naming.material(material),
                  grades: WRITING[naming.lang].commas(own.map(naming.grade)),
                })}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{say('places')}</dt>
        <dd>{naming.list(terms.places.map(naming.place))}</dd>
        <dt>{say('months')}</dt>
        <dd>{naming.list(terms.months.map(naming.month))}</dd>
        <dt>{say('taken')}</dt>
        <dd>
          {naming.deadline(round.opens)} – {naming.deadline(round.closes)}
        </dd>
        <dt>{say('priceRule')}</dt>
        <dd>{say(terms.priceRule)}</dd>
        <dt>{say('deposit')}</dt>
        <dd>
          {say('depositMeans', {
            share: percent.format(terms.margin),
            floor: naming.money(terms.limits?.deposit ?? '0'),
          })}
          {terms.margins !== undefined && (
            <p>
              {say('depositClasses', {
                reduced: percent.format(terms.margins.reduced),
                raised: percent.format(terms.margins.raised),
              })}
            </p>
          )}
        </dd>
        {terms.limits !== undefined && (
          <>
            <dt>{say('limits')}</dt>
            <dd>
              {say('limitsMean', {
                orders: terms.limits.orders,
                placings: terms.limits.placings,
                same: terms.limits.placingsOfOrder,
                megabytes: terms.limits.megabytes,
              })}
            </dd>
          </>
        )}
        {terms.collar !== undefined && <Collar collar={terms.collar} />}
        <dt>{say('damages')}</dt>
        <dd>{say('damagesMeans', { share: percent.format(terms.damages) })}</dd>
        {terms.disputeDays !== undefined && (
          <>
            <dt>{say('disputes')}</dt>
            <dd>{say('disputesMean', { n: terms.disputeDays })}</dd>
          </>
        )}
        {terms.forceMajeureDays !== undefined && (
          <>
            <dt>{say('forceMajeure')}</dt>
            <dd>{say('forceMajeureMeans', { n: terms.forceMajeureDays })}</dd>
          </>
        )}
        {terms.erroneousTradeDays !== undefined && (
          <>
            <dt>{say('erroneousTrades')}</dt>
            <dd>{say('erroneousTradesMean', { n: terms.erroneousTradeDays })}</dd>
          </>
        )}
        {terms.screening !== undefined && (
          <>
            <dt>{say('screening')}</dt>
            <dd>
              {say('screeningMeans', { what: naming.list(terms.screening.map((one) => say(`screening-${one}`))) })}
            </dd>
          </>
        )}
        <dt>{say('trustees')}</dt>
        <dd>
          <p>{say('trusteesMean', { needed: terms.threshold, all: trustees.length })}</p>
          <ul className="plain">
            {trustees.map(({ organisation }) => (
              <li key={organisation}>
                {naming.organisation(organisation)}
                {round.status !== 'announced' && (
                  <span className="quiet">
                    {' '}
                    – {sharesFrom.includes(organisation) ? `✓ ${say('given')}` : say('notGiven')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <Routes terms={terms} />
    </section>
  )
}

function Collar({ collar }: { readonly collar: NonNullable<RoundShown['terms']['collar']> }): React.JSX.Element {
  const say = useMessages(roundMessages)
  const naming = useNaming()
  const percent = new Intl.NumberFormat(naming.lang, { style: 'percent' }).format(collar.percent / 100)
  return (
    <>
      <dt>{say('collar')}</dt>
      <dd>
        <p>{say('collarMeans', { percent })}</p>
        <details>
          <summary>{say('collarAll')}</summary>
          <ul className="plain">
            {collar.references.map(({ material, grade, place, price, source, round }, i) => (
              <li key={i}>
                {say('collarGood', {
                  goods: naming.list([
                    naming.material(material),
                    ...(grade === undefined ? [] : [naming.grade(grade)]),
                    ...(place === undefined ? [] : [naming.place(place)]),
                  ]),
                  price: naming.price(price),
                  source: source ?? say('collarRound', { round: round ?? '' }),
                })}
              </li>
            ))}
          </ul>
        </details>
      </dd>
    </>
  )
}

function Routes({ terms }: Pick<RoundShown, 'terms'>): React.JSX.Element {
  const say = useMessages(roundMessages)
  const naming = useNaming()
  if (terms.routes.length === 0)
    return (
      <>
        <h3>{say('routesTitle')}</h3>
        <p>{say('routesNone')}</p>
      </>
    )
  return (
    <>
      <h3>{say('routesTitle')}</h3>
      <div className="scroll" role="region" aria-label={say('routesTitle')} tabIndex={0}>
        <table>
          <caption className="hidden">{say('routesTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('to')}</th>
              <th scope="col">{say('carries')}</th>
              <th scope="col" className="right">
                {say('cost', { unit: naming.price('').trim() })}
              </th>
              <th scope="col" className="right">
                {say('capacity')}
              </th>
              <th scope="col">{say('carrier')}</th>
            </tr>
          </thead>
          <tbody>
            {terms.routes.map(({ id, owner, from, to, materials, cost, most }) => (
              <tr key={id}>
                <td>{naming.place(from)}</td>
                <td>{naming.place(to)}</td>
                <td>{materials === undefined ? say('allMaterials') : naming.list(materials.map(naming.material))}</td>
                <td className="right">{naming.amount(cost)}</td>
                <td className="right">{most === undefined ? say('noLimit') : naming.amount(most)}</td>
                <td>{naming.organisation(owner)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
