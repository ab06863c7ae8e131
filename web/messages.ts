import { useMemo } from 'react'
import { sayer as sayerOf, WRITING, type Messages, type Writing, type Say as SayKeys } from '../src/messages/index.ts'
import type { Catalogue } from './desk/protocol.ts'
import { useView } from './url/state.ts'

export type Language = 'en' | 'ja'

/** A text with `{gaps}`, or its forms by number: `{n}` chooses. */
export type Message = string | { readonly one: string; readonly other: string }
type Gaps = Readonly<Record<string, string | number>>
export type Say<K extends string> = (key: K, gaps?: Gaps) => string

/** The words of a page in both languages: the compiler finds what is missing in one of them. */
export type Words<K extends string> = {
  readonly en: Readonly<Record<K, Message>>
  readonly ja: Readonly<Record<K, Message>>
}

/** The texts of a page in the reader's language. */
export function useMessages<Gaps>(messages: Messages<Gaps>): SayKeys<Gaps> {
  const { lang } = useView().view
  return useMemo(() => sayerOf(messages, lang), [messages, lang])
}

/** The words of a page in the reader's language. */
export function useWords<K extends string>(words: Words<K>): Say<K> {
  const { lang } = useView().view
  return useMemo(() => sayer(words, lang), [words, lang])
}

/** The same without a page: for what is worked out, and tested, in both languages. */
export function sayer<K extends string>(words: Words<K>, lang: Language): Say<K> {
  const rules = new Intl.PluralRules(lang)
  return (key, gaps = {}) => {
    const message = words[lang][key]
    const text =
      typeof message === 'string' ? message : message[rules.select(Number(gaps['n'] ?? 2)) === 'one' ? 'one' : 'other']
    return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap))
  }
}

/** Sentences one after the other: Japanese puts nothing between them. */
export const after = (lang: Language, ...sentences: readonly string[]): string => WRITING[lang].after(...sentences)

/** Names of what the world knows, and how numbers and lists are written, in a language. */
export interface Wording extends Writing {
  readonly lang: Language
  readonly place: (id: string) => string
  readonly material: (id: string) => string
  readonly sector: (id: string) => string
  readonly element: (id: string) => string
  readonly unit: (unit: string) => string
  /** Two significant digits, three from a thousand on: no more than the facts can carry. */
  readonly number: (value: number, digits?: number) => string
  readonly percent: (share: number, digits?: number) => string
  /** Million USD, told in millions, billions or trillions: as fits it, or another that it stands beside. */
  readonly money: (million: number, like?: number) => string
  /** The middle case, and both others in brackets once they are known. */
  readonly moneyCases: (cases: { central: number; mild: number | undefined; severe: number | undefined }) => string
  /** From one amount to a larger one, in the unit that fits the larger, or another that they stand beside. */
  readonly moneyRange: (low: number, high: number, like?: number) => string
  readonly month: (month: string) => string
  readonly list: (items: readonly string[]) => string
}

export function wording(lang: Language, catalogue: Catalogue | undefined): Wording {
  const names = (list: readonly { id: string; name: string; nameJa: string }[] = []): ((id: string) => string) => {
    const known = new Map(list.map(({ id, name, nameJa }) => [id, lang === 'ja' && nameJa !== '' ? nameJa : name]))
    return (id) => known.get(id) ?? id
  }
  const withDigits = perDigits((maximumSignificantDigits) => new Intl.NumberFormat(lang, { maximumSignificantDigits }))
  const inPercent = perDigits(
    (maximumFractionDigits) => new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits }),
  )
  const format = (value: number, digits: number): string => {
    if (!Number.isFinite(value)) return '–'
    if (Math.abs(value) < 1e-6) return '0'
    return withDigits(Math.abs(value) >= 1000 ? digits + 1 : digits).format(value)
  }
  const money = (million: number, like = million): string => {
    const { per, unit } = moneyUnit(like, lang)
    return `${format(million / per, 2)}${unit}`
  }
  const list = new Intl.ListFormat(lang, { type: 'conjunction' })
  return {
    ...WRITING[lang],
    lang,
    place: names(catalogue?.places),
    material: names(catalogue?.materials),
    sector: names(catalogue?.sectors),
    element: names(catalogue?.elements),
    unit: (unit) => (lang === 'ja' ? (UNITS_JA[unit] ?? unit) : unit),
    number: (value, digits = 2) => format(value, digits),
    percent: (share, digits = 0) => inPercent(digits).format(share),
    money,
    moneyCases: ({ central, mild, severe }) => {
      if (mild === undefined || severe === undefined) return money(central)
      const { per, unit } = moneyUnit(central, lang)
      const [low, high] = [format(mild / per, 2), format(severe / per, 2)]
      return lang === 'ja' ? `${money(central)}（${low}～${high}${unit}）` : `${money(central)} (${low} to ${high})`
    },
    moneyRange: (low, high, like = high) => {
      const { per, unit } = moneyUnit(like, lang)
      return `${format(low / per, 2)}${lang === 'ja' ? '～' : ' to '}${format(high / per, 2)}${unit}`
    },
    month: (month) => {
      const [year = '', number = ''] = month.split('-')
      return lang === 'ja' ? `${year}年${Number(number)}月` : `${MONTHS[Number(number) - 1] ?? number} ${year}`
    },
    list: (items) => list.format([...items]),
  }
}

/** The unit that fits so many million USD, and how many millions it is. */
function moneyUnit(million: number, lang: Language): { per: number; unit: string } {
  const size = Math.abs(million)
  if (lang === 'ja') return size >= 100 ? { per: 100, unit: '億ドル' } : { per: 1, unit: '百万ドル' }
  if (size >= 1e6) return { per: 1e6, unit: ' trillion USD' }
  return size >= 1000 ? { per: 1000, unit: ' bn USD' } : { per: 1, unit: ' M USD' }
}

/** Making a formatter takes a hundred times as long as using it. */
function perDigits(make: (digits: number) => Intl.NumberFormat): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>()
  return (digits) => {
    const one = made.get(digits) ?? make(digits)
    made.set(digits, one)
    return one
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const UNITS_JA: Readonly<Record<string, string>> = {
  't REO': 't（REO換算）',
  't metal': 't（金属）',
  't product': 't（製品）',
  't ore': 't（鉱石）',
}
