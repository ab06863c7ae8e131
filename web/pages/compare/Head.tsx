import { nameIn, titleIn } from '../../../src/messages/index.ts'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../language/messages.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useRecent } from '../../model/recent.ts'
import { savedIn } from '../../model/saved.ts'
import { useShelf } from '../../model/shelf.ts'
import { useScopeOf } from '../../model/use-scope.ts'
import { Problem } from '../../ui/Problem.tsx'
import { specIn } from '../../url/address.ts'
import { decodeSpec, encodeSpec, type ScenarioSpec } from '../../url/scenario-word.ts'
import { useView } from '../../url/state.ts'
import { useColumnName, type Column } from './columns.ts'
import { keptMessages } from './kept.gen.ts'
import { compareMessages } from './messages.gen.ts'
import { Save } from './Save.tsx'

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
  const { list, place } = useWording()
  const { href } = useView()
  const name = useColumnName()(column)
  const scopeOf = useScopeOf()
  const { letter, spec, file, stress, ranging } = column
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
        <Picker spec={spec} choose={choose} />
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
      <Save column={column} />
    </section>
  )
}

/** One of those that are saved here, were run here, or are shipped. */
function Picker({
  spec,
  choose,
}: Pick<Parameters<typeof Head>[0], 'choose'> & Pick<Column, 'spec'>): React.JSX.Element {
  const say = useMessages(compareMessages)
  const sayKept = useMessages(keptMessages)
  const { lang } = useWording()
  const { scenarios } = useCatalogue()
  const saved = savedIn(useShelf())
  const { runs } = useRecent()
  const shipped = scenarios.map((one) => ({ word: one.id, name: nameIn(lang, one) }))
  const kept = saved.map((one) => ({ word: encodeSpec(one.spec), name: one.name }))
  const recent = runs.flatMap((run) => {
    const found = run.path === '/' ? specIn(`/?${run.query}`) : undefined
    return found === undefined ? [] : [{ word: encodeSpec(found), name: titleIn(lang, run) }]
  })
  const own = encodeSpec(spec)
  // Each once: by the name that it was given, by that of the shipped one, or as it was run.
  const seen = new Set<string>()
  const once = (list: typeof shipped): typeof shipped =>
    list.filter(({ word }) => !seen.has(word) && seen.add(word).has(word))
  const groups = [
    ['groupSaved', once(kept)],
    ['groupShipped', once(shipped)],
    ['groupRecent', once(recent)],
  ] as const
  return (
    <select
      value={own}
      onChange={({ target }) => {
        const chosen = decodeSpec(target.value)
        if (chosen !== undefined) choose(chosen)
      }}
    >
      {!seen.has(own) && <option value={own}>{`${spec.id} (${say('changed')})`}</option>}
      {groups.map(
        ([group, list]) =>
          list.length > 0 && (
            <optgroup key={group} label={sayKept(group)}>
              {list.map(({ word, name }) => (
                <option key={word} value={word}>
                  {name}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </select>
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
