import type { Appliers } from './handler.ts'
import { dropKeysOf } from './users.ts'
import { type MarketState, gradesOf } from '../state/market-state.ts'
import { type MarketTables, tablesById, readMarketTables } from '../../tables/index.ts'

type Kind =
  | 'founded'
  | 'rules-version'
  | 'tables'
  | 'two-required'
  | 'operators-sign'
  | 'proposed'
  | 'agreed'
  | 'proposal-withdrawn'

/** The market itself: its rules and tables, and how operators decide. */
export const marketAppliers: Appliers<Kind> = {
  founded: (venue, event, { hash }) => {
    venue.founded = event
    venue.version = event.version ?? 1
    venue.signedFor = event.operatorsSign === undefined ? event.signs.x : hash
    venue.operatorsSign = event.operatorsSign !== undefined
    if (event.operatorsSign !== undefined) venue.operatorKeys.take(event.operatorsSign)
    goBy(venue, event)
  },
  'rules-version': (venue, event) => {
    venue.version = event.version
    if (!venue.keepsTables) goBy(venue, event)
  },
  tables: (venue, event) => goBy(venue, event),
  'two-required': (venue) => {
    venue.needsTwo = true
    // What one of them has taken in the name of another is good for nothing from here on.
    for (const { id, role } of venue.users.values()) if (role === 'operator') dropKeysOf(venue, id)
  },
  'operators-sign': (venue) => {
    venue.operatorsSign = true
  },
  proposed: (venue, { proposal: id, command, input, organisation }, { by, at }) => {
    venue.proposalIds.add(id)
    venue.proposals.set(id, { id, command, input, organisation, by, at })
  },
  agreed: (venue, event) => {
    venue.proposals.delete(event.proposal)
  },
  'proposal-withdrawn': (venue, event) => {
    venue.proposals.delete(event.proposal)
  },
}

/** Takes the tables that an event holds for those of the market. */
function goBy(
  venue: MarketState,
  { world, tables }: { readonly world?: string | undefined; readonly tables?: MarketTables | undefined },
): void {
  if (tables === undefined && venue.version >= 2)
    throw new Error('it holds no tables, by which all that follows would be decided')
  if (tables !== undefined) {
    if (!/^[0-9a-f]{64}$/.test(world ?? '')) throw new Error('its tables are of no world')
    venue.tables = tablesById(readMarketTables(tables))
    venue.keepsTables = true
  }
  venue.world = world
  venue.grades = gradesOf(venue.founded, venue.tables)
  venue.forgetLots()
}
