import { sayer, WRITING, type Language, type SayOf } from '../messages/index.ts'
import { measureMessages } from './measure.gen.ts'

/** A measure as it is reported: what it holds back, and from whom. */
export interface ToldMeasure {
  readonly what: string
  /** Places by id. */
  readonly to: readonly string[]
}

/** More destinations than these are counted, not named. */
const NAMED = 3

/**
 * A set of measures in a few words: what is aimed at one destination together, and what is held back from several, is reported
 * once. `Magnets + Yttrium to Japan`, `Magnets to Japan, Europe + Yttrium to Japan`.
 */
export function measuresName(
  measures: readonly ToldMeasure[],
  language: Language,
  place: (id: string) => string,
): string {
  const say = sayer(measureMessages, language)
  const { commas } = WRITING[language]
  const told = measures.map(({ what, to }) => ({ what, to: destination(to, say, place) }))
  const aim = (what: string, to: readonly string[]): string => say('aim', { what, places: commas(to) })
  const plus = say('plus')
  const places = [...new Set(told.map(({ to }) => to))]
  const alike = (what: string): string[] => told.filter((one) => one.what === what).map(({ to }) => to)
  const whats = [...new Set(told.map(({ what }) => what))]
  return places.length === 1
    ? aim(whats.join(plus), places)
    : whats.map((what) => aim(what, [...new Set(alike(what))])).join(plus)
}

function destination(to: readonly string[], say: SayOf<typeof measureMessages>, place: (id: string) => string): string {
  // What a place is made up of stands in brackets behind its name.
  const names = to.map((id) =>
    place(id)
      .replace(/[（(].*/, '')
      .trim(),
  )
  return names.length > NAMED ? say('others', { n: names.length }) : names.join(say('and'))
}
