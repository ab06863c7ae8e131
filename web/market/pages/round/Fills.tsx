import { useState } from 'react'
import type { Certificate, CanonicalBook } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { goodsOf } from '../../parts/goods.ts'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { resultMessages } from '../../subjects/round/result.gen.ts'
import { filledOf } from '../../subjects/round/round.ts'

/** What an order got, for whoever knows its id. */
export function Fills({
  open,
  certificate,
}: {
  readonly open: CanonicalBook
  readonly certificate: Certificate
}): React.JSX.Element {
  const say = useMessages(resultMessages)
  const naming = useNaming()
  const [id, setId] = useState('')
  const found = id.trim() === '' ? undefined : filledOf(open, certificate, id)
  const nameOf = (node: string): string => {
    const { material, grade, place, month } = goodsOf(node)
    return say('oneNode', {
      material: naming.material(material),
      grade: naming.grade(grade),
      place: naming.place(place),
      month: naming.month(month),
    })
  }
  return (
    <section className="stack round-part">
      <h3>{say('fillsTitle')}</h3>
      <p>{say('fillsLede')}</p>
      <div className="form">
        <TextField
          label={say('fillsId')}
          hint={say('fillsHint')}
          value={id}
          onChange={setId}
          autoComplete="off"
          maxLength={80}
        />
      </div>
      <div role="status">
        {id.trim() !== '' &&
          (found === undefined ? (
            <p>{say('fillsUnknown')}</p>
          ) : found.moved.length === 0 ? (
            <p>{say('fillsNothing')}</p>
          ) : (
            <ul className="plain">
              {found.moved.map(({ node, kg, isBrought }, i) => (
                <li key={i}>
                  {say(isBrought ? 'fillsBrought' : 'fillsTook', { kg: naming.kg(kg), goods: nameOf(node) })}
                </li>
              ))}
            </ul>
          ))}
      </div>
    </section>
  )
}
