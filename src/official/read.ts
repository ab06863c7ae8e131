import { FaultList, type World } from '../world/index.ts'
import { gridOfAnswer, isComtrade, readComtrade } from './comtrade.ts'
import { isComext, readComext } from './comext.ts'
import { isEStat, readEStat } from './e-stat.ts'
import type { TradeEntry, UnusedRow, OfficialFile, OfficialFormat, ReadFile, Reading } from './entry.ts'
import { gridOf, Reader, type Grid } from './grid.ts'
import { isMcs, isMcsSalient, readMcs } from './mcs.ts'
import { officialFault } from './official-fault.ts'

interface Format {
  readonly is: (columns: readonly string[]) => boolean
  readonly read: (file: OfficialFile, grid: Grid, reader: Reader) => TradeEntry[]
}

const FORMATS: Readonly<Record<OfficialFormat, Format>> = {
  comtrade: { is: isComtrade, read: readComtrade },
  'e-stat': { is: isEStat, read: readEStat },
  comext: { is: isComext, read: readComext },
  mcs: { is: isMcs, read: readMcs },
}

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
    const once = withoutDoubles(file, found.entries, faults)
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
      published: published || undefined,
      entries: once.length,
    })
  }
  faults.throwIfAny()
  return { files: read, entries, leftOut }
}

function readOne(file: OfficialFile, reader: Reader): { format: OfficialFormat; entries: TradeEntry[] } | undefined {
  const isJson = /^\uFEFF?\s*[[{]/.test(file.text)
  const grid = isJson ? gridOfAnswer(file, reader) : gridOf(file, reader.faults)
  if (grid === undefined) return undefined
  const found = (Object.entries(FORMATS) as [OfficialFormat, Format][]).find(([, { is }]) => is(grid.columns))
  if (found !== undefined) return { format: found[0], entries: found[1].read(file, grid, reader) }
  reader.faults.add(
    isMcsSalient(grid.columns)
      ? officialFault('OFFICIAL_SALIENT', {}, { file: file.name, line: 1 })
      : officialFault('OFFICIAL_FORMAT', {}, { file: file.name, line: 1 }),
  )
  return undefined
}

export const keyOfEntry = ({ flow, reporter, partner, code, from, to }: TradeEntry): string =>
  [flow, reporter.id, partner?.id ?? '', code, from, to].join(' ')

/** Of two rows of one file for the same trade nobody can say which holds. */
function withoutDoubles(file: OfficialFile, entries: readonly TradeEntry[], faults: FaultList): TradeEntry[] {
  const seen = new Map<string, number>()
  return entries.filter((entry) => {
    const key = keyOfEntry(entry)
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, entry.line)
      return true
    }
    faults.add(officialFault('OFFICIAL_TWICE', { first }, { file: file.name, line: entry.line }))
    return false
  })
}
