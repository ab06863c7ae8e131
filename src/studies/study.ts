import type { ZodObject, ZodType } from 'zod'
import type { BaselineReport } from '../baseline/index.ts'
import type { KeptOpenings } from '../clearing/index.ts'
import type { Solver } from '../solver/index.ts'
import type { Layer, Scenario, World } from '../world/index.ts'
import type { HindcastText } from './hindcast/text.ts'
import type { ResultTable } from './columns.ts'
import { complete, type CompleteRequest, type Help, type Options, type RequestOf } from './options.ts'
import type { Language, Report } from './report.ts'
import type { Names, ResultSummary, Summary } from './summary.ts'
import { summarySchema } from './summary-schema.ts'
import { namesIn } from './words.ts'

/**
 * A study as the command line, the API and the app know it: all three are made from this record. To add a study is to write a folder with
 * one, a line in `registry.ts` and one in `bare.ts`.
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
  readonly run: (session: ModelSession, request: Q, hooks: RunHooks<Summarised<R>>) => Summarised<R>
  /** Puts the answer in statements before a result. */
  readonly summarised: (world: World, request: Q, result: R) => Summarised<R>
  /** What its statements call things. */
  readonly namesFor: (world: World, request: Q, language: Language) => Names
  /** Of the result, as `--json` prints it. */
  readonly schema: ZodType<Summarised<R>>
  readonly tables: readonly ResultTable<R>[]
  readonly report: (session: ModelSession, request: Q, result: R, language: Language) => Report
}

/** A result with its answer in statements. */
type Summarised<R> = R & { readonly summary: Summary }

/** What a study declares: its functions are given complete requests, and its results get their statements from `summary`. */
export interface StudyDefinition<O extends Options, R> extends Omit<
  Study<O, R, CompleteRequest<O>>,
  'run' | 'summarised' | 'namesFor' | 'schema'
> {
  /** @throws InputError, SolverError, CheckFailed */
  readonly run: (session: ModelSession, request: CompleteRequest<O>, hooks: RunHooks<R>) => R
  readonly schema: ZodObject & ZodType<R>
  readonly summary: ResultSummary<R>
  /** What its statements name measures of. */
  readonly measures?: (world: World, request: CompleteRequest<O>) => Scenario['measures']
}

/** A study whose defaults are filled in and whose statements are made in one place, for every caller. */
export function defineStudy<O extends Options, R extends { readonly study: string; readonly version: string }>({
  summary,
  measures,
  ...study
}: StudyDefinition<O, R>): Study<O, R> {
  const completed = (request: RequestOf<O>): CompleteRequest<O> => complete(study.options, request)
  const namesFor = (world: World, request: RequestOf<O>, language: Language): Names =>
    namesIn(world, language, measures?.(world, completed(request)))
  const summarised = (world: World, request: RequestOf<O>, result: R): Summarised<R> => {
    const { study: id, version, ...rest } = result
    const said = summary.write(result, (language) => namesFor(world, request, language))
    // It stands where a reader of the JSON looks first.
    return { study: id, version, summary: said, ...rest } as unknown as Summarised<R>
  }
  return {
    ...study,
    summarised,
    namesFor,
    schema: study.schema.extend({ summary: summarySchema }).meta(study.schema.meta() ?? {}) as unknown as ZodType<
      Summarised<R>
    >,
    resolve: (world, request) => study.resolve(world, completed(request)),
    run: (session, request, { onPartialResult, ...hooks }) =>
      summarised(
        session.world,
        request,
        study.run(session, completed(request), {
          ...hooks,
          ...(onPartialResult === undefined
            ? {}
            : { onPartialResult: (soFar: R) => onPartialResult(summarised(session.world, request, soFar)) }),
        }),
      ),
    report: (session, request, ...rest) => study.report(session, completed(request), ...rest),
  }
}

export type Resolved = Readonly<Record<string, Named | string | number | readonly string[]>>

interface Named {
  readonly id: string
  readonly title: string
}

/** A world ready to be asked: read, reconciled and priced once. */
export interface ModelSession {
  readonly world: World
  readonly baseline: BaselineReport
  readonly solver: Solver
  /** Seconds, for answers that are stopped by time; they are not without it. */
  readonly clock?: () => number
  /** Where what controls have led to before scenarios is kept from question to question. */
  readonly openings?: KeptOpenings
  /** For past episodes. */
  readonly past?: Past
}

/** Past episodes, and the tables that the session was opened with: small worlds take their behaviour from them. */
export interface Past {
  readonly layers: readonly Layer[]
  readonly text: HindcastText
}

interface RunHooks<R> {
  readonly onProgress?: Progress
  /** Given the answer so far, for answers that grow part by part. */
  readonly onPartialResult?: (soFar: R) => void
}

/** How far an answer is; a `total` of 0 is not known. */
export type Progress = (done: number, total: number, bounds?: ProgressBounds) => void

/** Of a search: the worst known and what none exceeds, M USD. */
export interface ProgressBounds {
  readonly best: number
  readonly bound: number
  /** Of a plan: whether parts of projects are allowed still, or whole ones only. */
  readonly phase?: 'relaxation' | 'integer'
}
