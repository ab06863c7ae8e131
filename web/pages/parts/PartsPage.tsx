import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useOwnParts } from '../../model/company.ts'
import { useOwnList } from '../../model/own-list.ts'
import { useModel } from '../../model/use-model.ts'
import { useScopeOf } from '../../model/use-scope.ts'
import { useMessages } from '../../language/messages.ts'
import { Labelled } from '../../ui/Labelled.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { Scope } from '../../ui/Scope.tsx'
import { DEFAULT_SCENARIO, useView } from '../../url/state.ts'
import { Answer } from './Answer.tsx'
import { Give } from './Give.tsx'
import { MapList } from './MapList.tsx'
import { partsMessages } from './messages.gen.ts'
import { useMapping } from './use-mapping.ts'
import './parts.css'

/** The reader's own parts: given, read, and what stops when. Nothing of it is in the address, nor sent anywhere. */
export default function PartsPage(): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const { view, go } = useView()
  const { scenarios } = useCatalogue()
  const scopeOf = useScopeOf()
  const [list] = useOwnList()
  const mapped = useMapping(list)
  const { own, products, make } = useOwnParts()
  const spec = view.scenarios[0] ?? DEFAULT_SCENARIO
  const isAny = own.company !== undefined || own.product !== undefined
  const answered = useModel('stress', isAny ? { spec, ...own } : undefined)
  const result = answered.state === 'done' ? answered.value : answered.state === 'working' ? answered.before : undefined
  const scenario = scenarios.find(({ id }) => id === spec.id)
  return (
    <div className="stack parts">
      <h1>{say('title')}</h1>
      <p>{say('lead')}</p>
      <Give />
      {products.length > 0 && (
        <p className="row">
          {products.map((one) => (
            <Made key={one} asked={one} forget={() => make(products.filter((other) => other !== one))} />
          ))}
        </p>
      )}
      {list !== undefined && mapped !== undefined && <MapList list={list} mapped={mapped} />}
      {isAny && (
        <>
          <div className="no-print parts-scenario">
            <Labelled label={say('scenario')}>
              {(id) => (
                <select
                  id={id}
                  value={spec.id}
                  onChange={({ target }) => go({ scenarios: [{ id: target.value, edit: {} }] })}
                >
                  {scenario === undefined && <option value={spec.id}>{spec.id}</option>}
                  {scenarios.map((one) => (
                    <option key={one.id} value={one.id}>
                      {nameIn(words.lang, one)}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
          </div>
          <div role="status">
            {answered.state === 'working' && (
              <p className="row quiet status">
                {say('working', { done: answered.done, total: answered.total })}
                <button type="button" className="button" onClick={answered.cancel}>
                  {say('cancel')}
                </button>
              </p>
            )}
            {answered.state === 'cancelled' && (
              <p className="row">
                <button type="button" className="button main" onClick={answered.again}>
                  {say('again')}
                </button>
              </p>
            )}
          </div>
          {answered.state === 'failed' && <Problem failure={answered.failure} />}
          {result?.company !== undefined && (
            <div className={answered.state === 'done' ? undefined : 'stale'} aria-busy={answered.state !== 'done'}>
              <Scope
                value={
                  scenario === undefined
                    ? ''
                    : scopeOf(nameIn(words.lang, scenario), result.scenario.start, result.scenario.months)
                }
              >
                <Answer result={result} />
              </Scope>
            </div>
          )}
        </>
      )}
    </div>
  )
}

/** A product that is counted, and how it is left out again. */
function Made({ asked, forget }: { readonly asked: string; readonly forget: () => void }): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const { products } = useCatalogue()
  const [id = '', units = '', place = ''] = asked.split(':')
  const product = products.find((one) => one.id === id)
  const name = product === undefined ? id : nameIn(words.lang, product)
  const label = say('made', { name, units: Number(units), place: words.place(place) })
  return (
    <button type="button" className="button" onClick={forget} aria-label={say('forgetMade', { label })}>
      {label} ×
    </button>
  )
}
