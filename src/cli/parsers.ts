import { InvalidArgumentError } from 'commander'
import { INSTRUMENTS, type Instrument } from '../studies/index.ts'
import { parseMonth, type Month } from '../world/index.ts'

/** How words of a command line become values; what is none is told with what would be. */

export const collect = (value: string, before: string[]): string[] => [...before, value]
export const wholeNumber =
  (low: number, high: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < low || value > high)
      throw new InvalidArgumentError(`Give a whole number from ${low} to ${high}.`)
    return value
  }

export function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number above 0.')
  return value
}

export function dayToCome(text: string): string {
  const instant = `${text}T00:00:00Z`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !(Date.parse(instant) > Date.now()))
    throw new InvalidArgumentError('Give a day to come, such as 2030-12-31.')
  return instant
}

export function share(text: string): number {
  const value = Number(text)
  if (!(value > 0) || value > 1) throw new InvalidArgumentError('Give a number above 0 and up to 1.')
  return value
}

export function shareOrNone(text: string): number {
  return Number(text) === 0 && text.trim() !== '' ? 0 : share(text)
}

export function instruments(text: string): Instrument[] {
  return list(text).map((word) => {
    const found = INSTRUMENTS.find((known) => known === word)
    if (found === undefined) throw new InvalidArgumentError(`Give some of ${INSTRUMENTS.join(', ')}.`)
    return found
  })
}

/** `MP Materials=0.5`. */
export function withheld(text: string): { owner: string; share: number } {
  const cut = text.lastIndexOf('=')
  if (cut < 1) throw new InvalidArgumentError('Give an owner and a share, such as Lynas=0.5.')
  return { owner: text.slice(0, cut).trim(), share: share(text.slice(cut + 1)) }
}

/** `ndpr-oxide=110`. */
export function strikeOf(text: string): { material: string; strike: number } {
  const [material = '', strike = ''] = text.split('=')
  return { material, strike: positive(strike) }
}

export function monthOf(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new InvalidArgumentError('Give a month such as 2027-01.')
  return month
}

/** `a,b` or the option given several times. */
export const list = (value: string, before: string[] = []): string[] => [
  ...before,
  ...value.split(',').map((word) => word.trim()),
]
