import { sumOf, type Kilograms } from '../quantity/index.ts'
import type { CodeSystem, GoodsCode, World } from '../world/index.ts'
import type { TradeEntry, UnusedRow, LeftOutReason, Reading } from './entry.ts'
import { keyOfEntry } from './read.ts'

/** What was traded between two places of the world in goods of a listed code. */
export interface TradeFlow {
  readonly flow: TradeEntry['flow']
  readonly reporter: string
  readonly partner: string | undefined
  readonly system: CodeSystem
  readonly code: string
  readonly codes: readonly GoodsCode[]
  readonly from: number
  readonly to: number
  readonly entries: readonly TradeEntry[]
  /** Some countries of the reporting place alone, by id; empty where the place is one country, or all of them are there. */
  readonly part: readonly string[]
  /** Of all partners together: what single partners in the files have of it, which are flows of their own. */
  readonly singles: Kilograms
}

export interface Settled {
  readonly flows: readonly TradeFlow[]
  readonly leftOut: readonly UnusedRow[]
}

/** Partners that lack less than this of their total are all there: both are rounded, and revised on different days. */
const ALL_BUT = 0.005

/** Puts entries of all files together: the latest of each, nothing twice, by the places and codes of the world. */
export function settle(world: World, { entries, leftOut }: Reading): Settled {
  const left: UnusedRow[] = [...leftOut]
  const leave = ({ file, line }: TradeEntry, reason: LeftOutReason, what: string): void =>
    void left.push({ file, line, reason, what })
  const kept = latest(entries, leave)
  const singles = singlesOf(kept)
  const groups = new Map<string, { first: GoodsCode; entries: TradeEntry[] }>()
  for (const entry of kept) {
    const [first] = entry.codes
    if (first === undefined) continue
    if (entry.partner !== undefined && entry.partner.place === entry.reporter.place) {
      leave(entry, 'within', `${entry.reporter.id} ${entry.partner.id}`)
      continue
    }
    const key = [entry.flow, entry.reporter.place, entry.partner?.place ?? '', ...spanOfCode(first, entry)].join('\t')
    const group = groups.get(key) ?? { first, entries: [] }
    group.entries.push(entry)
    groups.set(key, group)
  }
  const flows = [...groups.values()].flatMap(({ first, entries: all }): TradeFlow[] => {
    const once = withoutParts(all, leave)
    const used = once.filter((entry) => {
      if (!isMadeOfSingles(entry, once, singles)) return true
      leave(entry, 'aggregate', `${entry.reporter.id} ${entry.code}`)
      return false
    })
    const [one] = used
    if (one === undefined) return []
    const sides = new Set(one.partner === undefined ? used.map(sideOf) : [])
    return [
      {
        flow: one.flow,
        reporter: one.reporter.place,
        partner: one.partner?.place,
        system: first.system,
        code: first.code,
        codes: one.codes,
        from: one.from,
        to: one.to,
        entries: used,
        part: partOf(world, used),
        singles: sumOf([...sides].map((side) => singles.get(side) ?? NOTHING)),
      },
    ]
  })
  return { flows, leftOut: left }
}

const NOTHING = 0 as Kilograms

const spanOfCode = ({ system, code }: GoodsCode, { from, to }: TradeEntry) => [system, code, from, to] as const
/** What a country traded with all others, in one direction, of a listed code and in a time. */
const sideOf = (entry: TradeEntry): string =>
  [entry.flow, entry.reporter.id, ...entry.codes.slice(0, 1).flatMap((code) => spanOfCode(code, entry))].join('\t')

/** What single partners have together, by the side that they are of: trade within a place too, since totals hold it. */
function singlesOf(entries: readonly TradeEntry[]): ReadonlyMap<string, Kilograms> {
  const sides = new Map<string, TradeEntry[]>()
  for (const entry of entries)
    if (entry.partner !== undefined) sides.set(sideOf(entry), [...(sides.get(sideOf(entry)) ?? []), entry])
  return new Map(
    [...sides].map(([side, of]) => [side, sumOf(withoutParts(of, () => undefined).map(({ mass }) => mass))]),
  )
}

/**
 * Whether a total says nothing that its single partners do not say one by one. Where some of them lack, which a file of some partners or unknown countries
 * brings with it, the total is kept beside them: a row of observations is of one partner or of all, so that the rest alone has no form, and rows are not
 * added up, so that nothing counts twice.
 */
function isMadeOfSingles(
  entry: TradeEntry,
  entries: readonly TradeEntry[],
  singles: ReadonlyMap<string, Kilograms>,
): boolean {
  const of = entry.partner === undefined ? singles.get(sideOf(entry)) : undefined
  if (of === undefined) return false
  const total = sumOf(entries.filter((other) => sideOf(other) === sideOf(entry)).map(({ mass }) => mass))
  return of >= total * (1 - ALL_BUT)
}

type Leave = (entry: TradeEntry, reason: LeftOutReason, what: string) => void

/** Of several files that tell the same, the one that was changed last, or else was given last; of two publishers, not the one that hands on. */
function latest(entries: readonly TradeEntry[], leave: Leave): TradeEntry[] {
  const kept = new Map<string, TradeEntry>()
  for (const entry of entries) {
    const key = keyOfEntry(entry)
    const before = kept.get(key)
    const isOther = before !== undefined && before.format !== entry.format
    const isDropped =
      before !== undefined && (isOther ? entry.format === HANDS_ON : (entry.published ?? '') < (before.published ?? ''))
    const dropped = isDropped ? entry : before
    if (dropped !== undefined) leave(dropped, isOther ? 'again' : 'revised', dropped.code)
    if (!isDropped) kept.set(key, entry)
  }
  return [...kept.values()]
}
/** It publishes what offices of countries send it. */
const HANDS_ON = 'comtrade'

/** Without what is contained in another entry: members of a group of countries that is there, finer codes of one that is. */
function withoutParts(entries: readonly TradeEntry[], leave: Leave): TradeEntry[] {
  const grouped = new Set(entries.flatMap(({ reporter }) => reporter.members))
  const partnered = new Set(entries.flatMap(({ partner }) => partner?.members ?? []))
  return entries.filter((entry) => {
    const isMember = grouped.has(entry.reporter.id) || partnered.has(entry.partner?.id ?? '')
    const isFiner = entries.some(
      (other) =>
        other.code !== entry.code &&
        entry.code.startsWith(other.code) &&
        other.reporter.id === entry.reporter.id &&
        other.partner?.id === entry.partner?.id,
    )
    if (isMember) leave(entry, 'detail', `${entry.reporter.id} ${entry.code}`)
    else if (isFiner) leave(entry, 'detail', entry.code)
    return !isMember && !isFiner
  })
}

/** The countries that reported, where their place has others as well. */
function partOf({ countries }: World, entries: readonly TradeEntry[]): string[] {
  const [one] = entries
  const reported = new Set(entries.flatMap(({ reporter }) => [reporter.id, ...reporter.members]))
  const others = [...countries.values()].filter(
    ({ id, place, members }) => place === one?.reporter.place && members.length === 0 && !reported.has(id),
  )
  return others.length === 0 ? [] : [...new Set(entries.map(({ reporter }) => reporter.id))].sort()
}
