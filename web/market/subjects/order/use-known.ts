import { useMemo } from 'react'
import type { OrderContent, OrdersShown, RoundShown } from '../../../../src/market/index.ts'
import { unscreened } from '../../../../src/market/light.ts'
import { useLots, useRead, useRoundsNamed } from '../../client/reading.ts'
import { draftOf } from '../../client/drafts.ts'
import type { Session } from '../../client/session.ts'
import type { Known } from './order-preview.ts'

/** How many cleared rounds are looked through for the last price. */
const PAST = 6

export type OwnOrder = OrdersShown['orders'][number] & {
  /** What it says, where that is known: opened, or kept in this browser. */
  readonly told: OrderContent | undefined
}

export function useOwnOrders(session: Session, round?: string): readonly OwnOrder[] | undefined {
  const shown = useRead('/orders').data
  const { user } = session
  return useMemo(
    () =>
      shown?.orders
        .filter((order) => round === undefined || order.round === round)
        .map((order) => ({
          ...order,
          told:
            order.content ??
            draftOf({ user, round: order.round, order: order.order, key: order.envelope.key })?.content,
        })),
    [shown, user, round],
  )
}

interface Asked {
  readonly session: Session
  readonly round: RoundShown
  /** Delivery month of what is sold: grades are those of its first day. */
  readonly month: string
  readonly orders: readonly OwnOrder[]
  /** Order that is to be replaced. */
  readonly amended: OwnOrder | undefined
}

/** All that it takes to tell what an order would mean; undefined until it is there. */
export function useKnown({ session, round, month, orders, amended }: Asked): Known | undefined {
  const market = useRead('/').data
  const account = useRead('/account').data
  const own = useRead('/organisation').data
  const members = useRead('/members').data
  const names = useRead('/names').data
  const lots = useLots(`${month}-01`).data
  const organisation = session.organisation ?? ''
  return useMemo(() => {
    if (market === undefined || account === undefined || own === undefined || names === undefined || lots === undefined)
      return undefined
    return {
      round,
      market,
      account,
      suspended: members?.members.find(({ id }) => id === organisation)?.suspended ?? false,
      unscreened: unscreened(
        { screenings: new Map(own.screenings.map((one) => [one.what, one])) },
        round.terms.screening,
        round.closes,
      ),
      contracts: own.contracts,
      depositClass: own.depositClass,
      sites: own.sites,
      recipes: names.recipes,
      lots: lots.lots,
      others: orders.flatMap(({ order, told }) => (order === amended?.order || told === undefined ? [] : [told])),
      before: amended?.deposit ?? '0',
    }
  }, [market, account, own, names, members, lots, organisation, round, orders, amended])
}

/** Cleared rounds, the latest first. */
export function usePast(): readonly RoundShown[] {
  const rounds = useRead('/rounds').data?.rounds ?? []
  const cleared = rounds
    .filter(({ status }) => status === 'cleared' || status === 'settled')
    .sort((a, b) => (a.closes < b.closes ? 1 : -1))
    .slice(0, PAST)
  return useRoundsNamed(cleared.map(({ id }) => id))
}

/** Kilograms of a material that are still to be handed over for earlier rounds. */
export function useOwed(): (material: string) => readonly string[] {
  const parcels = useRead('/parcels').data?.parcels ?? []
  return (material) =>
    parcels.filter((one) => one.side === 'deliver' && one.from.material === material).map(({ left }) => left)
}
