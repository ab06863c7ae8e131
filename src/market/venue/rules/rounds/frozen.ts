import { boundIn } from '../goods/bound.ts'
import { isOver, sharesMaterial } from './round.ts'
import { UNDER_WAY, type Contract, type Round, type Frozen } from '../../state/round.ts'
import { unscreened } from '../people/screening.ts'
import type { MarketState } from '../../state/market-state.ts'

/** Rounds whose time is over by an instant and that are not frozen, the first to close first: of two that close at once, the first announced. */
export const dueBy = (at: string, announced: ReadonlySet<Round>): Round[] =>
  [...announced]
    .filter((round) => round.version >= 3 && isOver(round, at))
    .sort((one, other) => Date.parse(one.spec.closes) - Date.parse(other.spec.closes))

const hasClosed = ({ status, frozen }: Round): boolean => status !== 'announced' || frozen !== undefined

export const frozenFor = (
  venue: Pick<MarketState, 'contracts' | 'lots' | 'members' | 'registry' | 'rounds'>,
  round: Round,
): Frozen => ({
  suspended: new Map(
    [...venue.members.values()].flatMap(({ id, suspended }) => (suspended === undefined ? [] : [[id, suspended]])),
  ),
  unscreened: new Map(
    [...venue.members.values()].map((member) => [
      member.id,
      unscreened(member, round.spec.screening, round.spec.closes),
    ]),
  ),
  registry: venue.registry,
  lots: venue.lots,
  contracts: new Set(venue.contracts.keys()),
  before: [...venue.rounds.values()]
    .filter(
      (one) =>
        hasClosed(one) &&
        one.status !== 'settled' &&
        one.status !== 'void' &&
        (sharesMaterial(one, round) || sharesPlant(one, round)),
    )
    .map((one) => ({ round: one, undelivered: new Map(one.undelivered) })),
  converting: round.version < 3 ? undefined : [...venue.rounds.values()].filter(hasClosed),
})

/** Sites of those who have an order in a round. */
export function plantsIn({ registry }: Pick<MarketState, 'registry'>, { orders }: Round): ReadonlySet<string> {
  const members = new Set([...orders.values()].map(({ organisation }) => organisation))
  const converts = new Set(registry.recipes.flatMap(({ process, inputs }) => (inputs.length > 0 ? [process] : [])))
  return new Set(
    [...registry.sites.values()]
      .filter(
        ({ operator, processes }) => members.has(operator) && [...processes.keys()].some((one) => converts.has(one)),
      )
      .map(({ id }) => id),
  )
}

/** Whether orders of two rounds may be for the same plant in the same month. */
const sharesPlant = (one: Round, other: Round): boolean =>
  [...one.plants].some((site) => other.plants.has(site)) &&
  one.spec.months.some((month) => other.spec.months.includes(month))

/** The first of the rounds that have to be cleared before another is opened: what they bind is known then, and nobody's choice. */
export const waitsFor = ({ frozen }: Round): Round | undefined =>
  frozen?.before.map(({ round }) => round).find(({ status }) => UNDER_WAY.includes(status))

/**
 * Grams of each lot that rounds before have bound. What of it was handed over since, or declared not to come, was still bound at the
 * close.
 */
export function boundBefore(
  { grades }: Pick<MarketState, 'grades'>,
  { before, registry, lots }: Frozen,
): ReadonlyMap<string, bigint> {
  const rounds = new Map(
    before
      .filter(({ round }) => round.status !== 'void')
      .map(({ round, undelivered }) => [round.id, { ...round, status: 'cleared' as const, undelivered }]),
  )
  return boundIn({ rounds, grades, registry, lots }).taken
}

/** Price contracts that count in a round, with what they may still take. */
export const contractsIn = (
  { contracts }: Pick<MarketState, 'contracts'>,
  { frozen }: Round,
): ReadonlyMap<string, Contract> =>
  frozen === undefined ? contracts : new Map([...contracts].filter(([id]) => frozen.contracts.has(id)))
