import { inMicroUsdPerKg, quantity } from '../../quantity/index.ts'
import type { Run } from '../../clearing/index.ts'
import { controlOf } from '../owners/index.ts'
import {
  benchmarksOf,
  checkCertificate,
  moneyOf,
  validateBook,
  publishedPrices,
  raiseAlarms,
  type Alarm,
  type Registered,
} from '../round/index.ts'
import type { Solver } from '../../solver/index.ts'
import { goodsAt, paidByContracts, type Round, type MarketState } from '../venue/index.ts'
import type { Intent } from './orders.ts'
import type { RehearsedRound } from './result.ts'

const TONNES = 1e6
const USD_NANO = 1e9
const USD_MICRO = 1e6

/** What each order got: grams brought or taken, and its gain and money in dollars. */
export interface Got {
  readonly grams: number
  readonly gain: number
  readonly money: number
}

export interface RoundReading {
  readonly round: Pick<RehearsedRound, 'prices' | 'benchmarks' | 'alarms' | 'traded' | 'certificate'>
  readonly got: ReadonlyMap<string, Got>
  /** What price contracts pay, dollars by order. */
  readonly contracts: ReadonlyMap<string, number>
  /** Freight and rent of the routes, dollars. */
  readonly carried: { readonly received: number; readonly gain: number }
}

/** Reads a cleared round as its published book, certificate and the register of owners have it; the certificate is checked first. */
export function readRound(
  solver: Solver,
  venue: MarketState,
  round: Round,
  intents: ReadonlyMap<string, Intent>,
  { run, t }: { readonly run: Run; readonly t: number },
): RoundReading {
  const { book, certificate } = round
  if (book === undefined || certificate === undefined) throw new Error(`${round.id} was not cleared`)
  const open = validateBook(book)
  checkCertificate(open, certificate)
  const money = moneyOf(open, certificate)
  const got = new Map<string, Got>()
  const sold = new Map<number, number>()
  const bought = new Map<number, number>()
  let traded = 0
  for (const [o, a, grains] of certificate.fills) {
    const { order, alternatives } = open.orders[o] ?? {}
    const one = alternatives?.[a]
    if (order === undefined || one === undefined) continue
    const before = got.get(order.id) ?? {
      grams: 0,
      gain: Number(money.orders.get(order.id) ?? 0n) / USD_NANO,
      money: 0,
    }
    const moved = one.moves.reduce((sum, { grams }) => sum + Math.abs(grams) * grains, 0)
    got.set(order.id, {
      grams: before.grams + moved,
      gain: before.gain - (one.limit * grains) / USD_NANO,
      money: Number(money.orders.get(order.id) ?? 0n) / USD_NANO,
    })
    for (const { node, grams } of one.moves) {
      const side = grams > 0 ? sold : bought
      side.set(node, (side.get(node) ?? 0) + Math.abs(grams) * grains)
      if (grams < 0) traded += (Math.abs(grams) * grains * (certificate.prices[node] ?? 0)) / USD_NANO
    }
  }
  const at = new Map(open.nodes.map((node, n) => [node, n]))
  const scarcity = scarcityIn(run, t)
  const owners = ownersOf(venue, round)
  const routes = [...money.routes.values()]
  return {
    got,
    contracts: new Map(
      paidByContracts(round, open, certificate, round.parcels).map(({ order, amount }) => [
        order,
        Number(amount) / USD_NANO,
      ]),
    ),
    carried: {
      received: routes.reduce((sum, { freight, rent }) => sum + Number(freight + rent), 0) / USD_NANO,
      gain: routes.reduce((sum, { rent }) => sum + Number(rent), 0) / USD_NANO,
    },
    round: {
      prices: publishedPrices(open, certificate).map(({ node, price, low, high }) => {
        const { material, grade, place } = goodsAt(node)
        const n = at.get(node) ?? -1
        return {
          material,
          grade,
          place,
          price: price / USD_MICRO,
          low: low / USD_MICRO,
          high: high / USD_MICRO,
          sold: (sold.get(n) ?? 0) / TONNES,
          bought: (bought.get(n) ?? 0) / TONNES,
          baseline: run.network.baseline.price(material, place) ?? null,
          scarcity: scarcity.get(`${material} ${place}`) ?? null,
        }
      }),
      benchmarks: benchmarksOf(open, certificate, { owners })
        .filter(({ grams }) => grams > 0)
        .map(({ material, grade, grams, sellers, buyers, price, withheld }) => ({
          material,
          grade,
          tonnes: grams / TONNES,
          sellers,
          buyers,
          price: price === undefined ? null : price / USD_MICRO,
          withheld: withheld ?? null,
        })),
      alarms: raiseAlarms(solver, open, certificate, { owners, register: registered(intents, owners) }).map((alarm) =>
        told(alarm, venue),
      ),
      traded,
      certificate: {
        seal: certificate.seal,
        gains: Number(certificate.stated.gains) / USD_NANO,
        gap: Number(certificate.stated.gap) / USD_NANO,
        checked: true,
      },
    },
  }
}

/** What one kilogram more of a material at a place is worth in the run; of the cheaper kind where origin is followed, as `stress` tells it. */
function scarcityIn({ network, months }: Run, t: number): Map<string, number> {
  const found = new Map<string, number>()
  network.nodes.forEach(({ material, place }, n) => {
    const key = `${material} ${place}`
    const price = months[t]?.price[n] ?? 0
    found.set(key, Math.min(price, found.get(key) ?? price))
  })
  return found
}

/** The published book names nobody; no matter who runs the market knows whose orders they are, and who is behind them in the end. */
function ownersOf(venue: MarketState, round: Round): Map<string, string> {
  const behind = (organisation: string): string =>
    controlOf(venue.register, organisation).controllers[0]?.party ?? organisation
  return new Map([...round.orders.values()].map(({ id, organisation }) => [id, behind(organisation)]))
}

/** What sellers have in their lots, at their cost. */
const registered = (intents: ReadonlyMap<string, Intent>, owners: ReadonlyMap<string, string>): Registered[] =>
  [...intents].flatMap(([order, { content, held }]) =>
    content.kind !== 'sell' || held === undefined
      ? []
      : [
          {
            owner: owners.has(order) ? order : '',
            node: [content.material, content.grade, content.place, content.month].join('/'),
            grams: quantity<'g'>(held),
            cost: quantity<'µUSD/kg'>(Math.round(inMicroUsdPerKg(quantity(Number(content.ask))))),
          },
        ],
  )

function told(alarm: Alarm, venue: MarketState): RehearsedRound['alarms'][number] {
  const owner = venue.register.organisations.get(alarm.owner)?.name ?? alarm.owner
  const nothing = { tonnes: null, price: null, other: null, gain: null }
  switch (alarm.kind) {
    case 'self-trade':
      return { ...nothing, kind: alarm.kind, owner, where: alarm.pool, tonnes: alarm.matched / TONNES }
    case 'pivotal':
      return {
        ...nothing,
        kind: alarm.kind,
        owner,
        where: alarm.node,
        price: alarm.price / USD_MICRO,
        other: alarm.without / USD_MICRO,
      }
    case 'physical withholding':
      return {
        kind: alarm.kind,
        owner,
        where: alarm.node,
        tonnes: alarm.grams / TONNES,
        price: alarm.price / USD_MICRO,
        other: alarm.with / USD_MICRO,
        gain: alarm.gain,
      }
    case 'small price-setting order':
      return { ...nothing, kind: alarm.kind, owner, where: alarm.node, tonnes: alarm.grams / TONNES }
    case 'cancelled trade':
      return {
        ...nothing,
        kind: alarm.kind,
        owner,
        where: alarm.node,
        tonnes: alarm.grams / TONNES,
        price: alarm.price / USD_MICRO,
        other: alarm.without === undefined ? null : alarm.without / USD_MICRO,
      }
    default:
      return alarm satisfies never
  }
}
