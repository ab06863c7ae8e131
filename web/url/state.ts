import type { Language } from '../../src/messages/index.ts'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PlanSpec, ScenarioSpec, DumpingSpec, WeaponSpec } from '../desk/protocol.ts'
import {
  decodePlan,
  decodeSpec,
  decodeDumping,
  decodeWeapon,
  DEFAULT_PLAN,
  encodePlan,
  encodeSpec,
  encodeDumping,
  encodeWeapon,
  INSTRUMENTS,
  MOST_MEASURES,
  SOME_ATTACK,
} from './spec.ts'

/** All that a page shows, apart from the page itself: whoever has the address sees the same. */
export interface ViewState {
  /** Scenarios looked at: one on most pages, two to four when compared. */
  readonly scenarios: readonly ScenarioSpec[]
  /** The menu whose worst is sought. */
  readonly weapon: WeaponSpec
  /** The plan that is asked for, and whether it is to be worked out: that takes a minute, and waits to be told. */
  readonly plan: PlanSpec
  readonly asked: boolean
  /** Which of its plans is shown, and which year; empty: the one asked for, the last year. */
  readonly point: string
  readonly year: string
  /** The path of prices that producers are to live through. */
  readonly dumping: DumpingSpec
  /** Worlds drawn for bands around an answer. */
  readonly draws: number
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
  /** What the share of known figures is counted by. */
  readonly per: string
  /** Whether shares are told by where things are or by who decides. */
  readonly by: 'location' | 'control'
  readonly lang: Language
  readonly theme: 'auto' | 'light' | 'dark'
}

export const DEFAULT_SCENARIO: ScenarioSpec = { id: 'jp-2026-practice', edit: {} }
export const DEFAULT_WEAPON: WeaponSpec = { menu: 'bans', target: ['JPN'], most: MOST_MEASURES }
export const DEFAULT_DUMPING: DumpingSpec = {
  path: 'own-cost',
  members: ['JPN', 'USA', 'EUR'],
  core: [],
  instruments: INSTRUMENTS,
  attack: SOME_ATTACK,
}
const MOST_COMPARED = 4
/** As many as are drawn unless asked otherwise, and as one may ask for: some minutes in a browser. */
export const SOME_DRAWS = 20
export const MOST_DRAWS = 200

const DEFAULTS: ViewState = {
  scenarios: [DEFAULT_SCENARIO],
  weapon: DEFAULT_WEAPON,
  plan: DEFAULT_PLAN,
  asked: false,
  point: '',
  year: '',
  dumping: DEFAULT_DUMPING,
  draws: SOME_DRAWS,
  place: 'JPN',
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
  per: '',
  by: 'location',
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
  'per',
  'point',
  'year',
] as const

/** Names that keys had in older links. */
const RENAMED: Readonly<Record<string, string>> = { scenario: 's' }

export function encodeState(state: ViewState): string {
  const query = new URLSearchParams()
  const specs = state.scenarios.map(encodeSpec)
  if (specs.length !== 1 || specs[0] !== encodeSpec(DEFAULT_SCENARIO)) for (const spec of specs) query.append('s', spec)
  const weapon = encodeWeapon(state.weapon)
  if (weapon !== encodeWeapon(DEFAULT_WEAPON)) query.set('w', weapon)
  const plan = encodePlan(state.plan)
  if (plan !== encodePlan(DEFAULT_PLAN)) query.set('p', plan)
  if (state.asked) query.set('asked', 'yes')
  const dumping = encodeDumping(state.dumping)
  if (dumping !== encodeDumping(DEFAULT_DUMPING)) query.set('d', dumping)
  if (state.draws !== DEFAULTS.draws) query.set('draws', String(state.draws))
  for (const key of TEXTS) if (state[key] !== DEFAULTS[key]) query.set(key, state[key])
  if (state.by !== DEFAULTS.by) query.set('by', state.by)
  if (state.lang !== DEFAULTS.lang) query.set('lang', state.lang)
  if (state.theme !== DEFAULTS.theme) query.set('theme', state.theme)
  // What an address may hold unescaped is left readable.
  return query.toString().replaceAll('%7E', '~').replaceAll('%3D', '=').replaceAll('%3A', ':').replaceAll('%2C', ',')
}

export function decodeState(search: string): ViewState {
  const query = new URLSearchParams(search)
  for (const [old, now] of Object.entries(RENAMED)) {
    for (const value of query.getAll(old)) query.append(now, value)
    query.delete(old)
  }
  const scenarios = query
    .getAll('s')
    .flatMap((word) => decodeSpec(word) ?? [])
    .slice(0, MOST_COMPARED)
  const choice = <T extends string>(key: string, known: readonly T[], otherwise: T): T =>
    known.find((one) => one === query.get(key)) ?? otherwise
  return {
    scenarios: scenarios.length > 0 ? scenarios : DEFAULTS.scenarios,
    weapon: decodeWeapon(query.get('w') ?? '') ?? DEFAULTS.weapon,
    plan: decodePlan(query.get('p') ?? '') ?? DEFAULTS.plan,
    asked: query.get('asked') === 'yes',
    dumping: decodeDumping(query.get('d') ?? '') ?? DEFAULTS.dumping,
    draws: drawsOf(query.get('draws')),
    ...(Object.fromEntries(TEXTS.map((key) => [key, query.get(key) ?? DEFAULTS[key]])) as Record<
      (typeof TEXTS)[number],
      string
    >),
    by: choice('by', ['location', 'control'], DEFAULTS.by),
    lang: choice('lang', ['en', 'ja'], DEFAULTS.lang),
    theme: choice('theme', ['auto', 'light', 'dark'], DEFAULTS.theme),
  }
}

const drawsOf = (text: string | null): number =>
  text !== null && /^\d+$/.test(text) && Number(text) <= MOST_DRAWS ? Number(text) : DEFAULTS.draws

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
      const query = encodeState({ ...view, ...change })
      return query === '' ? to : `${to}?${query}`
    },
    [view],
  )
  const go = useCallback(
    (change: Partial<ViewState>, how?: Step) => navigate(href(path, change), how),
    [href, navigate, path],
  )
  return { view, go, href }
}
