import { sayer, titleIn, WRITING, type Language, type SayOf } from '../messages/index.ts'
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
  const aim = (what: string, to: readonly string[]): string => {
    const named = to.filter((place) => place !== '')
    return named.length === 0 ? what : say('aim', { what, places: commas(named) })
  }
  const plus = say('plus')
  const places = [...new Set(told.map(({ to }) => to))]
  const alike = (what: string): string[] => told.filter((one) => one.what === what).map(({ to }) => to)
  const whats = [...new Set(told.map(({ what }) => what))]
  return places.length === 1
    ? aim(whats.join(plus), places)
    : whats.map((what) => aim(what, [...new Set(alike(what))])).join(plus)
}

/** Tells sets of some measures by id; of an id that is not among them, or that has no title, no more is said. */
export function measuresNamer(
  measures: readonly {
    readonly id: string
    readonly title?: string | undefined
    readonly titleJa?: string | undefined
    readonly to: Iterable<string>
  }[],
  language: Language,
  place: (id: string) => string,
): (ids: readonly string[]) => string {
  const known = new Map(measures.map((measure) => [measure.id, measure]))
  return (ids) =>
    measuresName(
      ids.map((id) => {
        const one = known.get(id)
        const what = titleIn(language, { title: one?.title ?? id, titleJa: one?.titleJa ?? '' })
        return { what, to: one === undefined || what === id ? [] : [...one.to] }
      }),
      language,
      place,
    )
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
