import type { Head } from '../../log/index.ts'
import type { LotIngredient } from '../../origin/index.ts'
import {
  benchmarksOf,
  validateBook,
  publishedFills,
  publishedPrices,
  type Book,
  type CanonicalBook,
} from '../../round/index.ts'
import { roundNamed } from '../commands/command.ts'
import { takesTwo } from '../rules/people/operators.ts'
import { keysLeft, trusteeKeyOf } from '../rules/people/trustee-keys.ts'
import { readableIn, unreadIn } from '../rules/rounds/hearing.ts'
import { goodsAt, kilogramText, priceText } from '../forms/plain.ts'
import { isCleared, type ClearedRound, type Round } from '../state/round.ts'
import { refuse } from '../forms/refusal.ts'
import { commitmentsIn } from '../rules/rounds/round.ts'
import { cancelledIn } from '../rules/goods/trade-review.ts'
import type {
  BenchmarksShown,
  CommitmentsShown,
  MarketShown,
  MembersShown,
  NamesShown,
  RoundShown,
  RoundsShown,
} from './shown.ts'
import type { MarketState } from '../state/market-state.ts'

/** What anybody may see of a market. Views are plain data, ready to leave as JSON; amounts are decimal digits. */

export function marketView(venue: MarketState, { seq, at, hash }: Head): MarketShown {
  const { founded, world = null, grades, shortages } = venue
  return {
    name: founded?.name ?? null,
    currency: venue.currency,
    signs: founded?.signs ?? null,
    world,
    head: { seq, at, hash },
    grades: grades.map(({ id, title, titleJa }) => ({ id, title, title_ja: titleJa })),
    operators: {
      count: [...venue.users.values()].filter(({ role }) => role === 'operator').length,
      takeTwo: takesTwo(venue, at),
      sign: venue.operatorsSign,
    },
    signedFor: venue.signedFor,
    shortages: [...shortages].map(([material, { share, why }]) => ({ material, share, why })),
  }
}

/** Names of what the market's tables know, and what is made of what. */
export function namesView({ tables, registry }: MarketState): NamesShown {
  const amounts = (list: readonly LotIngredient[]): { material: string; per: number }[] =>
    list.map(({ material, per }) => ({ material, per: Number(per) / 1e9 }))
  return {
    materials: [...registry.materials.values()].map(({ id, name, nameJa, stage, contents }) => ({
      id,
      name,
      name_ja: nameJa,
      stage,
      elements: [...contents.keys()],
    })),
    places: [...tables.places.values()].map(({ id, name, nameJa }) => ({ id, name, name_ja: nameJa })),
    processes: [...tables.processes.values()].map(({ id, name, nameJa }) => ({ id, name, name_ja: nameJa })),
    recipes: registry.recipes.map(({ process, inputs, outputs }) => ({
      process,
      inputs: amounts(inputs),
      outputs: amounts(outputs),
    })),
  }
}

export function membersView({ members, register, registry }: MarketState): MembersShown {
  return {
    members: [...members.values()].map((member) => {
      const { id, suspended } = member
      const { name = id, nameJa = name, country = null } = register.organisations.get(id) ?? {}
      return {
        id,
        name,
        name_ja: nameJa,
        country,
        suspended: suspended !== undefined,
        trustee: trusteeKeyOf(member),
        keysLeft: keysLeft(member),
      }
    }),
    sites: [...registry.sites.values()].map(({ id, name, nameJa, country, operator }) => ({
      id,
      name,
      name_ja: nameJa,
      country,
      operator,
    })),
  }
}

export function roundsView({ rounds }: MarketState): RoundsShown {
  return { rounds: [...rounds.values()].map(summary) }
}

const summary = ({ id, spec, status, orders, why }: Round): RoundsShown['rounds'][number] => ({
  id,
  title: spec.title,
  opens: spec.opens,
  closes: spec.closes,
  status,
  orders: orders.size,
  ...(why === undefined ? {} : { why }),
})

export function roundView(venue: MarketState, id: string): RoundShown {
  const round = roundNamed(venue, id)
  const unread = round.status === 'closed' ? unreadIn(round) : []
  const readable = readableIn(round)
  return {
    ...summary(round),
    terms: round.spec,
    grades: round.terms.materials.map(({ name, grades }) => ({ material: name, grades })),
    market: round.sealedFor.market,
    trustees: [...round.trustees].map(([organisation, { number, jwk }]) => ({ organisation, number, jwk })),
    sharesFrom: [...round.heard],
    unread: unread.map((order) => round.orders.get(order)?.commitment ?? order),
    ...(unread.length === 0 || readable === undefined ? {} : { readable }),
    accepted: round.accepted.size,
    refused: round.refused.size,
    operatorActs: round.operatorActs,
    ...(isCleared(round) ? { result: resultOf(round) } : {}),
  }
}

type Result = NonNullable<RoundShown['result']>

/** Fills are by the ids of orders, which only those who placed them know for their own. */
function resultOf(round: ClearedRound): Result {
  const { book, certificate, signature } = round
  const open = validateBook(book)
  const cancelled = cancelledIn(round).map(({ parcel, grams }) => ({
    ...goodsAt(parcel.sink),
    kg: kilogramText(grams),
  }))
  return {
    prices: publishedPrices(open, certificate).map(({ node, price, low, high }) => ({
      ...goodsAt(node),
      price: priceText(price),
      low: priceText(low),
      high: priceText(high),
    })),
    volumes: volumesOf(open, certificate),
    fills: publishedFills(open, certificate),
    ...(cancelled.length === 0 ? {} : { cancelled }),
    certificate,
    signature,
  }
}

/** What orders brought to each node and took from it. */
function volumesOf({ orders, nodes }: CanonicalBook, { fills }: ClearedRound['certificate']): Result['volumes'] {
  const at = new Map<number, { brought: number; taken: number }>()
  for (const [o, a, grains] of fills)
    for (const { node, grams } of orders[o]?.alternatives[a]?.moves ?? []) {
      const here = at.get(node) ?? { brought: 0, taken: 0 }
      if (grams > 0) here.brought += grams * grains
      else here.taken -= grams * grains
      at.set(node, here)
    }
  return [...at]
    .sort(([a], [b]) => a - b)
    .map(([n, { brought, taken }]) => ({
      ...goodsAt(nodes[n] ?? ''),
      brought: kilogramText(brought),
      taken: kilogramText(taken),
    }))
}

/** The book that a cleared round's certificate is checked against. It is not published sooner: what is bid is nobody's business till then. */
export function bookView(venue: MarketState, id: string): Book {
  const round = roundNamed(venue, id)
  if (!isCleared(round))
    return refuse('BOOK_UNKNOWN', `The book of "${id}" is published once it is cleared.`, 'Look at its state.')
  return round.book
}

/** What the orders of a closed round are bound to: a sender finds theirs, and nobody else learns whose the others are. */
export function commitmentsView(venue: MarketState, id: string): CommitmentsShown {
  return {
    round: id,
    commitments: commitmentsIn(roundNamed(venue, id, 'closed', 'opened', 'cleared', 'settled', 'void')),
  }
}

/** What was sold as a grade and cancelled afterwards. */
function cancelledAs(
  round: Round,
  { material, grade }: { readonly material: string; readonly grade: string },
): Pick<BenchmarksShown['benchmarks'][number], 'cancelled'> {
  const grams = cancelledIn(round)
    .filter(({ parcel }) => {
      const sold = goodsAt(parcel.source)
      return sold.material === material && sold.grade === grade
    })
    .reduce((sum, one) => sum + one.grams, 0)
  return grams === 0 ? {} : { cancelled: kilogramText(grams) }
}

export function benchmarksView(venue: MarketState): BenchmarksShown {
  return {
    benchmarks: [...venue.rounds.values()].filter(isCleared).flatMap((round) =>
      benchmarksOf(validateBook(round.book), round.certificate, { owners: round.beneficialOwners }).map(
        ({ material, grade, grams, excluded, sellers, buyers, price, withheld }) => ({
          round: round.id,
          material,
          grade,
          kg: kilogramText(grams),
          excluded: { contracts: kilogramText(excluded.contracts), related: kilogramText(excluded.related) },
          sellers,
          buyers,
          ...(price === undefined ? { withheld } : { price: priceText(price) }),
          ...cancelledAs(round, { material, grade }),
        }),
      ),
    ),
  }
}
