import { nameIn } from '../../../src/messages/index.ts'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../language/messages.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useScopeOf } from '../../model/use-scope.ts'
import { Problem } from '../../ui/Problem.tsx'
import { specIn } from '../../url/address.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import { useView } from '../../url/state.ts'
import { useColumnName, type Column } from './columns.ts'
import { compareMessages } from './messages.gen.ts'

/** One question: which it is, how to choose another, and how far its answer is. */
export function Head({
  column,
  choose,
  remove,
}: {
  readonly column: Column
  readonly choose: (spec: ScenarioSpec) => void
  readonly remove: (() => void) | undefined
}): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { lang, list, place } = useWording()
  const { href } = useView()
  const { scenarios } = useCatalogue()
  const name = useColumnName()(column)
  const scopeOf = useScopeOf()
  const { letter, spec, file, stress, ranging } = column
  const changed = Object.keys(spec.edit).length > 0 || spec.own !== undefined
  const focus = file === undefined || file.focus.length === 0 ? say('none') : list(file.focus.map(place))
  const about = `${say('asked')}: ${focus}`
  return (
    <section className="panel stack compare-head" aria-label={say('scenario', { letter })}>
      <h2>
        <span className="compare-letter" aria-hidden="true">
          {letter}
        </span>{' '}
        {name}
      </h2>
      <label className="field">
        <span className="label">{say('scenario', { letter })}</span>
        <select value={changed ? 'changed' : spec.id} onChange={({ target }) => choose({ id: target.value, edit: {} })}>
          {changed && <option value="changed">{`${spec.id} (${say('changed')})`}</option>}
          {scenarios.map((one) => (
            <option key={one.id} value={one.id}>
              {nameIn(lang, one)}
            </option>
          ))}
        </select>
      </label>
      <ByAddress choose={choose} />
      {file !== undefined && (
        <p className="quiet">
          {stress.state === 'done' ? scopeOf(about, stress.value.scenario.start, stress.value.scenario.months) : about}
        </p>
      )}
      {stress.state === 'working' && (
        <p className="row" role="status">
          <progress max={Math.max(1, stress.total)} value={stress.done} aria-label={say('working')} /> {say('working')}
        </p>
      )}
      {ranging && (
        <p className="quiet status" role="status">
          {say('ranging')}
        </p>
      )}
      {stress.state === 'cancelled' && (
        <p className="row" role="status">
          {say('cancelled')}
          <button type="button" className="button" onClick={stress.again}>
            {say('again')}
          </button>
        </p>
      )}
      {stress.state === 'failed' && <Problem failure={stress.failure} />}
      <div className="row">
        <Link className="button" href={href('/', { scenarios: [spec] })}>
          {say('open', { name: letter })}
        </Link>
        {remove !== undefined && (
          <button type="button" className="button" onClick={remove}>
            {say('remove', { name: letter })}
          </button>
        )}
      </div>
    </section>
  )
}

/** Any run by its address, from another window or a mail. */
function ByAddress({ choose }: { readonly choose: (spec: ScenarioSpec) => void }): React.JSX.Element {
  const say = useMessages(compareMessages)
  const [text, setText] = useState('')
  const [isUnread, setUnread] = useState(false)
  const id = useId()
  const use = (): void => {
    const spec = specIn(text)
    setUnread(spec === undefined)
    if (spec === undefined) return
    setText('')
    choose(spec)
  }
  return (
    <details className="no-print">
      <summary>{say('byAddress')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          use()
        }}
      >
        <label htmlFor={id} className="quiet">
          {say('addressNote')}
        </label>
        <input
          id={id}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={isUnread}
          onChange={({ target }) => {
            setText(target.value)
            setUnread(false)
          }}
        />
        <button type="submit" className="button">
          {say('useAddress')}
        </button>
        {isUnread && <p role="alert">{say('addressUnread')}</p>}
      </form>
    </details>
  )
}
