import { Map as SharedMap, Set as SharedSet } from 'immutable'
import { controlOf } from '../owners/index.ts'
import type { CustodyEvent } from './custody-event.ts'
import { noteMaker, type LotLedgerDraft, type Brought, type Maker } from './lot-ledger.ts'
import { validEvents, type Recorded } from './corrections.ts'
import type { Lot } from './lot.ts'
import { commission, transform, worksOf } from './production-events.ts'
import { handle, receive, transfer, unpack } from './logistics-events.ts'
import { refusing, type Refusal, type Refuse } from './refusal.ts'
import type { LotSite, Registry } from './registry.ts'

/** Things by their id, in no order. */
type ById<T> = Pick<ReadonlyMap<string, T>, 'get' | 'has' | 'size'> &
  Iterable<[string, T]> & { keys(): Iterable<string>; values(): Iterable<T> }

/** What a set of events leaves: lots, and what was not taken with the reason. */
export interface LotLedger {
  readonly lots: ById<Lot>
  /** Lot -> lots that were made of it, in the order in which they were. */
  readonly parts: ById<readonly string[]>
  /** Events that count -> when they happened, milliseconds since 1970. */
  readonly events: ById<number>
  readonly refused: readonly Refusal[]
  /** Where the last record was played alone: the lots that it made or changed. */
  readonly changed: ReadonlySet<string> | undefined
}

/** Those of some events that count, in the order in which they happened. */
export const eventsInOrder = (events: Iterable<string>, book: LotLedger): string[] =>
  [...events]
    .flatMap((id) => {
      const time = book.events.get(id)
      return time === undefined ? [] : [{ id, time }]
    })
    .sort(earlier)
    .map(({ id }) => id)

/** Lots in the order in which they were made. */
export const lotsInOrder = (lots: Iterable<Lot>, { events }: LotLedger): Lot[] =>
  [...lots]
    .map((lot) => ({ lot, id: lot.event, time: events.get(lot.event) ?? 0 }))
    .sort((one, other) => earlier(one, other) || (one.lot.id < other.lot.id ? -1 : 1))
    .map(({ lot }) => lot)

interface Timed {
  readonly id: string
  readonly time: number
}
/** What happened at the same instant happened in the order of its ids. */
const earlier = (one: Timed, other: Timed): number =>
  one.time - other.time || (one.id === other.id ? 0 : one.id < other.id ? -1 : 1)

/**
 * Plays events in the order in which they happened, and takes those only that leave every gram where it can be: made
 * at a mine within its capacity, or of lots that are there, within the recipe, and used once. The order in which they
 * are given doesn't matter.
 */
export function recordLots(recorded: readonly Recorded[], registry: Registry): LotLedger {
  const { acts, refused } = validEvents(recorded)
  const book: LotLedgerDraft = {
    registry,
    lots: SharedMap<string, Lot>().asMutable(),
    parts: SharedMap<string, readonly string[]>().asMutable(),
    events: SharedMap<string, number>().asMutable(),
    commissioned: SharedMap<string, readonly Brought[]>().asMutable(),
    makers: SharedMap<string, readonly Maker[]>().asMutable(),
    changed: new Set(),
    controllers: new Map(),
  }
  for (const act of acts) noteMaker(book, act)
  const left: CustodyEvent[] = []
  let latest = Number.NEGATIVE_INFINITY
  for (const { act, time } of acts.map((one) => ({ act: one, id: one.id, time: Date.parse(one.at) })).sort(earlier)) {
    const no = take(book, act, time)
    if (no === undefined) latest = time
    else {
      refused.push(no)
      left.push(act)
    }
  }
  const ids = recorded.flatMap(({ event }) => [event.eventID, ...(event.errorDeclaration?.correctiveEventIDs ?? [])])
  return keep(book, { ids: SharedSet(ids), left, latest }, refused, undefined)
}

/** What it takes to go on from a book without playing all of it again. */
interface Going {
  readonly book: LotLedgerDraft
  /** Events that were recorded, whether they count or not, and those that are named to replace others. */
  readonly ids: SharedSet<string>
  /** Acts that were not taken, and are tried again if something comes before them. */
  readonly left: readonly CustodyEvent[]
  /** When the last of those happened that were taken. */
  readonly latest: number
}
const goings = new WeakMap<LotLedger, Going>()

function keep(
  book: LotLedgerDraft,
  going: Omit<Going, 'book'>,
  refused: readonly Refusal[],
  changed: ReadonlySet<string> | undefined,
): LotLedger {
  const lots = book.lots.asImmutable()
  const parts = book.parts.asImmutable()
  const events = book.events.asImmutable()
  const commissioned = book.commissioned.asImmutable()
  const makers = book.makers.asImmutable()
  const kept: LotLedger = { lots, parts, events, refused, changed }
  goings.set(kept, { ...going, book: { ...book, lots, parts, events, commissioned, makers } })
  return kept
}

/**
 * The same as `recordLots` of all, where `before` is of all but the last of them. A new event that comes after all that has to do with the
 * same lots is played alone, whatever else happened later.
 */
export function recordNext(before: LotLedger, recorded: readonly Recorded[], registry: Registry): LotLedger {
  const going = goings.get(before)
  const last = recorded.at(-1)
  if (
    going?.book.registry !== registry ||
    last === undefined ||
    last.event.errorDeclaration !== undefined ||
    going.ids.has(last.event.eventID)
  )
    return recordLots(recorded, registry)
  const {
    acts: [act],
    refused,
  } = validEvents([last])
  const unchanged = (no: readonly Refusal[]): LotLedger => ({
    ...before,
    refused: [...before.refused, ...no],
    changed: new Set(),
  })
  if (act === undefined) return unchanged(refused)
  if (!comesAfter(act, going)) return recordLots(recorded, registry)
  const { lots, parts, events, commissioned, makers } = going.book
  const book: LotLedgerDraft = {
    ...going.book,
    lots: lots.asMutable(),
    parts: parts.asMutable(),
    events: events.asMutable(),
    commissioned: commissioned.asMutable(),
    makers: makers.asMutable(),
    changed: new Set(),
  }
  noteMaker(book, act)
  const time = Date.parse(act.at)
  const no = take(book, act, time)
  if (no !== undefined) return unchanged([no])
  const latest = Math.max(going.latest, time)
  return keep(book, { ...going, ids: going.ids.add(act.id), latest }, before.refused, book.changed)
}

/** Whether nothing that happened when an act did, or later, has to do with what it speaks of. */
function comesAfter(act: CustodyEvent, { book, left, latest }: Going): boolean {
  const time = Date.parse(act.at)
  const stillLeft = left.filter((one) => Date.parse(one.at) >= time)
  if (latest < time && stillLeft.length === 0) return true
  // What is in a container now may not have been in it then.
  if ([act, ...stillLeft].some(isOfContainers)) return false
  // All that a mine brings out in a year counts together.
  if (act.kind === 'commission') {
    const works = worksOf(act)
    if (book.commissioned.get(works)?.some((one) => one.time >= time)) return false
    if (stillLeft.some((one) => one.kind === 'commission' && worksOf(one) === works)) return false
  }
  const named = new Set(lotsNamed(act))
  const isBefore = (event: string | undefined): boolean => (book.events.get(event ?? '') ?? -Infinity) < time
  return (
    [...named].every((lot) => isBefore(book.lots.get(lot)?.events.at(-1))) &&
    !stillLeft.some((one) => lotsNamed(one).some((lot) => named.has(lot)))
  )
}

const isOfContainers = (act: CustodyEvent): boolean =>
  'container' in act || ('containers' in act && act.containers.length > 0)

const lotsNamed = (act: CustodyEvent): string[] =>
  ('inputs' in act ? [...act.inputs, ...act.outputs] : 'lots' in act ? act.lots : []).map(({ lot }) => lot)

/** Takes an act, or says why not and changes nothing. */
function take(book: LotLedgerDraft, act: CustodyEvent, time: number): Refusal | undefined {
  const no = whyNotTaken(book, act, time)
  if (no === undefined) book.events.set(act.id, time)
  return no
}

function whyNotTaken(book: LotLedgerDraft, act: CustodyEvent, time: number): Refusal | undefined {
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

const unknownSite = (act: CustodyEvent, refuse: Refuse): Refusal =>
  refuse('EVENT_SITE_UNKNOWN', { event: act.id, site: act.site })

/** What an event says of its site has to be what is registered. */
function whyMisstated(book: LotLedgerDraft, act: CustodyEvent, site: LotSite, refuse: Refuse): Refusal | undefined {
  if (act.operator !== site.operator)
    return refuse('EVENT_OPERATOR_WRONG', {
      event: act.id,
      operator: act.operator,
      site: site.id,
      registered: site.operator,
    })
  if (act.country !== site.country)
    return refuse('EVENT_COUNTRY_WRONG', {
      event: act.id,
      site: site.id,
      country: act.country,
      registered: site.country,
    })
  const { owners } = book.registry
  let countries = book.controllers.get(site.operator)
  if (countries === undefined) {
    countries = controlOf(owners, site.operator).countries
    book.controllers.set(site.operator, countries)
  }
  if (act.controllers.join(' ') !== countries.join(' '))
    return refuse('EVENT_CONTROL_WRONG', {
      event: act.id,
      operator: site.operator,
      said: act.controllers.join(', '),
      registered: countries.join(', '),
    })
  return undefined
}
