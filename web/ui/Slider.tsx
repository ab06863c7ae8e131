import { useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../language/messages.ts'
import { controlMessages } from './control.gen.ts'

interface Props {
  readonly label: string
  readonly detail?: string
  readonly value: number
  readonly low: number
  readonly high: number
  readonly step: number
  readonly text: (value: number) => string
  readonly onChange: (value: number) => void
  readonly name: string
}

/** What a slider offers of an option: no more than its record allows, and what a link asks for. */
export const limits = (
  { min, max }: { readonly min: number; readonly max: number },
  most: number,
  value = min,
): { readonly low: number; readonly high: number } => ({ low: min, high: Math.max(Math.min(most, max), value) })

/** A hand that rests this long has chosen, ms. */
const RESTS = 250

/** A slider with a button at each end. The value is handed on when the hand rests, not at each step of a drag. */
export function Slider({ label, detail, value, low, high, step, text, onChange, name }: Props): React.JSX.Element {
  const say = useMessages(controlMessages)
  const id = useId()
  const [held, setHeld] = useState<number>()
  const choose = useRef(onChange)
  choose.current = onChange
  useEffect(() => {
    if (held === undefined) return undefined
    const timer = setTimeout(() => {
      choose.current(held)
      setHeld(undefined)
    }, RESTS)
    return () => clearTimeout(timer)
  }, [held])
  const shown = held ?? value
  // Steps of a twentieth add up to crooked numbers otherwise.
  const move = (to: number): void => setHeld(Number(Math.min(high, Math.max(low, to)).toFixed(2)))
  return (
    <div className="field slider">
      <label htmlFor={id}>
        {label}: <strong>{text(shown)}</strong>
        {detail !== undefined && <span className="quiet"> {detail}</span>}
      </label>
      <div className="slider-row">
        <button
          type="button"
          className="button"
          aria-label={say('less', { what: label })}
          onClick={() => move(shown - step)}
        >
          −
        </button>
        <input
          id={id}
          name={name}
          type="range"
          min={low}
          max={high}
          step={step}
          value={shown}
          aria-valuetext={text(shown)}
          onChange={({ target }) => move(Number(target.value))}
        />
        <button
          type="button"
          className="button"
          aria-label={say('greater', { what: label })}
          onClick={() => move(shown + step)}
        >
          +
        </button>
      </div>
    </div>
  )
}
