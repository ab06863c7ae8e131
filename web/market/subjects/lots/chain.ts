import type { LotShown } from '../../../../src/market/index.ts'
import { gramsIn, kgText } from '../../parts/exact.ts'

/** The chain of custody of a lot: what made it of what, and how it moved in between. */

export type Event = LotShown['history'][number]

/** Several events of one kind at one site, each of whose lots went the same way: drawn as one. */
export interface EventNode {
  readonly kind: 'event'
  readonly key: string
  readonly events: readonly Event[]
}
export interface LotNode {
  readonly kind: 'lot'
  readonly key: string
  readonly lots: readonly string[]
  readonly material: string | null
  /** Kilograms made, and of them those that went into what is looked at. */
  readonly made: string
  readonly used: string
  /** Whether it is the lot that is looked at. */
  readonly target: boolean
}
/** What happened to lots between their making and their use: nothing in them changed. */
export interface MovesNode {
  readonly kind: 'moves'
  readonly key: string
  readonly events: readonly Event[]
}
export type Node = EventNode | LotNode | MovesNode

export interface Chain {
  /** Each after all that it comes from. */
  readonly nodes: readonly Node[]
  readonly links: readonly { readonly from: string; readonly to: string }[]
  /** Events of the history that are not drawn: what else became of lots it came from. */
  readonly aside: number
}

/** So many alike are still drawn one by one. */
const FEW = 3
const MAKING = new Set(['commission', 'transform', 'regroup'])

export function chainOf({ id, history }: Pick<LotShown, 'id' | 'history'>): Chain {
  const makers = new Map<string, Event>()
  for (const event of history) if (MAKING.has(event.kind)) for (const { lot } of event.outputs) makers.set(lot, event)
  const order = new Map(history.map(({ event }, i) => [event, i]))

  // Lots that it was made of, with the events of the chain that take from them. A set grows while it is gone through.
  const lots = new Set([id])
  const takers = new Map<string, Set<Event>>()
  for (const lot of lots) {
    const maker = makers.get(lot)
    for (const input of maker?.inputs ?? []) {
      lots.add(input.lot)
      const own = takers.get(input.lot) ?? new Set()
      if (maker !== undefined) own.add(maker)
      takers.set(input.lot, own)
    }
  }
  const making = new Set([...lots].flatMap((lot) => makers.get(lot) ?? []))
  const movesOf = (lot: string): Event[] => {
    const last = Math.max(...[...(takers.get(lot) ?? [])].map(({ event }) => order.get(event) ?? 0))
    return history.filter(
      ({ event, kind, inputs }) =>
        !MAKING.has(kind) &&
        inputs.some((input) => input.lot === lot) &&
        (lot === id || (order.get(event) ?? 0) < last),
    )
  }

  const eventKey = keysOf(making, lots, { makers, takers, order, movesOf })
  const events = new Map<string, Event[]>()
  for (const event of making) push(events, eventKey(event), event)
  const bars = new Map<string, string[]>()
  const barKey = new Map<string, string>()
  for (const lot of lots) {
    const maker = makers.get(lot)
    const made = maker === undefined ? `from nowhere ${lot}` : eventKey(maker)
    const materials = maker?.outputs.find((output) => output.lot === lot)?.material ?? ''
    const apart = maker === undefined || (events.get(made)?.length ?? 0) < 2 ? lot : ''
    const to = [...(takers.get(lot) ?? [])].map(eventKey).sort()
    const key = `lot ${JSON.stringify([made, materials, apart, lot === id, to])}`
    barKey.set(lot, key)
    push(bars, key, lot)
  }

  const nodes: Node[] = []
  const links: { from: string; to: string }[] = []
  for (const [key, members] of events) nodes.push({ kind: 'event', key, events: inTime(members, order) })
  for (const [key, members] of bars) {
    const [first = ''] = members
    const maker = makers.get(first)
    nodes.push({
      kind: 'lot',
      key,
      lots: members,
      material: maker?.outputs.find(({ lot }) => lot === first)?.material ?? null,
      made: total(members.map((lot) => makers.get(lot)?.outputs.find((one) => one.lot === lot)?.kg ?? '0')),
      used: total(
        members.flatMap((lot) =>
          lot === id
            ? [makers.get(lot)?.outputs.find((one) => one.lot === lot)?.kg ?? '0']
            : [...(takers.get(lot) ?? [])].flatMap(({ inputs }) =>
                inputs.filter((one) => one.lot === lot).map(({ kg }) => kg),
              ),
        ),
      ),
      target: first === id,
    })
    if (maker !== undefined) links.push({ from: eventKey(maker), to: key })
    const moves = inTime([...new Set(members.flatMap(movesOf))], order)
    const moved = `moves ${key}`
    if (moves.length > 0) {
      nodes.push({ kind: 'moves', key: moved, events: moves })
      links.push({ from: key, to: moved })
    }
    for (const to of new Set([...(takers.get(first) ?? [])].map(eventKey)))
      links.push({ from: moves.length > 0 ? moved : key, to })
  }
  const drawn = new Set(nodes.flatMap((node) => (node.kind === 'lot' ? [] : node.events)))
  return { nodes: inSteps(nodes, links), links, aside: history.filter((event) => !drawn.has(event)).length }
}

interface Around {
  readonly makers: ReadonlyMap<string, Event>
  readonly takers: ReadonlyMap<string, ReadonlySet<Event>>
  readonly order: ReadonlyMap<string, number>
  readonly movesOf: (lot: string) => readonly Event[]
}

/** Events that did the same with the same, and whose lots went the same way, have one key; where they are few, each its own. */
function keysOf(
  making: ReadonlySet<Event>,
  lots: ReadonlySet<string>,
  { makers, takers, order, movesOf }: Around,
): (event: Event) => string {
  const inOrder = inTime([...making], order)
  const like = new Map<Event, string>()
  const likeLot = (lot: string): string => {
    const maker = makers.get(lot)
    const material = maker?.outputs.find((one) => one.lot === lot)?.material ?? ''
    const moved = movesOf(lot).map(({ kind, site }) => `${kind} ${site.id}`)
    return JSON.stringify([material, maker === undefined ? lot : like.get(maker), moved])
  }
  const ids = new Map<string, string>()
  const short = (text: string): string => {
    const found = ids.get(text) ?? `${ids.size}`
    ids.set(text, found)
    return found
  }
  for (const event of inOrder) {
    const inputs = [...new Set(event.inputs.map(({ lot }) => likeLot(lot)))].sort()
    like.set(event, short(JSON.stringify([event.kind, event.process, event.site.id, event.operator.id, inputs])))
  }
  const keys = new Map<Event, string>()
  for (const event of [...inOrder].reverse()) {
    const onward = event.outputs
      .filter(({ lot }) => lots.has(lot))
      .map(({ lot }) => [likeLot(lot), [...(takers.get(lot) ?? [])].map((taker) => keys.get(taker) ?? '').sort()])
    keys.set(event, short(JSON.stringify([like.get(event), onward])))
  }
  const sizes = new Map<string, number>()
  for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  return (event) => {
    const key = keys.get(event) ?? ''
    return (sizes.get(key) ?? 0) > FEW ? `events ${key}` : `event ${event.event}`
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value])
}

const inTime = (events: readonly Event[], order: ReadonlyMap<string, number>): Event[] =>
  [...events].sort((one, other) => (order.get(one.event) ?? 0) - (order.get(other.event) ?? 0))

const total = (kilograms: readonly string[]): string => kgText(kilograms.reduce((sum, kg) => sum + gramsIn(kg), 0n))

/** Each node after all that it comes from. */
function inSteps(nodes: readonly Node[], links: Chain['links']): Node[] {
  const left = new Set(nodes)
  const done = new Set<string>()
  const sorted: Node[] = []
  while (left.size > 0) {
    const ready = [...left].filter(({ key }) => links.every(({ from, to }) => to !== key || done.has(from)))
    if (ready.length === 0) throw new Error('a lot was made of itself')
    for (const node of ready) {
      sorted.push(node)
      done.add(node.key)
      left.delete(node)
    }
  }
  return sorted
}
