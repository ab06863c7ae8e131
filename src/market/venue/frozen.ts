import type { LotBook, Registry } from '../origin/index.ts'
import { boundIn } from './bound.ts'
import { sharesMaterial, type Contract, type Round } from './round.ts'
import type { Venue } from './venue.ts'

/**
 * What a round's orders are admitted by, as it stood at the close. Who runs the market reads them afterwards, and nothing that is done from
 * then on chooses among them.
 */
export interface Frozen {
  /** Members that may not trade, and why. */
  readonly suspended: ReadonlyMap<string, string>
  readonly registry: Registry
  readonly lots: LotBook
  /** Price contracts that had been signed. */
  readonly contracts: ReadonlySet<string>
  /** Rounds with a material of this one that had closed before it and were not settled, with what would not come of their parcels. */
  readonly before: readonly { readonly round: Round; readonly undelivered: Round['undelivered'] }[]
}

export const frozenFor = (venue: Venue, round: Round): Frozen => ({
  suspended: new Map(
    [...venue.members.values()].flatMap(({ id, suspended }) => (suspended === undefined ? [] : [[id, suspended]])),
  ),
  registry: venue.registry,
  lots: venue.lots,
  contracts: new Set(venue.contracts.keys()),
  before: [...venue.rounds.values()]
    .filter((one) => ['closed', 'opened', 'cleared'].includes(one.status) && sharesMaterial(one, round))
    .map((one) => ({ round: one, undelivered: new Map(one.undelivered) })),
})

/** The first of the rounds that have to be cleared before another is opened: what they bind is known then, and nobody's choice. */
export const waitsFor = ({ frozen }: Round): Round | undefined =>
  frozen?.before.map(({ round }) => round).find(({ status }) => status === 'closed' || status === 'opened')

/**
 * Grams of each lot that rounds before have bound. What of it was handed over since, or declared not to come, was still bound at the
 * close.
 */
export function boundBefore({ grades }: Venue, { before, registry, lots }: Frozen): ReadonlyMap<string, bigint> {
  const rounds = new Map(
    before
      .filter(({ round }) => round.status !== 'void')
      .map(({ round, undelivered }) => [round.id, { ...round, status: 'cleared' as const, undelivered }]),
  )
  return boundIn({ rounds, grades, registry, lots }).taken
}

/** Price contracts that count in a round, with what they may still take. */
export const contractsIn = ({ contracts }: Venue, { frozen }: Round): ReadonlyMap<string, Contract> =>
  frozen === undefined ? contracts : new Map([...contracts].filter(([id]) => frozen.contracts.has(id)))
