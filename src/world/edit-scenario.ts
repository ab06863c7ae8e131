import { parse, stringify } from 'yaml'
import { measuresName } from './measure-names.ts'
import { formatMonth, parseMonth } from './month.ts'
import type { ScenarioText } from './scenario.ts'
import { nothingToRelease } from './stocks.ts'
import type { World } from './world.ts'

/** What a reader changes of measures: of all, or of one. */
export interface MeasureEdit {
  /** Months that a measure lasts from its beginning. */
  readonly duration?: number
  /** Places or blocs that are hit, and that the answer is about. */
  readonly to?: readonly string[]
  /** What is withheld: ids or groups of materials. */
  readonly materials?: readonly string[]
  /** Share allowed in the end; earlier steps keep their proportion to it. */
  readonly allowedShare?: number
  /** Share of what is stopped that still arrives. */
  readonly leakage?: number
}

/** What a reader changes of a scenario without writing one. Whatever is left out stays as the file has it. */
export interface ScenarioEdit extends MeasureEdit {
  /** Ids of the measures that are kept; the rest is taken out. */
  readonly only?: readonly string[]
  /** Places or blocs that the answer is about, as long as `to` does not say so. */
  readonly focus?: readonly string[]
  /** Month that it begins in: all that it has by month moves as far. */
  readonly start?: string
  /** What is changed of single measures, by id; it goes before what is changed of all. */
  readonly measures?: Readonly<Record<string, MeasureEdit>>
  /** Planned plants come in at their dates. */
  readonly projects?: boolean
  /** Months over which state stocks of the places hit are let out, from the first measure on. */
  readonly stockRelease?: number
}

/** A scenario file as far as it is changed; `scenario.ts` has the whole. */
interface File {
  readonly title: string
  readonly title_ja?: string
  readonly start: string
  readonly focus?: readonly string[]
  readonly measures?: readonly Measure[]
  readonly published?: unknown
}
type Share = number | Readonly<Record<string, number>>
interface Measure {
  readonly id: string
  readonly title?: string
  readonly title_ja?: string
  readonly instrument: string
  readonly materials: readonly string[]
  readonly to: readonly string[]
  readonly from: string
  readonly until?: string
  readonly allowed_share?: Share
  readonly leakage?: number
  readonly source?: string
  readonly judgement?: string
  readonly judgement_ja?: string
}
interface Release {
  readonly place: string
  readonly stage: string
  readonly from: string
  readonly over_months: number
}

/**
 * A scenario's text with the changes written into it: a file like any other, which gives the same answer when it is
 * downloaded and run elsewhere. Text that is no scenario is left as it is, for the reader of scenarios to refuse.
 */
export function editScenario({ file, text }: ScenarioText, edit: ScenarioEdit, world: World): ScenarioText {
  const asWritten = Object.keys(edit).length === 0 ? undefined : read(text)
  if (asWritten === undefined) return { file, text }
  const scenario = edit.start === undefined ? asWritten : begunIn(asWritten, edit.start)
  const { to, materials, duration, stockRelease, only, focus: about } = edit
  // Where nothing is withheld yet, saying what, from whom or how long withholds it.
  const given: readonly Measure[] =
    scenario.measures?.filter(({ id }) => only === undefined || only.includes(id)) ??
    (to === undefined && materials === undefined && duration === undefined
      ? []
      : [{ id: 'ban', instrument: 'ban', ...withheldIn(world), from: scenario.start }])
  const ofOne = new Map(Object.entries(edit.measures ?? {}))
  const measures = given.map((measure) => changed(measure, { ...edit, ...ofOne.get(measure.id) }))
  const asked = to ?? about ?? scenario.focus
  const besides = given.flatMap(({ id }) => ofOne.get(id)?.to ?? [])
  const focus = asked === undefined ? undefined : [...new Set([...asked, ...besides])]
  const { published: _ofTheCaseAsItWas, ...rest } = scenario
  return {
    file: file.replace(/(\.ya?ml)?$/, '-changed.yaml'),
    text: stringify({
      ...rest,
      ...titles(scenario, given, edit, world),
      ...(focus === undefined ? {} : { focus }),
      measures,
      ...(edit.projects === undefined ? {} : { projects: edit.projects ? 'dated' : [] }),
      ...(stockRelease === undefined
        ? {}
        : {
            stock_releases: stockReleases(
              world,
              focus ?? measures.flatMap(({ to }) => to),
              scenario.start,
              stockRelease,
            ),
          }),
    }),
  }
}

function read(text: string): File | undefined {
  try {
    const scenario = parse(text) as Partial<File> | null
    return typeof scenario?.start === 'string' && typeof scenario.title === 'string' ? (scenario as File) : undefined
  } catch {
    return undefined
  }
}

/** A scenario with all its months moved by as many as its start is. */
function begunIn(scenario: File, start: string): File {
  const by = (parseMonth(start) ?? Number.NaN) - (parseMonth(scenario.start) ?? Number.NaN)
  return Number.isFinite(by) ? (movedBy(by, scenario) as File) : scenario
}

const MONTH_KEYS: ReadonlySet<string> = new Set(['start', 'from', 'until', 'announced'])

function movedBy(by: number, part: unknown): unknown {
  const moved = (text: string): string => {
    const month = parseMonth(text)
    return month === undefined ? text : formatMonth(month + by)
  }
  if (Array.isArray(part)) return part.map((one) => movedBy(by, one))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) =>
      typeof value === 'string' && MONTH_KEYS.has(key)
        ? [key, moved(value)]
        : // Steps of a share have months for names.
          [moved(key), movedBy(by, value)],
    ),
  )
}

/** What it is called: by the measures kept, where some are; and whether it was changed. */
function titles(
  { title, title_ja }: File,
  kept: readonly Measure[],
  edit: ScenarioEdit,
  world: World,
): Pick<File, 'title' | 'title_ja'> {
  const byMeasures = edit.only !== undefined && kept.length > 0
  const asItWas = byMeasures && Object.keys(edit).every((key) => key === 'only' || key === 'focus')
  const [suffix, suffixJa] = asItWas ? ['', ''] : [' (changed)', '（変更あり）']
  if (!byMeasures)
    return { title: title + suffix, ...(title_ja === undefined ? {} : { title_ja: title_ja + suffixJa }) }
  const places = [...world.places.values()]
  const told = kept.map((measure) => ({
    what: measure.title ?? measure.id,
    whatJa: measure.title_ja ?? measure.title ?? measure.id,
    to: places.filter(({ id, bloc }) => measure.to.includes(id) || measure.to.includes(bloc)).map(({ id }) => id),
  }))
  return {
    title: measuresName(told, 'en', (id) => world.places.get(id)?.name ?? id) + suffix,
    title_ja:
      measuresName(
        told.map(({ whatJa, to }) => ({ what: whatJa, to })),
        'ja',
        (id) => world.places.get(id)?.nameJa ?? id,
      ) + suffixJa,
  }
}

function changed(measure: Measure, { to, materials, duration, allowedShare, leakage }: MeasureEdit): Measure {
  const from = parseMonth(measure.from)
  const until = duration === undefined || from === undefined ? measure.until : formatMonth(from + duration - 1)
  const through = allowedShare === undefined ? measure.allowed_share : scaled(measure.allowed_share ?? 0, allowedShare)
  const { source: _source, judgement: _judgement, judgement_ja: _judgementJa, ...own } = measure
  return {
    // What is let through by the reader's own word rests on no source any more.
    ...(allowedShare === undefined ? measure : own),
    ...(to === undefined ? {} : { to: [...to] }),
    ...(materials === undefined ? {} : { materials: [...materials] }),
    ...(leakage === undefined ? {} : { leakage }),
    ...(until === undefined ? {} : { until }),
    ...(through === undefined
      ? {}
      : {
          allowed_share:
            typeof through === 'number'
              ? through
              : // Steps after its end never come.
                Object.fromEntries(Object.entries(through).filter(([month]) => until === undefined || month <= until)),
        }),
  }
}

/** An allowed share whose last step is `last`. */
function scaled(share: Share, last: number): Share {
  if (typeof share === 'number') return last
  const steps = Object.entries(share).sort(([a], [b]) => a.localeCompare(b))
  const end = steps.at(-1)?.[1] ?? 0
  return end > 0 ? Object.fromEntries(steps.map(([month, value]) => [month, Math.min(1, (value * last) / end)])) : last
}

/** What is withheld, and from whom, where nobody has said: all of it from all others where the tables have no defaults. */
function withheldIn(world: World): { materials: readonly string[]; to: readonly string[] } {
  const [materials, to] = [world.defaults('materials'), world.defaults('place')]
  return { materials: materials.length > 0 ? materials : ['all'], to: to.length > 0 ? to : ['all'] }
}

/** What the states of some places hold, let out from a month on. */
function stockReleases(world: World, words: readonly string[], from: string, months: number): Release[] {
  const places = [...world.places.values()].filter(({ id, bloc }) => words.includes(id) || words.includes(bloc))
  return places.flatMap(({ id: place }) =>
    world
      .defaults('release')
      .filter((stage) => nothingToRelease(world, stage, place) === undefined)
      .map((stage) => ({
        place,
        stage,
        from,
        over_months: months,
      })),
  )
}
