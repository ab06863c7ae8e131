import type { Map as Shared } from 'immutable'
import type { Text } from '../../messages/index.ts'
import { grams, sumGrams, type Grams } from '../../quantity/index.ts'
import type { CustodyEvent, Commission, LotMass, NewLot, Regroup, Transform } from './custody-event.ts'
import type { Lot } from './lot.ts'
import { inKilograms } from './mass.ts'
import type { Mix } from './mass-balance.ts'
import { wayOf, word } from './origin-fault.ts'
import type { Refusal, Refuse } from './refusal.ts'
import type { LotMaterial, Registry } from './registry.ts'

export type Maker = Commission | Transform | Regroup

/** What was brought out, and when: milliseconds since 1970. */
export interface Brought {
  readonly time: number
  readonly mass: Grams
}

/** What acts are played on. Its maps are changed in place; a later book shares with it what it did not change. */
export interface LotLedgerDraft {
  readonly registry: Registry
  readonly lots: Shared<string, Lot>
  /** Lot -> lots that were made of it, in the order in which they were. */
  readonly parts: Shared<string, readonly string[]>
  /** Events that were taken -> when they happened, milliseconds since 1970. */
  readonly events: Shared<string, number>
  /** Site and process -> what came out when. */
  readonly commissioned: Shared<string, readonly Brought[]>
  /** Lot -> acts that say they make it. */
  readonly makers: Shared<string, readonly Maker[]>
  /** Lots that were made or changed. */
  readonly changed: Set<string>
  /** Operator -> countries of its ultimate controllers. */
  readonly controllers: Map<string, readonly string[]>
}

/** Takes note of what an act says it makes. */
export function noteMaker({ makers }: LotLedgerDraft, act: CustodyEvent): void {
  if (act.kind !== 'commission' && act.kind !== 'transform' && act.kind !== 'regroup') return
  for (const { lot } of act.kind === 'commission' ? act.lots : act.outputs)
    makers.set(lot, [...(makers.get(lot) ?? []), act])
}

export function joined(masses: readonly LotMass[]): Map<string, Grams> {
  const sums = new Map<string, Grams>()
  for (const { lot, mass } of masses) sums.set(lot, sumGrams([sums.get(lot) ?? grams(0n), mass]))
  return sums
}

export const contents = (book: LotLedgerDraft, container: string): Lot[] =>
  [...book.lots.values()].filter((lot) => lot.container === container)

export function materialOf(book: LotLedgerDraft, id: string): LotMaterial {
  const material = book.registry.materials.get(id)
  if (material === undefined) throw new Error(`a lot of the unknown material "${id}" was taken`)
  return material
}

/** How a lot is made: by which act and when, milliseconds since 1970, whose it is, of which lots, and of what origin. */
interface Making {
  readonly act: CustodyEvent
  readonly time: number
  readonly owner: string
  readonly from: readonly string[]
  readonly mix: Mix
}

export function add(
  book: LotLedgerDraft,
  { lot: id, material, mass }: NewLot,
  { act, time, owner, from, mix }: Making,
): void {
  book.lots.set(id, {
    id,
    material,
    made: mass,
    event: act.id,
    from,
    mix,
    left: mass,
    owner,
    site: act.site,
    way: undefined,
    container: undefined,
    since: time,
    events: [act.id],
  })
  for (const one of from) book.parts.set(one, [...(book.parts.get(one) ?? []), id])
  book.changed.add(id)
}

export const change = (book: LotLedgerDraft, lot: Lot, event: string, changes: Partial<Lot>): void => {
  book.lots.set(lot.id, { ...lot, ...changes, events: [...lot.events, event] })
  book.changed.add(lot.id)
}

/** The lots named, if they lie at the site, loose, and hold what is asked of them. */
export function lotsAt(
  book: LotLedgerDraft,
  act: CustodyEvent,
  masses: ReadonlyMap<string, Grams>,
  time: number,
  refuse: Refuse,
): { lots: Lot[] } | Refusal {
  const lots: Lot[] = []
  for (const [id, mass] of masses) {
    const lot = book.lots.get(id)
    if (lot === undefined) return missing(book, act, id, refuse)
    const no = whyNotMovable(act, [lot], time, refuse)
    if (no !== undefined) return no
    if (lot.container !== undefined) return inContainer(act, lot, refuse)
    if (mass > lot.left)
      return refuse('LOT_USED_UP', {
        event: act.id,
        mass: inKilograms(mass),
        lot: id,
        left: inKilograms(lot.left),
        made: inKilograms(lot.made),
        events: lot.events.join(', '),
      })
    lots.push(lot)
  }
  return { lots }
}

export function whyNotMovable(
  act: CustodyEvent,
  lots: readonly Lot[],
  time: number,
  refuse: Refuse,
): Refusal | undefined {
  for (const lot of lots) {
    if (lot.since >= time) return tooEarly(act, lot, refuse)
    if (lot.site !== act.site) return locationMismatch(act, lot, refuse)
  }
  return undefined
}

export const whereabouts = ({ id, site, way }: Lot): Text =>
  site === undefined ? word('on-way', { from: way?.from ?? '', to: way?.to ?? '' }) : word('lies', { lot: id, site })

export const locationMismatch = (act: CustodyEvent, lot: Lot, refuse: Refuse): Refusal =>
  refuse('LOT_ELSEWHERE', { event: act.id, lot: lot.id, site: act.site, whereabouts: whereabouts(lot) })

export const tooEarly = (act: CustodyEvent, lot: Lot, refuse: Refuse): Refusal =>
  refuse('EVENT_TOO_EARLY', { event: act.id, lot: lot.id, at: act.at, before: lot.events.at(-1) ?? '' })

export const inContainer = (act: CustodyEvent, lot: Lot, refuse: Refuse): Refusal =>
  refuse('LOT_PACKED', { event: act.id, lot: lot.id, container: lot.container ?? '' })

/** Why a lot is not there: never made, made later, made of what is made of it, or by an event that is refused. */
export function missing(book: LotLedgerDraft, act: CustodyEvent, id: string, refuse: Refuse): Refusal {
  const circle = 'outputs' in act ? chainBetween(book, id, new Set(act.outputs.map(({ lot }) => lot))) : undefined
  if (circle !== undefined)
    return refuse('LOT_CYCLE', { event: act.id, lot: circle.at(-1) ?? '', input: id, way: wayOf(circle) })
  const [maker] = book.makers.get(id) ?? []
  if (maker !== undefined && Date.parse(maker.at) >= Date.parse(act.at))
    return refuse('EVENT_TOO_EARLY:made', { event: act.id, lot: id, at: act.at, maker: maker.id, made: maker.at })
  return maker === undefined
    ? refuse('LOT_UNKNOWN:made', { event: act.id, lot: id })
    : refuse('LOT_UNKNOWN:refused', { event: act.id, lot: id, maker: maker.id })
}

/** Lots from the first back to one of the others, each made of the next; undefined if there is no such way. */
export function chainBetween(book: LotLedgerDraft, first: string, others: ReadonlySet<string>): string[] | undefined {
  const before = new Map<string, string | undefined>([[first, undefined]])
  // A map grows while it is gone through, which makes it the queue as well.
  for (const lot of before.keys()) {
    if (others.has(lot)) {
      const way: string[] = []
      for (let at: string | undefined = lot; at !== undefined; at = before.get(at)) way.unshift(at)
      return way
    }
    for (const maker of book.makers.get(lot) ?? [])
      if (maker.kind !== 'commission')
        for (const { lot: input } of maker.inputs) if (!before.has(input)) before.set(input, lot)
  }
  return undefined
}
