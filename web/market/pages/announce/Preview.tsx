import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { utcOf, type Draft } from './state.ts'
import { utcWords } from './Times.tsx'
import { announceMessages } from './messages.gen.ts'

/** A draft in words, as it is read before it is announced. */
export function Preview({ draft }: { readonly draft: Draft }): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { material, grade, place, month, organisation, deadline, list, price } = useNaming()
  const [opens, closes] = [utcOf(draft.opens) ?? '', utcOf(draft.closes) ?? '']
  const costs = [...new Set(draft.routes.map(({ cost }) => cost))]
  return (
    <div className="stack">
      <p>
        <strong>{say('preview')}</strong>
      </p>
      <p>
        {draft.title} <code>{draft.id}</code>
      </p>
      {opens !== '' && closes !== '' && (
        <p>
          {say('sayTimes', {
            opens: deadline(opens),
            closes: deadline(closes),
            utcOpens: utcWords(opens),
            utcCloses: utcWords(closes),
          })}
        </p>
      )}
      <ul>
        {draft.materials.map((one) => (
          <li key={one.material}>
            {say('sayGoods', { material: material(one.material), grades: list(one.grades.map(grade)) })}
          </li>
        ))}
      </ul>
      <p>{say('sayPlaces', { places: list(draft.places.map(place)), months: list(draft.months.map(month)) })}</p>
      <p>
        {draft.routes.length === 0
          ? say('sayNoRoutes')
          : say('sayRoutes', { n: draft.routes.length, cost: list(costs) })}
      </p>
      <p>{say(draft.priceRule === 'middle' ? 'sayMiddle' : 'sayLowest')}</p>
      <p>{say('sayMoney', { margin: draft.margin, damages: draft.damages })}</p>
      {(draft.reduced !== '' || draft.raised !== '') && (
        <p>{say('sayClasses', { reduced: draft.reduced, raised: draft.raised })}</p>
      )}
      {draft.collar !== '' && (
        <>
          <p>{say('sayCollar', { collar: draft.collar })}</p>
          {draft.materials
            .filter(({ reference }) => reference !== '')
            .map(({ material: id, reference, source }) => (
              <p key={id}>{say('sayReference', { material: material(id), price: price(reference), source })}</p>
            ))}
        </>
      )}
      {draft.disputeDays !== '' && <p>{say('sayDisputes', { n: Number(draft.disputeDays) })}</p>}
      {draft.forceMajeureDays !== '' && <p>{say('sayForceMajeure', { n: Number(draft.forceMajeureDays) })}</p>}
      {draft.screening.length > 0 && (
        <p>{say('sayScreening', { what: list(draft.screening.map((one) => say(`screening-${one}`))) })}</p>
      )}
      <p>
        {say('sayTrustees', {
          k: draft.threshold,
          n: draft.trustees.length,
          names: list(draft.trustees.map(organisation)),
        })}
      </p>
      <p>
        <strong>{say('final')}</strong>
      </p>
    </div>
  )
}
