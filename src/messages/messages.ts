import { parse } from '@formatjs/icu-messageformat-parser'
import { formatToParts } from 'intl-messageformat'

export type Language = 'en' | 'ja'
export const LANGUAGES: readonly Language[] = ['en', 'ja']

/** Something of each language. */
export const inEach = <T>(of: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<Language, T>

/** What stands in a gap. Numbers are written as they are: who wants them shorter gives a text. */
export type Value = string | number
/** A text without gaps. */
export type Plain = unknown

/** A catalogue: its texts in both languages, and by key what each has gaps for. Generated: see `scripts/messages.ts`. */
export interface Messages<Gaps> {
  readonly en: Readonly<Record<keyof Gaps & string, string>>
  readonly ja: Readonly<Record<keyof Gaps & string, string>>
  /** For the compiler alone. */
  readonly gaps?: Gaps
}

/** Says a text by its key: with the values that it has gaps for, or those of all that it may be, and no others. */
export type Say<Gaps> = <Key extends keyof Gaps & string>(key: Key, ...values: Given<AllOf<Gaps, Key>>) => string
/** A text that is said once the language of its reader is known. */
export type Text = (language: Language) => string
/** Puts a text together to be said later; its values may be such texts too. */
export type SayLater<Gaps> = <Key extends keyof Gaps & string>(
  key: Key,
  ...values: Given<Later<AllOf<Gaps, Key>>>
) => Text
/** Values of a text that is said later. */
export type Later<All> = unknown extends All
  ? unknown
  : { readonly [Gap in keyof All]: Value extends All[Gap] ? Value | Text : All[Gap] }

export type SayOf<Catalogue> = Catalogue extends Messages<infer Gaps> ? Say<Gaps> : never
export type KeyOf<Catalogue> = Catalogue extends Messages<infer Gaps> ? keyof Gaps & string : never

/** Those of its texts that have no gaps: headings, say. */
export type PlainKeyOf<Catalogue> =
  Catalogue extends Messages<infer Gaps>
    ? { [Key in keyof Gaps & string]: unknown extends Gaps[Key] ? Key : never }[keyof Gaps & string]
    : never

/** The values of all the texts that a key may be. */
export type AllOf<Gaps, Key extends keyof Gaps> = (Key extends unknown ? (gaps: Gaps[Key]) => void : never) extends (
  gaps: infer All,
) => void
  ? All
  : never
type Given<All> = unknown extends All ? [] : [values: All]

/** The texts of a catalogue in a language. */
export function sayer<Gaps>(messages: Messages<Gaps>, language: Language): Say<Gaps> {
  const texts: Readonly<Record<string, string>> = messages[language]
  const parsed = parsedOf(texts)
  return (key, ...[values]) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`No text "${key}" in this catalogue.`)
    // Most texts are plain, and are read by nothing.
    if (!SYNTAX.test(text)) return text
    let message = parsed.get(key)
    if (message === undefined) parsed.set(key, (message = parse(text, { ignoreTag: true })))
    let said = ''
    for (const { value } of formatToParts(message, language, FORMATTERS, NO_FORMATS, values ?? {}, undefined, text))
      said += String(value)
    return said
  }
}

/** The same texts, for where it is not known yet who reads them. */
export const sayLater =
  <Gaps>(messages: Messages<Gaps>): SayLater<Gaps> =>
  (key, ...[values]) =>
    textOf(messages, key, values)

/** A text by its key, of any catalogue: keys and values are held by the types of those who call it. */
export function textOf<Gaps>(messages: Messages<Gaps>, key: string, values: unknown): Text {
  return (language) => {
    const said = Object.entries((values ?? {}) as Readonly<Record<string, unknown>>).map(([gap, value]) => [
      gap,
      typeof value === 'function' ? (value as Text)(language) : (value as Value),
    ])
    return (sayer(messages, language) as (key: string, values: object) => string)(key, Object.fromEntries(said))
  }
}

/** Whether a key that came from outside is one of a text without gaps. */
export const hasText = <Gaps>({ en }: Messages<Gaps>, key: string): key is PlainKeyOf<Messages<Gaps>> & string =>
  Object.hasOwn(en, key) && !/\{/.test((en as Readonly<Record<string, string>>)[key] ?? '{')

/** Says what came from outside: a code, by its text where the catalogue has one, and as it came where not. */
export const namer =
  <Gaps>(messages: Messages<Gaps>, language: Language) =>
  (key: string): string =>
    hasText(messages, key) ? messages[language][key] : key

const SYNTAX = /['{}]/
type Parsed = ReturnType<typeof parse>
/** A text is read once, when it is first said. */
const PARSED = new WeakMap<object, Map<string, Parsed>>()

function parsedOf(texts: object): Map<string, Parsed> {
  let parsed = PARSED.get(texts)
  if (parsed === undefined) PARSED.set(texts, (parsed = new Map<string, Parsed>()))
  return parsed
}

type Formatters = Parameters<typeof formatToParts>[2]
const NO_FORMATS: Parameters<typeof formatToParts>[3] = { number: {}, date: {}, time: {} }
const RULES = new Map<string, Intl.PluralRules>()
/** Making one takes a hundred times as long as using it. Numbers and dates come as texts, as figures of a report and of a page need. */
const FORMATTERS: Formatters = {
  getPluralRules: (locales, options) => {
    const key = `${String(locales)} ${options?.type ?? 'cardinal'}`
    const rules = RULES.get(key) ?? new Intl.PluralRules(locales, options)
    RULES.set(key, rules)
    return rules
  },
  getNumberFormat: (locales, options) => new Intl.NumberFormat(locales, options),
  getDateTimeFormat: (locales, options) => new Intl.DateTimeFormat(locales, options),
}
