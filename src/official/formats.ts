import type { OlderEncoding } from './decode.ts'
import { isComext, readComext } from './comext.ts'
import { isComtrade, readComtrade } from './comtrade.ts'
import { isEStat, readEStat } from './e-stat.ts'
import type { OfficialFormat, OfficialText, TradeEntry } from './entry.ts'
import { HEADER_LINES, plainName, type Grid, type Reader } from './grid.ts'
import { isMcs, isMcsLong, isMcsSalient, readMcs } from './mcs.ts'

interface Format {
  readonly is: (columns: readonly string[]) => boolean
  readonly read: (file: OfficialText, grid: Grid, reader: Reader) => TradeEntry[]
  /** What its publisher wrote files in before UTF-8; undefined where that was UTF-8 always. */
  readonly older: OlderEncoding | undefined
}

const FORMATS: Readonly<Record<OfficialFormat, Format>> = {
  comtrade: { is: isComtrade, read: readComtrade, older: 'windows-1252' },
  'e-stat': { is: isEStat, read: readEStat, older: 'Shift_JIS' },
  comext: { is: isComext, read: readComext, older: undefined },
  mcs: { is: isMcs, read: readMcs, older: 'windows-1252' },
}

/** Forms of the same publishers that are known, and not read. */
const REFUSED = [
  { is: isMcsSalient, fault: 'OFFICIAL_SALIENT', older: 'windows-1252' },
  { is: isMcsLong, fault: 'OFFICIAL_EDITION', older: 'windows-1252' },
] as const

export function formatOf(columns: readonly string[]): { name: OfficialFormat; format: Format } | undefined {
  const found = (Object.entries(FORMATS) as [OfficialFormat, Format][]).find(([, { is }]) => is(columns))
  return found === undefined ? undefined : { name: found[0], format: found[1] }
}

export const refusedForm = (columns: readonly string[]): (typeof REFUSED)[number] | undefined =>
  REFUSED.find(({ is }) => is(columns))

export const isHeader = (columns: readonly string[]): boolean =>
  formatOf(columns) !== undefined || refusedForm(columns) !== undefined

/** The older encoding of the publisher whose header stands at the beginning of a text. */
export function olderEncodingOf(text: string): OlderEncoding | undefined {
  for (const line of text.split(/\r\n?|\n/, HEADER_LINES)) {
    const columns = line.split(',').map(plainName)
    const known = formatOf(columns)?.format ?? refusedForm(columns)
    if (known !== undefined) return known.older
  }
  return undefined
}
