import type { Baseline } from '../../clearing/index.ts'
import type { MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { World } from '../../world/index.ts'
import { complete, type RequestOf } from '../options.ts'
import { centralFirst } from './central-first.ts'
import { planQuestion } from './definition.ts'
import { freshWorlds, guardedWorlds } from './guarded-worlds.ts'
import type { Levels } from './master-problem.ts'
import { planOptions } from './options.ts'
import { outOfSample, type OutOfSample } from './out-of-sample.ts'
import { openPlanProblem, type PlanProblem } from './problem.ts'

/** What is kept of a plan and of the worlds drawn besides, so that hours of work can go on where they stood. Money in million USD. */
export interface KeptDraws {
  readonly plan: {
    readonly lowerBound: MillionUsd
    readonly upperBound: MillionUsd
    readonly undiscountedCost: MillionUsd
    readonly termination: string
    /** How much of each decision stands in each period, against all worlds and against the central case alone, if it is one of several. */
    readonly levels: readonly (readonly number[])[]
    readonly centralLevels: readonly (readonly number[])[] | null
  }
  readonly draws: OutOfSample['draws']
}

interface OpenWorldWith {
  readonly world: World
  readonly baseline: Baseline
  readonly solver: Solver
  /** Seconds, by which the search ends at its limit. */
  readonly clock: () => number
}

/**
 * Worlds drawn besides for a plan, one after the other; what is kept is neither searched nor drawn again. Each yield is all there is until
 * then, to be kept. As `plan --fresh-draws` makes them: see `outOfSample`.
 *
 * @throws InputError for a request that cannot be read
 */
export function* keptDraws(
  { world, baseline, solver, clock }: OpenWorldWith,
  asked: RequestOf<typeof planOptions>,
  kept: KeptDraws | undefined,
): Generator<KeptDraws> {
  const request = complete(planOptions, asked)
  const { menu, options } = planQuestion(world, request)
  const question = openPlanProblem(world, baseline, menu, solver, {
    ...options,
    worlds: guardedWorlds(world, baseline, solver, request),
    clock,
  })
  try {
    const plan = kept?.plan ?? searched(question)
    const before = kept?.draws ?? []
    if (kept === undefined) yield { plan, draws: [] }
    const fresh = freshWorlds(world, solver, request, request.freshDraws ?? 0)
    const { levels, centralLevels } = plan
    const found = {
      central: centralLevels === null ? undefined : { levels: levelsOf(centralLevels) },
      best: { levels: levelsOf(levels) },
    }
    for (const { draws } of outOfSample(question, after(fresh, before.length), found))
      yield { plan, draws: [...before, ...draws] }
  } finally {
    question.dispose()
  }
}

function searched(question: PlanProblem): KeptDraws['plan'] {
  const { central, best } = centralFirst(question)
  const { lowerBound, upperBound, undiscountedCost, termination } = best
  const rows = ({ v }: Levels): number[][] => v.map((row) => [...row])
  return {
    lowerBound,
    upperBound,
    undiscountedCost,
    termination,
    levels: rows(best.levels),
    centralLevels: central === undefined ? null : rows(central.levels),
  }
}

const levelsOf = (rows: readonly (readonly number[])[]): Levels => ({ v: rows.map((row) => Float64Array.from(row)) })

function* after<T>(all: Iterable<T>, count: number): Generator<T> {
  let n = 0
  for (const one of all) if (n++ >= count) yield one
}
