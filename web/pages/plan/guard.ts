import type { PlanResult } from '../../../src/studies/index.ts'
import { completeNamed } from '../../../src/studies/light.ts'
import { QUESTIONS, type PlanRequest } from '../../url/questions.ts'

const { options, example } = QUESTIONS.plan

export type Against = PlanRequest['against']
/** What a plan may guard against, from the least work to the most. */
export const AGAINST: readonly Against[] = options.against.choices
/** How several worlds may be weighed: as the worst, by their mean, or by the mean of their worst part. */
const RISKS: readonly string[] = ['worst', 'expected', 'cvar:0.5', 'cvar:0.3', 'cvar:0.2']
/** The same with what an address asked for. */
export const risksWith = (asked: string): readonly string[] => (RISKS.includes(asked) ? RISKS : [...RISKS, asked])
/** Of which part of the worlds the mean is taken: `cvar:0.25` and `cvar:25%` are the same. */
export const worstPart = (risk: string): number => {
  const part = risk.slice(risk.indexOf(':') + 1)
  return part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part)
}
/** Worlds drawn besides, and other samples, that are offered. */
export const FRESH: readonly number[] = [20, 50, 100, 500]
export const SAMPLES: readonly number[] = [3, 5]
/** Chances of a year of low prices that are offered besides the one of the tables: over its range. */
export const CHANCES: readonly number[] = [0.02, 0.05, 0.1, 0.2, 0.4]

export const guardsWorlds = ({ against }: Pick<PlanRequest, 'against'>): boolean => against !== 'central'
export const drawsWorlds = ({ against }: Pick<PlanRequest, 'against'>): boolean =>
  against === 'draws' || against === 'conducts-and-draws'

/**
 * The same question about other worlds. Several take minutes, so that the search may take as long as the page lets it, and other budgets and
 * plans, each of which takes as long again, are left out until somebody asks for them.
 */
export function withAgainst(request: PlanRequest, against: Against): PlanRequest {
  const { risk, replications, ...rest } = request
  const guards = guardsWorlds({ against })
  const asked = completeNamed(options, { ...rest, against, ...(guards ? { risk } : {}) })
  const most = Math.max(request.timeLimit, example.timeLimit)
  return withReplications(
    guards && !guardsWorlds(request)
      ? completeNamed(options, { ...asked, budgets: [], alternatives: 0, timeLimit: most })
      : asked,
    replications,
  )
}

/** The same question with worlds weighed otherwise. */
export function withRisk(request: PlanRequest, risk: string): PlanRequest {
  const { replications, ...rest } = request
  return withReplications({ ...rest, risk }, replications)
}

/** Other samples tell of a mean over drawn worlds, and of nothing else. */
const withReplications = (request: PlanRequest, replications: number | undefined): PlanRequest =>
  replications !== undefined && drawsWorlds(request) && request.risk !== 'worst'
    ? completeNamed(options, { ...request, replications })
    : request

/** The same question, tested in a number of worlds besides or in none. */
export const withFreshDraws = ({ freshDraws: _before, ...rest }: PlanRequest, count: string): PlanRequest =>
  count === '' ? rest : completeNamed(options, { ...rest, freshDraws: Number(count) })

/** The same question with a number of other samples of worlds, or with none. */
export const withSamples = ({ replications: _before, ...rest }: PlanRequest, count: string): PlanRequest =>
  count === '' ? rest : withReplications(rest, Number(count))

/** The same question with other prices below cost, or with none and without their chance. */
export function withDumping(request: PlanRequest, path: string): PlanRequest {
  if (path !== '') return completeNamed(options, { ...request, dumping: path })
  const { dumping: _path, dumpingProbability: _chance, ...rest } = request
  return rest
}

/** The same question with attacks that begin in a month; the menu's own is not said. */
export function withAttackStart(request: PlanRequest, month: string, own: string | undefined): PlanRequest {
  const { attackStart: _before, ...rest } = request
  return completeNamed(options, month === '' || month === own ? rest : { ...rest, attackStart: month })
}

/** Why something cannot be asked beside what is asked already, by the text that says so. */
export type Clash =
  | 'clashNews'
  | 'clashContingencies'
  | 'clashAssumptions'
  | 'clashQuietYears'
  | 'clashCostSharing'
  | 'riskAlone'
  | 'chanceAlone'

interface Clashes {
  readonly against: Clash | undefined
  readonly quietYears: Clash | undefined
  readonly assumptions: Clash | undefined
  readonly dumping: Clash | undefined
}

/** What keeps each of these from being asked; what is ticked already can always be taken back. */
export function clashesOf(request: PlanRequest, menuLists: boolean): Clashes {
  const { news, contingencies, costSharing, assumptions, quietYears } = request
  const beside = news === undefined ? undefined : 'clashNews'
  const listed = beside ?? (menuLists || contingencies !== undefined ? 'clashContingencies' : undefined)
  return {
    against: listed,
    quietYears:
      listed ?? (costSharing ? 'clashCostSharing' : undefined) ?? (assumptions ? 'clashAssumptions' : undefined),
    assumptions: listed ?? (quietYears ? 'clashQuietYears' : undefined),
    dumping: beside,
  }
}

/** Why the question as it stands would be refused: a link may ask for what the controls keep apart. */
export function refusalOf(request: PlanRequest, menuLists: boolean): Clash | undefined {
  const { news, contingencies, risk, quietYears, assumptions, dumping, dumpingProbability } = request
  const clashes = clashesOf(request, menuLists)
  const several = guardsWorlds(request) || menuLists || contingencies !== undefined
  return (
    (guardsWorlds(request) || request.freshDraws !== undefined ? clashes.against : undefined) ??
    (quietYears ? clashes.quietYears : undefined) ??
    (assumptions ? clashes.assumptions : undefined) ??
    (dumping === undefined ? undefined : clashes.dumping) ??
    (dumpingProbability !== undefined && dumping === undefined ? 'chanceAlone' : undefined) ??
    (risk === 'worst' ? undefined : news !== undefined ? 'clashNews' : several ? undefined : 'riskAlone')
  )
}

/** Whether anything is asked that stands in the fold of what a plan guards against besides. */
export const asksBesides = ({ risk, attackStart, quietYears, dumping, dumpingProbability, ...rest }: PlanRequest) =>
  guardsWorlds(rest) ||
  rest.freshDraws !== undefined ||
  risk !== options.risk.default ||
  attackStart !== undefined ||
  quietYears ||
  dumping !== undefined ||
  dumpingProbability !== undefined

/** Ten dollars, million USD: less cannot be seen. */
const UNSEEN = 1e-5
const seen = (amount: number): number => (Math.abs(amount) < UNSEEN ? 0 : amount)

type World = PlanResult['worlds'][number]

/** How a world does under a plan, beside the one that guards against the central case alone. */
export interface ComparedWorld extends Pick<World, 'id' | 'conduct' | 'isDrawn' | 'objective'> {
  /** What controls that hold already cost there in a year beyond the central case, million USD. */
  readonly heldBefore: number
  /** What is paid and lost less there with this plan, million USD; below zero: more. */
  readonly spared: number
}

/** Worlds by how much the two plans differ there: what makes the largest difference stands first. */
export const comparedWorlds = (worlds: readonly World[]): ComparedWorld[] =>
  worlds
    .map(({ id, conduct, isDrawn, heldBefore, objective }) => ({
      id,
      conduct,
      isDrawn,
      heldBefore: seen(heldBefore),
      objective,
      spared: seen(objective.centralPlan - objective.plan),
    }))
    .sort((one, other) => Math.abs(other.spared) - Math.abs(one.spared))

/** The world in which this plan is better by most, and the one in which it is worse by most. */
export function extremesOf(worlds: readonly ComparedWorld[]): {
  readonly best: ComparedWorld | undefined
  readonly worst: ComparedWorld | undefined
} {
  const by = [...worlds].sort((one, other) => other.spared - one.spared)
  const [first, last] = [by[0], by.at(-1)]
  return {
    best: first !== undefined && first.spared > 0 ? first : undefined,
    worst: last !== undefined && last.spared < 0 ? last : undefined,
  }
}

/** The number of a drawn world: `draw-1` is the first. */
export const drawOf = ({ id }: Pick<World, 'id'>): string => id.replace(/^draw-/, '')

type Period = PlanResult['periods'][number]

/** A year without an attack, period by period, where such years count. */
export const quietYearsOf = (periods: readonly Period[]) =>
  periods.flatMap(({ from, years, quietYear }) =>
    quietYear === undefined ? [] : [{ from, years, ...quietYear, spared: seen(quietYear.doNothing - quietYear.plan) }],
  )

/** Plants that dumping is shown of: those of the plan, and those that are spoken of first. */
export function dumpedPlants({
  dumping,
  screening,
}: Pick<PlanResult, 'dumping' | 'screening'>): NonNullable<PlanResult['dumping']>['plants'] {
  const pinned = new Set(screening.flatMap(({ id, pinned: isPinned }) => (isPinned ? [id] : [])))
  return (dumping?.plants ?? []).filter(({ id, share }) => share > 0 || pinned.has(id))
}

/** The first block of years from which about as much is spared as in the last; none where the last spares nothing. */
export function gainFrom<Y extends { readonly spared: number }>(years: readonly Y[]): Y | undefined {
  const last = years.at(-1)?.spared ?? 0
  return last > 0 ? years.find(({ spared }) => spared >= MOST_OF_GAIN * last) : undefined
}
const MOST_OF_GAIN = 0.95
