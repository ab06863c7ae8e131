import type { Solver } from '../../../../solver/index.ts'
import { InputError } from '../../../../world/index.ts'
import { digest } from '../../../canonical.ts'
import { clearRound, inTurn, type Book, type Certificate, type SearchLimits, type Order } from '../../../round/index.ts'
import { parcelsOf } from '../goods/parcels.ts'
import type { LeftOut } from '../../events/left-out.ts'

/** What clearing a book came to. */
export interface Cleared {
  /** Of the book without what was left out. */
  readonly certificate: Certificate
  readonly leftOut: readonly LeftOut[]
}

/** What tries may cost in all, in orders and nodes that are looked at: about a minute. */
const WORK = 300_000
/** What a try costs besides. */
const TRY = 500
const UNSEARCHED: SearchLimits = { solves: 0 }

/**
 * Clears a book; where that fails, without the orders that it fails with. No order can keep the others from trading.
 *
 * Which are left out follows from the book alone, and not from the clock: clearing it again leads to the same.
 *
 * @throws what the whole book fails with, if the terms do not clear without any order either
 */
export function clearBook(solver: Solver, book: Book, limits: SearchLimits): Cleared {
  const cleared = (orders: readonly Order[], within: SearchLimits): Certificate => {
    const { open, certificate } = clearRound(solver, { ...book, orders }, within)
    // Who hands what to whom follows from it, and has to be found, too.
    parcelsOf(book.round, open, certificate)
    return certificate
  }
  const found = attempt(() => cleared(book.orders, limits))
  if ('value' in found) return { certificate: found.value, leftOut: [] }

  // Blocks are not searched for meanwhile: each try would take as long as the round.
  const sought = new Sought(book, (orders) => cleared(orders, UNSEARCHED))
  const kept = new Set(sought.kept)
  const orders = book.orders.filter((order) => kept.has(order))
  const best = attempt(() => cleared(orders, limits))
  const last = 'value' in best ? best : attempt(() => cleared(orders, UNSEARCHED))
  if ('failure' in last) throw found.failure
  return { certificate: last.value, leftOut: sought.leftOut.toSorted((a, b) => (a.order < b.order ? -1 : 1)) }
}

/** Whatever goes wrong, it is the fault of what was tried: one order must not stop the others by a defect of ours either. */
function attempt<T>(work: () => T): { readonly value: T } | { readonly failure: unknown } {
  try {
    return { value: work() }
  } catch (failure) {
    return { failure }
  }
}

/**
 * Orders that clear together. Halves are looked at by themselves, down to the single orders that do not clear alone; then what is left
 * of one half is let in after the other, as much at a time as clears with it.
 */
class Sought {
  readonly kept: readonly Order[]
  readonly leftOut: LeftOut[] = []
  private readonly clear: (orders: readonly Order[]) => unknown
  private readonly nodes: number
  private work = 0

  constructor(book: Book, clear: (orders: readonly Order[]) => unknown) {
    this.clear = clear
    const { places, months, materials } = book
    this.nodes = materials.reduce((sum, { grades }) => sum + grades.length * places.length * months.length, 0)
    this.kept = this.alone(finestFirst(book))
  }

  /** Those of some orders that clear together. */
  private alone(some: readonly Order[]): readonly Order[] {
    const why = this.failure(some)
    if (why === undefined) return some
    if (this.isOut(some, why)) return []
    const half = Math.ceil(some.length / 2)
    const [one, other] = [this.alone(some.slice(0, half)), this.alone(some.slice(half))]
    return this.together(one, other, one.length + other.length === some.length ? why : undefined)
  }

  /**
   * All of the first, which clear together, and those of the others that clear with them.
   *
   * @param known what all of them together fail with, if that is known
   */
  private together(first: readonly Order[], others: readonly Order[], known?: string): readonly Order[] {
    if (first.length === 0 || others.length === 0) return [...first, ...others]
    const all = [...first, ...others]
    const why = known ?? this.failure(all)
    if (why === undefined) return all
    if (this.isOut(others, why)) return first
    const half = Math.ceil(others.length / 2)
    const more = this.together(first, others.slice(0, half))
    return this.together(more, others.slice(half), more.length === first.length + half ? why : undefined)
  }

  /** What some orders fail with, if they do not clear. */
  private failure(some: readonly Order[]): string | undefined {
    this.work += TRY + this.nodes + some.length
    if (this.work > WORK) return 'no time was left to find out'
    const tried = attempt(() => this.clear(some))
    return 'value' in tried ? undefined : reasonOf(tried.failure)
  }

  /** Leaves out a single order, or all that there is no time for. */
  private isOut(some: readonly Order[], why: string): boolean {
    if (some.length > 1 && this.work <= WORK) return false
    this.leftOut.push(...some.map(({ id }) => ({ order: id, why: `The round does not clear with it: ${why}` })))
    return true
  }
}

function reasonOf(failure: unknown): string {
  if (failure instanceof InputError) return failure.faults[0]?.message ?? ''
  return failure instanceof Error ? failure.message : String(failure)
}

/**
 * The finest first: of two orders that do not clear together, the one stays out that can be filled in larger pieces only, since whole
 * grams fail by these. Among alike, by a hash that nobody knows while they are sealed: no id can be chosen that comes first.
 */
function finestFirst({ orders, tieBreak }: Book): Order[] {
  // The earlier rules had the hashes of all orders for it.
  const all = tieBreak ?? digest(orders.map((order) => digest(order)).sort())
  return inTurn({ orders, tieBreak: all })
    .map(({ order }) => ({ order, coarseness: coarsenessOf(order) }))
    .sort((a, b) => a.coarseness - b.coarseness)
    .map(({ order }) => order)
}

/** Of what a grain moves, to the next power of two in grams; one that has a least part, before the next coarser. */
function coarsenessOf({ least, alternatives }: Order): number {
  const moved = alternatives.map(({ moves }) => moves.reduce((sum, [, grams]) => sum + Math.abs(grams), 0))
  return Math.ceil(Math.log2(Math.max(1, ...moved))) + (least > 0 ? 0.5 : 0)
}
