/** Both results of a study side by side: what is the same number in both, and how far apart the two are. */

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** How the changed result is read so that it speaks of the first world again. */
export interface Back {
  /** A name, or any word of a text that is one, as it was called first. */
  readonly word?: (word: string) => string
  /** By what the changed result is larger, by the name of the figure. */
  readonly factor?: (figure: string, key: string) => number
  /** Figures that only the changed result may have: those of what was added. */
  readonly added?: (key: string) => boolean
  /** Figures that cannot be compared, and why is said where the transform is. */
  readonly leftOut?: (key: string, figure: string) => boolean
  /** Figures added up before they are compared, by key: those of the parts of what was split. */
  readonly joined?: (key: string) => string
}

/** The largest difference of a figure over all places, months, ... */
export interface Moved {
  /** Its name without what it is of: `central.uses[].shortfall`. */
  readonly figure: string
  /** Relative; infinite for a text or a missing number. */
  readonly by: number
  readonly key: string
  readonly before: Leaf | undefined
  readonly after: Leaf | undefined
}
type Leaf = string | number | boolean | null

/** What names an item of a list. */
const NAMES = [
  'id',
  'kind',
  'what',
  'label',
  'site',
  'process',
  'place',
  'partner',
  'sector',
  'material',
  'element',
  'stage',
  'fromStage',
  'toStage',
  'to',
  'month',
  'part',
  'case',
  'instrument',
  'source',
]
/** Of the run, not of the world: the hash of the tables, how long it took, what rounding left. What statements say is in their values.
 * Chances are counted over draws that go by the names of figures: another name is another draw. */
const OF_THE_RUN =
  /(^|\.)(version|world\.(title|hash)|pivots|simplexIterations|imbalance|maxBalanceResidual|maxBoundViolation|gap|cold|coldStartDifference|solves|search\..*|check\..*|chances\[\].*|outOfCash\[\]|kept|tried|summary\[\]\.(en|ja|values\.(solves|difference|gap|imbalance|relaxed|whole|exact|idle|closed|chance|without|sites)\..*))$/
const isText = (value: Json): value is string => typeof value === 'string'

/** Figures that are not added up: those of a kilogram. */
const INTENSIVE = /\.(calibrated|factual|wedge)$/

/** A small figure is checked against a thousandth of the largest of its name: a gram of a sector is not its matter. */
const FLOOR = 1e-3
/** And against a kilogram or a thousand dollars: what is left of nothing is rounding. */
const LEAST = 1e-3

interface Flat {
  readonly figure: string
  readonly value: Leaf
}

function flatten(
  result: Json,
  { word = (one) => one, joined = (key) => key, added = () => false }: Back,
): Map<string, Flat> {
  const found = new Map<string, Flat>()
  const named = (text: string): string => text.replaceAll(/[^\s,]+/g, word)
  const put = (key: string, figure: string, value: Leaf): void => {
    const at = joined(key)
    const known = found.get(at)?.value
    found.set(at, {
      figure,
      value:
        typeof known !== 'number' || typeof value !== 'number' || at === key
          ? value
          : INTENSIVE.test(figure)
            ? Math.max(known, value)
            : known + value,
    })
  }
  const nameOf = (item: Json): string => {
    if (isText(item)) return named(item)
    if (Array.isArray(item)) return item.map(nameOf).sort().join('+')
    if (item === null || typeof item !== 'object') return ''
    const own = item as Record<string, Json>
    const parts = NAMES.flatMap((name) => (isText(own[name]) ? [named(own[name])] : []))
    if (isText(own['from'])) parts.push(`from ${named(own['from'])}`)
    if (Array.isArray(own['measures'])) parts.push(nameOf(own['measures']))
    if (Array.isArray(own['protect'])) parts.push(nameOf(own['protect']))
    // A statement is distinguished by what it names.
    const values = own['values']
    if (values !== null && typeof values === 'object' && !Array.isArray(values))
      for (const value of Object.values(values as Record<string, Json>)) {
        const ids = (value as { readonly ids?: Json } | null)?.ids
        if (ids !== undefined) parts.push(nameOf(ids))
      }
    return parts.join('|')
  }
  const walk = (value: Json, key: string, figure: string): void => {
    if (value === undefined || OF_THE_RUN.test(figure)) return
    if (Array.isArray(value)) {
      const list = value as readonly Json[]
      if (list.length === 0) return
      if (list.every((item) => isText(item) || Array.isArray(item)) && !list.every(isNumbers))
        put(
          key,
          figure,
          list
            .map(nameOf)
            .filter((name) => !added(name))
            .sort()
            .join(', '),
        )
      else if (list.every((item) => item !== null && typeof item === 'object' && !Array.isArray(item))) {
        const seen = new Map<string, number>()
        list.forEach((item, i) => {
          const name = nameOf(item) || String(i)
          const times = (seen.get(name) ?? 0) + 1
          seen.set(name, times)
          walk(item, `${key}[${name}${times === 1 ? '' : `#${times}`}]`, `${figure}[]`)
        })
      } else list.forEach((item, i) => walk(item, `${key}[${i}]`, `${figure}[]`))
    } else if (value !== null && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) {
        const said = named(name)
        // A record by place is a list of its own: the figure is the record's.
        const own = OPEN_RECORDS.test(key)
        walk(
          inner,
          own ? `${key}{${said}}` : `${key}.${name}`.replace(/^\./, ''),
          own ? figure : `${figure}.${name}`.replace(/^\./, ''),
        )
      }
    } else put(key, figure, isText(value) && !figure.endsWith('unit') ? named(value) : value)
  }
  walk(result, '', '')
  return found
}
const isNumbers = (item: Json): boolean => Array.isArray(item) && item.every((one) => typeof one === 'number')
/** Records whose keys are ids. */
const OPEN_RECORDS = /\.(byLocation|byControl|shortfallByUnit)$/

/** Every figure that moved, the furthest first. */
export function moved(before: unknown, after: unknown, back: Back = {}): Moved[] {
  const { factor = () => 1, added = () => false, leftOut = () => false, joined } = back
  const old = flatten(before as Json, joined === undefined ? {} : { joined })
  const now = flatten(after as Json, back)
  const most = new Map<string, number>()
  for (const { figure, value } of old.values())
    if (typeof value === 'number' && Number.isFinite(value))
      most.set(figure, Math.max(most.get(figure) ?? 0, Math.abs(value)))
  const worst = new Map<string, Moved>()
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const one = old.get(key)
    const other = now.get(key)
    const figure = one?.figure ?? other?.figure ?? ''
    if (leftOut(key, figure) || (one === undefined && added(key))) continue
    const scaled = typeof other?.value === 'number' ? other.value / factor(figure, key) : other?.value
    const by = apart(one?.value, scaled, FLOOR * (most.get(figure) ?? 0))
    if (by > (worst.get(figure)?.by ?? 0)) worst.set(figure, { figure, by, key, before: one?.value, after: scaled })
  }
  return [...worst.values()].sort((a, b) => b.by - a.by)
}

function apart(one: Leaf | undefined, other: Leaf | undefined, floor: number): number {
  // Not told, and told as nothing, are the same.
  if (Object.is(one ?? null, other ?? null)) return 0
  // What is not told is nothing: a use that is not short, a place that loses nothing.
  const a = one ?? (one === undefined ? 0 : Number.NaN)
  const b = other ?? (other === undefined ? 0 : Number.NaN)
  if (typeof a !== 'number' || typeof b !== 'number') return one === undefined || other === undefined ? 0 : Infinity
  const by = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), floor, LEAST)
  return Number.isNaN(by) ? Infinity : by
}
