import { useState } from 'react'
import { Link, useParams } from 'wouter'
import type { LotShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useLot } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { isDay, plain, shortLot } from '../../subjects/lots/lots.ts'
import { OriginFigure } from './OriginFigure.tsx'
import { Verdicts } from './Verdicts.tsx'
import { AllLots } from '../../subjects/lots/AllLots.tsx'
import { lotMessages } from './messages.gen.ts'
import '../../subjects/keys/keys.css'

/** One lot: where it is, where it comes from, and why it has its grade. */
export default function LotPage(): React.JSX.Element {
  const { lot = '' } = useParams()
  const say = useMessages(lotMessages)
  const id = plain(lot)
  return (
    <div className="sheet">
      <AllLots />
      <Allowed roles={['trader', 'reader']} heading={<h1>{say('titleOf', { lot: shortLot(id) })}</h1>}>
        {() => <Lot id={id} />}
      </Allowed>
    </div>
  )
}

function Lot({ id }: { readonly id: string }): React.JSX.Element {
  const say = useMessages(lotMessages)
  const [on, setOn] = useState('')
  const lot = useLot(id, isDay(on) ? on : undefined)
  return (
    <>
      {lot.data === undefined && <h1>{say('titleOf', { lot: shortLot(id) })}</h1>}
      <Loaded of={lot}>
        {(known) => (
          <>
            <Facts lot={known} />
            <OriginFigure lot={known} />
            <div className="narrow">
              <TextField label={say('on')} hint={say('onHint')} type="date" value={on} onChange={setOn} />
            </div>
            <Verdicts lot={known} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Facts({ lot }: { readonly lot: LotShown }): React.JSX.Element {
  const say = useMessages(lotMessages)
  const { href } = useView()
  const naming = useNaming()
  const { id, material, left, made, grade, site, country, way, container, from } = lot
  return (
    <div className="stack">
      <h1>{say('title', { material: naming.material(material), kg: naming.kg(left) })}</h1>
      <dl className="facts">
        <dt>{say('id')}</dt>
        <dd>{id}</dd>
        <dt>{say('left')}</dt>
        <dd>{left === made ? naming.kg(left) : say('leftOf', { left: naming.kg(left), made: naming.kg(made) })}</dd>
        <dt>{say('grade')}</dt>
        <dd>{grade === null ? say('noGrade') : naming.grade(grade)}</dd>
        <dt>{say('lies')}</dt>
        <dd>
          {site !== null
            ? say('lieAt', { site: naming.site(site), country: naming.place(country ?? '') })
            : way !== null
              ? say('onWay', { from: naming.site(way.from), to: naming.site(way.to) })
              : '–'}
        </dd>
        {container !== null && (
          <>
            <dt>{say('container')}</dt>
            <dd>{container}</dd>
          </>
        )}
        <dt>{say('madeOf')}</dt>
        <dd>{from.length === 0 ? say('fresh') : naming.list(from)}</dd>
      </dl>
      <p>
        <Link className="button" href={href('/record', { row: id })}>
          {say('record')}
        </Link>
      </p>
    </div>
  )
}
