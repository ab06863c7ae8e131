import { dumpingOptions, type Option, type Options, type RequestOf, stressOptions } from '../../src/studies/light.ts'
import type { MeasureEdit, ScenarioEdit } from '../../src/world/index.ts'
import { parseWord, readOptions, unescaped, writeOptions, writeWord, type Part } from './word.ts'

/** A scenario as a reader chose it: one that is shipped or written, or a menu's measures, and what was changed of it. */
export interface ScenarioSpec extends Pick<RequestOf<typeof stressOptions>, 'foresight' | 'months'> {
  /** Name of a shipped scenario or menu, or `own`. */
  readonly id: string
  /** YAML of a scenario of one's own. */
  readonly own?: string
  readonly edit: ScenarioEdit
}

const months = { kind: 'count', min: 1, max: 60, help: { en: 'months', ja: '月数' } } as const satisfies Option
const share = { kind: 'amount', max: 1, mayBeZero: true, help: { en: 'share', ja: '割合' } } as const satisfies Option
const names = { kind: 'list', of: 'names', help: { en: 'names', ja: '名前' } } as const satisfies Option

/** What may be changed of measures, in the form of the options of a study. */
const MEASURE = { duration: months, to: names, materials: names, allowedShare: share, leakage: share } satisfies Options
const PROJECTS = { kind: 'text', of: 'word', pattern: /^(dated|none)$/, help: names.help } as const satisfies Option
const { start } = dumpingOptions
const CHANGES = {
  only: names,
  focus: names,
  start,
  ...MEASURE,
  projects: PROJECTS,
  stockRelease: months,
} satisfies Options
/** What else may be asked of a scenario. */
const RUN = { foresight: stressOptions.foresight, months: stressOptions.months } satisfies Options

/** Keys of older links. */
const OLD_KEYS: Readonly<Record<string, string>> = {
  about: 'focus',
  lasts: 'duration',
  what: 'materials',
  let: 'allowedShare',
  leak: 'leakage',
  release: 'stockRelease',
  ahead: 'foresight',
}

/** Shipped scenarios that older links call something else. */
const OLD_IDS: ReadonlyMap<string, string> = new Map([['undisturbed', 'reference']])

/**
 * A scenario and what was changed of it, as one readable word of an address:
 * `jp-2026-practice~duration=12~to=JPN,EUR~allowedShare=0.25`. What is changed of one measure has its id behind the key:
 * `allowedShare:quota=0.4`.
 */
export function encodeSpec({ id, own, edit, foresight, months: run }: ScenarioSpec): string {
  const { measures = {}, projects, ...changes } = edit
  const text: readonly Part[] = own === undefined ? [] : [['yaml', toBase64(own)]]
  const changed = [
    ...writeOptions(CHANGES, {
      ...changes,
      ...(projects === undefined ? {} : { projects: projects ? 'dated' : 'none' }),
    }),
    ...Object.entries(measures).flatMap(([measure, one]) =>
      writeOptions(MEASURE, one, `:${encodeURIComponent(measure).replaceAll('~', '%7E')}`),
    ),
  ]
  const asked = {
    ...(foresight === undefined ? {} : { foresight }),
    ...(run === undefined ? {} : { months: run }),
  }
  return writeWord(id, [
    // A point parts names in older links.
    ...changed.map(([key, value]): Part => [key, isList(key) ? value.replaceAll('.', '%2E') : value]),
    ...writeOptions(RUN, asked),
    ...text,
  ])
}

/** The scenario a word stands for. */
export function decodeSpec(text: string): ScenarioSpec | undefined {
  const word = parseWord(text)
  if (word === undefined) return undefined
  const id = OLD_IDS.get(word.head) ?? word.head
  const parts = new Map([...word.parts].map(([key, value]) => inNewWords(key, value)))
  const yaml = parts.get('yaml')
  const own = yaml === undefined ? undefined : fromBase64(yaml)
  if ((id === 'own') !== (own !== undefined)) return undefined
  const { projects, ...changes } = readOptions(CHANGES, parts)
  const measures = measuresIn(parts)
  return {
    id,
    ...(own === undefined ? {} : { own }),
    edit: {
      ...changes,
      ...(measures.length === 0 ? {} : { measures: Object.fromEntries(measures) }),
      ...(projects === undefined ? {} : { projects: projects === 'dated' }),
    },
    ...readOptions(RUN, parts),
  }
}

/** Older links had other keys, and points between names. */
function inNewWords(key: string, value: string): Part {
  const [, name = key, of = ''] = /^([^:]*)(:.*)?$/s.exec(key) ?? []
  const now = Object.hasOwn(OLD_KEYS, name) ? (OLD_KEYS[name] ?? name) : name
  return [now + of, isList(now) ? value.replaceAll('.', ',') : value]
}

const isList = (key: string): boolean => {
  const name = key.replace(/:.*$/s, '')
  return Object.hasOwn(CHANGES, name) && (CHANGES as Options)[name]?.kind === 'list'
}

function measuresIn(parts: ReadonlyMap<string, string>): (readonly [id: string, edit: MeasureEdit])[] {
  const named = [...parts.keys()].flatMap((key) => {
    const [, name = '', of] = /^([^:]*)(:.+)$/s.exec(key) ?? []
    return of !== undefined && Object.hasOwn(MEASURE, name) ? [of] : []
  })
  return [...new Set(named)].flatMap((of) => {
    const id = unescaped(of.slice(1))
    const edit = readOptions(MEASURE, parts, of)
    return id === undefined || Object.keys(edit).length === 0 ? [] : [[id, edit] as const]
  })
}

/** Base64 for addresses, of a text in UTF-8. */
function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64(word: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
