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
  return { lots: book.lots, events, refused }
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
