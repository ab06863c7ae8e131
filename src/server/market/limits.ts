/** What wrong guesses cost, of those within 24 hours. */
export interface GuessRule {
  /** These may follow at once. Then the next one waits for `firstMs`, and twice as long after each further one, up to `longestMs`. */
  readonly free: number
  readonly firstMs: number
  readonly longestMs: number
  /** There are no more than these. */
  readonly most: number
}

/** What the market's API refuses, and when. docs/reference/market-api.md lists the same. */
export interface MarketLimits {
  /** Largest request body, bytes, and how deep its JSON may nest. */
  readonly bodyBytes: number
  readonly jsonDepth: number
  /** Longest wait for an answer. */
  readonly answerMs: number
  /** Requests to the API a minute: of one user, or of one address where nobody is signed in. */
  readonly requests: number
  /** PDFs a minute, of one user: each takes the server a quarter of a second. */
  readonly documents: number
  /** Wrong guesses (password, code) of strangers at one user, all of them together; and those and wrong keys from one address. */
  readonly guessesAtUser: GuessRule
  readonly guessesFromAddress: GuessRule
  /** Wrong guesses a day of somebody who is known by a device, a one-time password or a session; what is more counts as a stranger's. */
  readonly guessesByKnown: number
  /** How long a browser is known after its user has signed in. */
  readonly deviceMs: number
  /** A session ends so long after it was last used, and so long after its sign-in. */
  readonly idleMs: number
  readonly sessionMs: number
  /** How long a one-time password is good. */
  readonly oneTimeMs: number
}

const SECOND = 1000
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const MARKET_LIMITS: MarketLimits = {
  bodyBytes: 2 * 2 ** 20,
  jsonDepth: 32,
  answerMs: 30_000,
  requests: 600,
  documents: 20,
  // With those by one device these are 30 a day: docs/decisions/0049-delays-in-place-of-locks.md has what follows for a code.
  guessesAtUser: { free: 3, firstMs: 2 * MINUTE, longestMs: 120 * MINUTE, most: 20 },
  guessesFromAddress: { free: 20, firstMs: SECOND, longestMs: 15 * MINUTE, most: 100 },
  guessesByKnown: 10,
  deviceMs: 180 * DAY,
  idleMs: 30 * MINUTE,
  sessionMs: 12 * 60 * MINUTE,
  oneTimeMs: 3 * DAY,
}
