import { Fragment, useState } from 'react'
import { Link } from 'wouter'
import type { LotsShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useLots } from '../../client/reading.ts'
import type { Session } from '../../client/session.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { isDay, shortLot, totals } from '../../subjects/lots/lots.ts'
import { lotsMessages } from './messages.gen.ts'
import '../../subjects/keys/keys.css'

type Lot = LotsShown['lots'][number]

/** What a member owns, lot by lot. */
export default function LotsPage(): React.JSX.Element {
  const say = useMessages(lotsMessages)
  return (
    <div className="sheet">
      <div className="stack">
        <h1>{say('title')}</h1>
        <p>{say('lede')}</p>
      </div>
      <Allowed roles={['trader', 'reader']}>{(session) => <Lots session={session} />}</Allowed>
    </div>
  )
}

function Lots({ session }: { readonly session: Session }): React.JSX.Element {
  const say = useMessages(lotsMessages)
  const { href } = useView()
  const [on, setOn] = useState('')
  const [all, setAll] = useState(false)
  const lots = useLots(isDay(on) ? on : undefined)
  const records = session.role === 'trader'
  return (
    <>
      {records && (
        <p>
          <Link className="button main" href={href('/record')}>
            {say('record')}
          </Link>
        </p>
      )}
      <Loaded of={lots}>
        {({ lots: known }) => {
          if (known.length === 0)
            return (
              <div className="panel stack">
                <p>{say('empty')}</p>
                <p>{say(records ? 'emptyHow' : 'emptyReader')}</p>
              </div>
            )
          const shown = all ? known : known.filter(({ left }) => left !== '0')
          return (
            <>
              <Totals lots={known} />
              <div className="stack">
                <h2>{say('list')}</h2>
                <div className="narrow">
                  <TextField label={say('on')} hint={say('onHint')} type="date" value={on} onChange={setOn} />
                </div>
                {shown.length < known.length || all ? (
                  <label className="tick-box">
                    <input type="checkbox" checked={all} onChange={({ target }) => setAll(target.checked)} />
                    {say('usedUp')}
                  </label>
                ) : null}
                {shown.length === 0 ? <p>{say('onlyUsedUp')}</p> : <List lots={shown} />}
              </div>
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function Totals({ lots }: { readonly lots: readonly Lot[] }): React.JSX.Element {
  const say = useMessages(lotsMessages)
  const { material: name, kg } = useNaming()
  return (
    <section className="stack" aria-labelledby="totals">
      <h2 id="totals">{say('totals')}</h2>
      <dl className="facts">
        {totals(lots).map(({ material, kg: left }) => (
          <Fragment key={material}>
            <dt>{name(material)}</dt>
            <dd className="number">{kg(left)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

function List({ lots }: { readonly lots: readonly Lot[] }): React.JSX.Element {
  const say = useMessages(lotsMessages)
  const naming = useNaming()
  const { href } = useView()
  return (
    <div className="scroll" role="region" aria-label={say('list')} tabIndex={0}>
      <table>
        <caption className="hidden">{say('list')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('lot')}</th>
            <th scope="col">{say('material')}</th>
            <th scope="col" className="right">
              {say('left')}
            </th>
            <th scope="col" className="right">
              {say('made')}
            </th>
            <th scope="col">{say('grade')}</th>
            <th scope="col">{say('where')}</th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => (
            <tr key={lot.id}>
              <th scope="row">
                <Link href={href(`/lots/${encodeURIComponent(lot.id)}`)}>{shortLot(lot.id)}</Link>
              </th>
              <td>{naming.material(lot.material)}</td>
              <td className="right">{naming.kg(lot.left)}</td>
              <td className="right">{naming.kg(lot.made)}</td>
              <td>{lot.grade === null ? say('noGrade') : naming.grade(lot.grade)}</td>
              <td>
                <Where lot={lot} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Where({ lot: { site, country, way, container } }: { readonly lot: Lot }): React.JSX.Element {
  const say = useMessages(lotsMessages)
  const naming = useNaming()
  return (
    <>
      {site !== null
        ? say('at', { site: naming.site(site), country: naming.place(country ?? '') })
        : way !== null
          ? say('onWay', { from: naming.site(way.from), to: naming.site(way.to) })
          : '–'}
      {container !== null && <div className="quiet">{say('inContainer', { container: shortLot(container) })}</div>}
    </>
  )
}
