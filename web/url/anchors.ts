/** Ids as figures have them: nothing else is looked for, or kept in an address. */
const ID = /^[A-Za-z0-9][\w.-]{0,99}$/
/** More tables than any page has figures are a mistake, or mischief. */
const MOST = 50

/** Figures that had another id in older links, by the page that each stands on. A new id never takes an old one's place. */
const MOVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {}

/** The id that a figure has today, by one that it has or had on a page. */
export function presentId(path: string, id: string, moved = MOVED): string {
  const here = moved[path] ?? {}
  return Object.hasOwn(here, id) ? (here[id] ?? id) : id
}

/** The figure that the end of an address names; nothing where it can be none. */
export function figureIn(path: string, hash: string): string | undefined {
  const id = hash.replace(/^#/, '')
  return ID.test(id) ? presentId(path, id) : undefined
}

/** Figures whose table is open, as an address has them. */
export const readTables = (text: string): readonly string[] =>
  [...new Set(text.split(',').filter((id) => ID.test(id)))].slice(0, MOST)

/** The address of the page as it is shown, at one of its figures if it is named. */
export function addressOf({ origin, pathname, search }: Location, figure?: string): string {
  return `${origin}${pathname}${search}${figure === undefined ? '' : `#${figure}`}`
}
