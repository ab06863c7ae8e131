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
  for (const { act, time } of inOrder) {
    const no = take(book, act, time)
    if (no === undefined) events.push(act.id)
    else refused.push(no)
  }
  return keptFor(book, { events, refused }, isPlain ? (inOrder.at(-1)?.time ?? Number.NEGATIVE_INFINITY) : undefined)
}

/** What it takes to go on from a book without playing all of it again. */
interface Going {
  readonly book: Book
  /** When the last act happened. */
  readonly time: number
}
const goings = new WeakMap<LotBook, Going>()

/** A book of lots; with `time`, one in which nothing was refused or corrected, that can be gone on from. */
function keptFor(book: Book, { events, refused }: Omit<LotBook, 'lots'>, time: number | undefined): LotBook {
  const lots: LotBook = { lots: book.lots, events, refused }
  if (time !== undefined && refused.length === 0) goings.set(lots, { book, time })
  return lots
}

/**
 * The same as `recordLots` of all, where `before` is of all but the last of them. An event that happened after all others, in a book
 * without corrections, changes nothing of what is there and is played alone.
 */
export function recordNext(before: LotBook, recorded: readonly Recorded[], registry: Registry): LotBook {
  const going = goings.get(before)
  const [act] = standing(recorded.slice(-1)).acts
  const time = Date.parse(act?.at ?? '')
  if (going?.book.registry !== registry || act === undefined || act.error !== undefined || !(time > going.time))
    return recordLots(recorded, registry)
  if (recorded.slice(0, -1).some(({ event }) => event.eventID === act.id)) return recordLots(recorded, registry)
  const { book } = going
  const makers = new Map(book.makers)
  for (const [lot, own] of makersOf([act])) makers.set(lot, [...(makers.get(lot) ?? []), ...own])
  const next: Book = { ...book, lots: new Map(book.lots), commissioned: new Map(book.commissioned), makers }
  const no = take(next, act, time)
  return keptFor(
    next,
    { events: no === undefined ? [...before.events, act.id] : before.events, refused: no === undefined ? [] : [no] },
    time,
  )
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
