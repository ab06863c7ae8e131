import { InvalidArgumentError } from 'commander'
import { fractionOf, numberOf, parseMonth, plausible, type Month } from '../world/bare.ts'

/** How words of a command line become values; what is none is reported with what would be. */

export const collect = (value: string, before: string[]): string[] => [...before, value]

/** A public key as JSON Web Keys have it: with another one, keys would be made that open nothing. */
export function publicKey(text: string): string {
  if (!/^[\w-]{43}$/.test(text))
    throw new InvalidArgumentError('Give a public key of 43 characters, as the market shows it.')
  return text
}

/** What a signed command names as its market: its public key, or the hash of its foundation. */
export function signedFor(text: string): string {
  if (!/^([\w-]{43}|[0-9a-f]{64})$/.test(text))
    throw new InvalidArgumentError('Give what the market shows as signedFor: 43 characters, or 64 digits.')
  return text
}

/** Hashes of entries by number, `number:hash` each; one that is given twice with two hashes is no log's. */
export function seenEntries(text: string, before: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const [, number = '', hash = ''] = /^([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? []
  const known = before.get(Number(number))
  if (hash === '')
    throw new InvalidArgumentError('Give the number of an entry and its hash of 64 digits, such as 1:9f86….')
  if (known !== undefined && known !== hash)
    throw new InvalidArgumentError(`Entry ${number} was given with another hash: no log has both.`)
  return new Map([...before, [Number(number), hash]])
}

/** A number within limits; what is none, a percentage above all, is refused with how to write it. */
function numberWithin(text: string, fits: (value: number) => boolean, otherwise: string): number {
  const value = numberOf(text.trim())
  const fraction = fractionOf(text)
  if (fraction !== undefined)
    throw new InvalidArgumentError(`${otherwise} Shares are fractions of one: write ${fraction}.`)
  if (value === undefined || !fits(value)) throw new InvalidArgumentError(otherwise)
  return value
}

export const wholeNumber =
  (low: number, high: number) =>
  (text: string): number =>
    numberWithin(
      text,
      (value) => Number.isInteger(value) && value >= low && value <= high,
      `Give a whole number from ${low} to ${high}.`,
    )

export const positiveUpTo =
  (most: number) =>
  (text: string): number =>
    numberWithin(text, (value) => value > 0 && value <= most, `Give a number above 0 and up to ${most}.`)

/** Whether a text is a day. */
function isDay(text: string): boolean {
  const instant = `${text}T00:00:00Z`
  // The 31st of February would be read as a day of March.
  return !Number.isNaN(Date.parse(instant)) && new Date(instant).toISOString().slice(0, 10) === text
}

export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Give a day, such as 2030-12-31.')
  return text
}

export function monthOption(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new InvalidArgumentError('Give a month, such as 2030-12.')
  return month
}

export function dayToCome(text: string): string {
  const instant = `${text}T00:00:00Z`
  if (!isDay(text) || !(Date.parse(instant) > Date.now()))
    throw new InvalidArgumentError('Give a day to come, such as 2030-12-31.')
  return instant
}

const share = positiveUpTo(1)

export const numberFrom =
  (least: number, most: number) =>
  (text: string): number =>
    numberWithin(text, (value) => value >= least && value <= most, `Give a number from ${least} to ${most}.`)

/** `MP Materials=0.5`. */
export function withheld(text: string): { owner: string; share: number } {
  const cut = text.lastIndexOf('=')
  if (cut < 1) throw new InvalidArgumentError('Give an owner and a share, such as Lynas=0.5.')
  return { owner: text.slice(0, cut).trim(), share: share(text.slice(cut + 1)) }
}

/** `<material>=110`. */
export function strikeOf(text: string): { material: string; price: number } {
  const cut = text.lastIndexOf('=')
  if (cut < 1) throw new InvalidArgumentError('Give a material and a price in USD/kg, such as <material>=110.')
  return { material: text.slice(0, cut).trim(), price: positiveUpTo(plausible.USD_PER_KG.max)(text.slice(cut + 1)) }
}

/** `a,b` or the option given several times. */
export const list = (value: string, before: string[] = []): string[] => [
  ...before,
  ...value.split(',').map((word) => word.trim()),
]

/** An address of the web below which pages lie, with a slash at its end. */
export function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username + url.search + url.hash !== '')
    throw new InvalidArgumentError('Give an address such as https://example.org/ytterby/.')
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`
}

/** Origins of pages, such as `https://intranet.example`; joined by commas. */
export function origins(text: string, before: string[] = []): string[] {
  const all = list(text, before)
  for (const one of all)
    if (!URL.canParse(one) || !/^https?:/.test(one) || new URL(one).origin !== one)
      throw new InvalidArgumentError('Give origins such as https://intranet.example, without a path.')
  return all
}
