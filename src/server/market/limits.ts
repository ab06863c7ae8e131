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
  /** Wrong guesses (password, code, key) about one user, and from one address, before they have to wait, and how long. */
  readonly guessesAtUser: number
  readonly guessesFromAddress: number
  readonly guessMs: number
  /** A session ends so long after it was last used, and so long after its sign-in. */
  readonly idleMs: number
  readonly sessionMs: number
  /** How long a one-time password is good. */
  readonly oneTimeMs: number
}

const MINUTE = 60_000

export const MARKET_LIMITS: MarketLimits = {
  bodyBytes: 2 * 2 ** 20,
  jsonDepth: 32,
  answerMs: 30_000,
  requests: 600,
  documents: 20,
  guessesAtUser: 10,
  guessesFromAddress: 50,
  guessMs: 15 * MINUTE,
  idleMs: 30 * MINUTE,
  sessionMs: 12 * 60 * MINUTE,
  oneTimeMs: 72 * 60 * MINUTE,
}
