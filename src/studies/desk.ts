import { makeBaseline } from '../baseline/index.ts'
import type { Solver } from '../solver/index.ts'
import { parseWorld, type Layer, type ScenarioText } from '../world/index.ts'
import { drawRows, type Draws } from './ensemble/draw.ts'
import { prepareDraws } from './ensemble/prepare.ts'
import type { EnsembleResult } from './ensemble/result.ts'
import { ensemble, evaluationLines } from './ensemble/study.ts'
import type { DrawsQuestion, EnsembleQuestion } from './question.ts'
import { STUDIES, studyOf, type StudyId, type StudyRequest, type StudyResult } from './registry.ts'
import { rangeOf } from './stress/definition.ts'
import type { StressRange } from './stress/study.ts'
import type { Desk, Past, Progress } from './study.ts'
import type { DataTable } from './tables.ts'

/**
 * Opens a world from its tables, or throws an `InputError` with every fault found. The tables are read while the solver
 * is still being compiled.
 */
export async function openDesk(layers: readonly Layer[], loading: Promise<Solver>): Promise<Desk> {
  // Bad tables are told first; a solver that fails as well is of no interest then.
  loading.catch(() => undefined)
  const world = await parseWorld(layers)
  const solver = await loading
  return { world, baseline: makeBaseline(world, solver), solver }
}

/** Tables and scenarios on their way to a desk elsewhere. */
export interface HoldingsText {
  readonly layers: readonly { readonly name: string; readonly files: Readonly<Record<string, string>> }[]
  readonly scenarios: readonly ScenarioText[]
  readonly menus: readonly ScenarioText[]
  /** What a plan may be asked to keep to. */
  readonly terms: readonly ScenarioText[]
  /** Paths of prices under which producers are sold below cost. */
  readonly dumping: readonly ScenarioText[]
}

/**
 * A question as plain data: it crosses to a thread, to a worker of a browser or over HTTP, and is answered alike there.
 * `stress-range` is the part of `stress` that can be worked out beside the rest.
 */
export type Question =
  | StudyRequest<Exclude<StudyId, 'hindcast'>>
  | (StudyRequest<'hindcast'> & { readonly past: Past })
  | (Omit<StudyRequest<'stress'>, 'study'> & { readonly study: 'stress-range' })
  | DrawsQuestion
  | EnsembleQuestion

export type Answers = { readonly [K in StudyId]: StudyResult<K> } & {
  readonly 'stress-range': StressRange
  readonly draws: Draws
  readonly ensemble: EnsembleAnswer
}

/** What an ensemble adds up to, and a line for each of its evaluations. */
export interface EnsembleAnswer {
  readonly result: EnsembleResult
  readonly evaluations: DataTable
}

/**
 * Answers a question, or throws what `toFailure` understands. Answers that grow part by part, those about the weapon, of a
 * plan and about dumping, are given to `onPart` as they grow.
 */
export function answer<K extends Question['study']>(
  desk: Desk,
  question: Question & { readonly study: K },
  onProgress?: Progress,
  onPart?: (soFar: Answers[K]) => void,
): Answers[K]
export function answer(
  desk: Desk,
  question: Question,
  onProgress?: Progress,
  onPart?: (soFar: never) => void,
): Answers[Question['study']] {
  const { world, solver } = desk
  const { baseline } = desk.baseline
  const hooks = {
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(onPart === undefined ? {} : { onPart: onPart as (soFar: unknown) => void }),
  }
  if (question.study === 'stress-range') return rangeOf(desk, question, onProgress)
  if (question.study === 'draws') {
    const { asked, columns } = prepareDraws(desk, question)
    return drawRows(world, solver, asked, columns, question.options, question, onProgress)
  }
  if (question.study === 'ensemble') {
    const { columns } = prepareDraws(desk, question)
    return {
      result: ensemble(world, baseline, question, columns, question.values),
      evaluations: { name: 'evaluations', ...evaluationLines(world, question, columns, question.values) },
    }
  }
  if (question.study === 'hindcast') {
    const { study, past, ...request } = question
    return STUDIES[study].run({ ...desk, past }, request, hooks)
  }
  const { study, ...request } = question
  return studyOf(study).run(desk, request, hooks) as StudyResult
}
