import { longestCode, type CodeSystem, type GoodsCode, type World } from '../world/index.ts'
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
}

export interface Settled {
  readonly flows: readonly TradeFlow[]
  readonly leftOut: readonly UnusedRow[]
}

/** Puts entries of all files together: the latest of each, nothing twice, by the places and codes of the world. */
export function settle(world: World, { entries, leftOut }: Reading): Settled {
  const left: UnusedRow[] = [...leftOut]
  const leave = ({ file, line }: TradeEntry, reason: LeftOutReason, what: string): void =>
    void left.push({ file, line, reason, what })
  const known = latest(entries, leave).flatMap((entry) => {
    const codes = longestCode(world, entry.systems, entry.code)
    const [first] = codes
    if (first === undefined) leave(entry, 'code', entry.code)
    else if (entry.partner !== undefined && entry.partner.place === entry.reporter.place)
      leave(entry, 'within', `${entry.reporter.id} ${entry.partner.id}`)
    else return [{ entry, codes, first }]
    return []
  })
  const groups = new Map<string, { first: GoodsCode; codes: readonly GoodsCode[]; entries: TradeEntry[] }>()
  for (const { entry, codes, first } of known) {
    const key = [
      entry.flow,
      entry.reporter.place,
      entry.partner?.place ?? '',
      first.system,
      first.code,
      entry.from,
      entry.to,
    ].join('\t')
    const group = groups.get(key) ?? { first, codes, entries: [] }
    group.entries.push(entry)
    groups.set(key, group)
  }
  // Where partners stand one by one, all of them together would be counted again.
  const apart = new Set(
    known.filter(({ entry }) => entry.partner !== undefined).map(({ entry, first }) => sideOf(entry, first)),
  )
  const flows = [...groups.values()].flatMap(({ first, codes, entries: all }) => {
    const kept = withoutParts(all, leave).filter((entry) => {
      if (entry.partner !== undefined || !apart.has(sideOf(entry, first))) return true
      leave(entry, 'aggregate', `${entry.reporter.id} ${entry.code}`)
      return false
    })
    const [one] = kept
    if (one === undefined) return []
    return [
      {
        flow: one.flow,
        reporter: one.reporter.place,
        partner: one.partner?.place,
        system: first.system,
        code: first.code,
        codes,
        from: one.from,
        to: one.to,
        entries: kept,
        part: partOf(world, kept),
      },
    ]
  })
  return { flows, leftOut: left }
}

const sideOf = ({ flow, reporter, from, to }: TradeEntry, { system, code }: GoodsCode): string =>
  [flow, reporter.id, system, code, from, to].join('\t')

type Leave = (entry: TradeEntry, reason: LeftOutReason, what: string) => void

/** Of several files that tell the same, the one that was changed last, or else was given last. */
function latest(entries: readonly TradeEntry[], leave: Leave): TradeEntry[] {
  const kept = new Map<string, TradeEntry>()
  for (const entry of entries) {
    const key = `${entry.format} ${keyOfEntry(entry)}`
    const before = kept.get(key)
    const isOlder = before !== undefined && (entry.published ?? '') < (before.published ?? '')
    const dropped = isOlder ? entry : before
    if (dropped !== undefined) leave(dropped, 'revised', dropped.code)
    if (!isOlder) kept.set(key, entry)
  }
  return [...kept.values()]
}

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
    if (isMember) leave(entry, 'aggregate', `${entry.reporter.id} ${entry.code}`)
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
