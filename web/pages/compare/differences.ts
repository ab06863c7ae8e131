import type { ScenarioFile } from '../../model/protocol.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import type { MeasureEdit, ScenarioEdit } from '../../../src/world/index.ts'

/** A question as it is compared: what the address says, and the scenario with that written out. */
export interface Question {
  readonly spec: ScenarioSpec
  readonly file: ScenarioFile
}

/** Controls in the order in which differences stand. `other` is what no control shows. */
const CONTROLS = [
  'measures',
  'lasts',
  'begins',
  'to',
  'what',
  'let',
  'leak',
  'users',
  'release',
  'projects',
  'ahead',
  'start',
  'run',
  'other',
] as const
export type Control = (typeof CONTROLS)[number]

/** What a control is set to; null: nothing, no end, or no limit, by the control. */
export type Setting = number | string | readonly string[] | null

/** One control that is set in one way in the first question, and in another in the second. */
export interface Difference {
  readonly control: Control
  /** Ids of the measures that it is about; empty: it is about no measure, or about all. */
  readonly measures: readonly string[]
  readonly first: Setting
  readonly second: Setting
}

type Measure = ScenarioFile['measures'][number]

/** Months from 0 on. */
const numberOf = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5))

/** What a measure is set to, by control; months are counted from the start of its scenario. */
const SETTINGS: Partial<Record<Control, (measure: Measure, file: ScenarioFile) => Setting>> = {
  lasts: ({ from, until }) => (until === null ? null : numberOf(until) - numberOf(from) + 1),
  begins: ({ from }, { start }) => numberOf(from) - numberOf(start) + 1,
  to: ({ to }) => inOrder(to),
  what: ({ materials }) => inOrder(materials),
  let: ({ allowedShare }) => allowedShare.at(-1)?.share ?? 0,
  leak: ({ leakage }) => leakage,
  users: ({ users }) => (users === null ? null : inOrder(users)),
}

const inOrder = (ids: readonly string[]): string[] => ids.toSorted((a, b) => (a < b ? -1 : 1))
const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two questions; nothing where they ask the same. */
export function differencesOf(first: Question, second: Question, usualForesight: number): Difference[] {
  const [a, b] = [first.file, second.file]
  const idsOf = ({ measures }: ScenarioFile): string[] => measures.map(({ id }) => id)
  const onlyIn = (one: ScenarioFile, other: ScenarioFile): string[] =>
    idsOf(one).filter((id) => !idsOf(other).includes(id))
  const common = a.measures.flatMap((measure) => {
    const other = b.measures.find(({ id }) => id === measure.id)
    return other === undefined ? [] : [[measure, other] as const]
  })
  const whole: readonly (readonly [Control, Setting, Setting])[] = [
    ['measures', onlyIn(a, b), onlyIn(b, a)],
    ['release', a.releases.map(String), b.releases.map(String)],
    ['projects', inOrder(a.projects), inOrder(b.projects)],
    ['ahead', first.spec.foresight ?? usualForesight, second.spec.foresight ?? usualForesight],
    ['start', a.start, b.start],
    ['run', a.months, b.months],
    ['other', a.rest, b.rest],
  ]
  const ofWhole = whole
    .filter(([, one, other]) => !alike(one, other))
    .map(([control, one, other]): Difference => ({ control, measures: [], first: one, second: other }))
  const ofMeasures = CONTROLS.flatMap((control) => {
    const setting = SETTINGS[control]
    if (setting === undefined) return []
    const each = common
      .map(([one, other]) => ({ id: one.id, first: setting(one, a), second: setting(other, b) }))
      .filter((found) => !alike(found.first, found.second))
    return together(control, each, common.length)
  })
  const hidden = common.filter(
    ([one, other]) =>
      one.rest !== other.rest || (grants(one) && grants(other) && stepsOf(one, a) !== stepsOf(other, b)),
  )
  const ofRest =
    hidden.length === 0
      ? []
      : [{ control: 'other' as const, measures: hidden.map(([{ id }]) => id), first: null, second: null }]
  return [...ofWhole, ...ofMeasures, ...ofRest].sort(
    (x, y) => CONTROLS.indexOf(x.control) - CONTROLS.indexOf(y.control),
  )
}

/** Whether anything is let through in the end: nothing has no steps of its own. */
const grants = ({ allowedShare }: Measure): boolean => (allowedShare.at(-1)?.share ?? 0) > 0

/** How what is let through gets to its last step, as shares of it: that one is a setting of its own. */
const stepsOf = ({ allowedShare }: Measure, { start }: ScenarioFile): string => {
  const last = allowedShare.at(-1)?.share ?? 0
  return JSON.stringify(
    allowedShare.map(({ from, share }) => [numberOf(from) - numberOf(start), last > 0 ? (share / last).toFixed(6) : 0]),
  )
}

/** Measures that are set alike in both stand in one line, and named unless they are all there are. */
function together(
  control: Control,
  each: readonly { readonly id: string; readonly first: Setting; readonly second: Setting }[],
  all: number,
): Difference[] {
  const keys = [...new Set(each.map(({ first, second }) => JSON.stringify([first, second])))]
  return keys.flatMap((key) => {
    const some = each.filter(({ first, second }) => JSON.stringify([first, second]) === key)
    const [one] = some
    if (one === undefined) return []
    return [
      { control, measures: some.length === all ? [] : some.map(({ id }) => id), first: one.first, second: one.second },
    ]
  })
}

/** Whether two questions change the same scenario: then each control can be changed by itself. */
export const haveOneBase = (first: ScenarioSpec, second: ScenarioSpec): boolean =>
  first.id === second.id && first.own === second.own

/** What an address says of a control. */
const ENTRIES: Partial<Record<Control, keyof MeasureEdit | 'only' | 'stockRelease' | 'projects' | 'start'>> = {
  measures: 'only',
  lasts: 'duration',
  to: 'to',
  what: 'materials',
  let: 'allowedShare',
  leak: 'leakage',
  release: 'stockRelease',
  projects: 'projects',
  start: 'start',
}

/** The first question with one control as in the second; nothing where no address says that. */
export function withControl(first: ScenarioSpec, second: ScenarioSpec, control: Control): ScenarioSpec | undefined {
  if (!haveOneBase(first, second)) return undefined
  if (control === 'ahead' || control === 'run') {
    const key = control === 'ahead' ? 'foresight' : 'months'
    const { [key]: _own, ...others } = first
    return second[key] === undefined ? others : { ...others, [key]: second[key] }
  }
  const key = ENTRIES[control]
  if (key === undefined) return undefined
  return { ...first, edit: withEntry(first.edit, second.edit, key) }
}

function withEntry(first: ScenarioEdit, second: ScenarioEdit, key: keyof ScenarioEdit): ScenarioEdit {
  const ids = [...new Set([...Object.keys(first.measures ?? {}), ...Object.keys(second.measures ?? {})])]
  const measures = ids.flatMap((id) => {
    const one = swapped({ ...first.measures?.[id] }, { ...second.measures?.[id] }, key)
    return Object.keys(one).length === 0 ? [] : [[id, one] as const]
  })
  const { measures: _each, ...whole } = swapped({ ...first }, { ...second }, key)
  return measures.length === 0 ? whole : { ...whole, measures: Object.fromEntries(measures) }
}

function swapped<T extends object>(first: T, second: T, key: string): T {
  const other = new Map(Object.entries(second)).get(key) as unknown
  return Object.fromEntries([
    ...Object.entries(first).filter(([own]) => own !== key),
    ...(other === undefined ? [] : [[key, other]]),
  ]) as T
}

/** What an answer is of: the same for all, or the figures cannot be set side by side. */
export interface ComparedScope {
  readonly places: readonly string[]
  readonly start: string
  readonly months: number
}

/** What of the scopes differs. */
export const scopesDiffer = (scopes: readonly ComparedScope[]): readonly (keyof ComparedScope)[] =>
  (['places', 'start', 'months'] as const).filter((part) =>
    scopes.some((scope) => !alike(partOf(scope, part), partOf(scopes[0] ?? scope, part))),
  )

const partOf = (scope: ComparedScope, part: keyof ComparedScope): unknown =>
  part === 'places' ? inOrder(scope.places) : scope[part]

/** Questions that begin when the first one begins, and run as long. */
export const inOneScope = (
  specs: readonly ScenarioSpec[],
  scopes: readonly ComparedScope[],
): readonly ScenarioSpec[] => {
  const [first] = scopes
  if (first === undefined) return specs
  return specs.map((spec, i) => ({
    ...spec,
    ...(scopes[i]?.months === first.months ? {} : { months: first.months }),
    edit: scopes[i]?.start === first.start ? spec.edit : { ...spec.edit, start: first.start },
  }))
}
