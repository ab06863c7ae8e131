import type { Baseline } from '../../clearing/index.ts'
import { inYears, quantity, sum, sumOf, times, type MillionUsd } from '../../quantity/index.ts'
import { InputError, type DumpingPath, type World } from '../../world/index.ts'
import { plantsAlone, type PlantAlone, type PlantWithoutBooks } from '../dumping/index.ts'
import { mean } from '../sample.ts'
import { studyFault } from '../study-fault.ts'
import type { CandidateDecision } from './decisions.ts'

/** Prices that the supplier state may make for what a plan builds, and how often. */
export interface AskedDumping {
  readonly path: DumpingPath
  /** Chance that a year lies in such a spell; the world's if left out. */
  readonly probability?: number
}

/** What becomes of the plants that a plan may fund, by site. */
export interface DumpingOnPlan {
  readonly path: DumpingPath
  readonly probability: number
  readonly plants: ReadonlyMap<string, PlantAlone>
  readonly withoutBooks: ReadonlyMap<string, PlantWithoutBooks['lacks']>
}

/** Plans of groups of members ask the same of the same plants. */
const known = new WeakMap<AskedDumping, DumpingOnPlan>()

/** @throws InputError where the world knows no prices */
export function openDumping(
  world: World,
  baseline: Baseline,
  asked: AskedDumping,
  decisions: readonly CandidateDecision[],
): DumpingOnPlan {
  const before = known.get(asked)
  if (before !== undefined) return before
  if (!baseline.calibrated) throw new InputError([studyFault('DUMPING_NO_PRICES', {})])
  const { path, probability = world.parameter('dumping-probability') } = asked
  const sites = decisions.flatMap((decision) => (isFunded(decision) ? [decision.site] : []))
  const { plants, withoutBooks } = plantsAlone(world, baseline, path, sites)
  const found = {
    path,
    probability,
    plants: new Map(plants.map((plant) => [plant.site, plant])),
    withoutBooks: new Map(withoutBooks.map(({ site, lacks }) => [site, lacks])),
  }
  known.set(asked, found)
  return found
}

/** Plants that a plan pays for: what comes without it is not its own to keep. */
export const isFunded = (decision: CandidateDecision): decision is Extract<CandidateDecision, { kind: 'plant' }> =>
  decision.kind === 'plant' && decision.expected === undefined

/** What is short in a year of a path on average over its years: of one draw, or of one case. */
export const inYearOfPath = ({ path }: Pick<DumpingOnPlan, 'path'>, needs: readonly MillionUsd[]): MillionUsd =>
  times(sumOf(needs), 1 / inYears(path.months))

/** What a grant to a plant costs in a year of a spell, whole: the mean over years and draws of what it is short of. */
export const grantTo = (dumping: Pick<DumpingOnPlan, 'path'>, { needs }: Pick<PlantAlone, 'needs'>): MillionUsd =>
  quantity(mean(needs.map((draw) => inYearOfPath(dumping, draw))))

/** What that is to be expected to cost in any year; nothing for what is no plant of the plan, or has no books. */
export function expectedSupport(dumping: DumpingOnPlan, decision: CandidateDecision): MillionUsd {
  const plant = isFunded(decision) ? dumping.plants.get(decision.site) : undefined
  return plant === undefined ? quantity(0) : times(grantTo(dumping, plant), dumping.probability)
}

/**
 * Decisions that are kept through dumping: each plant that a plan funds costs in each year, for all of it,
 *
 *   annual' = annual + q . g     q  chance that a year lies in a spell,  g  what a grant costs in a year of it
 *
 * A grant is in proportion to what stands, as a plant's margin is, so that costs stay linear in v and all bounds hold as they are.
 */
export const keptThrough = (
  dumping: DumpingOnPlan,
  decisions: readonly CandidateDecision[],
): readonly CandidateDecision[] =>
  decisions.map((decision) => {
    const support = expectedSupport(dumping, decision)
    return support > 0 ? { ...decision, annualCost: sum(decision.annualCost, support) } : decision
  })

/** The same decisions as if only their support were paid. */
export const supportAlone = (
  dumping: DumpingOnPlan,
  decisions: readonly CandidateDecision[],
): readonly CandidateDecision[] =>
  decisions.map((decision) => ({
    ...decision,
    fixed: quantity<'MUSD'>(0),
    sized: quantity<'MUSD'>(0),
    annualCost: expectedSupport(dumping, decision),
  }))
