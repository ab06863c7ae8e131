import { CheckFailed } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { quantity, type Grains, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import { SolverError, type Solver } from '../../solver/index.ts'
import { bidsOf, sharedOut, type Bid } from './bids.ts'
import { isEven, type Book } from './book.ts'
import { withoutCycles } from './cycle-cancelling.ts'
import { sealed, type Certificate } from './certificate.ts'
import { workOut } from './check.ts'
import { validateBook, type CanonicalBook } from './validate-book.ts'
import { partsOf } from './parts.ts'
import { boundPrices, supportingPrices, type Prices } from './prices.ts'
import { evenShares } from './shares.ts'
import { inTheirTurn } from './turns.ts'
import { marginOf, sharedAmong, sharedBy } from './margin.ts'
import { clearingLp, type ClearingLp, type Solved } from './clearing-lp.ts'
import { gainOf, BlockSearch, type Chosen } from './search.ts'
import { tradedNodes } from './published.ts'
import { inWholeGrams, type Whole } from './integer-rounding.ts'

export interface SearchLimits {
  /**
   * Solves of a linear programme that the search for blocks may take; one with more than 600 columns counts for more, in
   * proportion. They are counted and not timed, so that a round that is cleared again has the same bytes on any machine.
   */
  readonly solves: number
}

/** For four hundred blocks some twenty seconds on two cores, if the search does not end by itself before. */
export const USUAL_LIMITS: SearchLimits = { solves: 30_000 }

/** Columns of a programme that is solved in about a millisecond. */
const ONE_SOLVE = 600

/**
 * Clears a round: which blocks take part, the prices, who trades how much. What the certificate states was proved by the
 * checker's arithmetic.
 *
 * @param limits how long the search for blocks may go on: with some dozens of blocks it mostly ends by itself, with its proof
 * @throws InputError for a book that does not hold together; CheckFailed if the blocks found cannot be filled together;
 *   CertificateRefused if the result does not stand the check
 */
export function clearRound(
  solver: Solver,
  book: Book,
  limits: SearchLimits,
): { open: CanonicalBook; certificate: Certificate } {
  const open = validateBook(book)
  const bids = bidsOf(open)
  const programme = clearingLp(solver, open, bids)
  try {
    const all = programme.solve(programme.blocks.map(() => 'free'))
    const { chosen, prices, ...found } = supported(solver, open, bids, {
      programme,
      all,
      solves: limits.solves,
    })
    const { solved, accepted } = !isEven(open.book)
      ? found
      : sharedEvenly(solver, open, bids, { ...found, prices: prices.set })
    const whole = inWholeGrams(open, bids, { solved, prices: prices.set, accepted })
    return { open, certificate: certify(open, bids, { whole, prices, bound: boundPrices(open, all.prices), chosen }) }
  } finally {
    programme.dispose()
  }
}

/** Blocks that a book is searched again without. A sane book takes none, and each takes a search. */
const MOST_BARRED = 50

interface Supported {
  readonly chosen: Chosen
  readonly solved: Solved
  readonly prices: Prices
  readonly accepted: (b: number) => boolean
}

/**
 * A set of blocks with prices that support it to the digit. The search compares gains with a tolerance, so that a block may
 * slip in that loses less than that; then no prices are found, the block that gains least stays out, and it searches again.
 */
function supported(
  solver: Solver,
  open: CanonicalBook,
  bids: readonly Bid[],
  { programme, all, solves }: { programme: ClearingLp; all: Solved; solves: number },
): Supported {
  const barred = programme.blocks.map(() => false)
  const parts = partsOf(open, bids, programme.blocks)
  const columns = open.nodes.length + open.legs.length + bids.reduce((sum, bid) => sum + bid.alternatives.length, 0)
  const each = Math.max(1, columns / ONE_SOLVE)
  for (let left = solves; ;) {
    // Half of what is left, so that a search without the block that loses can follow.
    const budget = { left: left / 2, each, spare: left / 2 }
    const chosen = new BlockSearch(programme, open, bids, { bound: all, parts, barred, budget }).run()
    left += budget.left - left / 2
    // From the first optimum, so that what was solved in between decides as little as can be. It may decide by which of several ways of one
    // cost goods go: a search that spares a solve leads to other bytes, and takes another version of the rules.
    const found = programme.solve(
      chosen.accepted.map((is) => (is ? 'forced' : 'out')),
      'first',
    )
    // They could be, to the search's tolerance: without that there is nothing to price.
    if (found.gains === Number.NEGATIVE_INFINITY) throw new CheckFailed('The blocks chosen cannot be filled together.')
    const wide = open.book.rules === undefined ? found : programme.widen()()
    const solved = { ...wide, flows: withoutCycles(open.legs, wide.flows) }
    const within = new Set(programme.blocks.filter((_, k) => chosen.accepted[k] === true))
    const accepted = (b: number): boolean => within.has(b)
    try {
      const prices = supportingPrices(solver, open, bids, { accepted, solved, rule: open.book.priceRule })
      return { chosen, solved, prices, accepted }
    } catch (error) {
      const worst = leastGain(programme, bids, chosen, solved.prices)
      if (!(error instanceof SolverError) || worst === undefined || barred.filter(Boolean).length === MOST_BARRED)
        throw error
      barred[worst] = true
    }
  }
}

/** Who trades, of those whom the prices do not tell: equal blocks in turn, bids at the margin by the same part. */
function sharedEvenly(
  solver: Solver,
  open: CanonicalBook,
  bids: readonly Bid[],
  { solved, accepted, prices }: Pick<Supported, 'solved' | 'accepted'> & { readonly prices: readonly MicroUsdPerKg[] },
): Pick<Supported, 'solved' | 'accepted'> {
  const turned = inTheirTurn(bids, prices, { fills: solved.fills, accepted })
  const inTurn = { ...turned, solved: { ...solved, fills: turned.fills } }
  try {
    return { ...inTurn, solved: evenShares(solver, open, bids, { ...inTurn, prices }) }
  } catch (error) {
    // Without shares that the solver finds, those that are there stand, and the certificate says whether they are even.
    if (error instanceof SolverError || error instanceof CheckFailed) return inTurn
    throw error
  }
}

/** The block let in that gains least at the prices, for its size. */
function leastGain(
  { blocks }: ClearingLp,
  bids: readonly Bid[],
  { accepted }: Chosen,
  prices: Float64Array,
): number | undefined {
  let found: number | undefined
  let least = Number.POSITIVE_INFINITY
  blocks.forEach((b, k) => {
    if (accepted[k] !== true) return
    const bid = at(bids, b)
    const gain = bid.most * gainOf(bid, prices)
    if (gain < least) [found, least] = [k, gain]
  })
  return found
}

/** @throws CertificateRefused */
function certify(
  open: CanonicalBook,
  bids: readonly Bid[],
  { whole, prices, bound, chosen }: { whole: Whole; prices: Prices; bound: readonly MicroUsdPerKg[]; chosen: Chosen },
): Certificate {
  const { orders } = open
  const filledBy = (b: number): Grains => quantity(at(whole.fills, b).reduce((sum, grains) => sum + grains, 0))
  const margin = marginOf(open, bids, {
    prices: prices.set,
    takesPart: (b) => at(bids, b).least === 0 || filledBy(b) > 0,
  })
  const sharedIn = sharedBy(margin, filledBy)
  const fills = bids
    .flatMap(({ orders: members }, b) =>
      at(whole.fills, b).flatMap((grains, a) =>
        sharedOut(
          grains,
          members.map((o) => at(orders, o).order.most),
          open.book,
          isEven(open.book) ? sharedAmong(margin, sharedIn, b) : undefined,
        ).map((part, i) => [at(members, i), a, quantity<'grain'>(part)] as const),
      ),
    )
    .filter(([, , grains]) => grains > 0)
    .sort(([o, a], [p, b]) => o - p || a - b)
  const traded = tradedNodes(open, { fills, flows: listed(whole.flows), waste: listed(whole.waste) })
  const outcome = {
    prices: prices.set,
    bound,
    fills,
    flows: listed(whole.flows),
    waste: listed(whole.waste),
    dust: listed(whole.dust),
    ends: prices.low.flatMap((low, n) => {
      const high = at(prices.high, n)
      return traded.has(n) && low < high ? [[n, low, high] as const] : []
    }),
  }
  return sealed({ book: open.hash, ...outcome, stated: workOut(open, outcome), proved: chosen.proved })
}

const listed = (amounts: readonly number[]): (readonly [number, PlainGrams])[] =>
  amounts.flatMap((amount, i) => (amount === 0 ? [] : [[i, quantity<'g'>(amount)] as const]))
