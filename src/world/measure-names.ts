/** A measure as it is told: what it holds back, and from whom. */
export interface ToldMeasure {
  readonly what: string
  /** Places by id. */
  readonly to: readonly string[]
}

/** More destinations than these are counted, not named. */
const NAMED = 3

/**
 * A set of measures in a few words: what is aimed at one destination together, and what is held back from several, is told
 * once. `Magnets + Yttrium to Japan`, `Magnets to Japan, Europe + Yttrium to Japan`.
 */
export function measuresName(
  measures: readonly ToldMeasure[],
  language: 'en' | 'ja',
  place: (id: string) => string,
): string {
  const ja = language === 'ja'
  const told = measures.map(({ what, to }) => ({ what, to: destination(to, ja, place) }))
  const aim = (what: string, to: readonly string[]): string =>
    ja ? `${to.join('、')}向け${what}` : `${what} to ${to.join(', ')}`
  const plus = ja ? '＋' : ' + '
  const places = [...new Set(told.map(({ to }) => to))]
  const alike = (what: string): string[] => told.filter((one) => one.what === what).map(({ to }) => to)
  const whats = [...new Set(told.map(({ what }) => what))]
  return places.length === 1
    ? aim(whats.join(plus), places)
    : whats.map((what) => aim(what, [...new Set(alike(what))])).join(plus)
}

function destination(to: readonly string[], ja: boolean, place: (id: string) => string): string {
  // What a place is made up of stands in brackets behind its name.
  const names = to.map((id) =>
    place(id)
      .replace(/[（(].*/, '')
      .trim(),
  )
  if (names.length > NAMED) return ja ? `その他${names.length}か国・地域` : `${names.length} other places`
  return names.join(ja ? '・' : ' and ')
}
