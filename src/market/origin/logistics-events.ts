import { grams, type Grams } from '../../quantity/index.ts'
import type { CustodyEvent, Receive, Transfer, Unpack } from './custody-event.ts'
import {
  change,
  contents,
  locationMismatch,
  inContainer,
  joined,
  lotsAt,
  missing,
  tooEarly,
  whereabouts,
  whyNotMovable,
  type LotLedgerDraft,
} from './lot-ledger.ts'
import type { Lot } from './lot.ts'
import { inKilograms } from './mass.ts'
import { parseHistory } from './mass-balance.ts'
import type { Refusal, Refuse } from './refusal.ts'

/** Acts on lots that lie at the site. */
export function handle(
  book: LotLedgerDraft,
  act: Extract<CustodyEvent, { kind: 'ship' | 'inspect' | 'withdraw' | 'pack' | 'install' }>,
  time: number,
  refuse: Refuse,
): Refusal | undefined {
  const masses = joined(act.lots)
  const found = lotsAt(book, act, masses, time, refuse)
  if ('code' in found) return found
  const packed: Lot[] = []
  for (const container of 'containers' in act ? act.containers : []) {
    const inside = contents(book, container)
    const no = inside.length === 0 ? emptyContainer(container, refuse) : whyNotMovable(act, inside, time, refuse)
    if (no !== undefined) return no
    packed.push(...inside)
  }
  const all = [...found.lots, ...packed]
  if (act.kind === 'pack' || act.kind === 'install') {
    // A container is in one place, or else nobody could ship or receive it any more.
    const no = whyNotMovable(act, contents(book, act.container), time, refuse)
    if (no !== undefined) return no
  }
  if (act.kind === 'ship' || act.kind === 'pack' || act.kind === 'install')
    for (const lot of found.lots)
      if (masses.get(lot.id) !== lot.left) return notWhole(act, lot, masses.get(lot.id) ?? grams(0n), refuse)
  const origin = 'declaredOrigin' in act ? whyOriginWrong(book, act, act.declaredOrigin, all, refuse) : undefined
  if (origin !== undefined) return origin
  if (act.kind === 'ship' && !book.registry.sites.has(act.to))
    return refuse('EVENT_SITE_UNKNOWN:to', { event: act.id, site: act.to })
  for (const lot of all) {
    if (act.kind === 'ship')
      change(book, lot, act.id, { site: undefined, way: { from: act.site, to: act.to }, since: time })
    else if (act.kind === 'pack' || act.kind === 'install')
      change(book, lot, act.id, { container: act.container, since: time })
    else if (act.kind === 'withdraw') change(book, lot, act.id, { left: grams(lot.left - (masses.get(lot.id) ?? 0n)) })
    else change(book, lot, act.id, {})
  }
  return undefined
}

export function receive(book: LotLedgerDraft, act: Receive, time: number, refuse: Refuse): Refusal | undefined {
  const masses = joined(act.lots)
  const all: Lot[] = []
  for (const id of masses.keys()) {
    const lot = book.lots.get(id)
    if (lot === undefined) return missing(book, act, id, refuse)
    all.push(lot)
  }
  for (const container of act.containers) {
    const inside = contents(book, container)
    if (inside.length === 0) return emptyContainer(container, refuse)
    all.push(...inside)
  }
  for (const lot of all) {
    if (lot.way?.from !== act.from || lot.way.to !== act.site)
      return refuse('LOT_ELSEWHERE:receive', {
        event: act.id,
        lot: lot.id,
        site: act.site,
        from: act.from,
        whereabouts: whereabouts(lot),
      })
    if (lot.since >= time) return tooEarly(act, lot, refuse)
    const mass = masses.get(lot.id)
    if (mass === undefined) continue
    if (lot.container !== undefined) return inContainer(act, lot, refuse)
    if (mass > lot.left)
      return refuse('LOT_RECEIVED_TOO_MUCH', {
        event: act.id,
        mass: inKilograms(mass),
        lot: lot.id,
        left: inKilograms(lot.left),
      })
  }
  const origin = whyOriginWrong(book, act, act.declaredOrigin, all, refuse)
  if (origin !== undefined) return origin
  for (const lot of all)
    change(book, lot, act.id, {
      left: masses.get(lot.id) ?? lot.left,
      site: act.site,
      way: undefined,
      since: time,
    })
  return undefined
}

export function transfer(book: LotLedgerDraft, act: Transfer, time: number, refuse: Refuse): Refusal | undefined {
  const lots: Lot[] = []
  for (const [id, mass] of joined(act.lots)) {
    const lot = book.lots.get(id)
    if (lot === undefined) return missing(book, act, id, refuse)
    if (lot.since >= time) return tooEarly(act, lot, refuse)
    if (![lot.site, lot.way?.from, lot.way?.to].includes(act.site)) return locationMismatch(act, lot, refuse)
    if (lot.owner !== act.from)
      return refuse('LOT_OWNER_WRONG', { event: act.id, lot: id, from: act.from, owner: lot.owner })
    if (mass !== lot.left) return notWhole(act, lot, mass, refuse)
    lots.push(lot)
  }
  if (!book.registry.owners.organisations.has(act.to))
    return refuse('LOT_OWNER_WRONG:to', { event: act.id, to: act.to })
  for (const lot of lots) change(book, lot, act.id, { owner: act.to, since: time })
  return undefined
}

export function unpack(book: LotLedgerDraft, act: Unpack, time: number, refuse: Refuse): Refusal | undefined {
  const inside = contents(book, act.container)
  const no = inside.length === 0 ? emptyContainer(act.container, refuse) : whyNotMovable(act, inside, time, refuse)
  if (no === undefined) for (const lot of inside) change(book, lot, act.id, { container: undefined, since: time })
  return no
}

const notWhole = (act: CustodyEvent, { id, left }: Lot, mass: Grams, refuse: Refuse): Refusal =>
  refuse('LOT_MASS_WRONG', { event: act.id, mass: inKilograms(mass), lot: id, left: inKilograms(left) })

const emptyContainer = (container: string, refuse: Refuse): Refusal => refuse('CONTAINER_EMPTY', { container })

/** Customs papers give the country of the last process, and have to agree with what the lots went through. */
function whyOriginWrong(
  book: LotLedgerDraft,
  act: CustodyEvent,
  declared: string | undefined,
  lots: readonly Lot[],
  refuse: Refuse,
): Refusal | undefined {
  if (declared === undefined) return undefined
  for (const { id, mix } of lots)
    for (const histories of mix.values())
      for (const history of histories.keys()) {
        const last = parseHistory(history).at(-1)
        const country = book.registry.sites.get(last?.site ?? '')?.country ?? ''
        if (country !== declared)
          return refuse('EVENT_ORIGIN_WRONG', {
            event: act.id,
            lot: id,
            declared,
            step: last?.step ?? '',
            site: last?.site ?? '',
            country,
          })
      }
  return undefined
}
