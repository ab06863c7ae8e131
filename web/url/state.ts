import type { Language } from '../../src/messages/index.ts'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readTables } from './anchors.ts'
import { defaultOf } from './defaults.ts'
import { OLD_CASES, OLD_KEYS, oldDumping, oldPlan, oldWeapon } from './old-links.ts'
import {
  DEFAULT_SAMPLES,
  isExample,
  MAX_SAMPLES,
  QUESTIONS,
  type DumpingRequest,
  type PlanRequest,
  type WeaponRequest,
} from './questions.ts'
import { decodeSpec, encodeSpec, type ScenarioSpec } from './scenario-word.ts'
import { readRequest, writeRequest } from './word.ts'

/** All that a page shows, apart from the page itself: anyone who has the address sees the same. */
export interface ViewState {
  /** Scenarios looked at: one on most pages, two to four when compared. */
  readonly scenarios: readonly ScenarioSpec[]
  /** The menu whose worst is sought. */
  readonly weapon: WeaponRequest
  /** The plan that is asked for, and whether it is to be worked out: that takes a minute, and waits to be asked. */
  readonly plan: PlanRequest
  readonly asked: boolean
  /** Which of its plans is shown, and which year; empty: the one asked for, the last year. */
  readonly point: string
  readonly year: string
  /** The path of prices that producers are to live through. */
  readonly dumping: DumpingRequest
  /** Worlds drawn for bands around an answer. */
  readonly samples: number
  /** Place whose exposure is shown. */
  readonly place: string
  /** Element, material, table, stage or row that is picked; empty: none. */
  readonly element: string
  readonly material: string
  readonly site: string
  readonly stage: string
  readonly table: string
  readonly row: string
  /** Text that rows must hold. */
  readonly find: string
  /** Status and control that sites on the map must have, and the part of the world it shows; empty: all. */
  readonly status: string
  readonly control: string
  readonly region: string
  /** Past episode that is shown, and which of its scenarios; empty: the first. */
  readonly episode: string
  readonly variant: string
  /** How things turn out: mild, severe, ...; empty: the middle case. */
  readonly case: string
  /** Places that scenarios are compared at; empty: each at those that it is about. */
  readonly about: string
  /** What the share of known figures is counted by. */
  readonly per: string
  /** Whether shares are given by where things are or by who decides. */
  readonly by: 'location' | 'control'
  /** Figures whose table is shown in place of their drawing. */
  readonly tables: readonly string[]
  /** Name of the one figure that is shown, for a frame in another page; empty: the whole page. */
  readonly embed: string
  /** In which money is written; empty: dollars. */
  readonly currency: string
  readonly lang: Language
  readonly theme: 'auto' | 'light' | 'dark'
}

export const DEFAULT_SCENARIO: ScenarioSpec = { id: defaultOf('scenario'), edit: {} }
const MAX_COMPARED = 4
const DEFAULTS: ViewState = {
  scenarios: [DEFAULT_SCENARIO],
  weapon: QUESTIONS.weapon.example,
  plan: QUESTIONS.plan.example,
  asked: false,
  point: '',
  year: '',
  dumping: QUESTIONS.dumping.example,
  samples: DEFAULT_SAMPLES,
  place: defaultOf('place'),
  element: '',
  material: '',
  site: '',
  stage: '',
  table: '',
  row: '',
  find: '',
  status: '',
  control: '',
  region: '',
  episode: '',
  variant: '',
  case: '',
  about: '',
  per: '',
  by: 'location',
  tables: [],
  embed: '',
  currency: '',
  lang: 'en',
  theme: 'auto',
}

const TEXTS = [
  'place',
  'element',
  'material',
  'site',
  'stage',
  'table',
  'row',
  'find',
  'status',
  'control',
  'region',
  'episode',
  'variant',
  'case',
  'about',
  'per',
  'point',
  'year',
  'embed',
  'currency',
] as const

export function encodeState(state: ViewState): string {
  const query = new URLSearchParams()
  const specs = state.scenarios.map(encodeSpec)
  if (specs.length !== 1 || specs[0] !== encodeSpec(DEFAULT_SCENARIO))
    for (const spec of specs) query.append('scenario', spec)
  const { weapon, plan, dumping } = QUESTIONS
  if (!isExample(weapon, state.weapon)) query.set('weapon', writeRequest(weapon.options, state.weapon))
  if (!isExample(plan, state.plan)) query.set('plan', writeRequest(plan.options, state.plan))
  if (state.asked) query.set('asked', 'yes')
  if (!isExample(dumping, state.dumping)) query.set('dumping', writeRequest(dumping.options, state.dumping))
  if (state.samples !== DEFAULTS.samples) query.set('samples', String(state.samples))
  for (const key of TEXTS) if (state[key] !== DEFAULTS[key]) query.set(key, state[key])
  if (state.by !== DEFAULTS.by) query.set('by', state.by)
  if (state.tables.length > 0) query.set('tables', state.tables.join(','))
  if (state.lang !== DEFAULTS.lang) query.set('lang', state.lang)
  if (state.theme !== DEFAULTS.theme) query.set('theme', state.theme)
  // What an address may hold unescaped is left readable.
  return query.toString().replaceAll('%7E', '~').replaceAll('%3D', '=').replaceAll('%3A', ':').replaceAll('%2C', ',')
}

export function decodeState(search: string): ViewState {
  const query = new URLSearchParams(search)
  for (const [old, now] of OLD_KEYS) {
    const value = query.get(old)
    if (value !== null && !query.has(now)) query.set(now, value)
  }
  const scenarios = [...query.getAll('s'), ...query.getAll('scenario')]
    .flatMap((word) => decodeSpec(word) ?? [])
    .slice(0, MAX_COMPARED)
  const choice = <T extends string>(key: string, known: readonly T[], otherwise: T): T =>
    known.find((one) => one === query.get(key)) ?? otherwise
  /** A word by its present key, or by the one that it had. */
  const request = <T>(
    key: string,
    read: (word: string) => T | undefined,
    old: string,
    readOld: typeof read,
    otherwise: T,
  ): T => (query.has(key) ? (read(query.get(key) ?? '') ?? otherwise) : (readOld(query.get(old) ?? '') ?? otherwise))
  const { weapon, plan, dumping } = QUESTIONS
  const texts = Object.fromEntries(TEXTS.map((key) => [key, query.get(key) ?? DEFAULTS[key]])) as Record<
    (typeof TEXTS)[number],
    string
  >
  return {
    scenarios: scenarios.length > 0 ? scenarios : DEFAULTS.scenarios,
    weapon: request('weapon', (word) => readRequest(weapon.options, word), 'w', oldWeapon, DEFAULTS.weapon),
    plan: request('plan', (word) => readRequest(plan.options, word), 'p', oldPlan, DEFAULTS.plan),
    asked: query.get('asked') === 'yes',
    dumping: request('dumping', (word) => readRequest(dumping.options, word), 'd', oldDumping, DEFAULTS.dumping),
    samples: samplesOf(query.get('samples')),
    ...texts,
    case: OLD_CASES.get(texts.case) ?? texts.case,
    by: choice('by', ['location', 'control'], DEFAULTS.by),
    tables: readTables(query.get('tables') ?? ''),
    lang: choice('lang', ['en', 'ja'], DEFAULTS.lang),
    theme: choice('theme', ['auto', 'light', 'dark'], DEFAULTS.theme),
  }
}

const samplesOf = (text: string | null): number =>
  text !== null && /^\d+$/.test(text) && Number(text) <= MAX_SAMPLES ? Number(text) : DEFAULTS.samples

/** `replace` makes no step of its own: for a text that is being typed. */
interface Step {
  readonly replace?: boolean
}

/** The state in the address, and how to change it: `go` makes a step that the back button undoes. */
export function useView(): {
  readonly view: ViewState
  readonly go: (change: Partial<ViewState>, how?: Step) => void
  /** Address of a page in this state, or in another. */
  readonly href: (path: string, change?: Partial<ViewState>) => string
} {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const view = useMemo(() => decodeState(search), [search])
  const href = useCallback(
    (to: string, change: Partial<ViewState> = {}) => {
      // Another page has other figures.
      const query = encodeState({ ...view, ...(to === path ? {} : { tables: [] }), ...change })
      return query === '' ? to : `${to}?${query}`
    },
    [path, view],
  )
  const go = useCallback(
    (change: Partial<ViewState>, how?: Step) => navigate(href(path, change), how),
    [href, navigate, path],
  )
  return { view, go, href }
}
