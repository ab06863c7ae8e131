import { makeBaseline, type BaselineReport } from '../baseline/index.ts'
import type { Solver } from '../solver/index.ts'
import { parseDumping, parseWorld, type Layer, type ScenarioText, type World } from '../world/index.ts'
import { baselineResult, type BaselineResult } from './baseline/result.ts'
import { parseCompany } from './company.ts'
import { drawRows, type Draws } from './ensemble/draw.ts'
import { prepareDraws } from './ensemble/prepare.ts'
import type { EnsembleResult } from './ensemble/result.ts'
import { ensemble, evaluationLines } from './ensemble/study.ts'
import type { ExposureResult } from './exposure/result.ts'
import { exposure } from './exposure/study.ts'
import { hindcast, type HindcastResult } from './hindcast/index.ts'
import { companyStops } from './stress/company.ts'
import { plan, type PlanResult } from './plan/index.ts'
import type { StressResult } from './stress/result.ts'
import { stress, stressRange, withRange, type StressRange } from './stress/study.ts'
import {
  menuOf,
  optionsOf,
  planOf,
  scenarioOf,
  type DrawsQuestion,
  type EnsembleQuestion,
  type ExposureQuestion,
  type HindcastQuestion,
  type PlanQuestion,
  type StressQuestion,
  type DumpingStudyRequest,
  type WeaponQuestion,
} from './question.ts'
import { dumpingStudy, DUMPING_STEPS, type DumpingResult } from './sustain/index.ts'
import type { DataTable } from './tables.ts'
import { weapon, type WeaponResult } from './weapon/index.ts'

/** A world ready to be asked: read, reconciled and priced once. */
export interface Desk {
  readonly world: World
  readonly baseline: BaselineReport
  readonly solver: Solver
  /** Seconds, for answers that are stopped by time; they are not without it. */
  readonly clock?: () => number
}

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
  /** Paths of prices under which producers are undersold. */
  readonly dumping: readonly ScenarioText[]
}

/**
 * A question as plain data: it crosses to a thread, to a worker of a browser or over HTTP, and is answered alike there.
 * `stress-range` is the part of `stress` that can be worked out beside the rest.
 */
export type Question =
  | (StressQuestion & { readonly range?: boolean })
  | (Omit<StressQuestion, 'study' | 'company'> & { readonly study: 'stress-range' })
  | ExposureQuestion
  | WeaponQuestion
  | PlanQuestion
  | DumpingStudyRequest
  | DrawsQuestion
  | EnsembleQuestion
  | HindcastQuestion
  | { readonly study: 'baseline' }

export interface Answers {
  stress: StressResult
  'stress-range': StressRange
  exposure: ExposureResult
  weapon: WeaponResult
  plan: PlanResult
  dumping: DumpingResult
  draws: Draws
  ensemble: EnsembleAnswer
  hindcast: HindcastResult
  baseline: BaselineResult
}

/** What an ensemble adds up to, and a line for each of its evaluations. */
export interface EnsembleAnswer {
  readonly result: EnsembleResult
  readonly evaluations: DataTable
}

/** Of a search: the worst known and what none exceeds, M USD. */
export interface Bounds {
  readonly best: number
  readonly bound: number
  /** Of a plan: whether parts of projects are allowed still, or wholes only. */
  readonly phase?: 'relaxation' | 'integer'
}

/** How far an answer is; a `total` of 0 is not known. */
export type Progress = (done: number, total: number, bounds?: Bounds) => void

/**
 * Answers a question, or throws what `toFailure` understands. Answers that grow part by part, those about the weapon, of a
 * plan and about dumping, are told to `onPart` as they grow.
 */
export function answer<Q extends Question>(
  desk: Desk,
  question: Q,
  onProgress?: Progress,
  onPart?: (soFar: Answers[Q['study']]) => void,
): Answers[Q['study']]
export function answer(
  desk: Desk,
  question: Question,
  onProgress?: Progress,
  onPart?: (soFar: never) => void,
): Answers[Question['study']] {
  const { world, solver } = desk
  const { baseline } = desk.baseline
  switch (question.study) {
    case 'stress': {
      const cases = question.range === true ? 3 : 1
      const company = question.company && parseCompany(question.company.file, question.company.text, world)
      const scenario = scenarioOf(world, question)
      const { result, run } = stress(world, baseline, scenario, solver, {
        ...optionsOf(question),
        onProgress: (done, total) => onProgress?.(done, cases * total),
      })
      const whole =
        question.range === true
          ? withRange(
              result,
              stressRange(world, baseline, scenario, solver, {
                ...optionsOf(question),
                onProgress: (done, total) => onProgress?.(total / 2 + done, (3 * total) / 2),
              }),
            )
          : result
      return company === undefined ? whole : { ...whole, company: companyStops(run, company) }
    }
    case 'stress-range':
      return stressRange(world, baseline, scenarioOf(world, question), solver, {
        ...optionsOf(question),
        ...(onProgress === undefined ? {} : { onProgress }),
      })
    case 'exposure':
      return exposure(
        world,
        baseline,
        question.places,
        question.company && parseCompany(question.company.file, question.company.text, world),
      )
    case 'weapon': {
      const { menu: _menu, months: _months, target: _target, study: _study, ...options } = question
      return weapon(world, baseline, menuOf(world, question), solver, {
        ...options,
        // How many solves a proof takes is not known before; for one member it is.
        onProgress: ({ solved, best, bound, member }) =>
          onProgress?.(member?.done ?? solved, member?.total ?? 0, { best, bound }),
        ...(onPart === undefined ? {} : { onPart: onPart as (soFar: WeaponResult) => void }),
      })
    }
    case 'dumping': {
      const { path, menu, study: _study, ...options } = question
      const steps = menu === undefined || options.maxMeasures === 0 ? 2 : DUMPING_STEPS.length
      return dumpingStudy(world, baseline, parseDumping(path, world), solver, {
        ...options,
        ...(menu === undefined ? {} : { menu: menuOf(world, { study: 'weapon', menu, target: options.members }) }),
        onProgress: (what) => onProgress?.(DUMPING_STEPS.indexOf(what), steps),
        ...(onPart === undefined ? {} : { onPartialResult: onPart as (soFar: DumpingResult) => void }),
      })
    }
    case 'plan': {
      const { menu, options } = planOf(world, question, solver)
      let told = 0
      return plan(world, baseline, menu, solver, {
        ...options,
        ...(desk.clock === undefined ? {} : { clock: desk.clock }),
        onProgress: ({ lowerBound: lower, upperBound: upper, phase }) =>
          onProgress?.(++told, 0, { best: upper, bound: lower, phase }),
        ...(onPart === undefined ? {} : { onPart: onPart as (soFar: PlanResult) => void }),
      })
    }
    case 'draws': {
      const { asked, columns } = prepareDraws(desk, question)
      return drawRows(world, solver, asked, columns, question.options, question, onProgress)
    }
    case 'ensemble': {
      const { columns } = prepareDraws(desk, question)
      return {
        result: ensemble(world, baseline, question, columns, question.values),
        evaluations: { name: 'evaluations', ...evaluationLines(world, question, columns, question.values) },
      }
    }
    case 'hindcast':
      return hindcast(
        question.layers.map(({ name, files }) => ({ name, files: new Map(Object.entries(files)) })),
        question.text,
        solver,
        {
          ...(question.episodes === undefined ? {} : { episodes: question.episodes }),
          ...(onProgress === undefined ? {} : { onProgress }),
        },
      )
    case 'baseline':
      return baselineResult(world, desk.baseline)
    default:
      return question satisfies never
  }
}
