import { CommandRefused } from './refusal.ts'
import type { Fault } from '../../../world/index.ts'
import { z } from 'zod'
import { isPlain } from './look-alike.ts'

/** Runs a check of ours that throws an `InputError`, and refuses the command with its faults. */
export function checked<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof Error && 'faults' in error) throw new CommandRefused(...(error.faults as Fault[]))
    throw error
  }
}

/** Whether an instant lies before another, however many digits their seconds are given with. */
export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other)

/** As the clock of a market gives them: what is written otherwise compares otherwise, and so does a day that no month has. */
export const isInstant = (at: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(at) && anyInstant.safeParse(at).success

const anyInstant = z.iso.datetime()

/** The first is no underscore: `__proto__` is no id. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9.:-][\w.:-]{0,79}$/, 'letters, digits, and . _ : - , at most 80 of them, no _ in front')

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')

/** A URI: in ASCII, so that none looks like another in letters of another script. */
export const uri = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:[!-~]+$/, 'a URI in ASCII without blanks, such as urn:org:acme')

export const text = z
  .string()
  .min(1)
  .max(500)
  .refine(isPlain, 'has signs that are not seen or turn the text round, or blanks at an end')
