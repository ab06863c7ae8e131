/**
 * What bad input gets: a message that says what is wrong, where, and what to do. All faults of a reading are collected
 * before anything is refused.
 */
export interface Fault {
  /** A stable name, never reused: `TABLE_COLUMN_MISSING`. */
  readonly code: string
  readonly message: string
  /** File as the user knows it. */
  readonly file?: string
  /** Line of the file, the header being line 1. */
  readonly line?: number
  readonly column?: string
  /** What to do about it. */
  readonly remedy: string
}

const SHOWN = 20

const LONGEST = 2000
/** Signs that would steer a terminal or turn the direction of writing: a cell or a file name may hold any. */
const STEERING = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** Words of somebody else's file as they may be shown: no signs that steer, and not without end. */
function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} signs)` : text
  return cut.replaceAll(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** One fault in three lines: what, where, what to do. */
export function formatFault(fault: Fault): string {
  const where = [
    fault.file === undefined ? undefined : shown(fault.file),
    fault.line === undefined ? undefined : `line ${fault.line}`,
    fault.column === undefined ? undefined : `column ${fault.column}`,
  ].filter((part) => part !== undefined)
  const lines = [`${fault.code}  ${shown(fault.message)}`]
  if (where.length > 0) lines.push(`  at  ${where.join(', ')}`)
  lines.push(`  do  ${shown(fault.remedy)}`)
  return lines.join('\n')
}

/** Input that cannot be used; carries every fault found. */
export class InputError extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    const told = faults.slice(0, SHOWN).map(formatFault)
    const rest = faults.length - told.length
    super([...told, ...(rest > 0 ? [`... and ${rest} more of the kind.`] : [])].join('\n'))
    this.name = 'InputError'
    this.faults = faults
  }
}

/** Collects faults while a folder is read, and refuses it as a whole. */
export class FaultList {
  readonly faults: Fault[] = []
  add(fault: Fault): void {
    this.faults.push(fault)
  }
  get any(): boolean {
    return this.faults.length > 0
  }
  throwIfAny(): void {
    if (this.any) throw new InputError(this.faults)
  }
}
