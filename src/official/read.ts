import { FaultList, type World } from '../world/index.ts'
import { gridOfAnswer } from './comtrade.ts'
import { decoded } from './decode.ts'
import type { TradeEntry, UnusedRow, OfficialFile, OfficialText, OfficialFormat, ReadFile, Reading } from './entry.ts'
import { formatOf, isHeader, olderEncodingOf, refusedForm } from './formats.ts'
import { gridOf, Reader } from './grid.ts'
import { officialFault } from './official-fault.ts'

/** Reads files of statistics as they were published, or throws an `InputError` with every fault of all of them. */
export function readOfficial(world: World, files: readonly OfficialFile[]): Reading {
  const faults = new FaultList()
  const read: ReadFile[] = []
  const entries: TradeEntry[] = []
  const leftOut: UnusedRow[] = []
  const seen = new Set<string>()
  for (const file of files) {
    // The same file twice says nothing more.
    if (seen.has(file.hash)) continue
    seen.add(file.hash)
    const reader = new Reader(file.name, world, faults)
    const found = readOne(file, reader)
    if (found === undefined) continue
    const once = withoutDoubles(file.name, found.entries, faults)
    entries.push(...once)
    leftOut.push(...reader.leftOut)
    const published = once
      .map((entry) => entry.published ?? '')
      .sort()
      .at(-1)
    read.push({
      name: file.name,
      hash: file.hash,
      format: found.format,
      encoding: found.encoding,
      published: published || undefined,
      entries: once.length,
    })
  }
  faults.throwIfAny()
  return { files: read, entries, leftOut }
}

interface Found {
  readonly format: OfficialFormat
  readonly encoding: string | undefined
  readonly entries: TradeEntry[]
}

function readOne(given: OfficialFile, reader: Reader): Found | undefined {
  const file = decoded(given, olderEncodingOf, reader.faults)
  if (file === undefined) return undefined
  const grid = isJson(file) ? gridOfAnswer(file, reader) : gridOf(file, reader.faults, isHeader)
  if (grid === undefined) return undefined
  const found = formatOf(grid.columns)
  if (found !== undefined)
    return { format: found.name, encoding: file.encoding, entries: found.format.read(file, grid, reader) }
  const fault = refusedForm(grid.columns)?.fault ?? 'OFFICIAL_FORMAT'
  reader.faults.add(officialFault(fault, {}, { file: file.name, line: grid.line }))
  return undefined
}

const isJson = ({ text }: OfficialText): boolean => /^\uFEFF?\s*[[{]/.test(text)

export const keyOfEntry = ({ flow, reporter, partner, code, from, to }: TradeEntry): string =>
  [flow, reporter.id, partner?.id ?? '', code, from, to].join(' ')

/** Of two rows of one file for the same trade it cannot be said which holds. */
function withoutDoubles(file: string, entries: readonly TradeEntry[], faults: FaultList): TradeEntry[] {
  const seen = new Map<string, number>()
  return entries.filter((entry) => {
    const key = keyOfEntry(entry)
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, entry.line)
      return true
    }
    faults.add(officialFault('OFFICIAL_TWICE', { first }, { file, line: entry.line }))
    return false
  })
}
