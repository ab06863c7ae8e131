import { defaultsOf } from '../url/defaults.ts'

/** Places that have a colour of their own, by the order of `--place-1` and on in tokens.css. */
const COLOURED = defaultsOf('coloured')

export const isColoured = (place: string): boolean => COLOURED.includes(place)
export const colourOf = (place: string): string =>
  `var(--place-${isColoured(place) ? COLOURED.indexOf(place) + 1 : 'other'})`
