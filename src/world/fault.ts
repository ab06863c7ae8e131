import {
  sayer,
  textOf,
  WRITING,
  type AllOf,
  type Language,
  type Later,
  type Messages,
  type Text,
} from '../messages/index.ts'
import { faultLabelsMessages } from './fault-labels.gen.ts'

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

/** Where in what was given. */
export type Where = Pick<Fault, 'file' | 'line' | 'column'>

/** What is wrong and what to do, in words of one language. */
export type FaultText = Pick<Fault, 'message' | 'remedy'>

/**
 * Names of faults in a catalogue: `CODE`, or `CODE:variant` where one code is said in several ways. `CODE.what` says what is wrong, `CODE.remedy` what
 * to do about it.
 */
type FaultKey<Key> = Key extends `${infer Fault}.what` ? Fault : never

/** Makes the fault of that name: its values fill both of its texts. */
export type MakeFault<Gaps, Made extends Fault = Fault> = <Key extends FaultKey<keyof Gaps>>(
  key: Key,
  values: ValuesOf<AllOf<Gaps, `${Key}.${'what' | 'remedy'}` & keyof Gaps>>,
  where?: Where,
) => Made
/** That of a catalogue. */
export type MakeFaultIn<Catalogue, Made extends Fault = Fault> =
  Catalogue extends Messages<infer Gaps> ? MakeFault<Gaps, Made> : never
/** The same where the fault is thrown. `never` stands here itself: by that the compiler knows that nothing follows. */
type ThrowFault<Gaps> = <Key extends FaultKey<keyof Gaps>>(
  key: Key,
  values: ValuesOf<AllOf<Gaps, `${Key}.${'what' | 'remedy'}` & keyof Gaps>>,
  where?: Where,
) => never
/** That of a catalogue. */
export type ThrowFaultIn<Catalogue> = Catalogue extends Messages<infer Gaps> ? ThrowFault<Gaps> : never
type ValuesOf<All> = unknown extends All ? Readonly<Record<string, never>> : Later<All>

/** In which language somebody reads a fault shows later. Kept beside it, so that it is plain data: what goes into JSON is as it was made. */
const TEXTS = new WeakMap<Fault, (language: Language) => FaultText>()

/** Makes the faults of a catalogue. Their `message` and `remedy` are English; `faultIn` says them in another language. */
export function faultsOf<Gaps>(messages: Messages<Gaps>): MakeFault<Gaps> {
  return (key, values, where = {}) => {
    const text = (part: 'what' | 'remedy'): Text => textOf(messages, `${key}.${part}`, values)
    const [what, remedy] = [text('what'), text('remedy')]
    const fault: Fault = { code: codeOf(key), message: what('en'), ...where, remedy: remedy('en') }
    TEXTS.set(fault, (language) => ({ message: what(language), remedy: remedy(language) }))
    return fault
  }
}

/** The code of a name: what stands before the variant. */
const codeOf = (key: string): string => key.replace(/:.*$/, '')

/** What is wrong and what to do in a language; in English where nothing else is known. */
export const faultText = (fault: Fault, language: Language): FaultText =>
  TEXTS.get(fault)?.(language) ?? { message: fault.message, remedy: fault.remedy }

/** The fault in a language. */
export const faultIn = (language: Language, fault: Fault): Fault => ({ ...fault, ...faultText(fault, language) })

/** The same fault, with more about where. */
export function placed<More extends object = Where>(fault: Fault, more: More): Fault & More {
  const moved = { ...fault, ...more }
  TEXTS.set(moved, (language) => faultText(fault, language))
  return moved
}

/** A fault as plain data in every language: it can go to another thread, where its catalogue is not at hand. */
export type SaidFault = Readonly<Record<Language, Fault>>

export const saidFault = (fault: Fault): SaidFault => ({ en: faultIn('en', fault), ja: faultIn('ja', fault) })

/** The fault that was sent so. */
export function heardFault(said: SaidFault): Fault {
  const fault = { ...said.en }
  TEXTS.set(fault, (language) => ({ message: said[language].message, remedy: said[language].remedy }))
  return fault
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
export function formatFault(fault: Fault, language: Language = 'en'): string {
  const say = sayer(faultLabelsMessages, language)
  const { message, remedy } = faultText(fault, language)
  const where = [
    fault.file === undefined ? undefined : shown(fault.file),
    fault.line === undefined ? undefined : say('line', { line: fault.line }),
    fault.column === undefined ? undefined : say('column', { column: fault.column }),
  ].filter((part) => part !== undefined)
  const lines = [`${fault.code}  ${shown(message)}`]
  if (where.length > 0) lines.push(`  ${say('at')}  ${WRITING[language].commas(where)}`)
  lines.push(`  ${say('do')}  ${shown(remedy)}`)
  return lines.join('\n')
}

/** The first of them, and how many more there are. */
export function formatFaults(faults: readonly Fault[], language: Language): string {
  const told = faults.slice(0, SHOWN).map((fault) => formatFault(fault, language))
  const rest = faults.length - told.length
  return [...told, ...(rest > 0 ? [sayer(faultLabelsMessages, language)('more', { rest })] : [])].join('\n')
}

/** Input that cannot be used; carries every fault found. */
export class InputError extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(formatFaults(faults, 'en'))
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
