import { parse } from 'yaml'
import { z } from 'zod'

// What has another name after the change, as a YAML file. Paths are those from before; a list and its items have one path, and
// so have a table and its rows: `stress-jp-2010/result/middle/uses/lostAdded`, `weapon-two/sets/loss_musd`, `data/world/sites`.
//
//     names:                                   # keys, columns, tables, files of data
//       - { at: exposure-*/**, from: hidden, to: indirectDependence }    # keys of what stands there
//       - { from: lostAdded, to: valueAddedLost }
//     values:                                  # whole texts
//       - { at: '**/kind', from: thrift, to: thrifting }
//     words:                                   # words within a text or a name, such as a column `at:leakage` or an id of several parts
//       - { from: reserve, to: stockpile }
//     wording: ['**/note']                     # sentences in other words: their figures are still compared
//     unordered: [data/world/parameters]       # lists in the order of names that have changed
//
// `*` stands for any part of a name, `**` for any number of names. The first rule that fits is taken, and no other, so that
// narrow rules come first; words are looked at last. No rule changes a number, or a figure within a text.
const places = z.union([z.string(), z.array(z.string())])
const rule = z.strictObject({ at: places.optional(), from: z.string().min(1), to: z.string().min(1) })
const digits = (text: string): string => text.match(/\d+/g)?.join(' ') ?? ''
const ruleOfText = rule.refine(({ from, to }) => digits(from) === digits(to), 'A rule may not change a figure.')
/** A section that is empty in YAML is null. */
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
const renamesSchema = z.strictObject({
  names: list(rule),
  values: list(ruleOfText),
  words: list(ruleOfText),
  wording: list(z.string()),
  unordered: list(z.string()),
})

/** Where something stands, by the names from before. */
export class Place {
  private readonly inside = new Map<string, Place>()
  /** Answers that hold for a place, kept since the same place comes many times. */
  readonly known = new Map<string, unknown>()

  readonly path: string

  constructor(path = '') {
    this.path = path
  }

  in(name: string): Place {
    let place = this.inside.get(name)
    if (place === undefined) this.inside.set(name, (place = new Place(`${this.path}${name}/`)))
    return place
  }

  once<T>(question: string, answer: () => T): T {
    if (!this.known.has(question)) this.known.set(question, answer())
    return this.known.get(question) as T
  }
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Whether a place fits one of some patterns. */
function fits(patterns: readonly string[]): (place: Place) => boolean {
  const whole = patterns.map(
    (pattern) =>
      new RegExp(
        `^${pattern
          .split('/')
          .map((name) => (name === '**' ? '(?:[^/]*/)*' : `${name.split('*').map(escaped).join('[^/]*')}/`))
          .join('')}$`,
      ),
  )
  return ({ path }) => whole.some((pattern) => pattern.test(path))
}

interface Rule {
  readonly from: string
  readonly to: string
  readonly holds: (place: Place) => boolean
  readonly pattern: RegExp
  readonly description: string
  used: boolean
}

export class Renames {
  private readonly names: readonly Rule[]
  private readonly values: readonly Rule[]
  private readonly words: readonly Rule[]
  readonly isReworded: (place: Place) => boolean
  readonly isUnordered: (place: Place) => boolean

  constructor(yaml = '') {
    const { success, data, error } = renamesSchema.safeParse(parse(yaml) ?? {})
    if (!success) throw new Error(`The map of names cannot be read:\n${z.prettifyError(error)}`)
    const rules = (section: 'names' | 'values' | 'words'): Rule[] =>
      data[section].map(({ at, from, to }) => ({
        from,
        to,
        holds: at === undefined ? () => true : fits([at].flat()),
        pattern: new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped(from)}(?![\\p{L}\\p{N}_-])`, 'gu'),
        description: `${section}: ${from} → ${to}${at === undefined ? '' : ` at ${[at].flat().join(', ')}`}`,
        used: false,
      }))
    this.names = rules('names')
    this.values = rules('values')
    this.words = rules('words')
    const [wording, unordered] = [fits(data.wording), fits(data.unordered)]
    this.isReworded = (place) => place.once('wording', () => wording(place))
    this.isUnordered = (place) => place.once('unordered', () => unordered(place))
  }

  /** What a key, column or file that stands there is called now. */
  name(place: Place, name: string): string {
    return place.once(`name ${name}`, () => taken(this.names, place, name) ?? this.inWords(place, name))
  }

  /** What a text that stands there is now. */
  text(place: Place, text: string): string {
    return taken(this.values, place, text) ?? this.inWords(place, text)
  }

  private inWords(place: Place, text: string): string {
    // All at once, so that a word that was put in is not changed by another rule.
    const put: string[] = []
    let now = text
    for (const rule of this.words) {
      if (!now.includes(rule.from) || !rule.holds(place)) continue
      now = now.replaceAll(rule.pattern, () => {
        rule.used = true
        return `\uE000${put.push(rule.to) - 1}\uE000`
      })
    }
    return put.length === 0 ? now : now.replaceAll(/\uE000(\d+)\uE000/g, (_, at: string) => put[Number(at)] ?? '')
  }

  /** Rules that nothing fitted: slips of the pen, or names that stand nowhere in what was compared. */
  unused(): string[] {
    return [...this.names, ...this.values, ...this.words]
      .filter(({ used }) => !used)
      .map(({ description }) => description)
  }
}

function taken(rules: readonly Rule[], place: Place, from: string): string | undefined {
  const rule = rules.find((one) => one.from === from && one.holds(place))
  if (rule === undefined) return undefined
  rule.used = true
  return rule.to
}
