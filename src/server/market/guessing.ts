import { createHash } from 'node:crypto'
import { Problem } from '../problems.ts'
import { GuessDelays } from './delays.ts'
import { GuessesInMemory, GuessesInStore } from './kept-guesses.ts'
import type { MarketLimits } from './limits.ts'
import type { Secrets } from './secrets.ts'

/** By what somebody who guesses is distinguished from strangers. It lets nobody in. */
export type Known = {
  /** A browser that the user has signed in from, a one-time password that is right, a session. */
  readonly by: 'device' | 'one-time' | 'session'
  readonly id: string
}

interface Guess {
  readonly user: string
  readonly address: string
  readonly known: Known | undefined
}

/** Counts for the names that strangers guess at. A name has one of these whether there is such a user or not. */
const COUNTS = 2 ** 16

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest()
const countOf = (user: string): string => String(hashed(user).readUInt32BE() % COUNTS)
const nameOf = ({ by, id }: Known): string => hashed(`${by} ${id}`).toString('base64url')

/** Who may guess when. What is right costs nothing. What is wrong costs strangers together, and those who are known on their own. */
export class Guessing {
  private readonly byKnown: GuessDelays
  private readonly byStrangers: GuessDelays
  private readonly fromAddress: GuessDelays

  constructor(limits: MarketLimits, secrets: Secrets, clock: () => number) {
    const { guessesByKnown: most } = limits
    const known = { free: most, firstMs: 0, longestMs: 0, most }
    this.byKnown = new GuessDelays(known, new GuessesInStore(secrets, 'known'), clock)
    this.byStrangers = new GuessDelays(limits.guessesAtUser, new GuessesInStore(secrets, 'user'), clock)
    this.fromAddress = new GuessDelays(limits.guessesFromAddress, new GuessesInMemory(clock), clock)
  }

  /**
   * Makes a guess, which `work` finds wrong if it finds nothing.
   *
   * @returns what was found, and by what the guess counted as known: who has guessed too much by that is a stranger
   * @throws Problem if it is wrong, or comes too soon
   */
  async make<T>(
    guess: Guess,
    work: (known: Known | undefined) => Promise<T | undefined>,
  ): Promise<{ readonly found: T; readonly known: Known | undefined }> {
    const { known, giveBack } = await this.take(guess)
    let found
    try {
      found = await work(known)
    } catch (error) {
      await giveBack()
      throw error
    }
    if (found === undefined) throw new Problem('sign-in-failed', 'User, password or code is wrong.')
    await giveBack()
    return { found, known }
  }

  /**
   * What was wrong and is no guess at a user: it costs its address.
   *
   * @throws Problem if that has to wait
   */
  async wrong(address: string): Promise<void> {
    const taken = await this.fromAddress.take(address)
    if ('waitMs' in taken) throw tooSoon(taken.waitMs)
  }

  private async take({
    user,
    address,
    known,
  }: Guess): Promise<{ readonly known: Known | undefined; readonly giveBack: () => Promise<void> }> {
    const ofKnown = known === undefined ? undefined : await this.byKnown.take(nameOf(known))
    if (ofKnown !== undefined && 'giveBack' in ofKnown) return { known, giveBack: ofKnown.giveBack }
    const source = await this.fromAddress.take(address)
    if ('waitMs' in source) throw tooSoon(source.waitMs)
    const account = await this.byStrangers.take(countOf(user))
    if ('giveBack' in account)
      return {
        known: undefined,
        giveBack: async () => {
          await source.giveBack()
          await account.giveBack()
        },
      }
    await source.giveBack()
    throw tooSoon(account.waitMs)
  }
}

const tooSoon = (waitMs: number): Problem =>
  new Problem(
    'too-many-requests',
    'There were wrong guesses before this one, which was not looked at. Wait, then try again.',
    {},
    { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
  )
