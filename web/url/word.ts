import { completeNamed, defaultOf, type NamedRequest, type Option, type Options } from '../../src/studies/light.ts'

/**
 * A request as one readable word of an address: what it is about, then what is asked besides, by the names that options have everywhere:
 * `bans~target=JPN,EUR~maxMeasures=2`. What counts anyway is not written. What cannot be read, or no request may have, is left out: an
 * old or broken link still opens something.
 */
interface Word {
  /** The name that it begins with: of a scenario, a menu, a path of prices. */
  readonly head: string
  readonly parts: ReadonlyMap<string, string>
}
export type Part = readonly [key: string, value: string]

export function parseWord(text: string): Word | undefined {
  const [head = '', ...parts] = text.split('~')
  if (!NAME.test(head)) return undefined
  return {
    head,
    parts: new Map(
      parts.map((part) => [part.slice(0, Math.max(0, part.indexOf('='))), part.slice(part.indexOf('=') + 1)]),
    ),
  }
}
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]*$/

export const writeWord = (head: string, parts: readonly Part[]): string =>
  [head, ...parts.map(([key, value]) => `${key}=${value}`)].join('~')

/** A request, by its record; nothing for a word that lacks what must be said. */
export function readRequest<R extends Options>(options: R, text: string): NamedRequest<R> | undefined {
  const word = parseWord(text)
  if (word === undefined) return undefined
  const read = { [headOf(options)]: word.head, ...readOptions(options, word.parts) }
  const isWhole = Object.entries(options).every(([name, { isRequired }]) => isRequired !== true || name in read)
  return isWhole ? completeNamed(options, read as Partial<NamedRequest<R>>) : undefined
}

export function writeRequest<R extends Options>(options: R, request: NamedRequest<R>): string {
  const head = headOf(options)
  return writeWord(String(valueIn(request, head)), writeOptions(options, request))
}

/** What a request is about: its argument on the command line. */
const headOf = (options: Options): string => Object.entries(options).find(([, { isArgument }]) => isArgument)?.[0] ?? ''

const valueIn = (request: object, name: string): unknown => (request as Readonly<Record<string, unknown>>)[name]

/** What parts say of options, as far as it can be read. `of` stands behind each key: `duration:quota`. */
export function readOptions<R extends Options>(
  options: R,
  parts: ReadonlyMap<string, string>,
  of = '',
): Partial<NamedRequest<R>> {
  const read = Object.entries(options).flatMap(([name, option]) => {
    const text = parts.get(name + of)
    const value = text === undefined || option.isArgument === true ? undefined : readValue(option, text)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(read) as Partial<NamedRequest<R>>
}

export function writeOptions<R extends Options>(
  options: R,
  values: Partial<NamedRequest<R>>,
  of = '',
): readonly Part[] {
  return Object.entries(options).flatMap(([name, option]): readonly Part[] => {
    const value = valueIn(values, name)
    const text =
      option.isArgument === true || value === undefined || value === defaultOf(option)
        ? undefined
        : writeValue(option, value)
    return text === undefined ? [] : [[name + of, text]]
  })
}

function readValue(option: Option, text: string): number | boolean | string | readonly string[] | undefined {
  switch (option.kind) {
    case 'count': {
      const value = numberIn(text)
      return value !== undefined && Number.isInteger(value) && value >= option.min && value <= option.max
        ? value
        : undefined
    }
    case 'amount': {
      const value = numberIn(text)
      return value !== undefined && (value > 0 || option.mayBeZero === true) && value <= option.max ? value : undefined
    }
    case 'switch':
      return text === 'yes' ? true : text === 'no' ? false : undefined
    case 'choice':
      return option.choices.find((one) => one === text)
    case 'list': {
      const words = text.split(',').flatMap((word) => textIn(word, FORMS[option.of]) ?? [])
      const known = option.choices === undefined ? words : option.choices.filter((one) => words.includes(one))
      return known.length > 0 ? known : undefined
    }
    case 'text':
      return textIn(text, option.pattern ?? FORMS[option.of])
    case 'file':
      // A file of one's own is not in an address.
      return option.shipped === undefined ? undefined : textIn(text, NAME)
    default:
      return option satisfies never
  }
}

function writeValue(option: Option, value: unknown): string | undefined {
  if (option.kind === 'switch') return value === true ? 'yes' : 'no'
  if (option.kind === 'list') {
    const words = value as readonly string[]
    return words.length === 0 ? undefined : words.map((word) => escaped(word).replaceAll(',', '%2C')).join(',')
  }
  return typeof value === 'string' ? escaped(value) : typeof value === 'number' ? String(value) : undefined
}

/** What pages take apart has to be in this form, the shortest. */
const FORMS: Readonly<Record<string, RegExp>> = { money: /^\d{1,15}(\.\d{1,9})?(e\d{1,2})?[A-Z]{3}$/ }
/** As over HTTP. */
const LONGEST = 200

function textIn(word: string, form = /./s): string | undefined {
  const text = unescaped(word)
  return text !== undefined && text.length <= LONGEST && form.test(text) ? text : undefined
}

const numberIn = (text: string): number | undefined => (/^\d+(\.\d+)?(e-\d+)?$/.test(text) ? Number(text) : undefined)

/** A text without the signs that part a word. */
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('~', '%7E')
export function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
