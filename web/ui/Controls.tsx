import type { ReactNode } from 'react'
import { Labelled } from './Labelled.tsx'

/** On a phone the answer comes first, and what can be chosen is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

/** What can be chosen beside an answer, and the way back to how it was before anything was chosen. */
export function ControlPanel({
  title,
  reset,
  children,
}: {
  readonly title: string
  /** Left out: nothing was chosen yet. */
  readonly reset: { readonly text: string; readonly onClick: () => void } | undefined
  readonly children: ReactNode
}): React.JSX.Element {
  return (
    <details className="controls panel" open={WIDE.matches}>
      <summary>
        <h2 className="controls-title">{title}</h2>
      </summary>
      <div className="stack">
        {children}
        {reset !== undefined && (
          <button type="button" className="button" onClick={reset.onClick}>
            {reset.text}
          </button>
        )}
      </div>
    </details>
  )
}

/** One of several, by name. */
export function Choice({
  label,
  value,
  options,
  none,
  note,
  name,
  isFixed = false,
  onChange,
}: {
  readonly label: string
  /** What a link asks for and is not among the options is shown as it is; empty: none. */
  readonly value: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  /** What it is called if nothing is chosen; left out: something has to be. */
  readonly none?: string
  readonly note?: string | undefined
  readonly name?: string
  readonly isFixed?: boolean
  readonly onChange: (value: string) => void
}): React.JSX.Element {
  const known = value === '' || options.some(({ id }) => id === value)
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <select
            id={id}
            name={name}
            value={value}
            disabled={isFixed}
            onChange={({ target }) => onChange(target.value)}
          >
            {none !== undefined && <option value="">{none}</option>}
            {!known && <option value={value}>{value}</option>}
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.name}
              </option>
            ))}
          </select>
          {note !== undefined && <p className="quiet">{note}</p>}
        </>
      )}
    </Labelled>
  )
}

/** Something to tick. */
export function TickBox({
  label,
  checked,
  isFixed = false,
  name,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  readonly isFixed?: boolean
  readonly name?: string
  readonly onChange: (checked: boolean) => void
}): React.JSX.Element {
  return (
    <label className="tick-box">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        disabled={isFixed}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  )
}

interface PlacesProps {
  readonly legend: string
  /** Heads the places that are a press away. */
  readonly more: string
  readonly first: readonly string[]
  readonly others: readonly string[]
  readonly chosen: readonly string[]
  readonly nameOf: (place: string) => string
  /** Whether the last one that is ticked has to stay. */
  readonly keepsOne?: boolean
  /** What stands before the places. */
  readonly children?: ReactNode
  readonly onChange: (chosen: readonly string[], isMore: boolean) => void
}

/** Places to tick: some at once, all others a press away. */
export function PlacesField({ legend, more, first, others, children, ...ticks }: PlacesProps): React.JSX.Element {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="row">
        {children}
        <Ticks places={first} {...ticks} />
      </div>
      {others.length > 0 && (
        <details open={ticks.chosen.some((id) => others.includes(id))}>
          <summary>{more}</summary>
          <div className="row">
            <Ticks places={others} {...ticks} />
          </div>
        </details>
      )}
    </fieldset>
  )
}

function Ticks({
  places,
  chosen,
  nameOf,
  keepsOne = false,
  onChange,
}: Pick<PlacesProps, 'chosen' | 'nameOf' | 'keepsOne' | 'onChange'> & {
  readonly places: readonly string[]
}): React.ReactNode {
  return places.map((id) => (
    <TickBox
      key={id}
      // What a place is made up of stands in brackets behind its name.
      label={nameOf(id).replace(/（.*/, '')}
      checked={chosen.includes(id)}
      isFixed={keepsOne && chosen.length === 1 && chosen[0] === id}
      onChange={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id), checked)}
    />
  ))
}
