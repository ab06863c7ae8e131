import type { Instrument } from '../../src/studies/sustain/instruments.ts'
import type { MeasureEdit, ScenarioEdit } from '../../src/world/index.ts'
import type { PlanSpec, ScenarioSpec, DumpingSpec, WeaponSpec } from '../desk/protocol.ts'

/**
 * A scenario and what was changed of it, as one readable word of an address:
 * `jp-2026-practice~lasts=12~to=JPN.EUR~let=0.25`.
 */
export function encodeSpec({ id, own, edit, foresight, months }: ScenarioSpec): string {
  return wordOf(id, [
    ['only', edit.only?.join('.')],
    ['about', edit.focus?.join('.')],
    ...measureParts(edit),
    // What is changed of one measure: `let:quota=0.4`.
    ...Object.entries(edit.measures ?? {}).flatMap(([measure, one]) =>
      measureParts(one).map(([key, value]) => [`${key}:${escaped(measure)}`, value] as const),
    ),
    ['projects', edit.projects === undefined ? undefined : edit.projects ? 'dated' : 'none'],
    ['release', edit.stockRelease],
    ['ahead', foresight],
    ['months', months],
    ['yaml', own === undefined ? undefined : toBase64(own)],
  ])
}

type Part = readonly [key: string, value: string | number | undefined]

const measureParts = ({ duration, to, materials, allowedShare, leakage }: MeasureEdit): readonly Part[] => [
  ['lasts', duration],
  ['to', to?.join('.')],
  ['what', materials?.join('.')],
  ['let', allowedShare],
  ['leak', leakage],
]

/** A measure's changes: of all measures, or of the one whose id stands behind the keys. */
const measureEdit = ({ number, words }: ReadWord, of = ''): MeasureEdit => ({
  ...present('duration', number(`lasts${of}`, 1, 60, true)),
  ...present('to', words(`to${of}`)),
  ...present('materials', words(`what${of}`)),
  ...present('allowedShare', number(`let${of}`, 0, 1, false)),
  ...present('leakage', number(`leak${of}`, 0, 1, false)),
})

/** The id of a measure without the signs that part a word. */
const escaped = (id: string): string => encodeURIComponent(id).replaceAll('~', '%7E')
function unescaped(word: string): string | undefined {
  try {
    return decodeURIComponent(word)
  } catch {
    return undefined
  }
}

function singleMeasures(read: ReadWord): ScenarioEdit['measures'] {
  const named = [...read.given.keys()].flatMap((key) => /^(?:lasts|to|what|let|leak)(:.+)$/.exec(key)?.[1] ?? [])
  const edits = [...new Set(named)].flatMap((of) => {
    const id = unescaped(of.slice(1))
    const edit = measureEdit(read, of)
    return id === undefined || Object.keys(edit).length === 0 ? [] : [[id, edit] as const]
  })
  return edits.length === 0 ? undefined : Object.fromEntries(edits)
}

/** The scenario a word stands for. What cannot be read is left out: an old or broken link still opens something. */
export function decodeSpec(word: string): ScenarioSpec | undefined {
  const read = readWord(word)
  if (read === undefined) return undefined
  const { id, given, number, words } = read
  const projects = given.get('projects')
  const own = given.has('yaml') ? fromBase64(given.get('yaml') ?? '') : undefined
  if ((id === 'own') !== (own !== undefined)) return undefined
  return {
    id,
    ...present('own', own),
    edit: {
      ...present('only', words('only')),
      ...present('focus', words('about')),
      ...measureEdit(read),
      ...present('measures', singleMeasures(read)),
      ...present('projects', projects === 'dated' ? true : projects === 'none' ? false : undefined),
      ...present('stockRelease', number('release', 1, 60, true)),
    },
    ...present('foresight', number('ahead', 1, 60, true)),
    ...present('months', number('months', 1, 120, true)),
  }
}

/** A question about a menu, written alike: `bans~to=JPN~most=2~least=100~safe=2~alone=JPN`. */
export const encodeWeapon = ({ menu, target, most, months, threshold, protect, member }: WeaponSpec): string =>
  wordOf(menu, [
    ['to', target.length === 0 ? undefined : target.join('.')],
    ['most', most === MOST_MEASURES ? undefined : most],
    ['months', months],
    ['least', threshold],
    ['safe', protect],
    ['alone', member],
  ])

/** At most so many measures at once; more would be told by nobody. */
export const MOST_MEASURES = 3
/** At most so much of a menu is made safe. */
export const MOST_SAFE = 3

export function decodeWeapon(word: string): WeaponSpec | undefined {
  const read = readWord(word)
  if (read === undefined) return undefined
  const { id, number, words } = read
  return {
    menu: id,
    target: words('to') ?? [],
    most: number('most', 1, MOST_MEASURES, true) ?? MOST_MEASURES,
    ...present('months', number('months', 1, 60, true)),
    ...present('threshold', number('least', 0, 1e6, false)),
    ...present('protect', number('safe', 1, MOST_SAFE, true)),
    ...present('member', words('alone')?.[0]),
  }
}

export const DEFAULT_PLAN: PlanSpec = {
  menu: 'bans',
  members: ['JPN'],
  budget: '39e9JPY',
  most: 1,
  start: '2027-01',
  slip: 0,
  technologyBan: false,
  threshold: 100,
  front: 5,
  others: 3,
}

/** A question about a plan, written alike: `bans~for=JPN.USA~pay=39e9JPY~most=2~late=12~keep=jp-60-days`. */
export function encodePlan(spec: PlanSpec): string {
  const changed = <K extends keyof PlanSpec>(key: K): PlanSpec[K] | undefined =>
    spec[key] === DEFAULT_PLAN[key] ? undefined : spec[key]
  return wordOf(spec.menu, [
    ['for', spec.members.join('.')],
    ['pay', changed('budget')],
    ['most', changed('most')],
    ['start', changed('start')],
    ['months', spec.months],
    ['late', changed('slip')],
    ['tech', spec.technologyBan ? 1 : undefined],
    // Nothing is blunt under a leverage of none: it stands for not asking.
    ['least', spec.threshold === undefined ? 0 : changed('threshold')],
    ['keep', spec.terms],
    ['budgets', changed('front')],
    ['others', changed('others')],
  ])
}

/** Other plans that are nearly as good, at most. */
export const MOST_OTHERS = 5

export function decodePlan(word: string): PlanSpec | undefined {
  const read = readWord(word)
  if (read === undefined) return undefined
  const { id, given, number, words } = read
  const pay = given.get('pay')
  const start = given.get('start')
  const front = number('budgets', 0, 5, true)
  const least = number('least', 0, 1e6, false) ?? DEFAULT_PLAN.threshold
  return {
    menu: id,
    members: words('for') ?? DEFAULT_PLAN.members,
    budget: pay !== undefined && MONEY.test(pay) ? pay : DEFAULT_PLAN.budget,
    most: number('most', 1, MOST_MEASURES, true) ?? DEFAULT_PLAN.most,
    start: start !== undefined && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(start) ? start : DEFAULT_PLAN.start,
    ...present('months', number('months', 1, 60, true)),
    slip: number('late', 0, 120, true) ?? DEFAULT_PLAN.slip,
    technologyBan: number('tech', 0, 1, true) === 1,
    ...present('threshold', least === 0 ? undefined : least),
    ...present('terms', words('keep')?.[0]),
    front: front === 0 || front === 3 ? front : DEFAULT_PLAN.front,
    others: number('others', 0, MOST_OTHERS, true) ?? DEFAULT_PLAN.others,
  }
}
const MONEY = /^\d{1,15}(\.\d{1,9})?(e\d{1,2})?[A-Z]{3}$/
/** All there are; not taken from the model, which would come along. */
export const INSTRUMENTS: readonly Instrument[] = ['cfd', 'tariff', 'origin']

/** A question about a path of prices: `own-cost~for=JPN.USA~core=mountain-pass-mine~by=cfd~attack=1`. */
export const encodeDumping = ({ path, members, core, instruments, start, months, attack }: DumpingSpec): string =>
  wordOf(path, [
    ['for', members.join('.')],
    ['core', core.length === 0 ? undefined : core.join('.')],
    ['by', instruments.length === INSTRUMENTS.length ? undefined : instruments.join('.')],
    ['start', start],
    ['months', months],
    ['attack', attack === SOME_ATTACK ? undefined : attack],
  ])

/** As many measures as an attack takes at once unless asked otherwise, and as many as one may ask for. */
export const SOME_ATTACK = 2
export const MOST_ATTACK = 3
const LONGEST_PATH = 240

export function decodeDumping(word: string): DumpingSpec | undefined {
  const read = readWord(word)
  const members = read?.words('for')
  if (read === undefined || members === undefined) return undefined
  const { id, given, number, words } = read
  const named = words('by') ?? []
  const instruments = INSTRUMENTS.filter((one) => named.includes(one))
  const start = given.get('start') ?? ''
  return {
    path: id,
    members,
    core: words('core') ?? [],
    instruments: instruments.length > 0 ? instruments : INSTRUMENTS,
    ...present('start', /^20\d\d-(0[1-9]|1[0-2])$/.test(start) ? start : undefined),
    ...present('months', number('months', 1, LONGEST_PATH, true)),
    attack: number('attack', 0, MOST_ATTACK, true) ?? SOME_ATTACK,
  }
}

const wordOf = (id: string, parts: readonly Part[]): string =>
  [id, ...parts.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]))].join('~')

interface ReadWord {
  readonly id: string
  readonly given: ReadonlyMap<string, string>
  readonly number: (key: string, low: number, high: number, whole: boolean) => number | undefined
  readonly words: (key: string) => string[] | undefined
}

/** The name that a word begins with, and its parts as far as they are what they should be. */
function readWord(word: string): ReadWord | undefined {
  const [id = '', ...parts] = word.split('~')
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id)) return undefined
  const given = new Map(
    parts.map((part) => [part.slice(0, Math.max(0, part.indexOf('='))), part.slice(part.indexOf('=') + 1)]),
  )
  return {
    id,
    given,
    number: (key, low, high, whole) => {
      const text = given.get(key)
      if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return undefined
      const value = Number(text)
      return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined
    },
    words: (key) => {
      const list = (given.get(key) ?? '').split('.').filter((one) => /^[A-Za-z0-9:+_-]+$/.test(one))
      return list.length > 0 ? list : undefined
    },
  }
}

const present = <T>(key: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [key]: value }

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
