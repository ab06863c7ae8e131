import { textWidth } from '../text.ts'

/** Where an event is marked, and where its label lies, from its middle. */
export interface PlacedEvent {
  readonly at: number
  readonly middle: number
  readonly text: string
}

const SIZE = 11
const APART = 5
const roomOf = (text: string): number => 1.15 * textWidth(text, SIZE) + APART

/** Moves middles apart, in their order, as far as they need, and back into the drawing. */
function apart(places: readonly number[], texts: readonly string[], width: number): readonly number[] | undefined {
  const rooms = texts.map(roomOf)
  const room = (i: number): number => rooms[i] ?? 0
  if (rooms.reduce((sum, one) => sum + one, 0) > width) return undefined
  const middles = [...places]
  let end = 0
  middles.forEach((middle, i) => {
    middles[i] = Math.max(middle, end + room(i) / 2)
    end = (middles[i] ?? 0) + room(i) / 2
  })
  let begin = width
  for (let i = middles.length - 1; i >= 0; i--) {
    middles[i] = Math.min(middles[i] ?? 0, begin - room(i) / 2)
    begin = (middles[i] ?? 0) - room(i) / 2
  }
  return middles
}

/** A label that is further than this from its event is not taken for its own. */
const FAR = 0.6

/**
 * Labels of events along the top of an axis: number and words where all of them have room near their places, else numbers alone. None leaves
 * the drawing, and none lies on another.
 *
 * @param places of the events, from left to right
 */
export function placeEvents(
  places: readonly number[],
  words: readonly string[],
  width: number,
): readonly PlacedEvent[] {
  const numbers = words.map((_, i) => String(i + 1))
  const whole = words.map((text, i) => `${i + 1} ${text}`)
  const middles = apart(places, whole, width)
  const isNear = middles?.every((middle, i) => Math.abs(middle - (places[i] ?? 0)) <= FAR * roomOf(whole[i] ?? ''))
  const [texts, at] =
    middles !== undefined && isNear === true ? [whole, middles] : [numbers, apart(places, numbers, width) ?? places]
  return places.map((place, i) => ({ at: place, middle: at[i] ?? place, text: texts[i] ?? '' }))
}
