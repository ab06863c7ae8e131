import {
  buildNetwork,
  measuresWithoutEffect,
  type Baseline,
  type Network,
  type Provision,
} from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { inMillions, less, sumOf, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import { optimalityOf, PROVED_GAP, type Solver } from '../../solver/index.ts'
import { formatMonth, openingOf, type Scenario, type World } from '../../world/index.ts'
import { gdpOf } from '../places.ts'
import { VERSION } from '../version.ts'
import { checkAsked } from './check-asked.ts'
import { refuseContradictions } from './consistent.ts'
import { leverageCurve } from './curve.ts'
import { SAME_LOSS } from './tolerances.ts'
import { openInterdiction, type InterdictionModel } from './interdiction.ts'
import { memberLosses, type MemberFound } from './member.ts'
import { protectableNamed, refuseAbsent, sparing, type Protectable } from './exempt.ts'
import { targetGroupsOf, protect, type Protection } from './protect.ts'
import { asStressRuns, idsOf, lostAt, respond } from './respond.ts'
import type { OneProtected, WeaponMember, WeaponProtection, WeaponResult, WeaponSet, WithoutPlan } from './result.ts'
import { NO_SET, BoundedEnumeration, type Found, type Ranking } from './enumeration.ts'
import { askedWorld } from '../asked-world.ts'

export interface WeaponOptions {
  /** As the record of the study has it if left out. */
  readonly maxMeasures?: number
  readonly runnersUp?: number
  /** Sets that are also simulated month by month, the worst first. */
  readonly simulate?: number
  /** Whether to follow the worst set as a dollar of exports forgone weighs more; it takes most of the time. */
  readonly curve?: boolean
  /** Leverage asked about: does any set reach it? */
  readonly threshold?: number
  /** How many target groups of the menu may be protected; none if left out. */
  readonly protect?: number
  /** Routes (`MATERIAL:FROM:TO`) and plants, each of which is protected by itself. */
  readonly protectOne?: readonly string[]
  /** A plan that is in place, and how to call it. */
  readonly existingPlan?: { readonly name: string; readonly provision: Provision }
  /** Places whose own loss is sought too, by id, name or bloc. */
  readonly member?: readonly string[]
  readonly onProgress?: (told: WeaponProgress) => void
  /** Told the answer so far, each time something is added to it: the worst and its proof come first. */
  readonly onPartialResult?: (soFar: WeaponResult) => void
}

/** How far a search is: the worst known and what none exceeds. */
interface WeaponProgress {
  readonly solved: number
  readonly best: MillionUsd
  readonly bound: MillionUsd
  /** Sets whose loss for the member is known, of all; there only while that is sought. */
  readonly member?: { readonly done: number; readonly total: number }
}

/** Next sets that are reported where nobody says how many. */
const RUNNERS_UP = 10

/**
 * The worst that the coercer can do with at most that many measures of a menu, with a bound on all others, and what it costs
 * the coercer. The menu is a scenario whose measures are what there is to choose from.
 */
export function weapon(
  world: World,
  baseline: Baseline,
  menu: Scenario,
  solver: Solver,
  options: WeaponOptions = {},
): WeaponResult {
  const { curve = true, threshold, protect: most = 0, runnersUp = RUNNERS_UP, onPartialResult } = options
  const { member, maxMeasures } = checkAsked(world, menu, options)
  const ones = (options.protectOne ?? []).map((asked) => protectableNamed(world, asked))
  const search = openSearch(world, baseline, menu, solver, { ...options, maxMeasures })
  const { interdiction, sets, tolerance, response } = search
  try {
    const first = sets.rank(1)
    const found = { worst: worstOf(first, tolerance), bound: first.bound }
    let result = firstResult(search, found.worst, first.bound)
    const add = (part: Partial<WeaponResult>): void => {
      result = { ...result, ...part }
      refuseContradictions(result)
      onPartialResult?.(result)
    }
    add({})
    if (options.existingPlan !== undefined) add({ withoutPlan: withoutPlan(search, found.worst, first.bound) })
    if (most > 0) add({ protection: protectionOf(interdiction, sets, menu, most, response) })
    const ranking = sets.rank(1 + runnersUp)
    const again = { ...worstOf(ranking, tolerance), bound: ranking.bound }
    // Among sets that cost the same but for rounding, more solves may put another first.
    if (again.loss > found.worst.loss) {
      found.worst = again
      result = {
        ...result,
        worst: response(again),
        proof: proofOf(search, again, ranking.bound, result.proof.solves),
      }
    }
    add(rankedPart(search, ranking, found.worst, result.worst))
    if (curve)
      add({
        curve: leverageCurve(sets, tolerance).map(({ kappa, found }) => ({
          kappa,
          measures: idsOf(menu, found),
          loss: inMillions(found.loss),
          exportsForgone: inMillions(found.exportsForgone),
        })),
      })
    if (threshold !== undefined) add({ belowThreshold: sets.rank(1, threshold).bound <= 2 * tolerance })
    if (ones.length > 0) add({ onesProtected: ones.map((one) => oneProtected(search, one, found.worst, again.bound)) })
    if (member.length > 0) add({ member: memberPart(search, member, found) })
    return result
  } finally {
    interdiction.dispose()
  }
}

/** A search for the worst set, and what answers for each set that is reported. */
interface Search {
  readonly world: World
  readonly baseline: Baseline
  readonly menu: Scenario
  readonly solver: Solver
  readonly coercer: string | undefined
  readonly options: WeaponOptions & { readonly maxMeasures: number }
  readonly network: Network
  readonly interdiction: InterdictionModel
  readonly sets: BoundedEnumeration
  /** What solves can tell from nothing, and one loss from another. */
  readonly tolerance: number
  readonly response: (found: Found) => WeaponSet
  /** A set as `stress` runs it, for the first few of a list. */
  readonly simulatedRun: (found: Found, place: number) => Pick<WeaponSet, 'simulated'>
}

function openSearch(
  world: World,
  baseline: Baseline,
  menu: Scenario,
  solver: Solver,
  options: Search['options'],
): Search {
  // The market month by month knows nothing of a plan.
  const { maxMeasures, existingPlan, simulate = existingPlan === undefined ? 4 : 0, onProgress } = options
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const network = buildNetwork(world, baseline, menu, {
    split: new Set(),
    valuation: 'value-added',
    ...(existingPlan === undefined ? {} : { provision: existingPlan.provision }),
    ...(coercer === undefined ? {} : { exogenousPlace: coercer }),
  })
  const interdiction = openInterdiction(solver, network, menu)
  const tolerance = SAME_LOSS * Math.abs(interdiction.followerSurplus)
  return {
    world,
    baseline,
    menu,
    solver,
    coercer,
    options,
    network,
    interdiction,
    sets: new BoundedEnumeration(interdiction, maxMeasures, tolerance, (solved, bound, best) =>
      onProgress?.({ solved, bound: inMillions(bound), best: inMillions(best) }),
    ),
    tolerance,
    response: (found) => respond(solver, network, menu, found, interdiction.opening),
    simulatedRun: (found, place) =>
      place < simulate && found.set.length > 0 ? { simulated: asStressRuns(world, baseline, menu, solver, found) } : {},
  }
}

/** The worst of a ranking; what costs less than solves can tell from nothing costs nothing. */
const worstOf = ({ found: [first = NO_SET] }: Ranking, tolerance: number): Found =>
  first.loss <= tolerance ? NO_SET : first

function proofOf(
  { sets, interdiction }: Search,
  worst: Found,
  bound: ThousandUsd,
  solves: number,
): WeaponResult['proof'] {
  return {
    bound: inMillions(bound),
    ...optimalityOf(worst.loss, bound),
    sets: sets.sets.length,
    solves,
    simplexIterations: interdiction.simplexIterations(),
    coldStartDifference: coldStartDifference(interdiction, worst),
  }
}

/** The worst and its proof, before anything else is sought. */
function firstResult(search: Search, worst: Found, bound: ThousandUsd): WeaponResult {
  const { world, baseline, menu, coercer, options, network, interdiction, sets, response } = search
  return {
    study: 'weapon',
    version: VERSION,
    world: askedWorld(world, baseline),
    coercer: coercer ?? '',
    focus: [...menu.focus],
    focusGdp: sumOf(menu.focus.map((place) => gdpOf(world, place))),
    menu: {
      id: menu.id,
      title: menu.title,
      start: formatMonth(menu.start),
      months: menu.months,
      measures: menu.measures.map(({ id }) => id),
      measuresWithoutEffect: measuresWithoutEffect(network, menu).map(({ measure }) => measure),
    },
    options: {
      maxMeasures: options.maxMeasures,
      threshold: options.threshold ?? null,
      existingPlan: options.existingPlan?.name ?? null,
    },
    referenceSurplus: inMillions(interdiction.followerSurplus),
    worst: response(worst),
    ...(openingOf(world, menu) === undefined ? {} : { withoutAnyMeasure: lostAt(response(NO_SET), menu.focus) }),
    proof: proofOf(search, worst, bound, sets.solves),
    runnersUp: [],
    ties: 0,
    curve: [],
    belowThreshold: null,
    protection: null,
    member: null,
  }
}

/** The worst of the same question in another world, or of another menu, with its bound. */
function searchAgain<T>(
  { world, baseline, solver, options }: Search,
  menu: Scenario,
  plan: 'as-asked' | 'none',
  look: (other: Search, worst: Found, bound: ThousandUsd) => T,
): T {
  // How far it is would be taken for how far the question itself is.
  const { existingPlan, onProgress: _onProgress, ...same } = options
  const other = openSearch(
    world,
    baseline,
    menu,
    solver,
    plan === 'none' || existingPlan === undefined ? same : { ...same, existingPlan },
  )
  try {
    const ranking = other.sets.rank(1)
    return look(other, worstOf(ranking, other.tolerance), ranking.bound)
  } finally {
    other.interdiction.dispose()
  }
}

interface Bounded {
  readonly loss: ThousandUsd
  readonly bound: ThousandUsd
}

/** By how much less one worst costs than another: as found, and for certain, since each lies between what was found and its bound. */
const saved = (before: Bounded, after: Bounded): OneProtected['saves'] => ({
  value: inMillions(less(before.loss, after.loss)),
  atLeast: inMillions(less(before.loss, after.bound)),
  atMost: inMillions(less(before.bound, after.loss)),
})

/** What protecting exactly one route or plant is worth: no measure touches it, and the attack answers that. */
const oneProtected = (search: Search, one: Protectable, worst: Found, bound: ThousandUsd): OneProtected => {
  refuseAbsent(search.network, one)
  return searchAgain(search, sparing(search.menu, one), 'as-asked', (other, remaining, below) => ({
    protect: one.asked,
    kind: one.kind,
    worst: other.response(remaining),
    bound: inMillions(below),
    saves: saved({ loss: worst.loss, bound }, { loss: remaining.loss, bound: below }),
  }))
}

/** The same menu where no plan stands, beside the attack that answers the plan. */
const withoutPlan = (search: Search, worst: Found, bound: ThousandUsd): WithoutPlan =>
  searchAgain(search, search.menu, 'none', (other, before, above) => ({
    worst: other.response(before),
    bound: inMillions(above),
    sameSetNow: inMillions(search.interdiction.loss(before.set)),
    saves: saved({ loss: before.loss, bound: above }, { loss: worst.loss, bound }),
  }))

/** The next sets, and the first of all as `stress` runs them. */
function rankedPart(
  { options: { runnersUp = RUNNERS_UP }, tolerance, response, simulatedRun }: Search,
  ranking: Ranking,
  worst: Found,
  told: WeaponSet,
): Pick<WeaponResult, 'worst' | 'runnersUp' | 'ties'> {
  // Where the worst costs nothing, so does all else.
  const others = ranking.found
    .filter(({ set }) => worst.set.length > 0 && set.length > 0 && set.join() !== worst.set.join())
    .slice(0, runnersUp)
  return {
    worst: { ...told, ...simulatedRun(worst, 0) },
    runnersUp: others.map((found, i) => ({ ...response(found), ...simulatedRun(found, i + 1) })),
    ties: others.filter(({ loss }) => loss >= (1 - PROVED_GAP) * worst.loss && loss > tolerance).length,
  }
}

/** What the places asked about lose by themselves. */
function memberPart(
  { menu, options, interdiction, sets, tolerance, response, simulatedRun }: Search,
  places: readonly string[],
  { worst, bound }: { readonly worst: Found; readonly bound: ThousandUsd },
): WeaponMember {
  const { maxMeasures, runnersUp = RUNNERS_UP, onProgress } = options
  const onSolve = (solved: number, done: number): void =>
    onProgress?.({
      solved: sets.solves + solved,
      bound: inMillions(bound),
      best: inMillions(worst.loss),
      member: { done, total: sets.sets.length },
    })
  return memberOf(interdiction, menu, { places, maxMeasures, runnersUp, tolerance, worst, onSolve }, (found) => ({
    ...response(found),
    ...simulatedRun(found, 0),
  }))
}

function protectionOf(
  interdiction: InterdictionModel,
  search: BoundedEnumeration,
  menu: Scenario,
  most: number,
  answer: (found: Found) => WeaponSet,
): WeaponProtection {
  const before = search.solves
  const groups = targetGroupsOf(menu)
  const levels = protect(search, groups, most)
  const named = ({ targetGroups: chosen }: Protection): string[][] =>
    chosen.map((c) => idsOf(menu, { set: at(groups, c) }))
  return {
    targetGroups: groups.length,
    solves: search.solves - before,
    coldStartDifference: Math.max(0, ...levels.map(({ best }) => coldStartDifference(interdiction, best.worst))),
    levels: levels.map(({ best, alternatives }) => ({
      protect: named(best),
      worst: answer(best.worst),
      alternatives: alternatives.map((other) => ({
        protect: named(other),
        loss: inMillions(other.worst.loss),
        measures: idsOf(menu, other.worst),
      })),
    })),
  }
}

function memberOf(
  interdiction: InterdictionModel,
  menu: Scenario,
  asked: {
    places: readonly string[]
    maxMeasures: number
    runnersUp: number
    tolerance: number
    worst: Found
    onSolve: (solved: number, done: number) => void
  },
  answer: (found: Found) => WeaponSet,
): WeaponMember {
  const { places, maxMeasures, runnersUp, tolerance, worst, onSolve } = asked
  const known = memberLosses(
    menu.measures.length,
    maxMeasures,
    interdiction.endsAt(new Set(places)),
    tolerance,
    onSolve,
  )
  const ends = ({ optimistic, pessimistic }: MemberFound): { optimistic: MillionUsd; pessimistic: MillionUsd } => ({
    optimistic: inMillions(optimistic),
    pessimistic: inMillions(pessimistic),
  })
  const told = (one: MemberFound): WeaponMember['worstGuaranteed'] => ({
    measures: idsOf(menu, one),
    loss: inMillions(one.loss),
    ...ends(one),
  })
  const [first = known.of([]), ...others] = known.found
  return {
    places: [...places],
    referenceSurplus: inMillions(known.worth),
    worst: {
      ...answer({
        set: first.set,
        loss: first.loss,
        exportsForgone: interdiction.exportsForgone(first.set),
        value: first.loss,
      }),
      ...ends(first),
    },
    worstGuaranteed: told(known.worstGuaranteed),
    worstOverall: told(known.of(worst.set)),
    runnersUp: others
      .filter(({ set }) => set.length > 0)
      .slice(0, runnersUp)
      .map(told),
    mitigatingMeasure:
      known.mitigatingMeasure === undefined
        ? null
        : { without: told(known.mitigatingMeasure[0]), with: told(known.mitigatingMeasure[1]) },
    sets: known.sets,
    solved: known.solved,
  }
}

/** How far the loss of a set is from what a solve from nothing finds, as a share of the reference surplus. */
function coldStartDifference(interdiction: InterdictionModel, { set, loss }: Found): number {
  const cold = interdiction.followerSurplus + interdiction.solveCold(set).objective
  return Math.abs(cold - loss) / Math.max(1, Math.abs(interdiction.followerSurplus))
}
