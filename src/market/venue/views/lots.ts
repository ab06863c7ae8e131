import { controlOf } from '../../owners/index.ts'
import {
  actOf,
  eventsBehind,
  eventsInOrder,
  gradeOf,
  isRefusal,
  lotsInOrder,
  qualificationsOf,
  verdictInWords,
  type CustodyEvent,
  type Lot,
} from '../../origin/index.ts'
import { boundIn } from '../rules/goods/bound.ts'
import { kilogramText } from '../forms/plain.ts'
import { memberReading } from './reading.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor } from '../events/roles.ts'
import type { LotShown, LotsShown } from './shown.ts'
import type { MarketState } from '../state/market-state.ts'

/** Lots as their owner sees them, with all that they were made of: a chain of custody is worth nothing with a gap in it. */

/** @param on day for which grades are looked up: rules may hold from a day on only */
export function lotsView(venue: MarketState, actor: Actor, on: string): LotsShown {
  const own = memberReading(venue, actor)
  const { taken } = boundIn(venue, { of: new Set([own]) })
  return {
    lots: lotsInOrder(
      [...venue.lots.lots.values()].filter(({ owner }) => owner === own),
      venue.lots,
    ).map((lot) => lotView(venue, lot, { on, bound: taken.get(lot.id) })),
  }
}

export function lotNamedView(venue: MarketState, actor: Actor, id: string, on: string): LotShown {
  const own = memberReading(venue, actor)
  const lot = venue.lots.lots.get(id)
  // That there is such a lot of somebody else is nobody's business.
  if (lot === undefined || lot.owner !== own) return refuse('LOT_UNKNOWN', { id })
  const { verdicts } = gradeOf(venue.grades, lot, venue.registry, { on })
  return {
    ...lotView(venue, lot, { on, bound: boundIn(venue, { of: new Set([own]) }).taken.get(id) }),
    verdicts: venue.grades.flatMap(({ id: grade, rule }, i) => {
      const verdict = verdicts[i]
      if (verdict === undefined) return []
      const say = (language: 'en' | 'ja'): readonly string[] => verdictInWords(verdict, rule, venue.registry, language)
      return [{ grade, ...verdict, words: say('en'), words_ja: say('ja') }]
    }),
    history: historyOf(venue, id, own),
  }
}

function lotView(
  { grades, registry }: MarketState,
  lot: Lot,
  { on, bound = 0n }: { on: string; bound: bigint | undefined },
): LotsShown['lots'][number] {
  const { id, material, made, left, site, way, container, from, events } = lot
  return {
    id,
    material,
    made: kilogramText(made),
    left: kilogramText(left),
    bound: kilogramText(bound),
    grade: gradeOf(grades, lot, registry, { on }).grade?.id ?? null,
    qualifications: [...qualificationsOf(lot, registry)].sort(),
    site: site ?? null,
    country: registry.sites.get(site ?? '')?.country ?? null,
    way: way ?? null,
    container: container ?? null,
    from,
    events,
  }
}

type Event = LotShown['history'][number]

/**
 * All that happened to a lot and to what it was made of, the earliest first.
 *
 * @param own whose records are shown in full; those of others name whom they sold to, and for which order
 */
function historyOf(venue: MarketState, lot: string, own: string): Event[] {
  const { lots: book, recorded } = venue
  const about = eventsBehind(lot, book)
  const known = new Map<string, Event>()
  for (const { event, signer } of recorded) {
    if (!about.has(event.eventID) || event.errorDeclaration !== undefined || known.has(event.eventID)) continue
    const act = actOf(event)
    if (!isRefusal(act))
      known.set(act.id, { ...eventView(venue, act, signer), ...(signer === own ? { record: event } : {}) })
  }
  return eventsInOrder(known.keys(), book).flatMap((id) => known.get(id) ?? [])
}

function eventView({ registry, lots: { lots } }: MarketState, act: CustodyEvent, signer: string): Event {
  const { id: event, kind, at, site, operator, country } = act
  const { name = site, nameJa = name } = registry.sites.get(site) ?? {}
  const organisation = registry.owners.organisations.get(operator)
  const { inputs, outputs } = massesOf(act)
  const masses = (list: Masses): Event['inputs'] =>
    list.map(({ lot, mass }) => ({ lot, kg: kilogramText(mass), material: lots.get(lot)?.material ?? null }))
  return {
    event,
    kind,
    at,
    process: 'process' in act ? act.process : null,
    site: { id: site, name, name_ja: nameJa, country },
    operator: {
      id: operator,
      name: organisation?.name ?? operator,
      name_ja: organisation?.nameJa ?? organisation?.name ?? operator,
      controllers: organisation === undefined ? [] : controlOf(registry.owners, operator).countries,
    },
    signer,
    inputs: masses(inputs),
    outputs: masses(outputs),
  }
}

type Masses = readonly { readonly lot: string; readonly mass: bigint }[]

/** What went into an act and what came out; what only moved or changed hands is on both sides. */
function massesOf(act: CustodyEvent): { readonly inputs: Masses; readonly outputs: Masses } {
  switch (act.kind) {
    case 'commission':
      return { inputs: [], outputs: act.lots }
    case 'transform':
    case 'regroup':
      return { inputs: act.inputs, outputs: act.outputs }
    case 'withdraw':
      return { inputs: act.lots, outputs: [] }
    case 'unpack':
    case 'remove':
      return { inputs: [], outputs: [] }
    case 'ship':
    case 'receive':
    case 'inspect':
    case 'transfer':
    case 'pack':
    case 'install':
      return { inputs: act.lots, outputs: act.lots }
    default:
      return act satisfies never
  }
}
