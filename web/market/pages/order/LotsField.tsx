import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useNaming } from '../../parts/naming.ts'
import type { Amount, Draft } from '../../subjects/order/kinds/kind.ts'
import { fitOf, type Known, type LotFit } from '../../subjects/order/order-preview.ts'
import { shortLot } from '../../subjects/order/read-back.ts'
import { orderMessages } from '../../subjects/order/messages.gen.ts'

interface Props {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
  readonly known: Known
  /** Goods that they have to be of. */
  readonly wanted: readonly Pick<Amount, 'material' | 'grade'>[]
}

/** The member's own lots: those that will do for these goods, and why the others will not. */
export function LotsField({ draft, change, known, wanted: goods }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { href } = useView()
  const { kg, grade: named } = useNaming()
  const wanted = new Map(goods.map(({ material, grade }) => [material, grade]))
  const grades = known.market.grades.map(({ id }) => id)
  const judged = known.lots.map((lot) => ({ lot, fit: fitOf(lot, { wanted, place: draft.place, grades }) }))
  const fitting = judged.filter(({ fit }) => fit === 'fits').map(({ lot }) => lot)
  const others = judged.filter(({ fit }) => fit !== 'fits')
  const toggle = (id: string): void =>
    change({
      ...draft,
      // In the order of the list: lots are used in the order in which they are named.
      lots: fitting.map((lot) => lot.id).filter((one) => draft.lots.includes(one) !== (one === id)),
    })
  return (
    <fieldset className="order-group">
      <legend>{say('lots')}</legend>
      <p className="hint">{say('lotsHint')}</p>
      {known.lots.length === 0 ? (
        <p>
          {say('noLots')} <Link href={href('/lots')}>→</Link>
        </p>
      ) : (
        fitting.length === 0 && <p>{say('noLotFits')}</p>
      )}
      {fitting.map(({ id, left, grade }) => (
        <label key={id} className="order-tick">
          <input type="checkbox" checked={draft.lots.includes(id)} onChange={() => toggle(id)} />
          <span>
            <code>{shortLot(id)}</code>{' '}
            <span className="quiet">
              {say('lotIs', { left: kg(left), grade: grade === null ? say('noGrade') : named(grade) })}
            </span>
          </span>
        </label>
      ))}
      {fitting.length > 1 && (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => change({ ...draft, lots: fitting.map(({ id }) => id) })}
          >
            {say('allLots')}
          </button>
        </div>
      )}
      {others.length > 0 && (
        <details>
          <summary>{say('others', { n: others.length })}</summary>
          <ul className="order-others">
            {others.map(({ lot, fit }) => (
              <li key={lot.id}>
                <code>{shortLot(lot.id)}</code> <Why lot={lot} fit={fit} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  )
}

function Why({ lot, fit }: { readonly lot: Known['lots'][number]; readonly fit: LotFit }): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { material, place, grade } = useNaming()
  const words: Readonly<Record<LotFit, string>> = {
    fits: '',
    material: say('lotMaterial', { material: material(lot.material) }),
    place: say('lotPlace', { place: lot.country === null ? '–' : place(lot.country) }),
    grade: say('lotGrade', { grade: lot.grade === null ? say('noGrade') : grade(lot.grade) }),
    empty: say('lotEmpty'),
    way: say('lotWay'),
  }
  return <span className="quiet">{words[fit]}</span>
}
