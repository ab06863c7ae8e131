/** What the server refuses, and when. docs/reference/http-api.md lists the same. */
export interface ServerLimits {
  /** Largest request body, bytes. */
  readonly bodyBytes: number
  /** How deep a JSON body may nest. */
  readonly jsonDepth: number
  /** Queued and running jobs together, and those of one caller among them, where callers say who they are. */
  readonly openJobs: number
  readonly openJobsEach: number
  /** Requests a minute of one caller, where callers say who they are; and of one address whose caller is not known. */
  readonly requests: number
  /** Longest run of a job, from the moment a thread takes it up. */
  readonly jobMs: number
  /** Longest run of a plan, or of a path of prices. */
  readonly longJobMs: number
  /** Longest run of an ensemble, and the most worlds that it may run in all. */
  readonly ensembleMs: number
  readonly ensembleRows: number
  /** Longest wait for an answer that is given at once, the queue included. */
  readonly answerMs: number
  /** Different questions that may wait for such an answer at a time. */
  readonly answersAtOnce: number
  /** Ended jobs that are kept: how many of each caller, how long, and how many bytes of results in all. The oldest go first. */
  readonly keptJobs: number
  readonly keptMs: number
  readonly keptBytes: number
  /** Bytes of answers that are kept for who asks the same again. */
  readonly answersBytes: number
  /** Time between two signs of life on a stream of events. */
  readonly heartbeatMs: number
  /** Time for a client to send its headers, and its whole request. */
  readonly headersMs: number
  readonly requestMs: number
}

export const DEFAULT_LIMITS: ServerLimits = {
  bodyBytes: 2 * 2 ** 20,
  jsonDepth: 32,
  openJobs: 20,
  openJobsEach: 5,
  requests: 600,
  jobMs: 300_000,
  longJobMs: 1_800_000,
  ensembleMs: 3_600_000,
  ensembleRows: 1_000,
  answerMs: 30_000,
  answersAtOnce: 50,
  keptJobs: 100,
  keptMs: 24 * 3_600_000,
  keptBytes: 256 * 2 ** 20,
  answersBytes: 256 * 2 ** 20,
  heartbeatMs: 15_000,
  headersMs: 10_000,
  requestMs: 30_000,
}

/** Longest texts in a question, characters: they are checked while others wait. */
export const LONGEST_SCENARIO = 64 * 1024
export const LONGEST_COMPANY = 256 * 1024
