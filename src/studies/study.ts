import type { ZodType } from 'zod'
import type { BaselineReport } from '../baseline/index.ts'
import type { Solver } from '../solver/index.ts'
import type { Layer, World } from '../world/index.ts'
import type { HindcastText } from './hindcast/text.ts'
import type { ResultTable } from './columns.ts'
import { complete, type CompleteRequest, type Help, type Options, type RequestOf } from './options.ts'
import type { Language, Report } from './report.ts'

/**
 * A study as the command line, the API and the app know it: all three are made from this record. To add a study is to write a folder with
 * one, and a line in `registry.ts`.
 */
export interface Study<O extends Options = Options, R = unknown, Q = RequestOf<O>> {
  /** Its command, its address over HTTP, and `study` in its result. */
  readonly id: string
  /** What it answers. */
  readonly about: Help
  readonly options: O
  /**
   * Reads a request against a world before anything is solved, and names what was asked: files by id and title, and what counts where
   * something was left out.
   *
   * @throws InputError for a request that cannot be answered
   */
  readonly resolve: (world: World, request: Q) => Resolved
  /** @throws InputError, SolverError, CheckFailed */
  readonly run: (desk: Desk, request: Q, hooks: Hooks<R>) => R
  /** Of the result, as `--json` prints it. */
  readonly schema: ZodType<R>
  readonly tables: readonly ResultTable<R>[]
  readonly report: (desk: Desk, request: Q, result: R, language: Language) => Report
}

/** A study whose functions are given complete requests: one default counts, whoever asks. */
export function defineStudy<O extends Options, R>(study: Study<O, R, CompleteRequest<O>>): Study<O, R> {
  const completed = (request: RequestOf<O>): CompleteRequest<O> => complete(study.options, request)
  return {
    ...study,
    resolve: (world, request) => study.resolve(world, completed(request)),
    run: (desk, request, hooks) => study.run(desk, completed(request), hooks),
    report: (desk, request, ...rest) => study.report(desk, completed(request), ...rest),
  }
}

export type Resolved = Readonly<Record<string, Named | string | number | readonly string[]>>

interface Named {
  readonly id: string
  readonly title: string
}

/** A world ready to be asked: read, reconciled and priced once. */
export interface Desk {
  readonly world: World
  readonly baseline: BaselineReport
  readonly solver: Solver
  /** Seconds, for answers that are stopped by time; they are not without it. */
  readonly clock?: () => number
  /** For past episodes. */
  readonly past?: Past
}

/** Past episodes, and the tables that the desk was opened with: small worlds take their behaviour from them. */
export interface Past {
  readonly layers: readonly Layer[]
  readonly text: HindcastText
}

interface Hooks<R> {
  readonly onProgress?: Progress
  /** Given the answer so far, for answers that grow part by part. */
  readonly onPart?: (soFar: R) => void
}

/** How far an answer is; a `total` of 0 is not known. */
export type Progress = (done: number, total: number, bounds?: Bounds) => void

/** Of a search: the worst known and what none exceeds, M USD. */
export interface Bounds {
  readonly best: number
  readonly bound: number
  /** Of a plan: whether parts of projects are allowed still, or whole ones only. */
  readonly phase?: 'relaxation' | 'integer'
}
