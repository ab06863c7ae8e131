import { controlOf } from '../owners/index.ts'
import type { Act } from './act.ts'
import { makersOf, type Book } from './book.ts'
import { standing, type Recorded } from './corrections.ts'
import type { Lot } from './lot.ts'
import { commission, transform } from './making.ts'
import { handle, receive, transfer, unpack } from './moving.ts'
import { refusing, type Refusal, type Refuse } from './refusal.ts'
import type { LotSite, Registry } from './registry.ts'

/** What a set of events leaves: lots, and what was not taken with the reason. */
export interface LotBook {
  readonly lots: ReadonlyMap<string, Lot>
  /** Ids of the events that count, in the order in which they happened. */
  readonly events: readonly string[]
  readonly refused: readonly Refusal[]
}

/**
 * Plays events in the order in which they happened, and takes those only that leave every gram where it can be: made
 * at a mine within its capacity, or of lots that are there, within the recipe, and used once. The order in which they
 * are given doesn't matter.
 */
export function recordLots(recorded: readonly Recorded[], registry: Registry): LotBook {
  const { acts, refused } = standing(recorded)
  const isPlain = refused.length === 0 && acts.length === recorded.length
  const inOrder = acts
    .map((act) => ({ act, time: Date.parse(act.at) }))
    .sort((one, other) => one.time - other.time || (one.act.id < other.act.id ? -1 : 1))
  const book: Book = {
    registry,
    lots: new Map(),
    commissioned: new Map(),
    makers: makersOf(acts),
    controllers: new Map(),
  }
  const events: string[] = []
  const times = new Map<string, number>()
  for (const { act, time } of inOrder) {
    const no = take(book, act, time)
    if (no !== undefined) refused.push(no)
    else {
      events.push(act.id)
      times.set(act.id, time)
    }
  }
  const lots: LotBook = { lots: book.lots, events, refused }
  if (isPlain && refused.length === 0) goings.set(lots, { book, times })
  return lots
}

const standingIn = new WeakMap<LotBook, ReadonlySet<string>>()
/** Ids of the events that count: looked up many times in the same book. */
export function eventsOf(book: LotBook): ReadonlySet<string> {
  const known = standingIn.get(book) ?? new Set(book.events)
  standingIn.set(book, known)
  return known
}

/** What it takes to go on from a book without playing all of it again. */
interface Going {
  readonly book: Book
  /** When each event happened. */
  readonly times: ReadonlyMap<string, number>
}
/** Of books in which nothing was refused or corrected. */
const goings = new WeakMap<LotBook, Going>()

/**
 * The same as `recordLots` of all, where `before` is of all but the last of them. In a book without corrections, an event that comes after
 * all that has to do with the same lots is played alone, whatever else happened later.
 */
export function recordNext(before: LotBook, recorded: readonly Recorded[], registry: Registry): LotBook {
  const going = goings.get(before)
  const [act] = standing(recorded.slice(-1)).acts
  if (
    going?.book.registry !== registry ||
    act === undefined ||
    act.error !== undefined ||
    going.times.has(act.id) ||
    !comesAfter(act, going, before.events.at(-1))
  )
    return recordLots(recorded, registry)
  const { book } = going
  const time = Date.parse(act.at)
  const makers = new Map(book.makers)
  for (const [lot, own] of makersOf([act])) makers.set(lot, [...(makers.get(lot) ?? []), ...own])
  const next: Book = { ...book, lots: new Map(book.lots), commissioned: new Map(book.commissioned), makers }
  const no = take(next, act, time)
  if (no !== undefined) return { lots: next.lots, events: before.events, refused: [no] }
  const times = new Map(going.times).set(act.id, time)
  const isLater = (id: string): boolean => {
    const at = times.get(id) ?? time
    return at > time || (at === time && id > act.id)
  }
  // In their order: those that come later are the last.
  const later = before.events.slice(1 + before.events.findLastIndex((id) => !isLater(id)))
  const lots = later.length === 0 ? next.lots : madeBefore(next.lots, act.id, new Set(later))
  const events = [...before.events.slice(0, before.events.length - later.length), act.id, ...later]
  const kept: LotBook = { lots, events, refused: [] }
  goings.set(kept, { book: { ...next, lots }, times })
  return kept
}

/** Whether nothing that happened when an act did, or later, has to do with what it speaks of. */
function comesAfter(act: Act, { book, times }: Going, last: string | undefined): boolean {
  const time = Date.parse(act.at)
  const isBefore = (event: string | undefined): boolean => (times.get(event ?? '') ?? Number.NEGATIVE_INFINITY) < time
  if (isBefore(last)) return true
  // What is in a container now may not have been in it then.
  if ('container' in act || ('containers' in act && act.containers.length > 0)) return false
  // All that a mine brings out in a year counts together.
  if (act.kind === 'commission' && book.commissioned.get(`${act.site} ${act.process}`)?.some((one) => one.time >= time))
    return false
  const named = 'inputs' in act ? [...act.inputs, ...act.outputs] : act.lots
  return named.every(({ lot }) => isBefore(book.lots.get(lot)?.events.at(-1)))
}

/** Lots in the order in which they were made, those of an event before those of later ones. */
function madeBefore(lots: ReadonlyMap<string, Lot>, event: string, later: ReadonlySet<string>): Map<string, Lot> {
  const all = [...lots.values()]
  const own = all.filter((lot) => lot.event === event)
  const others = all.filter((lot) => lot.event !== event)
  const at = others.findIndex((lot) => later.has(lot.event))
  const inOrder = at < 0 ? [...others, ...own] : [...others.slice(0, at), ...own, ...others.slice(at)]
  return new Map(inOrder.map((lot) => [lot.id, lot]))
}

/** Takes an act, or says why not and changes nothing. */
function take(book: Book, act: Act, time: number): Refusal | undefined {
  const refuse = refusing(act.id)
  const site = book.registry.sites.get(act.site)
  const misstated = site === undefined ? unknownSite(act, refuse) : whyMisstated(book, act, site, refuse)
  if (site === undefined || misstated !== undefined) return misstated
  switch (act.kind) {
    case 'commission':
      return commission(book, act, time, site, refuse)
    case 'transform':
    case 'regroup':
      return transform(book, act, time, site, refuse)
    case 'ship':
    case 'inspect':
    case 'withdraw':
    case 'pack':
    case 'install':
      return handle(book, act, time, refuse)
    case 'receive':
      return receive(book, act, time, refuse)
    case 'transfer':
      return transfer(book, act, time, refuse)
    case 'unpack':
    case 'remove':
      return unpack(book, act, time, refuse)
    default:
      return act satisfies never
  }
}

const unknownSite = (act: Act, refuse: Refuse): Refusal =>
  refuse(
    'EVENT_SITE_UNKNOWN',
    `${act.id} happens at ${act.site}, which is not registered.`,
    'Register the site, or correct the read point.',
  )

/** What an event says of its site has to be what is registered. */
function whyMisstated(book: Book, act: Act, site: LotSite, refuse: Refuse): Refusal | undefined {
  if (act.operator !== site.operator)
    return refuse(
      'EVENT_OPERATOR_WRONG',
      `${act.id} calls ${act.operator} the operator of ${site.id}, which is run by ${site.operator}.`,
      'Name the registered operator, who signs.',
    )
  if (act.country !== site.country)
    return refuse(
      'EVENT_COUNTRY_WRONG',
      `${act.id} puts ${site.id} in ${act.country}; it lies in ${site.country}.`,
      'Give the country where the site lies.',
    )
  const { owners } = book.registry
  let countries = book.controllers.get(site.operator)
  if (countries === undefined) {
    countries = controlOf(owners, site.operator).countries
    book.controllers.set(site.operator, countries)
  }
  if (act.controllers.join(' ') !== countries.join(' '))
    return refuse(
      'EVENT_CONTROL_WRONG',
      `${act.id} says that ${site.operator} is controlled from ${act.controllers.join(', ')}; by its registered owners it is from ${countries.join(', ')}.`,
      'Give the countries of the ultimate controllers, sorted, or have the register of owners corrected.',
    )
  return undefined
}
