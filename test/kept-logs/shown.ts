import {
  accountView,
  apiKeysView,
  benchmarksView,
  bookView,
  ledgerView,
  lotsView,
  marketView,
  membersView,
  ordersView,
  ownView,
  parcelsView,
  registerView,
  roundsView,
  roundView,
  START,
  statementView,
  usersView,
  type Actor,
  type MarketState,
} from '../../src/market/index.ts'

const DAY = '2027-03-01'
const AUDITOR: Actor = { user: 'auditor', role: 'auditor', organisation: null, scopes: ['read'] }

/** All that a market shows, to everybody, to each member and to an auditor, but for its head and its world. */
export function shownOf(venue: MarketState): unknown {
  const { head: _, world: __, ...market } = marketView(venue, START)
  const rounds = [...venue.rounds.values()]
  const members = [...venue.users.values()].flatMap(({ id: user, organisation, role }): unknown[] => {
    if (organisation === null) return []
    const actor: Actor = { user, role, organisation, scopes: ['read'] }
    return [
      {
        user,
        orders: ordersView(venue, actor),
        parcels: parcelsView(venue, actor),
        account: accountView(venue, actor),
        keys: apiKeysView(venue, actor),
        lots: lotsView(venue, actor, DAY),
        own: ownView(venue, actor),
        statements: rounds
          .filter(
            ({ certificate, orders }) =>
              certificate !== undefined && [...orders.values()].some((order) => order.organisation === organisation),
          )
          .map(({ id }) => statementView(venue, actor, id)),
      },
    ]
  })
  return JSON.parse(
    JSON.stringify({
      market,
      members: membersView(venue),
      rounds: roundsView(venue),
      each: rounds.map(({ id }) => roundView(venue, id)),
      books: rounds.filter(({ certificate }) => certificate !== undefined).map(({ id }) => bookView(venue, id)),
      benchmarks: benchmarksView(venue),
      register: registerView(venue, AUDITOR),
      users: usersView(venue, AUDITOR),
      ledger: ledgerView(venue, AUDITOR),
      own: members,
    }),
  )
}
