import type { ReactNode } from 'react'
import { fit, textWidth } from '../text.ts'

/** What is read of one series at one place. */
export interface Reading {
  readonly name: string
  readonly value: string
  /** From where to where it may lie, if that is known. */
  readonly range?: string | undefined
  /** Its mark in a key, 22 by 14. */
  readonly mark: ReactNode
}

/** A line of a label, with the mark of its series if one begins there. */
interface LabelLine {
  readonly text: string
  readonly mark?: ReactNode
}

/** Where a label lies, and what is written in it. */
export interface PlacedLabel {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** How far one line is below the other. */
  readonly leading: number
  readonly lines: readonly LabelLine[]
}

interface Within {
  readonly width: number
  readonly height: number
}

const SIZE = 11.5
/** Letters differ between fonts, and the first line is bold. */
const WIDER = 1.15
/** Between the line that is read at and the label. */
const AWAY = 8
export const PAD = 6
/** For a mark before a text. */
export const MARK = 26
const LEADING = 16
/** Lines nearer to each other are hard to read. */
const LEAST_LEADING = 12

/** The place nearest to a point; undefined if there is none. */
export function nearest(places: readonly number[], point: number): number | undefined {
  let found: number | undefined
  places.forEach((place, i) => {
    if (found === undefined || Math.abs(place - point) < Math.abs((places[found] ?? Infinity) - point)) found = i
  })
  return found
}

/** The same in fewer letters from form to form: with names, without, and with ranges on lines of their own. */
function formsOf(
  heading: string,
  readings: readonly Reading[],
  bracketed: (text: string, more: string) => string,
): readonly (readonly LabelLine[])[] {
  const whole = ({ value, range }: Reading): string => (range === undefined ? value : bracketed(value, range))
  const first = heading === '' ? [] : [{ text: heading }]
  return [
    [...first, ...readings.map((one) => ({ mark: one.mark, text: `${one.name} ${whole(one)}`.trim() }))],
    [...first, ...readings.map((one) => ({ mark: one.mark, text: whole(one) }))],
    [
      ...first,
      ...readings.flatMap(({ mark, value, range }) => [
        { mark, text: value },
        ...(range === undefined ? [] : [{ mark: null, text: range }]),
      ]),
    ],
  ]
}

const wide = ({ text, mark }: LabelLine): number => WIDER * textWidth(text, SIZE) + (mark === undefined ? 0 : MARK)

/**
 * Puts a label beside the line that is read at, on the right if there is room, else on the left, in as many words as fit on one of the
 * sides; only where no form of it fits does it lie over the line. It stays within the drawing.
 *
 * @param at where the line is
 * @param top where the label would begin, if that leaves room for it
 */
export function placeLabel(
  within: Within,
  { at, top }: { readonly at: number; readonly top: number },
  said: { readonly heading: string; readonly readings: readonly Reading[] },
  bracketed: (text: string, more: string) => string,
): PlacedLabel {
  const forms = formsOf(said.heading, said.readings, bracketed)
  const laid = (lines: readonly LabelLine[]) => ({
    lines,
    width: Math.max(...lines.map(wide)) + 2 * PAD,
    leading: Math.min(LEADING, (within.height - 2 * PAD) / lines.length),
  })
  const placed = (one: ReturnType<typeof laid>, x: number): PlacedLabel => {
    const height = one.leading * one.lines.length + 2 * PAD
    return { ...one, x, y: Math.max(0, Math.min(top, within.height - height)), height }
  }
  for (const one of forms.map(laid)) {
    if (one.leading < LEAST_LEADING) continue
    if (at + AWAY + one.width <= within.width) return placed(one, at + AWAY)
    if (at - AWAY - one.width >= 0) return placed(one, at - AWAY - one.width)
  }
  const [longest = [], short = longest] = forms
  const cut = laid(short)
  const width = Math.min(cut.width, within.width)
  const lines = cut.lines.map((line) => ({
    ...line,
    text: fit(line.text, (width - 2 * PAD - (line.mark === undefined ? 0 : MARK)) / WIDER + 1, SIZE),
  }))
  return placed({ ...cut, lines, width }, at > within.width / 2 ? 0 : within.width - width)
}
