import { makeBaseline } from '../baseline/index.ts'
import { KeptOpenings } from '../clearing/index.ts'
import type { Solver } from '../solver/index.ts'
import { parseWorld, type Layer, type ScenarioText } from '../world/index.ts'
import { drawRows, type Draws } from './ensemble/draw.ts'
import { prepareDraws } from './ensemble/prepare.ts'
import type { EnsembleResult } from './ensemble/result.ts'
import { ensemble, evaluationLines } from './ensemble/study.ts'
import type { DrawsRequest, EnsembleRequest } from './requests.ts'
import type { PastVerdict } from './hindcast/verdicts.ts'
import { STUDIES, studyOf, type StudyId, type StudyRequest, type StudyResult } from './registry.ts'
import { rangeOf } from './stress/definition.ts'
import type { StressRange } from './stress/study.ts'
import type { ModelSession, Past, Progress } from './study.ts'
import type { DataTable } from './tables.ts'

/**
 * Opens a world from its tables, or throws an `InputError` with every fault found. The tables are read while the solver
 * is still being compiled.
 */
export async function openModelSession(layers: readonly Layer[], loading: Promise<Solver>): Promise<ModelSession> {
  // Bad tables are shown first; a solver that fails as well is of no interest then.
  loading.catch(() => undefined)
  const world = await parseWorld(layers)
  const solver = await loading
  return { world, baseline: makeBaseline(world, solver), solver, openings: new KeptOpenings() }
}

/** Tables and scenarios on their way to a session elsewhere. */
export interface DataBundle {
  readonly layers: readonly { readonly name: string; readonly files: Readonly<Record<string, string>> }[]
  /** What the command line is given to ask about the same world. */
  readonly flags: readonly string[]
  /** Those of them that past episodes begin from, by name. */
  readonly pastLayers: readonly string[]
  readonly scenarios: readonly ScenarioText[]
  readonly menus: readonly ScenarioText[]
  /** What a plan may be asked to keep to. */
  readonly constraints: readonly ScenarioText[]
  /** Trees of news that a plan may wait for. */
  readonly news: readonly ScenarioText[]
  /** Paths of prices under which producers are sold below cost. */
  readonly dumping: readonly ScenarioText[]
  /** How answers did in the test by past episodes. */
  readonly pastVerdicts: readonly PastVerdict[]
}

/** The tables of a bundle, or of what else has crossed as plain data. */
export const layersOf = ({ layers }: Pick<DataBundle, 'layers'>): Layer[] =>
  layers.map(({ name, files }) => ({ name, files: new Map(Object.entries(files)) }))

/**
 * A question as plain data: it crosses to a thread, to a worker of a browser or over HTTP, and is answered alike there.
 * `stress-range` is the part of `stress` that can be worked out beside the rest.
 */
export type ModelRequest =
  | StudyRequest<Exclude<StudyId, 'hindcast'>>
  | (StudyRequest<'hindcast'> & { readonly past: Past })
  | (Omit<StudyRequest<'stress'>, 'study'> & { readonly study: 'stress-range' })
  | DrawsRequest
  | EnsembleRequest

export type ModelResults = { readonly [K in StudyId]: StudyResult<K> } & {
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
 * plan and about dumping, are given to `onPartialResult` as they grow.
 */
export function runRequest<K extends ModelRequest['study']>(
  session: ModelSession,
  question: ModelRequest & { readonly study: K },
  onProgress?: Progress,
  onPartialResult?: (soFar: ModelResults[K]) => void,
): ModelResults[K]
export function runRequest(
  session: ModelSession,
  question: ModelRequest,
  onProgress?: Progress,
  onPartialResult?: (soFar: never) => void,
): ModelResults[ModelRequest['study']] {
  const { world, solver } = session
  const { baseline } = session.baseline
  const hooks = {
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(onPartialResult === undefined ? {} : { onPartialResult: onPartialResult as (soFar: unknown) => void }),
  }
  if (question.study === 'stress-range') return rangeOf(session, question, onProgress)
  if (question.study === 'draws') {
    const { asked, columns } = prepareDraws(session, question)
    const { options, from, count } = question
    return drawRows(world, solver, { asked, columns, options, from, count }, onProgress)
  }
  if (question.study === 'ensemble') {
    const { columns } = prepareDraws(session, question)
    const result = ensemble(world, baseline, question, columns, question.values)
    return { result, evaluations: { name: 'evaluations', ...evaluationLines(result, columns, question.values) } }
  }
  if (question.study === 'hindcast') {
    const { study, past, ...request } = question
    return STUDIES[study].run({ ...session, past }, request, hooks)
  }
  const { study, ...request } = question
  return studyOf(study).run(session, request, hooks) as StudyResult
}
