import type { ReactNode } from 'react'
import { useMessages } from '../../language/messages.ts'
import { agreed } from './by-measure.ts'
import { controlMessages } from '../../ui/control.gen.ts'

/** What a measure has. */
export interface MeasureValue<T> {
  readonly id: string
  readonly label: string
  readonly value: T
}

/** What a control of one value is given. */
export interface ControlPart<T> {
  readonly name: string
  readonly label: string
  readonly detail?: string
  readonly value: T
  readonly onChange: (value: T) => void
  /** Takes the change back. */
  readonly onOwn: () => void
}

interface Props<T> extends Omit<ControlPart<T>, 'value' | 'onChange' | 'onOwn'> {
  readonly measures: readonly MeasureValue<T>[]
  /** What is shown where there is no measure. */
  readonly otherwise: T
  /** Whether all were set by the reader. */
  readonly changed: boolean
  readonly onAll: (value: T) => void
  readonly onOne: (id: string, value: T) => void
  /** Takes changes back: of all, or of one. */
  readonly onOwn: (id?: string) => void
  readonly children: (part: ControlPart<T>) => ReactNode
}

/** A control of what measures have: one for all where they agree, else one for each, so that a change changes what it shows. */
export function ByMeasure<T extends number | readonly string[]>(props: Props<T>): React.JSX.Element {
  const { name, label, detail, measures, otherwise, changed, onAll, onOne, onOwn, children } = props
  const say = useMessages(controlMessages)
  const common = agreed(measures.map(({ value }) => value))
  const [first] = measures
  const several = measures.length > 1
  if (first === undefined || common !== undefined) {
    const details = [detail, several ? say('allMeasures', { n: measures.length }) : undefined].filter(Boolean).join(' ')
    const part = {
      name,
      label,
      value: common ?? otherwise,
      onChange: onAll,
      onOwn: () => onOwn(),
      ...(details === '' ? {} : { detail: details }),
    }
    return (
      <>
        {children(part)}
        {several && changed && (
          <button type="button" className="button by-measure-button" onClick={() => onOwn()}>
            {say('asIs')}
            <span className="hidden">: {label}</span>
          </button>
        )}
      </>
    )
  }
  return (
    <fieldset className="field by-measure" data-testid={`by-measure-${name}`}>
      <legend>
        {label}: <strong>{say('differs')}</strong>
        {detail !== undefined && <span className="quiet"> {detail}</span>}
      </legend>
      <div className="stack">
        {measures.map(({ id, label: measure, value }) => (
          <div key={id}>
            {children({
              name: `${name}:${id}`,
              label: measure,
              value,
              onChange: (to) => onOne(id, to),
              onOwn: () => onOwn(id),
            })}
          </div>
        ))}
        <button type="button" className="button by-measure-button" onClick={() => onAll(first.value)}>
          {say('alike')}
          <span className="hidden">: {label}</span>
        </button>
      </div>
    </fieldset>
  )
}
